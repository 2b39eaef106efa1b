"""The words of plans and suggestions, and the legal moves between their states."""

from collections.abc import Iterable

from django.db import models
from django.utils.translation import gettext_lazy as _

# A bit for each phase: special schools and alternative provision meet every phase.
PHASE_BITS = {"N": 1, "P": 2, "S": 4, "C": 8, "X": 15}
ANY_PHASE = 15
DEFAULT_REACH_KM = 25
LONGEST_CIRCLE = 4
LONGEST_CHAIN = 3


def phase_bits(phases: Iterable[str]) -> int:
    """Return the bits of these phases; none named means any.

    >>> phase_bits(["P", "S"]), phase_bits([]), phase_bits(["X"])
    (6, 15, 15)
    """
    bits = 0
    for phase in phases:
        bits |= PHASE_BITS.get(phase, 0)
    return bits or ANY_PHASE


class PlanBalance(models.TextChoices):
    """How far giving and getting may differ at one organisation in a plan."""

    BANK = "bank", _("About as much as they get (up to 6 half-days apart; helpers you name may give more)")
    ZERO = "zero", _("Exactly as much as they get")


class Method(models.TextChoices):
    """What a plan is made of."""

    CIRCLES = "circles", _("Short circles: each helps the next, and the last helps the first")
    BALANCED = "balanced", _("The most that can be met, however long the circles become")
    PRACTICAL = "practical", _("Few partners for each school, and no link that is too small")


class TrustFirst(models.TextChoices):
    """Whether help inside a trust comes before help from outside."""

    NO = "no", _("No difference")
    BONUS = "bonus", _("Inside the trust, where it is about as good")
    FIRST = "first", _("Inside the trust first, then wider")


class PairKind(models.TextChoices):
    """What holds between two organisations."""

    NEVER = "never", _("Never suggest these two")
    PREFER = "prefer", _("Suggest these two where it fits")
    MINUTES = "minutes", _("The way takes this many minutes")
    NO_WAY = "no_way", _("There is no way to travel between them")


class AdjustmentKind(models.TextChoices):
    """What a person decided about a suggestion."""

    LOCK = "lock", _("Keep")
    FORBID = "forbid", _("Not this pair")


class PlanState(models.TextChoices):
    """Where a plan stands; a draft changes nothing for anybody."""

    WORKING = "working", _("Being made")
    READY = "ready", _("Ready to look at")
    FAILED = "failed", _("Could not be made")
    SET_ASIDE = "set_aside", _("Set aside")
    REPLACED = "replaced", _("Replaced by a later version")


PLAN_MOVES: dict[str, frozenset[str]] = {
    PlanState.WORKING: frozenset({PlanState.READY, PlanState.FAILED}),
    PlanState.READY: frozenset({PlanState.SET_ASIDE, PlanState.REPLACED}),
    PlanState.FAILED: frozenset({PlanState.WORKING, PlanState.SET_ASIDE}),
    PlanState.SET_ASIDE: frozenset({PlanState.READY}),
    PlanState.REPLACED: frozenset({PlanState.READY}),
}


class SuggestionState(models.TextChoices):
    """What became of a suggestion."""

    SUGGESTED = "suggested", _("Suggested")
    LEFT_OUT = "left_out", _("Left out")
    INTRODUCED = "introduced", _("Introduced")


SUGGESTION_MOVES: dict[str, frozenset[str]] = {
    SuggestionState.SUGGESTED: frozenset({SuggestionState.LEFT_OUT, SuggestionState.INTRODUCED}),
    SuggestionState.LEFT_OUT: frozenset({SuggestionState.SUGGESTED}),
    SuggestionState.INTRODUCED: frozenset(),
}


class UnmetReason(models.TextChoices):
    """Why a need, or the rest of one, is not in the plan: the first thing that stood in the way."""

    NO_OFFER = "no_offer", _("Nobody else offers this for these ages")
    TOO_FAR = "too_far", _("Those who offer it are too far away")
    NO_CAPACITY = "no_capacity", _("Those who offer it have no half-days left")
    LIMIT = "limit", _("Those who offer it, or the school itself, have reached the limit that you set")
    WOULD_UNBALANCE = "would_unbalance", _("Somebody would give much more than they get, or get much more than they give")
    NOT_PLANNED = "not_planned", _("It was not looked at")
    OUTSIDE_TOPICS = "outside_topics", _("It is about something else; a person has to look for a match")
