"""The room's words: what becomes of a question, and what a seat says to it."""

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _

PURPOSE: Final = "decisions.reply"  # of the link in every mail about a question: reply, read, say who carries it
LINK_DAYS: Final = 120
USUAL_DAYS: Final = 10
MOST_DAYS: Final = 90
REMIND_DAYS: Final = 2
CARRIER_DAYS: Final = 7  # after the count: who has not said who carries it is asked once more
CARRIER_MOST_DAYS: Final = 30


class State(models.TextChoices):
    """What became of a question."""

    OPEN = "open", _("Open for replies")
    SETTLED = "settled", _("Counted")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Result(models.TextChoices):
    """What the count says."""

    CARRIED = "carried", _("Decided")
    LOST = "lost", _("Not decided")
    NO_QUORUM = "no_quorum", _("Too few replied to decide")


class Says(models.TextChoices):
    """What a seat says."""

    WAITING = "", _("No reply yet")
    FOR = "for", _("For")
    AGAINST = "against", _("Against")
    NONE = "none", _("No vote given")
    INTEREST = "interest", _("Has an interest: left out")


TO_SAY: Final = [
    (Says.FOR.value, _("For")),
    (Says.AGAINST.value, _("Against")),
    (Says.NONE.value, _("I give no vote")),
    (Says.INTEREST.value, _("I have an interest in this, so I must not vote")),
]
SAY_HINTS: Final = {
    Says.NONE.value: _("You have replied, and you count as being there."),
    Says.INTEREST.value: _("For example a contract, a family tie, or a seat elsewhere. You are left out of the count."),
}


class Part(models.TextChoices):
    """Who may read a question."""

    A = "a", _("Everybody who sees the group")
    B = "b", _("Partners only")
