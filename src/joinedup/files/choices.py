"""What is known about a file's safety."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Scan(models.TextChoices):
    """What the scanner said."""

    NOT_SCANNED = "not_scanned", _("Not checked for viruses")
    CLEAN = "clean", _("Checked for viruses")
    INFECTED = "infected", _("Held back: a virus was found")
