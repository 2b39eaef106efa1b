"""The plan of an area that can be told to a governor: swaps, circles of at most K members, and gifts from hubs passed on at most L times.

Model (A2): `restrict` over the circles of the market. A step is an arc (offer o of the giver, need n of the receiver) and uses one
half-day of c_o and of d_n, and one of the giver's and of the receiver's own limit where there is one. A gift begins at a hub, within the
steps of the balance for hubs, goes on from each who got to the next, and ends with somebody who may get without giving back, at the
price of the balance's steps for receiving. Everybody else gives exactly what it gets.

The balanced plan (`circulation`) under the same balance is what circles and gifts of any length would bring, hence a bound for every K.
What introductions agreed before owe counts. Who got more than it gave may give that much without getting, and who gave more may get that
much without giving; either leads through the bank, told as a return, and spares what the imbalance costs in the steps of the balance.
What was given or got before has used up the first of these steps.
An agreement that is locked in takes no part of an offer or need here, but may close a circle: so it is given back first.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from joinedup.analytics.exchange.arcs import Arcs
from joinedup.analytics.exchange.balances import Balance, Step
from joinedup.analytics.exchange.circulation import BalancedPlan, balanced_plan
from joinedup.analytics.exchange.contract import Problem, Round
from joinedup.analytics.exchange.markets import NO_LIMIT, Ints, Market
from joinedup.analytics.exchange.mending import Begun, mended
from joinedup.analytics.exchange.packing import Graph
from joinedup.analytics.exchange.restrict import USUAL, Limits, Packing, best_packing
from joinedup.analytics.exchange.telling import Told, told_in_circles

Lock = tuple[int, int, int]
LONGEST_CIRCLE = 4
LONGEST_CHAIN = 3


@dataclass(frozen=True)
class Circle:
    """Members who each help the next by `half_days`; in a gift the last helps nobody, else the first.

    A return is a gift, too, which makes up for agreements that stood before.

    `steps` are the rows of the arcs in that order; -1 - k stands for the locked agreement k.
    """

    members: tuple[int, ...]
    steps: tuple[int, ...]
    half_days: int
    is_gift: bool
    is_return: bool = False


@dataclass(frozen=True)
class CirclePlan(BalancedPlan):
    """A balanced plan with its circles, and what circles and gifts of any length would add at most."""

    circles: tuple[Circle, ...] = ()
    longer_gain: int | None = None


def circle_plan(market: Market, arcs: Arcs, *, balance: Balance, problem: Problem) -> CirclePlan:
    """Return the best plan found of short circles and gifts, with its bound; `problem` says how long they may be."""
    limit = problem.get("time_limit_s")
    return short_circles(
        market,
        arcs,
        balance=balance,
        longest_circle=problem.get("longest_circle", LONGEST_CIRCLE),
        longest_chain=problem.get("longest_chain", LONGEST_CHAIN),
        before=np.clip([member.get("given_before", 0) for member in problem["members"]], -NO_LIMIT, NO_LIMIT),
        locked=[lock for lock in problem.get("locked") or () if problem["needs"][lock[1]]["amount"] > 0],
        limits=USUAL if limit is None else Limits.within(limit),
        begin=problem.get("begin") or None,
        is_bounded=problem.get("bound") is not None,
    )


def short_circles(  # noqa: PLR0913 - each is a rule of its own
    market: Market,
    arcs: Arcs,
    *,
    balance: Balance,
    longest_circle: int = LONGEST_CIRCLE,
    longest_chain: int = LONGEST_CHAIN,
    before: Ints | None = None,
    locked: Sequence[Lock] = (),
    limits: Limits = USUAL,
    begin: Sequence[Round] | None = None,
    is_bounded: bool = False,
) -> CirclePlan:
    """Return the best plan found of circles of at most `longest_circle` members and gifts of at most `longest_chain` steps.

    With circles to `begin` with, these are mended (`mending`) instead of planned anew, without a bound where one is known (`is_bounded`).
    `before` is what each member gave less got in earlier agreements, those that are locked in not counted.
    """
    if not len(arcs):
        return CirclePlan(value=0, half_days=np.zeros(0, dtype=np.int64), longer_gain=0)
    gifts = Balance(receiving=balance.receiving, hub_giving=balance.hub_giving) if longest_chain > 0 else Balance()
    owed = np.zeros(market.n_members, dtype=np.int64) if before is None else before.astype(np.int64)
    made = _Made(market, arcs, gifts, locked, owed)
    made.settle(owed, balance)
    graph = made.graph(longest_circle, longest_chain)
    packing = mended(graph, list(made.begun(begin)), is_bounded=is_bounded) if begin else best_packing(graph, limits)
    value = round(packing.value)
    circles = made.circles(packing)
    plan = CirclePlan(value=value, half_days=made.half_days(circles), bound=packing.bound, circles=circles)
    if locked or owed.any() or begin:
        return plan
    longest = balanced_plan(market, arcs, balance=gifts).value
    return replace(plan, bound=min(packing.bound, float(longest)), longer_gain=longest - value)


def graph_of(market: Market, arcs: Arcs, balance: Balance, *, longest_circle: int, longest_chain: int = 0) -> Graph:
    """Return the graph whose cycles are the circles and gifts of a market."""
    return _Made(market, arcs, balance, (), np.zeros(market.n_members, dtype=np.int64)).graph(longest_circle, longest_chain)


def told_by(plan: CirclePlan, flow: Sequence[tuple[int, int, int]]) -> list[Told]:
    """Tell the circles of a plan over its suggestions (giver, receiver, half-days): its own, then the locked ones that `flow` ends with.

    What no circle holds, a locked agreement that could not be given back, is told as the balanced plan is.
    """
    line = {int(row): number for number, row in enumerate(np.flatnonzero(plan.half_days))}
    left = [half_days for _, _, half_days in flow]
    told = []
    for circle in plan.circles:
        rows = [line[step] if step >= 0 else len(line) - 1 - step for step in circle.steps]
        for row in rows:
            left[row] -= circle.half_days
        lines = tuple(((row, circle.half_days),) for row in rows)
        told.append(Told(circle.members, circle.half_days, circle.is_gift, lines, circle.is_return))
    return told + told_in_circles([(giver, taker, rest) for (giver, taker, _), rest in zip(flow, left, strict=True)])


class _Made:
    """A market as a graph: node 0 is the bank, node i + 1 is member i."""

    BANK = -(10**12)
    OWED = BANK - 1

    def __init__(self, market: Market, arcs: Arcs, balance: Balance, locked: Sequence[Lock], before: Ints) -> None:
        self.market, self.arcs = market, arcs
        self.capacity: list[Ints] = []
        self.n_rows = 0
        self.tails: list[Ints] = []
        self.heads: list[Ints] = []
        self.worths: list[Any] = []
        self.uses: list[Ints] = []
        self.names: list[Ints] = []
        self._needed = np.bincount(market.need_member, market.need_amount, market.n_members).astype(np.int64)
        self._pairs()
        self._locked(locked)
        hubs = np.flatnonzero(market.is_hub)
        self._steps(hubs, balance.hub_giving, np.maximum(before[hubs], 0), outward=True)
        self._steps(np.arange(market.n_members), balance.receiving, np.maximum(-before, 0), outward=False)
        if market.may_give is not None:
            resting = np.flatnonzero(~market.may_give)
            self._end(resting, self._needed[resting])

    def graph(self, longest_circle: int, longest_chain: int) -> Graph:
        tail = np.concatenate(self.tails)
        self.order = np.argsort(tail, kind="stable")
        longest = np.full(self.market.n_members + 1, longest_circle)
        longest[0] = longest_chain + 2 if longest_chain > 0 else 0
        self.named = np.concatenate(self.names)[self.order]
        self._through = _through_bank(tail[self.order], np.concatenate(self.heads)[self.order], np.concatenate(self.worths)[self.order])
        return Graph(
            n_nodes=self.market.n_members + 1,
            tail=tail[self.order],
            head=np.concatenate(self.heads)[self.order],
            worth=np.concatenate(self.worths)[self.order].astype(float),
            resources=np.concatenate(self.uses)[self.order],
            capacity=np.concatenate(self.capacity).astype(float),
            longest=longest,
        )

    def circles(self, packing: Packing) -> tuple[Circle, ...]:
        found: dict[tuple[tuple[int, ...], bool, bool], int] = {}
        for row, length, times in zip(packing.cycles.arcs, packing.cycles.length, packing.times, strict=True):
            names = self.named[row[:length]]
            is_return = bool((names == self.OWED).any())
            is_gift = is_return or bool((names == self.BANK).any())
            key = tuple(int(name) for name in names if name > self.BANK), is_gift, is_return
            found[key] = found.get(key, 0) + int(times)
        told = [
            Circle(self._members(steps, is_gift=is_gift), steps, times, is_gift, is_return)
            for (steps, is_gift, is_return), times in found.items()
        ]
        return tuple(sorted(told, key=lambda circle: (circle.is_gift, len(circle.steps), circle.members, circle.steps)))

    def begun(self, rounds: Sequence[Round]) -> Iterator[Begun]:
        """Yield the circles of a plan before as ways through the graph: none where a step is no longer allowed."""
        arc = {(offer, need): row for row, (offer, need) in enumerate(zip(self.arcs.offer.tolist(), self.arcs.need.tolist(), strict=True))}
        arc |= {(int(offer), int(need)): -1 - row for row, (offer, need, _half_days) in enumerate(self._locks)}
        row_of = {name: row for row, name in enumerate(self.named.tolist())}
        giver, receiver = self.market.offer_member, self.market.need_member
        for one in rounds:
            pairs = [(int(offer), int(need)) for offer, need in one["steps"]]
            ends = [(int(giver[offer]) + 1, int(receiver[need]) + 1) for offer, need in pairs]
            steps = tuple(row_of[arc[pair]] for pair in pairs if pair in arc)
            ways = self._ways(steps, ends, is_gift=one["is_gift"]) if len(steps) == len(pairs) else ()
            yield Begun(ways, one["half_days"], tuple(node for end in ends for node in end))

    def _ways(self, steps: tuple[int, ...], ends: list[tuple[int, int]], *, is_gift: bool) -> tuple[tuple[int, ...], ...]:
        """Return the ways to run these steps: a circle from its lowest node on, a gift from the bank and back to it, the best first."""
        if is_gift:
            outs, backs = self._through.get((0, ends[0][0]), ()), self._through.get((ends[-1][1], 0), ())
            return tuple((out, *steps, back) for out in outs for back in backs)
        least = min(range(len(ends)), key=lambda step: ends[step][0])
        return ((*steps[least:], *steps[:least]),)

    def half_days(self, circles: Sequence[Circle]) -> Ints:
        total = np.zeros(len(self.arcs), dtype=np.int64)
        for circle in circles:
            for step in circle.steps:
                if step >= 0:
                    total[step] += circle.half_days
        return total

    def _members(self, steps: tuple[int, ...], *, is_gift: bool) -> tuple[int, ...]:
        ends = [(int(self._giver[step]), int(self._receiver[step])) if step >= 0 else self._lock_ends[-1 - step] for step in steps]
        givers = tuple(giver for giver, _ in ends)
        return (*givers, ends[-1][1]) if is_gift else givers

    def _pairs(self) -> None:
        market, arcs = self.market, self.arcs
        self._giver, self._receiver = market.offer_member[arcs.offer], market.need_member[arcs.need]
        uses = [self._rows(market.offer_amount)[arcs.offer], self._rows(market.need_amount)[arcs.need]]
        offered = np.bincount(market.offer_member, market.offer_amount, market.n_members).astype(np.int64)
        limits = ((_cap(market.give_cap, offered), self._giver), (_cap(market.receive_cap, self._needed), self._receiver))
        for cap, member in limits:
            uses.append(np.full(len(arcs), -1) if cap is None else self._rows(cap)[member])
        self._add(self._giver + 1, self._receiver + 1, arcs.worth, np.column_stack(uses), np.arange(len(arcs)))

    def _locked(self, locked: Sequence[Lock]) -> None:
        self._locks = locked
        offers, needs = (np.array([lock[k] for lock in locked], dtype=np.int64) for k in (0, 1))
        giver, receiver = self.market.offer_member[offers], self.market.need_member[needs]
        self._lock_ends = list(zip(giver.tolist(), receiver.tolist(), strict=True))
        row = self._rows(np.array([lock[2] for lock in locked], dtype=np.int64))
        self._add(giver + 1, receiver + 1, np.zeros(len(locked)), _one_use(row), -1 - np.arange(len(locked)))

    def settle(self, before: Ints, balance: Balance) -> None:
        """Let who got before give that much to others, and who gave get that much: what is dearest to the balance first."""
        sides = (
            (True, before < 0, balance.receiving),
            (False, (before > 0) & self.market.is_hub, balance.hub_giving),
            (False, (before > 0) & ~self.market.is_hub, balance.giving),
        )
        for outward, whose, steps in sides:
            members = np.flatnonzero(whose)
            left = np.abs(before[members])
            for width, cost in steps:
                self._through_bank(members, np.minimum(left, width), cost, self.OWED, outward=outward)
                left = np.maximum(left - width, 0)
            self._through_bank(members, left, max((cost for _, cost in steps), default=0), self.OWED, outward=outward)

    def _steps(self, members: Ints, steps: tuple[Step, ...], filled: Ints, *, outward: bool) -> None:
        for width, cost in steps:
            self._through_bank(members, width - np.minimum(filled, width), -cost, self.BANK, outward=outward)
            filled = np.maximum(filled - width, 0)

    def _through_bank(self, members: Ints, room: Ints, worth: int, name: int, *, outward: bool) -> None:
        members, room = members[room > 0], room[room > 0]
        bank = np.zeros(len(members), dtype=np.int64)
        ends = (bank, members + 1) if outward else (members + 1, bank)
        self._add(ends[0], ends[1], np.full(len(members), worth), _one_use(self._rows(room)), np.full(len(members), name))

    def _end(self, members: Ints, width: Ints) -> None:
        """Let these members get without giving back: they have a holiday from giving."""
        uses = _one_use(self._rows(width))
        self._add(members + 1, np.zeros_like(members), np.zeros(len(members)), uses, np.full(len(members), self.BANK))

    def _rows(self, capacity: Ints) -> Ints:
        self.capacity.append(capacity)
        self.n_rows += len(capacity)
        return np.arange(self.n_rows - len(capacity), self.n_rows)

    def _add(self, tail: Ints, head: Ints, worth: Any, uses: Ints, names: Ints) -> None:
        self.tails.append(tail)
        self.heads.append(head)
        self.worths.append(worth)
        self.uses.append(uses)
        self.names.append(names)


def _through_bank(tail: Ints, head: Ints, worth: Any) -> dict[tuple[int, int], list[int]]:
    """Return the arcs from and to the bank by their ends, the best first."""
    rows: dict[tuple[int, int], list[int]] = {}
    for row in sorted(np.flatnonzero((tail == 0) | (head == 0)).tolist(), key=lambda row: -worth[row]):
        rows.setdefault((int(tail[row]), int(head[row])), []).append(row)
    return rows


def _one_use(row: Ints) -> Ints:
    return np.column_stack([row, *[np.full(len(row), -1)] * 3])


def _cap(cap: Ints | None, most: Ints) -> Ints | None:
    """Return a limit in all, no higher than what there is to give or get; None where nobody has one."""
    return None if cap is None or (cap >= most).all() else np.minimum(cap, most)
