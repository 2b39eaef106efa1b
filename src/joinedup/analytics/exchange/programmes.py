"""The linear and mixed integer programs behind guarantees, for HiGHS."""

from collections.abc import Sequence

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse import csr_matrix, hstack, vstack

from joinedup.analytics.exchange.markets import Ints
from joinedup.analytics.exchange.network import Network

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


def best_within(network: Network, rows: tuple[Ints, Ints]) -> tuple[Ints | None, float]:
    """Return the best plan of a network with extra rows on its pairs (coefficients, least), and a bound on every such plan.

    min cost f   s.t.   out of node - into node = supply,   rows f >= least,   0 <= f <= capacity,   f whole; by branch and bound.
    """
    n, n_pairs = len(network.tail), rows[0].shape[1]
    arcs, one = np.arange(n), np.ones(n)
    shape = (network.n_nodes, n)
    conserved = csr_matrix((one, (network.tail, arcs)), shape=shape) - csr_matrix((one, (network.head, arcs)), shape=shape)
    extra = hstack([csr_matrix(rows[0]), csr_matrix((len(rows[1]), n - n_pairs))])
    low = np.concatenate([network.supply, rows[1]])
    high = np.concatenate([network.supply, np.full(len(rows[1]), np.inf)])
    found = milp(
        network.cost.astype(float),
        integrality=one,
        bounds=Bounds(0, network.capacity),
        constraints=LinearConstraint(vstack([conserved, extra]).tocsr(), low, high),
        options={"node_limit": NODES, "mip_rel_gap": 0.0},
    )
    bound = np.inf if found.mip_dual_bound is None else -float(found.mip_dual_bound)
    return (None if found.x is None else network.half_days(np.rint(found.x).astype(np.int64))), bound
