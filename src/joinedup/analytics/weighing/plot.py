"""Value to ourselves beside value to others, each 0 to 10: where one aim stands, and how a whole partnership balances.

The middle, 5, parts the square: at least 5 on both is the sweet spot; at least 5 on one alone leans that way; less on both is a small
thing. One lop-sided aim is no fault when the whole comes out level: with means a (ours) and b (others') over all aims, the whole is
level when |a - b| <= 1.5.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

__all__ = ["Leaning", "Point", "Spread", "leaning", "spread"]

Leaning = Literal["both", "ours", "others", "little"]
Whole = Literal["level", "ours", "others", "nothing"]
_MIDDLE = 5
_LEVEL = 1.5


@dataclass(frozen=True, slots=True)
class Point:
    """One aim: what it is worth to ourselves and to others, 0 to 10."""

    name: str
    ours: int
    others: int


@dataclass(frozen=True, slots=True)
class Spread:
    """How many aims stand where, the two means, and what the whole comes to."""

    counts: dict[Leaning, int]
    ours: float
    others: float
    whole: Whole


def leaning(point: Point) -> Leaning:
    """Return in which quarter an aim stands.

    >>> leaning(Point("Coding clubs", 3, 9)), leaning(Point("Reading partners", 7, 8))
    ('others', 'both')
    """
    if point.ours >= _MIDDLE:
        return "both" if point.others >= _MIDDLE else "ours"
    return "others" if point.others >= _MIDDLE else "little"


def spread(points: Sequence[Point]) -> Spread:
    """Return how all aims together balance.

    >>> spread([Point("Coding clubs", 3, 9), Point("Visits about calm classrooms", 9, 4)]).whole
    'level'
    """
    counts: dict[Leaning, int] = {"both": 0, "ours": 0, "others": 0, "little": 0}
    for point in points:
        counts[leaning(point)] += 1
    if not points:
        return Spread(counts, 0, 0, "nothing")
    ours = sum(point.ours for point in points) / len(points)
    others = sum(point.others for point in points) / len(points)
    whole: Whole = "level" if abs(ours - others) <= _LEVEL else ("ours" if ours > others else "others")
    return Spread(counts, ours, others, whole)
