"""Words and legal moves between states, by noun."""

# ruff: noqa: I001, RUF022
# fmt: off
from joinedup.brokerage.choices.calls import Answered, Appetite, CALL_MOVES, CallState, LinkPurpose, NOT_THIS_YEAR
from joinedup.brokerage.choices.plans import (
    ANY_PHASE, DEFAULT_REACH_KM, DeclineReason, INTRODUCTION_MOVES, INTRODUCTION_PURPOSE, IntroductionReply, IntroductionState,
    LAPSE_AFTER_DAYS, PHASE_BITS, PLAN_MOVES, PlanBalance, PlanState, SPOKEN_FOR, SUGGESTION_MOVES, Side, SuggestionState, UnmetReason,
    YESES,
)
from joinedup.brokerage.choices.things import (
    Entered, Evidence, FOR_THE_COORDINATOR, FOR_THE_TRUST, HALF_DAYS, Kind, MOVES, N_FIRST_NEEDS, N_FIRST_OFFERS, ON_BEHALF,
    SEEN_BY_OTHERS, STANDING, Size, State, Terms, Urgency, Visibility, WaitsFor, When,
)
from joinedup.brokerage.choices.topics import Leaf, Lens, Phase, groups, leaves, lenses
from joinedup.brokerage.choices.uploads import RowResult
from joinedup.brokerage.choices.wording import half_days, kilometres, needs_and_offers, unnamed, with_half_days

__all__ = [
    "ANY_PHASE", "Answered", "Appetite", "CALL_MOVES", "CallState", "DEFAULT_REACH_KM", "DeclineReason", "Entered", "Evidence",
    "FOR_THE_COORDINATOR", "FOR_THE_TRUST", "HALF_DAYS", "INTRODUCTION_MOVES", "INTRODUCTION_PURPOSE", "IntroductionReply",
    "IntroductionState", "Kind", "LAPSE_AFTER_DAYS", "Leaf", "Lens", "LinkPurpose", "MOVES", "NOT_THIS_YEAR", "N_FIRST_NEEDS",
    "N_FIRST_OFFERS", "ON_BEHALF", "PHASE_BITS", "PLAN_MOVES", "Phase", "PlanBalance", "PlanState", "RowResult", "SEEN_BY_OTHERS",
    "SPOKEN_FOR", "STANDING", "SUGGESTION_MOVES", "Side", "Size", "State", "SuggestionState", "Terms", "UnmetReason", "Urgency",
    "Visibility", "WaitsFor", "When", "YESES", "groups", "half_days", "kilometres", "leaves", "lenses", "needs_and_offers", "unnamed",
    "with_half_days",
]
