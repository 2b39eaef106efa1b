"""The words of plans, suggestions and introductions, and the legal moves between their states."""

from django.db import models
from django.utils.translation import gettext_lazy as _

# A bit for each phase: special schools and alternative provision meet every phase.
PHASE_BITS = {"N": 1, "P": 2, "S": 4, "C": 8, "X": 15}
ANY_PHASE = 15
LAPSE_AFTER_DAYS = 21
DEFAULT_REACH_KM = 25


class PlanBalance(models.TextChoices):
    """How far giving and getting may differ at one organisation in a plan."""

    BANK = "bank", _("About as much as they get (up to 6 half-days apart; helpers you name may give more)")
    ZERO = "zero", _("Exactly as much as they get")


class PlanState(models.TextChoices):
    """Where a plan stands; a draft changes nothing for anybody."""

    WORKING = "working", _("Being made")
    READY = "ready", _("Ready to look at")
    FAILED = "failed", _("Could not be made")
    SET_ASIDE = "set_aside", _("Set aside")


PLAN_MOVES: dict[str, frozenset[str]] = {
    PlanState.WORKING: frozenset({PlanState.READY, PlanState.FAILED}),
    PlanState.READY: frozenset({PlanState.SET_ASIDE}),
    PlanState.FAILED: frozenset({PlanState.WORKING, PlanState.SET_ASIDE}),
    PlanState.SET_ASIDE: frozenset({PlanState.READY}),
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
    WOULD_UNBALANCE = "would_unbalance", _("Somebody would give much more than they get, or get much more than they give")
    OUTSIDE_TOPICS = "outside_topics", _("It is about something else; a person has to look for a match")


class IntroductionState(models.TextChoices):
    """Where an introduction stands; nobody is bound before both have said yes."""

    SENT = "sent", _("Waiting for answers")
    AGREED = "agreed", _("Both said yes")
    DECLINED = "declined", _("Not this time")
    LAPSED = "lapsed", _("No answer in time")
    TAKEN_BACK = "taken_back", _("Taken back")


INTRODUCTION_MOVES: dict[str, frozenset[str]] = {
    IntroductionState.SENT: frozenset(
        {IntroductionState.AGREED, IntroductionState.DECLINED, IntroductionState.LAPSED, IntroductionState.TAKEN_BACK}
    ),
    # A no may be thought over until somebody else has been found.
    IntroductionState.DECLINED: frozenset({IntroductionState.SENT, IntroductionState.AGREED}),
    IntroductionState.LAPSED: frozenset({IntroductionState.SENT, IntroductionState.AGREED, IntroductionState.DECLINED}),
    IntroductionState.AGREED: frozenset({IntroductionState.SENT, IntroductionState.DECLINED}),
    IntroductionState.TAKEN_BACK: frozenset(),
}
# In these states the half-days are spoken for and no later plan may use them again.
SPOKEN_FOR = (IntroductionState.SENT, IntroductionState.AGREED)


class Side(models.TextChoices):
    """Which part an organisation has in an introduction."""

    GIVER = "giver", _("Would help")
    RECEIVER = "receiver", _("Would be helped")


class IntroductionReply(models.TextChoices):
    """What one side says."""

    NOTHING = "", _("No answer yet")
    YES = "yes", _("Yes")
    LATER = "later", _("Yes, but later")
    NO = "no", _("No")


YESES = (IntroductionReply.YES, IntroductionReply.LATER)


class DeclineReason(models.TextChoices):
    """Why one side says no; kept for the co-ordinator alone."""

    WRONG_TIME = "wrong_time", _("Good idea, wrong time")
    NO_TIME = "no_time", _("We have no time to give just now")
    SORTED = "sorted", _("We have found help already")
    TOO_FAR = "too_far", _("Too far away")
    NOT_FIT = "not_fit", _("Not what we meant")
    NEVER_WITH = "never_with", _("We would rather not work with this partner")
    OTHER = "other", _("Something else")


INTRODUCTION_PURPOSE = "answer_introduction"
