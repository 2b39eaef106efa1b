"""The balance of one weigh-up, and how it moved since the last one.

Each item has a size s in 0..3 and a likelihood l in 1..3 (unlikely, possible, likely); nothing said about l counts as likely. What an
item weighs is its expected size

    w = s * l / 3

and each side weighs the sum of its items. Gains G and burdens B are called even when |G - B| <= max(1, 0.15 (G + B)): one small thing,
or a seventh of all that was said, should not turn a sentence round. Fewer than three items said on a side is too little to tell.
An item of the heavier side tips the balance when the sentence changes without it. The numbers serve one organisation's own talk; they
are no measure and are never put beside those of another.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

__all__ = ["Balance", "Change", "Item", "balance", "changes"]

Leans = Literal["gains", "even", "burdens", "unknown"]
Moved = Literal["grew", "shrank", "same", "new", "gone"]
_LEAST_SAID = 3
_SHARE = 0.15


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that was weighed: on which side it stands, how large it is, how likely."""

    code: str
    is_gain: bool
    size: int
    likely: int = 3

    @property
    def weight(self) -> float:
        """Return the expected size.

        >>> Item("meetings", False, 3, 2).weight
        2.0
        """
        return self.size * self.likely / 3


@dataclass(frozen=True, slots=True)
class Balance:
    """What a weigh-up says: both sums, which way it leans, what weighs most, and what would turn it."""

    gains: float
    burdens: float
    leans: Leans
    n_said: int
    most_gains: tuple[Item, ...]
    most_burdens: tuple[Item, ...]
    tipping: Item | None


@dataclass(frozen=True, slots=True)
class Change:
    """How one item moved from the last weigh-up to this one."""

    code: str
    before: Item | None
    now: Item | None
    moved: Moved


def balance(items: Sequence[Item], *, most: int = 3) -> Balance:
    """Return the balance of what was weighed.

    >>> said = [Item("a", True, 3), Item("b", True, 2), Item("c", True, 1), Item("d", False, 2), Item("e", False, 1), Item("f", False, 0)]
    >>> balance(said).leans, balance(said).gains, balance(said).burdens, balance(said).tipping.code
    ('gains', 6.0, 3.0, 'a')
    """
    gains, burdens = _heaviest(items, is_gain=True), _heaviest(items, is_gain=False)
    leans = _leans(items)
    heavier = {"gains": gains, "burdens": burdens}.get(leans, ())
    tipping = next((item for item in heavier if _leans([one for one in items if one != item], told=True) != leans), None)
    return Balance(
        gains=sum(item.weight for item in gains),
        burdens=sum(item.weight for item in burdens),
        leans=leans,
        n_said=len(items),
        most_gains=gains[:most],
        most_burdens=burdens[:most],
        tipping=tipping,
    )


def changes(before: Sequence[Item], now: Sequence[Item]) -> list[Change]:
    """Return how each item moved, those that moved first, in the order of this year's list.

    >>> [(c.code, c.moved) for c in changes([Item("a", True, 1), Item("b", True, 2)], [Item("b", True, 2), Item("a", True, 3)])]
    [('a', 'grew'), ('b', 'same')]
    """
    old, new = {item.code: item for item in before}, {item.code: item for item in now}
    rows = [_change(code, old.get(code), new.get(code)) for code in [*new, *(code for code in old if code not in new)]]
    return sorted(rows, key=lambda row: row.moved == "same")


def _heaviest(items: Sequence[Item], *, is_gain: bool) -> tuple[Item, ...]:
    rows = [item for item in items if item.is_gain == is_gain and item.weight > 0]
    return tuple(sorted(rows, key=lambda item: -item.weight))


def _leans(items: Sequence[Item], *, told: bool = False) -> Leans:
    n_gains = sum(item.is_gain for item in items)
    if not told and min(n_gains, len(items) - n_gains) < _LEAST_SAID:
        return "unknown"
    gains = sum(item.weight for item in items if item.is_gain)
    burdens = sum(item.weight for item in items if not item.is_gain)
    if abs(gains - burdens) <= max(1, _SHARE * (gains + burdens)):
        return "even"
    return "gains" if gains > burdens else "burdens"


def _change(code: str, before: Item | None, now: Item | None) -> Change:
    moved: Moved = "same"
    if before is None:
        moved = "new"
    elif now is None:
        moved = "gone"
    elif now.weight != before.weight:
        moved = "grew" if now.weight > before.weight else "shrank"
    return Change(code, before, now, moved)
