"""Words and legal moves between states, by noun."""

# ruff: noqa: I001, RUF022
# fmt: off
from joinedup.brokerage.choices.calls import Answered, Appetite, CALL_MOVES, CallState, LinkPurpose, NOT_THIS_YEAR
from joinedup.brokerage.choices.things import (
    Entered, Evidence, FOR_THE_COORDINATOR, FOR_THE_TRUST, HALF_DAYS, Kind, MOVES, N_FIRST_NEEDS, N_FIRST_OFFERS, ON_BEHALF,
    SEEN_BY_OTHERS, STANDING, Size, State, Terms, Urgency, Visibility, WaitsFor, When,
)
from joinedup.brokerage.choices.topics import Leaf, Lens, Phase, groups, leaves, lenses
from joinedup.brokerage.choices.uploads import RowResult
from joinedup.brokerage.choices.wording import half_days, kilometres, needs_and_offers, unnamed, with_half_days

__all__ = [
    "Answered", "Appetite", "CALL_MOVES", "CallState", "Entered", "Evidence", "FOR_THE_COORDINATOR", "FOR_THE_TRUST", "HALF_DAYS",
    "Kind", "Leaf", "Lens", "LinkPurpose", "MOVES", "NOT_THIS_YEAR", "N_FIRST_NEEDS", "N_FIRST_OFFERS", "ON_BEHALF", "Phase",
    "RowResult", "SEEN_BY_OTHERS", "STANDING", "Size", "State", "Terms", "Urgency", "Visibility", "WaitsFor", "When", "groups",
    "half_days", "kilometres", "leaves", "lenses", "needs_and_offers", "unnamed", "with_half_days",
]
