"""After any edit the mended plan is worth what a new plan would be."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from joinedup.analytics.exchange.arcs import candidate_arcs
from joinedup.analytics.exchange.circulation import BANK, FREE, ZERO, Balance, BalancedPlan, balanced_plan
from joinedup.analytics.exchange.markets import NO_LIMIT, Market
from joinedup.analytics.exchange.repair import WarmPlan
from joinedup.analytics.exchange.synthetic import invented_market


def warm_plan(market: Market, balance: Balance) -> WarmPlan:
    arcs = candidate_arcs(market)
    return WarmPlan(market, arcs, balanced_plan(market, arcs, balance=balance), balance=balance)


def limits(cap: np.ndarray | None, n: int) -> np.ndarray:
    return np.full(n, NO_LIMIT) if cap is None else cap.copy()


class Edited:
    """The same edits on the market, to be planned anew."""

    def __init__(self, market: Market, balance: Balance) -> None:
        self.balance = balance
        self.needs, self.offers = market.need_amount.copy(), market.offer_amount.copy()
        self.give, self.receive = limits(market.give_cap, market.n_members), limits(market.receive_cap, market.n_members)
        self.market, self.arcs = market, candidate_arcs(market)
        self.refused: set[int] = set()

    def plan(self) -> BalancedPlan:
        market = replace(self.market, need_amount=self.needs, offer_amount=self.offers, give_cap=self.give, receive_cap=self.receive)
        left = np.array([row for row in range(len(self.arcs)) if row not in self.refused], dtype=np.int64)
        return balanced_plan(market, self.arcs.taken(left), balance=self.balance)


def edit(warm: WarmPlan, cold: Edited, kind: str, row: int, amount: int) -> None:
    market = cold.market
    if kind == "need":
        cold.needs[row % market.n_needs] = amount
        warm.change_need(row % market.n_needs, amount)
    elif kind == "offer":
        cold.offers[row % market.n_offers] = amount
        warm.change_offer(row % market.n_offers, amount)
    elif kind == "give":
        cold.give[row % market.n_members] = amount
        warm.limit_giving(row % market.n_members, amount)
    elif kind == "receive":
        cold.receive[row % market.n_members] = amount
        warm.limit_receiving(row % market.n_members, amount)
    elif row % len(cold.arcs) in cold.refused:
        cold.refused.discard(row % len(cold.arcs))
        warm.allow([row % len(cold.arcs)])
    else:
        cold.refused.add(row % len(cold.arcs))
        warm.refuse([row % len(cold.arcs)])


EDITS = st.lists(
    st.tuples(st.sampled_from(["need", "offer", "give", "receive", "pair"]), st.integers(0, 500), st.integers(0, 9)), min_size=1, max_size=5
)


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(1, 6), balance=st.sampled_from([ZERO, BANK, FREE]), edits=EDITS)
def test_after_any_edits_the_plan_is_as_good_as_a_new_one(seed: int, balance: Balance, edits: list[tuple[str, int, int]]) -> None:
    market = invented_market(24, seed=seed)
    warm, cold = warm_plan(market, balance), Edited(market, balance)
    for kind, row, amount in edits:
        edit(warm, cold, kind, row, amount)
        assert warm.value == cold.plan().value
    network, flow = warm.network, warm.flow
    sent = np.bincount(network.tail, flow, network.n_nodes) - np.bincount(network.head, flow, network.n_nodes)
    assert not sent.any()
    assert (flow >= 0).all()


def test_a_trial_leaves_the_plan_as_it_was() -> None:
    market = invented_market(60, seed=3)
    warm = warm_plan(market, BANK)
    before, half_days = warm.value, warm.half_days
    with warm.trial():
        assert warm.change_offer(int(warm.arcs.offer[np.flatnonzero(half_days)[0]]), 0) > 0
        assert warm.value < before
    assert warm.value == before
    assert (warm.half_days == half_days).all()


def test_a_plan_that_is_not_the_best_is_refused() -> None:
    market = invented_market(14, seed=3)
    arcs = candidate_arcs(market)
    with pytest.raises(ValueError, match="not the best"):
        WarmPlan(market, arcs, BalancedPlan(0, np.zeros(len(arcs), dtype=np.int64)), balance=BANK)


def test_a_pair_that_is_worth_more_is_planned_more() -> None:
    market = invented_market(60, seed=4)
    warm = warm_plan(market, BANK)
    pair = int(np.flatnonzero(warm.half_days == 0)[0])
    before = warm.value
    warm.change_worth(pair, int(warm.arcs.worth[pair]) + 2000)
    assert warm.value > before
    assert warm.half_days[pair] > 0
