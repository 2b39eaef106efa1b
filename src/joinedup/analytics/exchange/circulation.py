"""The balanced plan: a min-cost circulation, whose optimum is a whole number of half-days on every pair.

Model (A1). Over pairs a = (offer o, need n) with integer worth w_a choose half-days x_a:

    max   sum_a w_a x_a - sum_i [ f_i(g_i) + h_i(r_i) ]
    s.t.  sum of x_a into need n <= d_n,   sum of x_a out of offer o <= c_o,
          give_i <= G_i,   receive_i <= R_i,
          give_i + before_i - receive_i = g_i - r_i,   g_i, r_i >= 0 and bounded,   x whole.

f and h are convex and piecewise linear, so each step is one more arc to or from a "bank" node; limits in all are arcs between the two
halves of a split node; `network` lists them. The node-arc incidence matrix is totally unimodular, hence the optimum of the linear program
is whole (Ahuja, Magnanti, Orlin: Network Flows, 1993, chapters 9 to 11). Every solution splits into circles of members and chains that
begin and end at the bank.

Ties. The same problem gives the same plan. What was planned before (`Kept`) wins ties exactly: all costs are scaled by more than what
kept half-days can gain round any circle of members, then each is made cheaper by one.
"""

from dataclasses import dataclass

import numpy as np
from ortools.graph.python.min_cost_flow import SimpleMinCostFlow

from joinedup.analytics.exchange.arcs import Arcs
from joinedup.analytics.exchange.balances import BALANCES, BANK, FREE, ZERO, Balance, Step
from joinedup.analytics.exchange.markets import Ints, Market
from joinedup.analytics.exchange.network import Kept, Network, network_of


@dataclass(frozen=True)
class BalancedPlan:
    """A plan: its value, and the half-days on each arc (same order as the arcs).

    `bound` is what no plan can exceed; without one the value is the proven optimum. `cut_short`: the clock ended the search.
    """

    value: int
    half_days: Ints
    bound: float | None = None
    cut_short: bool = False

    @property
    def is_proven(self) -> bool:
        return self.bound is None or self.bound < self.value + 1


def balanced_plan(market: Market, arcs: Arcs, *, balance: Balance, kept: Kept | None = None) -> BalancedPlan:
    """Return the best plan in which nobody's giving and getting differ by more than `balance` allows."""
    if not len(arcs):
        return BalancedPlan(value=0, half_days=np.zeros(0, dtype=np.int64))
    network = network_of(market, arcs, balance, kept=kept)
    flow = solved(network)
    return BalancedPlan(value=network.value(flow), half_days=network.half_days(flow))


def solved(network: Network) -> Ints:
    """Return the flow on every arc of an optimal solution, by cost scaling."""
    solver = SimpleMinCostFlow()
    used = solver.add_arcs_with_capacity_and_unit_cost(network.tail, network.head, network.capacity, network.cost)
    if network.supply.any():
        solver.set_nodes_supplies(np.arange(network.n_nodes, dtype=np.int32), network.supply)
    status = solver.solve()
    if status != solver.OPTIMAL:
        raise RuntimeError(f"The flow solver stopped with {status}")
    return np.asarray(solver.flows(np.asarray(used, dtype=np.int32)), dtype=np.int64)


__all__ = ["BALANCES", "BANK", "FREE", "ZERO", "Balance", "BalancedPlan", "Step", "balanced_plan", "solved"]
