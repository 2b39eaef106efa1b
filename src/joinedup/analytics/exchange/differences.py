"""The difference of two plans as circles of changes, each of which may be made without the others.

The difference of two flows is a flow in the residual network of the first; it is a sum of circles that agree with it in sign on every
arc (conformal decomposition: Ahuja, Magnanti, Orlin: Network Flows, 1993, theorem 3.5). So the first plan with any of the circles, each
as often as one likes up to its number of half-days, is again a plan with whole half-days within all amounts and what balance allows.
"""

from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from joinedup.analytics.exchange.arcs import Arcs
from joinedup.analytics.exchange.markets import Ints, Market

Way = tuple[int, int, int | None, int]  # tail, head, row of the pair (None: not a pair), +1 or -1


@dataclass(frozen=True)
class Swap:
    """Pairs (their rows) that get one half-day more or less together, and how often that can be done."""

    rows: Ints
    signs: Ints
    times: int

    def on(self, half_days: Ints, times: int = 1) -> Ints:
        """Return a plan with this change made some times."""
        changed = half_days.copy()
        np.add.at(changed, self.rows, self.signs * times)
        return changed


def swaps_between(market: Market, arcs: Arcs, before: Ints, after: Ints) -> list[Swap]:
    """Return the circles of changes that lead from one plan to another."""
    ways = _ways(market, arcs, after - before)
    left = [amount for _, amount in ways]
    by_tail: dict[int, list[int]] = defaultdict(list)
    for number, ((tail, _, _, _), _) in enumerate(ways):
        by_tail[tail].append(number)
    found = []
    for start in range(len(ways)):
        while left[start]:
            circle = _circle(ways, left, by_tail, start)
            times = min(left[number] for number in circle)
            for number in circle:
                left[number] -= times
            pairs = [(ways[number][0][2], ways[number][0][3]) for number in circle if ways[number][0][2] is not None]
            rows, signs = (np.array([pair[k] for pair in pairs], dtype=np.int64) for k in (0, 1))
            found.append(Swap(rows, signs, times))
    return found


def _circle(ways: list[tuple[Way, int]], left: list[int], by_tail: dict[int, list[int]], start: int) -> list[int]:
    """Walk on from a way until a node comes again, and return the circle between."""
    walked = [start]
    seen = {ways[start][0][0]: 0}
    while (node := ways[walked[-1]][0][1]) not in seen:
        seen[node] = len(walked)
        options = by_tail[node]
        while not left[options[-1]]:
            options.pop()
        walked.append(options[-1])
    return walked[seen[node] :]


def _ways(market: Market, arcs: Arcs, change: Ints) -> list[tuple[Way, int]]:
    first_offer = market.n_members + 1
    first_need = first_offer + market.n_offers
    given = np.bincount(arcs.offer, change, market.n_offers).astype(np.int64)
    received = np.bincount(arcs.need, change, market.n_needs).astype(np.int64)
    net = np.bincount(market.offer_member, given, market.n_members) - np.bincount(market.need_member, received, market.n_members)
    ways: list[tuple[Way, int]] = []

    def add(tail: int, head: int, amount: int, row: int | None = None) -> None:
        if amount > 0:
            ways.append(((tail, head, row, 1), amount))
        elif amount < 0:
            ways.append(((head, tail, row, -1), -amount))

    for row in np.flatnonzero(change).tolist():
        add(first_offer + int(arcs.offer[row]), first_need + int(arcs.need[row]), int(change[row]), row)
    for offer in np.flatnonzero(given).tolist():
        add(int(market.offer_member[offer]), first_offer + offer, int(given[offer]))
    for need in np.flatnonzero(received).tolist():
        add(first_need + need, int(market.need_member[need]), int(received[need]))
    for member in np.flatnonzero(net).tolist():
        add(market.n_members, member, int(net[member]))
    return ways
