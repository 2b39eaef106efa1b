"""The linear and mixed integer programs behind guarantees, for HiGHS."""

from collections.abc import Sequence

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse import coo_matrix, csr_matrix, hstack, vstack

from joinedup.analytics.exchange.arcs import Arcs
from joinedup.analytics.exchange.circulation import Balance
from joinedup.analytics.exchange.markets import Floats, Ints, Market

NODES = 100  # a limit that is no clock, so that the same question has the same answer


def cheapest_mixture(values: Sequence[int], reached: Sequence[Ints], least: Ints, *, out_of_reach: float) -> tuple[float, list[float]]:
    """Return the value of the best mixture of plans that keeps every row, and what one more unit of each row costs it.

    max sum_k t_k v_k - U sum_g u_g   s.t.   sum_k t_k S_gk + u_g >= C_g,   sum_k t_k = 1,   t, u >= 0,   U = `out_of_reach`.
    """
    n_rows = len(least)
    cost = np.concatenate([-np.array(values, dtype=float), np.full(n_rows, out_of_reach)])
    rows = np.hstack([np.array(reached, dtype=float).T, np.eye(n_rows)])
    one = np.concatenate([np.ones(len(values)), np.zeros(n_rows)])[None, :]
    found = linprog(cost, A_ub=-rows, b_ub=-least.astype(float), A_eq=one, b_eq=[1.0], method="highs")
    return -float(found.fun), [max(0.0, -float(dual)) for dual in found.ineqlin.marginals]


def best_within(market: Market, arcs: Arcs, balance: Balance, rows: tuple[Ints, Ints]) -> tuple[Ints | None, float]:
    """Return the best balanced plan with extra rows (coefficients, least) by branch and bound, and a bound on every such plan.

    Beside a half-day variable for each pair there is one for each step of imbalance: giving - receiving = steps out - steps in.
    """
    steps = _steps(market, balance)
    n = len(arcs)
    one = np.ones(n)
    need = csr_matrix((one, (arcs.need, np.arange(n))), shape=(market.n_needs, n))
    offer = csr_matrix((one, (arcs.offer, np.arange(n))), shape=(market.n_offers, n))
    giving = csr_matrix((one, (market.offer_member[arcs.offer], np.arange(n))), shape=(market.n_members, n))
    receiving = csr_matrix((one, (market.need_member[arcs.need], np.arange(n))), shape=(market.n_members, n))
    imbalance = coo_matrix((-steps[1], (steps[0].astype(np.int64), np.arange(steps.shape[1]))), shape=(market.n_members, steps.shape[1]))
    wide = vstack([need, offer, csr_matrix(rows[0])])
    matrix = vstack([hstack([wide, csr_matrix((wide.shape[0], steps.shape[1]))]), hstack([giving - receiving, imbalance])])
    low = np.concatenate([np.full(market.n_needs + market.n_offers, -np.inf), rows[1], np.zeros(market.n_members)])
    high = np.concatenate([market.need_amount, market.offer_amount, np.full(len(rows[1]), np.inf), np.zeros(market.n_members)])
    most = np.concatenate([np.minimum(market.offer_amount[arcs.offer], market.need_amount[arcs.need]), steps[2]])
    found = milp(
        np.concatenate([-arcs.worth, steps[3]]).astype(float),
        integrality=np.ones(n + steps.shape[1]),
        bounds=Bounds(0, most),
        constraints=LinearConstraint(matrix.tocsr(), low, high),
        options={"node_limit": NODES, "mip_rel_gap": 0.0},
    )
    bound = np.inf if found.mip_dual_bound is None else -float(found.mip_dual_bound)
    return (None if found.x is None else np.rint(found.x[:n]).astype(np.int64)), bound


def _steps(market: Market, balance: Balance) -> Floats:
    """Return the steps of imbalance as columns: member, +1 giving or -1 receiving, half-days, cost."""
    columns = []
    for member, hub in enumerate(market.is_hub.tolist()):
        columns += [(member, 1, width, cost) for width, cost in (balance.hub_giving if hub else balance.giving)]
        columns += [(member, -1, width, cost) for width, cost in balance.receiving]
    steps: Floats = np.array(columns, dtype=np.float64).reshape(-1, 4).T
    return steps
