"""Guarantees: at least this share of all planned half-days reaches these members, with what that costs.

Model. To the network of `circulation` comes, for every guarantee with share A/B and members G, the row

    S(x) = sum_a (B [receiver of a in G] - A) x_a >= 0,

which is no longer a network. With a multiplier l >= 0 for each, taken into the worth of the pairs (w_a + l (B [a into G] - A)), it is one
again; its optimum L(l) is never below the best guaranteed plan, and convex in l (Lagrange; Geoffrion 1974). The least L is found by
column generation: a small linear program mixes the plans found so far, its duals are the next multipliers (Dantzig and Wolfe 1960).
Multipliers are rounded to fractions of `SCALE`, so that worths are whole and every L that was evaluated is an exact bound.

The mixture is not a plan. The finish walks from the best plan that keeps all guarantees towards those of greater value by circles of
changes (`differences`), as far as the guarantees allow; up to `SMALL` pairs a mixed integer program (HiGHS) then closes what is left.
So a plan is proven best, or within a gap that is told (`BalancedPlan.bound`).

A guarantee that no plan keeps but the empty one is answered with the share that can be reached at most,
max sum_{a into G} x_a / sum_a x_a, by a few more circulations (Dinkelbach 1967), and with what stands in the way of the group's needs.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

import numpy as np

from joinedup.analytics.exchange.arcs import Arcs
from joinedup.analytics.exchange.changes import missing_half_days
from joinedup.analytics.exchange.circulation import Balance, BalancedPlan, balanced_plan
from joinedup.analytics.exchange.differences import swaps_between
from joinedup.analytics.exchange.markets import Bools, Ints, Market
from joinedup.analytics.exchange.network import network_of
from joinedup.analytics.exchange.programmes import best_within, cheapest_mixture
from joinedup.analytics.exchange.reasons import unmet_reasons
from joinedup.analytics.exchange.values import plan_value

SCALE = 1_000
SMALL = 400
MOST_ROUNDS = 40
DEAREST = 50  # a multiplier is at most so many times the greatest worth
PUSHES = (0.25, 0.5, 1, 1.5, 3, 16)  # of the multipliers of the circulation, tried in turn on plans of another kind

Solve = Callable[[Arcs, Balance], BalancedPlan]


@dataclass(frozen=True)
class Guarantee:
    """At least `share` (0 to 1) of all planned half-days reaches `members`; `already` counts half-days locked in: (theirs, all)."""

    name: str
    members: frozenset[int]
    share: float
    already: tuple[int, int] = (0, 0)

    @property
    def fraction(self) -> Fraction:
        return Fraction(self.share).limit_denominator(1000)


@dataclass(frozen=True)
class Kept:
    """What became of a guarantee: the share that is reached, worth and half-days that it costs, and where it cannot be kept, what could be.

    `because` counts the unmet half-days of its members by what stands in their way in the plan that reaches them most.
    """

    name: str
    wanted: float
    share: float
    is_kept: bool
    price: int = 0
    half_days_lost: int = 0
    at_most: float | None = None
    because: tuple[tuple[str, int], ...] = ()


def scaled(balance: Balance, factor: int) -> Balance:
    """Return the balance with all costs so many times."""
    giving, receiving, hub = (tuple((w, c * factor) for w, c in steps) for steps in (balance.giving, balance.receiving, balance.hub_giving))
    return Balance(giving, receiving, hub)


def guaranteed_plan(
    market: Market, arcs: Arcs, *, balance: Balance, guarantees: Sequence[Guarantee], solve: Solve | None = None
) -> tuple[BalancedPlan, list[Kept]]:
    """Return the best plan that keeps the guarantees, and what became of each; those that cannot be kept are left out.

    `solve` makes a plan of another kind (short circles, few partners) for any worth of the pairs; the multipliers found for the
    circulation are then tried on it, and raised until it keeps the guarantees.
    """
    possible, told = list(guarantees), {}
    best = _Case(market, arcs, balance, solve)
    while (plan := best.plan(possible)) is None:
        room = {one.name: highest_share(market, arcs, balance, one) - one.share for one in possible}
        worst = min(reversed(possible), key=lambda one: room[one.name])
        possible.remove(worst)
        told[worst.name] = _cannot(market, arcs, balance, worst)
    for one in possible:
        without = best.plan([other for other in possible if other is not one]) or plan
        price, lost = without.value - plan.value, int(without.half_days.sum() - plan.half_days.sum())
        told[one.name] = Kept(one.name, one.share, 0.0, is_kept=True, price=max(0, price), half_days_lost=max(0, lost))
    return plan, [replace(told[one.name], share=share_reached(market, arcs, plan.half_days, one)) for one in guarantees]


def share_reached(market: Market, arcs: Arcs, half_days: Ints, guarantee: Guarantee) -> float:
    """Return the share of all half-days, those locked in too, that reaches the members of a guarantee; 0 for an empty plan."""
    theirs, total = guarantee.already
    theirs += int(half_days[_inside(market, arcs, guarantee)].sum())
    total += int(half_days.sum())
    return theirs / total if total else 0.0


def highest_share(market: Market, arcs: Arcs, balance: Balance, guarantee: Guarantee) -> float:
    """Return the greatest share of the half-days of any plan, but the empty one, that can reach the members of a guarantee."""
    inside = _inside(market, arcs, guarantee).astype(np.int64)
    theirs, total = guarantee.already
    ratio = Fraction(theirs, total) if total else Fraction(0)
    while True:
        worth = ratio.denominator * inside - ratio.numerator
        half_days = balanced_plan(market, replace(arcs, worth=worth), balance=scaled(balance, 0)).half_days
        if int(worth @ half_days) + ratio.denominator * theirs - ratio.numerator * total <= 0:
            return float(ratio)
        ratio = Fraction(int(inside @ half_days) + theirs, int(half_days.sum()) + total)


def _inside(market: Market, arcs: Arcs, guarantee: Guarantee) -> Bools:
    return np.isin(market.need_member[arcs.need], sorted(guarantee.members))


def _cannot(market: Market, arcs: Arcs, balance: Balance, guarantee: Guarantee) -> Kept:
    """Say how far one can get, and what stands in the way of the group's needs in the plan that reaches the group most."""
    worth = _inside(market, arcs, guarantee).astype(np.int64)
    most = balanced_plan(market, replace(arcs, worth=worth), balance=scaled(balance, 0))
    missing = missing_half_days(market, arcs, most.half_days)
    because: dict[str, int] = {}
    for need, reason in enumerate(unmet_reasons(market, arcs, most)):
        if missing[need] and int(market.need_member[need]) in guarantee.members:
            because[reason.value] = because.get(reason.value, 0) + int(missing[need])
    in_order = tuple(sorted(because.items(), key=lambda item: (-item[1], item[0])))
    highest = highest_share(market, arcs, balance, guarantee)
    at_most = highest if highest < guarantee.share else None  # a plan of another kind may fail where the circulation would not
    return Kept(guarantee.name, guarantee.share, 0.0, is_kept=False, at_most=at_most, because=in_order)


