"""The words of this year's call and the legal moves between its states."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Appetite(models.TextChoices):
    """Whether an organisation wants to take part this school year."""

    YES = "yes", _("Yes, this year")
    MAYBE = "maybe", _("Maybe")
    NO = "no", _("Not this year")
    NEXT_YEAR = "next_year", _("Ask me next year")


NOT_THIS_YEAR = (Appetite.NO, Appetite.NEXT_YEAR)


class CallState(models.TextChoices):
    """Where a call stands."""

    DRAFT = "draft", _("Draft")
    OPEN = "open", _("Open")
    CLOSED = "closed", _("Closed")


CALL_MOVES: dict[str, frozenset[str]] = {
    CallState.DRAFT: frozenset({CallState.OPEN}),
    CallState.OPEN: frozenset({CallState.CLOSED}),
    CallState.CLOSED: frozenset({CallState.OPEN}),
}


class Answered(models.TextChoices):
    """How the answer to a call came in."""

    SILENT = "", _("Not yet answered")
    THEMSELVES = "themselves", _("Answered themselves")
    ON_BEHALF = "on_behalf", _("Entered on behalf, not yet confirmed by the school")
    CONFIRMED = "confirmed", _("Entered on behalf, confirmed by the school")


class LinkPurpose(models.TextChoices):
    """What a link of this room lets its holder do."""

    ANSWER_CALL = "calls.answer_call", _("Answer the call")
