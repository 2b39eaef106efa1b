"""How a plan of short circles closes again: by one more circle of what it left over.

In a plan of circles of at most K members (and in one of few partners, which has no network) nothing is moved: a change is told when it
closes a new circle j -> i -> ... -> j of at most K members out of half-days that are still offered and needed. The plan with that circle
on top keeps every rule of the plan, so it is better by the worth of the circle, whatever the way in which the plan was found. Beside
circles there are gifts: a hub with room to give helps a member that may still get without giving back, at the price of both steps.

The best way of at most K - 1 steps from i to j is found by looking at all of them (what is left over is sparse); on every step
giver and receiver need room within what they may give and get in all, and where a partner more is too much (`max_partners`), or a
new link must have `min_link` half-days, the circle must keep to that too.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from joinedup.analytics.exchange.arcs import Arcs
from joinedup.analytics.exchange.balances import Balance, Step
from joinedup.analytics.exchange.changes import missing_half_days
from joinedup.analytics.exchange.markets import NO_LIMIT, Bools, Floats, Ints, Market

WAYS = 3  # of each pair, best first: one of them may fit where the best does not


@dataclass(frozen=True)
class CircleRules:
    """At most so many members round a circle; with how many partners on either side; half-days of a new link."""

    longest: int = 4
    max_partners: int | None = None
    min_link: int = 1
    only_hubs_give: bool = False


class CircleBack:
    """The best circle of leftovers from a member who gets more to a member who gives more."""

    def __init__(self, market: Market, arcs: Arcs, balance: Balance, half_days: Ints, rules: CircleRules) -> None:
        self._rules, self._is_hub = rules, market.is_hub
        giver, receiver = market.offer_member[arcs.offer], market.need_member[arcs.need]
        planned = half_days > 0
        self._links = set(zip(giver[planned].tolist(), receiver[planned].tolist(), strict=True))
        self._n_given_to, self._n_got_from = Counter(g for g, _ in self._links), Counter(r for _, r in self._links)
        given, got = (np.bincount(ends, half_days, market.n_members).astype(np.int64) for ends in (giver, receiver))
        self._may_give = _room(market.give_cap, given)
        self._may_get = _room(market.receive_cap, got)
        net = given - got + (0 if market.given_before is None else market.given_before)
        giving = [balance.hub_giving if hub else () if rules.only_hubs_give else balance.giving for hub in market.is_hub]
        self._gift = [_next_step(steps, n) if n >= 0 else None for n, steps in zip(net.tolist(), giving, strict=True)]
        self._alms = [_next_step(balance.receiving, -n) if n <= 0 else None for n in net.tolist()]
        self._steps = self._leftovers(market, arcs, half_days)
        self._found: dict[int, dict[int, list[_Way]]] = {}

    def cost(self, receivers: Ints, givers: Ints, *, lifted: str = "") -> tuple[Floats, Ints]:
        """Return for each pair the cost of a half-day (what the rest of the circle gains, below 0), and how many fit."""
        may_give = NO_LIMIT if lifted == "giving" else self._may_give
        may_get = NO_LIMIT if lifted == "getting" else self._may_get
        most_of = np.minimum(
            np.broadcast_to(may_give, self._may_give.shape)[givers], np.broadcast_to(may_get, self._may_get.shape)[receivers]
        )
        cost, room = np.full(len(receivers), np.inf), np.zeros(len(receivers), dtype=np.int64)
        for row in np.flatnonzero(self._may_close(receivers, givers)).tolist():
            receiver, giver, most = int(receivers[row]), int(givers[row]), int(most_of[row])
            least = self._least(giver, receiver)
            for way in self._closings(receiver, giver):
                fits = min(way.fits, most)
                if way.cost < cost[row] and fits >= max(least, way.least):
                    cost[row], room[row] = way.cost, fits
        return cost, room

    def relaxes(self, receivers: Ints, givers: Ints) -> Bools:
        """Say for which pairs a looser balance is enough: gifts begin at hubs, between members who may be partners."""
        begins: Bools = self._is_hub[givers] | (not self._rules.only_hubs_give)
        if self._rules.max_partners is None:
            return begins
        may = [self._least(giver, receiver) < NO_LIMIT for receiver, giver in zip(receivers.tolist(), givers.tolist(), strict=True)]
        return np.array(may, dtype=bool) & begins

    def _may_close(self, receivers: Ints, givers: Ints) -> Bools:
        """Say for which pairs there is a way back, or room for a gift; for most there is neither."""
        n = len(self._gift)
        ways = [receiver * n + self._reached(receiver) for receiver in np.unique(receivers).tolist()]
        gifts, alms = np.array([bool(one) for one in self._gift]), np.array([bool(one) for one in self._alms])
        closed: Bools = np.isin(receivers * n + givers, np.concatenate([np.zeros(0, dtype=np.int64), *ways]))
        return np.asarray(closed | (gifts[givers] & alms[receivers]))

    def _reached(self, receiver: int) -> Ints:
        if receiver not in self._found:
            self._found[receiver] = self._ways_from(receiver)
        return np.fromiter(self._found[receiver], dtype=np.int64)

    def _closings(self, receiver: int, giver: int) -> Iterator["_Way"]:
        yield from self._found[receiver].get(giver, ())
        gift, alms = self._gift[giver], self._alms[receiver]
        if gift and alms:
            yield _Way(gift[1] + alms[1], min(gift[0], alms[0]), 1)

    def _least(self, giver: int, receiver: int) -> int:
        """Return the half-days that a step must have: 1 where the two are linked, never where one of them has enough partners."""
        if (giver, receiver) in self._links:
            return 1
        partners = max(self._n_given_to[giver], self._n_got_from[receiver])
        return NO_LIMIT if self._rules.max_partners is not None and partners >= self._rules.max_partners else self._rules.min_link

    def _leftovers(self, market: Market, arcs: Arcs, half_days: Ints) -> dict[int, dict[int, tuple[int, int]]]:
        """Return for each giver whom it could help: the worth of a half-day, and how many are left."""
        missing = missing_half_days(market, arcs, half_days)
        spare = market.offer_amount - np.bincount(arcs.offer, half_days, market.n_offers).astype(np.int64)
        room = np.minimum(missing[arcs.need], spare[arcs.offer])
        giver, receiver = market.offer_member[arcs.offer], market.need_member[arcs.need]
        room = np.minimum(room, np.minimum(self._may_give[giver], self._may_get[receiver]))
        steps: dict[int, dict[int, tuple[int, int]]] = defaultdict(dict)
        rows = np.flatnonzero(room > 0)
        for row in rows[np.lexsort((rows, arcs.worth[rows]))].tolist():
            ends = int(giver[row]), int(receiver[row])
            if room[row] >= self._least(*ends):
                steps[ends[0]][ends[1]] = int(arcs.worth[row]), int(room[row])
        return steps

    def _ways_from(self, start: int) -> dict[int, list["_Way"]]:
        """Return for each member the ways of leftovers that lead to it, best first."""
        best: dict[int, list[_Way]] = defaultdict(list)
        ways: list[tuple[tuple[int, ...], _Way]] = [((start,), _Way(0, NO_LIMIT, 1))]
        for _ in range(self._rules.longest - 1):
            ways = [(members, way) for so_far, before in ways for members, way in self._onward(so_far, before)]
            for members, way in ways:
                best[members[-1]].append(way)
        return {member: sorted(some)[:WAYS] for member, some in best.items()}

    def _onward(self, members: tuple[int, ...], way: "_Way") -> Iterator[tuple[tuple[int, ...], "_Way"]]:
        for onward, (worth, room) in self._steps.get(members[-1], {}).items():
            fits, least = min(way.fits, room), max(way.least, self._least(members[-1], onward))
            if onward not in members and fits >= least:
                yield (*members, onward), _Way(way.cost - worth, fits, least)


class _Way(NamedTuple):
    """What a half-day of a way costs, how many fit, and how many it must have at least."""

    cost: int
    fits: int
    least: int


def _room(cap: Ints | None, used: Ints) -> Ints:
    return np.full(len(used), NO_LIMIT, dtype=np.int64) if cap is None else cap - used


def _next_step(steps: tuple[Step, ...], filled: int) -> Step | None:
    """Return the half-days and the cost of the next room on these steps.

    >>> _next_step(((1, 0), (2, 60)), 2), _next_step(((1, 0), (2, 60)), 3)
    ((1, 60), None)
    """
    for width, cost in steps:
        if filled < width:
            return width - filled, cost
        filled -= width
    return None
