"""What the links of this room are for."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LinkPurpose(models.TextChoices):
    """What a link of this room lets its holder do."""

    CONFIRM_ENTRIES = "brokerage.confirm_entries", _("Confirm what was entered on our behalf")
