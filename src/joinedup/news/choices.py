"""The words of newsletters."""

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _

READ_PURPOSE: Final = "news.read"  # one issue, by the link in its mail
MAIL_KIND: Final = "newsletter"  # of the regular mail that a reader can stop
LINK_DAYS: Final = 400
USUAL_DAYS: Final = 42  # a first newsletter looks back over six weeks
OLDEST_DAYS: Final = 2 * 366  # what is older is no news but a slip in the year
COMING_DAYS: Final = 60
FIRST_LOOK_DAYS: Final = 28  # whoever has never looked is shown four weeks
AT_ONCE: Final = 60  # more readers than these are written to in the background
AT_A_TIME: Final = 20  # mails of one newsletter put into the outbox before looking again whether it was stopped
MOST_PARAGRAPHS: Final = 60


class State(models.TextChoices):
    """Where a newsletter stands."""

    DRAFT = "draft", _("Draft")
    SENT = "sent", _("Sent")


class Kind(models.TextChoices):
    """What a paragraph is about; its words stand above it."""

    OWN = "own", _("In our own words")
    DECISION = "decision", _("What we decided")
    MILESTONE = "milestone", _("What we reached")
    THANKS = "thanks", _("Thank you")
    PARTNER = "partner", _("New partners")
    OFFER = "offer", _("New offers of help")
    COMING = "coming", _("Dates to keep")


class Readers(models.TextChoices):
    """Who may be written to, computed when the newsletter goes."""

    PARTNERS = "partners", _("The person whom each partner named")
    HEADS = "heads", _("Heads")
    BUSINESS = "business", _("School business managers and offices")
    SENCOS = "sencos", _("SENDCos")
    CHAIRS = "chairs", _("Chairs of governors")
    GROUPS = "groups", _("Members of boards and groups")
    FUNDERS = "funders", _("Funders")
    ORGANISERS = "organisers", _("Organisers and observers")