class _Case:
    """One market, for which plans with different guarantees are asked."""

    def __init__(self, market: Market, arcs: Arcs, balance: Balance, solve: Solve | None) -> None:
        self._market, self._arcs, self._balance, self._solve = market, arcs, balance, solve
        self._free = (solve or self._circulation)(arcs, balance)

    def plan(self, guarantees: Sequence[Guarantee]) -> BalancedPlan | None:
        """Return the best plan found that keeps all of these; None where only the empty plan does."""
        rows = _Rows(self._market, self._arcs, guarantees)
        if rows.are_kept(self._free.half_days):
            return self._free
        search = _Search(self._market, self._arcs, self._balance, rows)
        if self._solve is not None:
            return self._pushed(self._solve, search, rows)
        best = search.finished()
        return best if best is not None and best.half_days.any() else None

    def _pushed(self, solve: Solve, search: "_Search", rows: "_Rows") -> BalancedPlan | None:
        for push in PUSHES:
            multipliers = [round(push * max(*both)) for both in zip(search.multipliers, rows.felt(self._arcs), strict=True)]
            found = solve(replace(self._arcs, worth=rows.worth(self._arcs, multipliers)), scaled(self._balance, SCALE))
            if found.half_days.any() and rows.are_kept(found.half_days):
                value = plan_value(self._market, self._arcs, self._balance, found.half_days)
                bound = min(search.bound, float(self._free.value if self._free.bound is None else self._free.bound))
                other_unit: dict[str, Any] = {"longer_gain": None} if hasattr(found, "longer_gain") else {}
                return replace(found, value=value, bound=max(bound, float(value)), **other_unit)
        return None

    def _circulation(self, arcs: Arcs, balance: Balance) -> BalancedPlan:
        return balanced_plan(self._market, arcs, balance=balance)


