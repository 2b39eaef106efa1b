"""The balanced plan: a min-cost circulation, whose optimum is a whole number of half-days on every pair.

Model (A1). Over pairs a = (offer o, need n) with integer worth w_a choose half-days x_a:

    max   sum_a w_a x_a - sum_i [ f_i(g_i) + h_i(r_i) ]
    s.t.  sum of x_a into need n <= d_n,   sum of x_a out of offer o <= c_o,
          give_i - receive_i = g_i - r_i,   g_i, r_i >= 0 and bounded,   x whole.

f and h are convex and piecewise linear, so each step is one more arc to or from a "bank" node:
member -> offer (c_o) -> need (x_a, cost -w_a) -> member (d_n); bank -> member (net giving), member -> bank (net receiving).
The node-arc incidence matrix is totally unimodular, hence the optimum of the linear program is whole
(Ahuja, Magnanti, Orlin: Network Flows, 1993, chapters 9 to 11). Every solution splits into circles of members and chains that begin
and end at the bank.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from ortools.graph.python.min_cost_flow import SimpleMinCostFlow

from joinedup.analytics.exchange.arcs import Arcs
from joinedup.analytics.exchange.markets import Ints, Market

Step = tuple[int, int]


@dataclass(frozen=True)
class Balance:
    """How far giving and getting may differ at one member: steps (half-days, cost per half-day) with growing costs."""

    giving: tuple[Step, ...] = ()
    receiving: tuple[Step, ...] = ()
    hub_giving: tuple[Step, ...] = ()

    def __post_init__(self) -> None:
        for steps in (self.giving, self.receiving, self.hub_giving):
            costs = [cost for _, cost in steps]
            if costs != sorted(costs) or any(width < 0 for width, _ in steps):
                raise ValueError("Steps need growing costs and widths that are not negative, or the plan would pick the wrong step")


ZERO = Balance()
BANK = Balance(
    giving=((1, 0), (2, 60), (3, 200)),
    receiving=((1, 0), (2, 60), (3, 200)),
    hub_giving=((4, 0), (8, 0), (12, 0)),
)
FREE = Balance(giving=((1_000_000, 0),), receiving=((1_000_000, 0),), hub_giving=((1_000_000, 0),))
BALANCES = {"zero": ZERO, "bank": BANK, "free": FREE}


@dataclass(frozen=True)
class BalancedPlan:
    """A plan: its value, and the half-days on each arc (same order as the arcs).

    `bound` is what no plan can exceed; without one the value is the proven optimum.
    """

    value: int
    half_days: Ints
    bound: float | None = None

    @property
    def is_proven(self) -> bool:
        return self.bound is None or self.bound < self.value + 1


def balanced_plan(market: Market, arcs: Arcs, *, balance: Balance) -> BalancedPlan:
    """Return the best plan in which nobody's giving and getting differ by more than `balance` allows."""
    if not len(arcs):
        return BalancedPlan(value=0, half_days=np.zeros(0, dtype=np.int64))
    solver = SimpleMinCostFlow()
    used = _add_pairs(solver, market, arcs)
    _add_bank(solver, market, balance)
    status = solver.solve()
    if status != solver.OPTIMAL:
        raise RuntimeError(f"The flow solver stopped with {status}")
    return BalancedPlan(value=-int(solver.optimal_cost()), half_days=np.asarray(solver.flows(used), dtype=np.int64))


def _add_pairs(solver: SimpleMinCostFlow, market: Market, arcs: Arcs) -> Ints:
    first_offer = market.n_members + 1
    first_need = first_offer + market.n_offers
    offers, needs = np.unique(arcs.offer), np.unique(arcs.need)
    _add(solver, market.offer_member[offers], first_offer + offers, market.offer_amount[offers], np.zeros_like(offers))
    _add(solver, first_need + needs, market.need_member[needs], market.need_amount[needs], np.zeros_like(needs))
    most = np.minimum(market.offer_amount[arcs.offer], market.need_amount[arcs.need])
    return _add(solver, first_offer + arcs.offer, first_need + arcs.need, most, -arcs.worth)


def _add_bank(solver: SimpleMinCostFlow, market: Market, balance: Balance) -> None:
    bank = market.n_members
    everybody = np.arange(market.n_members)
    hubs = everybody[market.is_hub]
    _add_steps(solver, np.full(len(hubs), bank), hubs, balance.hub_giving)
    others = everybody[~market.is_hub]
    _add_steps(solver, np.full(len(others), bank), others, balance.giving)
    _add_steps(solver, everybody, np.full(len(everybody), bank), balance.receiving)


def _add_steps(solver: SimpleMinCostFlow, tails: Ints, heads: Ints, steps: Sequence[Step]) -> None:
    for width, cost in steps:
        _add(solver, tails, heads, np.full(len(tails), width), np.full(len(tails), cost))


def _add(solver: SimpleMinCostFlow, tails: Ints, heads: Ints, most: Ints, cost: Ints) -> Ints:
    added = solver.add_arcs_with_capacity_and_unit_cost(
        tails.astype(np.int32), heads.astype(np.int32), most.astype(np.int64), cost.astype(np.int64)
    )
    return np.asarray(added, dtype=np.int32)
