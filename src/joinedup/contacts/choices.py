"""The words of this room."""

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _

CHECK_PURPOSE: Final = "contacts.check"
ASKS_PURPOSE: Final = "contacts.asks"  # one page of what an area asks of a school; opens nothing that did not go to the same mailbox
ABOUT_SCHOOL: Final = "directory.organisation"  # what an area has promised a school is about the school
VISIT_PURPOSE: Final = "contacts.visit"  # read a note of a visit and say whether it is accurate
VISIT_LINK_DAYS: Final = 120
LEAD: Final = "lead"  # kind of an ask that nobody but the lead answers
ASKS_DAYS: Final = 30
LINK_DAYS: Final = 60  # after the day on which a check closes
OFFICE_TITLE: Final = "School office"


class Said(models.TextChoices):
    """What a school says of one line of its check."""

    RIGHT = "right", _("Everything is right")
    LEFT = "left", _("No longer does this")
    NEW = "new", _("New")
    OFFICE = "office", _("School office")
    INSET = "inset", _("INSET day")
    NOTE = "note", _("Note")


class VisitState(models.TextChoices):
    """Where a note of a visit stands."""

    DRAFT = "draft", _("Not sent yet")
    SENT = "sent", _("With the school")
    ACCEPTED = "accepted", _("The school says that it is accurate")
    COMMENTED = "commented", _("The school has commented")


VISIT_MOVES: dict[VisitState, frozenset[VisitState]] = {
    VisitState.DRAFT: frozenset({VisitState.SENT}),
    VisitState.SENT: frozenset({VisitState.SENT, VisitState.ACCEPTED, VisitState.COMMENTED}),
    VisitState.ACCEPTED: frozenset({VisitState.ACCEPTED, VisitState.COMMENTED}),
    VisitState.COMMENTED: frozenset({VisitState.ACCEPTED, VisitState.COMMENTED, VisitState.SENT}),
}
