"""The words of calendars: what a stretch of days is, whose dates a feed brings."""

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _


class PeriodKind(models.TextChoices):
    """What a stretch of days in a school calendar is."""

    TERM = "term", _("Term (children are in school)")
    HOLIDAY = "holiday", _("Holiday")
    INSET = "inset", _("INSET day (staff only)")
    EXAMS = "exams", _("Exams or tests")
    OTHER = "other", _("Other busy time")


# What others plan around, so that it should be known by the end of June.
TO_BE_KNOWN: Final = (PeriodKind.INSET, PeriodKind.EXAMS, PeriodKind.OTHER)
# The nearest calendar that says something of a kind counts for that kind: terms and holidays go together.
SAID_TOGETHER: Final = ((PeriodKind.TERM, PeriodKind.HOLIDAY), (PeriodKind.INSET,), (PeriodKind.EXAMS,), (PeriodKind.OTHER,))


class FeedKind(models.TextChoices):
    """Whose dates a calendar feed brings."""

    MINE = "mine", _("What I promised and where I have to be")
    ORGANISATION = "organisation", _("A school's or partner's")
    ABOUT = "about", _("A partnership's")
    AREA = "area", _("Everything that I may see in the area")
