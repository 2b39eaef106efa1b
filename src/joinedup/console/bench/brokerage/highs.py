"""The same instance as a linear program for HiGHS, solved by its dual simplex; one column a pair and a step, one row a limit."""

import time
from typing import Any

import numpy as np

from joinedup.analytics.exchange.arcs import Arcs, candidate_arcs
from joinedup.analytics.exchange.balances import BANK, Balance
from joinedup.analytics.exchange.markets import Market
from joinedup.analytics.exchange.synthetic import invented_market


def simplex(payload: dict[str, int]) -> dict[str, Any]:
    """Solve once; the time is that of HiGHS alone, with its presolve."""
    import highspy

    market = invented_market(payload["size"])
    program = _program(highspy, market, candidate_arcs(market), BANK)
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("solver", "simplex")
    solver.passModel(program)
    del program
    started, worked = time.perf_counter(), time.process_time()
    solver.run()
    seconds, work = time.perf_counter() - started, time.process_time() - worked
    if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        raise RuntimeError(f"HiGHS stopped with {solver.getModelStatus()}")
    return {"value": round(-solver.getInfo().objective_function_value, 3), "seconds": round(seconds, 3), "cpu_seconds": round(work, 3)}


def _program(highspy: Any, market: Market, arcs: Arcs, balance: Balance) -> Any:
    """State min -w x + steps: offers and needs at most, every member in balance with its steps."""
    n_rows = market.n_offers + market.n_needs + market.n_members
    first_need, first_member = market.n_offers, market.n_offers + market.n_needs
    giver, taker = market.offer_member[arcs.offer], market.need_member[arcs.need]
    rows = np.column_stack([arcs.offer, first_need + arcs.need, first_member + giver, first_member + taker]).ravel()
    values = np.tile([1.0, 1.0, 1.0, -1.0], len(arcs))
    step_member, step_sign, step_width, step_cost = _steps(market, balance)
    n_columns = len(arcs) + len(step_member)
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = n_columns, n_rows
    lp.col_cost_ = np.concatenate([-arcs.worth.astype(float), step_cost])
    lp.col_lower_ = np.zeros(n_columns)
    most = np.minimum(market.offer_amount[arcs.offer], market.need_amount[arcs.need])
    lp.col_upper_ = np.concatenate([most.astype(float), step_width])
    lp.row_lower_ = np.concatenate([np.full(first_member, -highspy.kHighsInf), np.zeros(market.n_members)])
    lp.row_upper_ = np.concatenate([market.offer_amount, market.need_amount, np.zeros(market.n_members)]).astype(float)
    lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    lp.a_matrix_.start_ = np.concatenate([np.arange(0, 4 * len(arcs), 4), 4 * len(arcs) + np.arange(len(step_member) + 1)]).astype(np.int32)
    lp.a_matrix_.index_ = np.concatenate([rows, first_member + step_member]).astype(np.int32)
    lp.a_matrix_.value_ = np.concatenate([values, step_sign])
    return lp


def _steps(market: Market, balance: Balance) -> tuple[Any, Any, Any, Any]:
    """Return for every step: member, sign in its balance (giving lowers, getting raises it), width, cost."""
    everybody = np.arange(market.n_members)
    columns = []
    for members, sign, steps in (
        (everybody[market.is_hub], -1.0, balance.hub_giving),
        (everybody[~market.is_hub], -1.0, balance.giving),
        (everybody, 1.0, balance.receiving),
    ):
        for width, cost in steps:
            ones = np.ones(len(members))
            columns.append((members, sign * ones, width * ones, cost * ones))
    member, sign_of, width_of, cost_of = (np.concatenate(column) for column in zip(*columns, strict=True))
    return member, sign_of, width_of, cost_of
