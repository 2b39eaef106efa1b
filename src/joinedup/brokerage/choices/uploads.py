"""What became of a row of an uploaded list."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class RowResult(models.TextChoices):
    """What a row did when it was entered; one that was left out changed nothing, and says why."""

    ADDED = "added", _("Added")
    CHANGED = "changed", _("Changed")
    UNCHANGED = "unchanged", _("As it stood")
    LEFT_OUT = "left_out", _("Left out")