class _Rows:
    """The rows of the guarantees: coefficients for each pair, and the least that each must reach."""

    def __init__(self, market: Market, arcs: Arcs, guarantees: Sequence[Guarantee]) -> None:
        self.coefficients = np.zeros((len(guarantees), len(arcs)), dtype=np.int64)
        self.least = np.zeros(len(guarantees), dtype=np.int64)
        for row, one in enumerate(guarantees):
            a, b = one.fraction.numerator, one.fraction.denominator
            self.coefficients[row] = b * _inside(market, arcs, one).astype(np.int64) - a
            self.least[row] = a * one.already[1] - b * one.already[0]

    def are_kept(self, half_days: Ints) -> bool:
        return bool((self.coefficients @ half_days >= self.least).all())

    def worth(self, arcs: Arcs, multipliers: Sequence[int]) -> Ints:
        """Return the worth of the pairs with the multipliers (in units of 1 / SCALE) in it, times SCALE."""
        taken_in: Ints = np.array(multipliers, dtype=np.int64) @ self.coefficients
        return SCALE * arcs.worth + taken_in

    def felt(self, arcs: Arcs) -> list[int]:
        """Return multipliers that raise the worth of a half-day by a twentieth of the greatest: less would hardly be felt."""
        spread = np.ptp(self.coefficients, axis=1) + 1
        return [int(SCALE * int(arcs.worth.max(initial=1)) // (20 * each)) for each in spread.tolist()]


class _Search:
    """The least Lagrange bound, and the plans that were met on the way."""

    def __init__(self, market: Market, arcs: Arcs, balance: Balance, rows: _Rows) -> None:
        self._market, self._arcs, self._balance, self._rows = market, arcs, balance, rows
        self.bound = np.inf
        self.multipliers = [0] * len(rows.least)
        self._plans = [np.zeros(len(arcs), dtype=np.int64)]
        self._values = [0]
        asked = list(self.multipliers)
        for _ in range(MOST_ROUNDS):
            self._ask(asked)
            reached = [self._rows.coefficients @ plan for plan in self._plans]
            mixture, duals = cheapest_mixture(self._values, reached, rows.least, out_of_reach=DEAREST * float(arcs.worth.max()))
            asked = [round(SCALE * dual) for dual in duals]
            if self.bound <= mixture + max(0.5, abs(mixture) * 1e-7):
                break

    def _ask(self, multipliers: list[int]) -> None:
        changed = replace(self._arcs, worth=self._rows.worth(self._arcs, multipliers))
        plan = balanced_plan(self._market, changed, balance=scaled(self._balance, SCALE))
        bound = (plan.value - sum(m * int(c) for m, c in zip(multipliers, self._rows.least, strict=True))) / SCALE
        if bound < self.bound:
            self.bound, self.multipliers = bound, multipliers
        self._plans.append(plan.half_days)
        self._values.append(self._value(plan.half_days))

    def _value(self, half_days: Ints) -> int:
        return plan_value(self._market, self._arcs, self._balance, half_days)

    def finished(self) -> BalancedPlan | None:
        """Return the best whole plan that keeps the guarantees, with its bound; None where none was met."""
        keeping = [number for number, plan in enumerate(self._plans) if self._rows.are_kept(plan)]
        if not keeping:
            return None
        best = self._plans[max(keeping, key=lambda number: self._values[number])]
        for number in sorted(range(len(self._plans)), key=lambda number: -self._values[number]):
            best = self._walked(best, self._plans[number])
        value, bound = self._value(best), self.bound
        in_balance = self._market.given_before is None or not self._market.given_before.any()
        if bound >= value + 1 and len(self._arcs) <= SMALL and in_balance:
            network = network_of(self._market, self._arcs, self._balance)
            exact, bound = best_within(network, (self._rows.coefficients, self._rows.least))
            bound = min(bound, self.bound)
            if exact is not None and self._rows.are_kept(exact) and self._value(exact) > value:
                best, value = exact, self._value(exact)
        return BalancedPlan(value, best, max(bound, float(value)))

    def _walked(self, half_days: Ints, goal: Ints) -> Ints:
        """Go from a plan towards another as long as the guarantees stand and the value grows."""
        value = self._value(half_days)
        for swap in swaps_between(self._market, self._arcs, half_days, goal):
            change = self._rows.coefficients[:, swap.rows] @ swap.signs
            room = self._rows.coefficients @ half_days - self._rows.least
            times = min([swap.times, *(room[change < 0] // -change[change < 0]).tolist()])
            if times > 0 and (other := self._value(changed := swap.on(half_days, times))) > value:
                half_days, value = changed, other
        return half_days
