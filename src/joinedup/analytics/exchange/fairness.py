"""Fairness: whom a plan should help more, by a measure that is chosen and dated.

A measure of disadvantage is data with its definition, census date and source, never a bare column: rules change (free school meals do in
September 2026), and a series breaks where they do. A value is a share from 0 to 1, higher for more disadvantage; unknown stays unknown.

Two weights raise the worth of a half-day for a member: `disadvantage_factor` 1 + a v for a value v (a = 1.5 unless chosen otherwise),
and `least_served_factor` 1 + b (1 - s), s the share of what it needed in earlier years that it really received. Who is new, or asked for
nothing, has the middle s of the others. A guarantee for a group (`guarantees`) is the other way: a floor instead of a weight.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

DISADVANTAGE_WEIGHT = 1.5


@dataclass(frozen=True)
class Measure:
    """A measure of disadvantage: what it is, of which day, from where, and its value for each member (None: not known)."""

    id: str
    definition: str
    census_date: date
    source: str
    values: tuple[float | None, ...]

    def __post_init__(self) -> None:
        if not all(0 <= value <= 1 for value in self.values if value is not None):
            raise ValueError("A measure of disadvantage is a share from 0 to 1")


@dataclass(frozen=True)
class Group:
    """The members above a line of a measure, and how many could not be placed because nothing is known of them."""

    members: tuple[int, ...]
    from_value: float | None
    n_unknown: int


def poorest(measure: Measure, share: float = 0.2) -> Group:
    """Return at least this share of the members whose value is known, most disadvantaged first; nobody is left out among equals.

    >>> fsm = Measure("fsm", "known to be eligible for free school meals", date(2026, 1, 15), "school census", (0.1, 0.4, None, 0.4, 0.2))
    >>> poorest(fsm, 0.25)
    Group(members=(1, 3), from_value=0.4, n_unknown=1)
    """
    known = sorted((value for value in measure.values if value is not None), reverse=True)
    n_unknown = len(measure.values) - len(known)
    wanted = math.ceil(share * len(known) - 1e-9)
    if wanted <= 0:
        return Group((), None, n_unknown)
    line = known[wanted - 1]
    return Group(tuple(row for row, value in enumerate(measure.values) if value is not None and value >= line), line, n_unknown)


def disadvantage_factor(values: Sequence[float | None], weight: float = DISADVANTAGE_WEIGHT) -> list[float]:
    """Return for each member by how much its half-days are worth more; what is not known counts as the middle of what is.

    >>> disadvantage_factor([0.0, 0.2, 0.4, None], 1.5)
    [1.0, 1.3, 1.6, 1.3]
    """
    return [1.0 + weight * value for value in _or_middle(values)]


def least_served_factor(received: Sequence[int], needed: Sequence[int], weight: float) -> list[float]:
    """Return for each member by how much its half-days are worth more, because it got less of what it needed before.

    >>> least_served_factor([0, 5, 10, 0], [10, 10, 10, 0], 0.5)
    [1.5, 1.25, 1.0, 1.25]
    """
    served = [min(1.0, got / asked) if asked > 0 else None for got, asked in zip(received, needed, strict=True)]
    return [1.0 + weight * (1.0 - share) for share in _or_middle(served)]


def least_served(received: Sequence[int], needed: Sequence[int], share: float = 0.2) -> frozenset[int]:
    """Return the rows that got least of what they needed before: at least this share of those known, none of whom got as the middle does.

    >>> sorted(least_served([0, 5, 10, 0, 9], [10, 10, 10, 0, 10], 0.25)), least_served([0, 0], [4, 4])
    ([0], frozenset())
    """
    served = {row: min(1.0, got / asked) for row, (got, asked) in enumerate(zip(received, needed, strict=True)) if asked > 0}
    if not served:
        return frozenset()
    line = sorted(served.values())[max(0, math.ceil(share * len(served) - 1e-9) - 1)]
    middle = median(served.values())
    return frozenset(row for row, part in served.items() if part <= line and part < middle)


def _or_middle(values: Sequence[float | None]) -> list[float]:
    known = [value for value in values if value is not None]
    middle = median(known) if known else 0.0
    return [middle if value is None else value for value in values]
