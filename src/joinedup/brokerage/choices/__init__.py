"""Words and legal moves between states, by noun."""

# ruff: noqa: I001, RUF022
# fmt: off
from joinedup.brokerage.choices.links import LinkPurpose
from joinedup.brokerage.choices.things import (
    Entered, Evidence, FOR_THE_COORDINATOR, FOR_THE_TRUST, HALF_DAYS, Kind, MOVES, N_FIRST_NEEDS, N_FIRST_OFFERS, ON_BEHALF,
    SEEN_BY_OTHERS, STANDING, Size, State, Terms, Urgency, Visibility, WaitsFor, When,
)
from joinedup.brokerage.choices.topics import Leaf, Lens, Phase, groups, leaves, lenses
from joinedup.brokerage.choices.uploads import RowResult
from joinedup.brokerage.choices.wording import (
    NOT_PUPILS, SEEN_BY, USUAL, half_days, kilometres, needs_and_offers, unnamed, with_half_days)

__all__ = [
    "Entered", "Evidence", "FOR_THE_COORDINATOR", "FOR_THE_TRUST", "HALF_DAYS", "Kind", "Leaf", "Lens", "LinkPurpose", "MOVES",
    "NOT_PUPILS", "N_FIRST_NEEDS", "N_FIRST_OFFERS", "ON_BEHALF", "Phase", "RowResult", "SEEN_BY", "SEEN_BY_OTHERS", "STANDING",
    "Size", "State", "Terms", "USUAL", "Urgency", "Visibility", "WaitsFor", "When", "groups", "half_days", "kilometres", "leaves",
    "lenses", "needs_and_offers", "unnamed", "with_half_days",
]
