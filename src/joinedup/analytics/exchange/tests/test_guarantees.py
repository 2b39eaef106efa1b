"""A guarantee is kept by a plan that is as good as it can be, with its price; or the answer says how far one can get and why."""

import itertools
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from joinedup.analytics.exchange.arcs import Arcs, candidate_arcs
from joinedup.analytics.exchange.circulation import BANK, FREE, ZERO, Balance, BalancedPlan, balanced_plan
from joinedup.analytics.exchange.differences import swaps_between
from joinedup.analytics.exchange.guarantees import Guarantee, guaranteed_plan, highest_share, plan_value, share_reached
from joinedup.analytics.exchange.markets import Ints, Market, Member, Need, Offer, market_of
from joinedup.analytics.exchange.tests.strategies import balances, is_balanced, markets

shares = st.sampled_from([0.2, 0.25, 0.5, 0.75, 1.0])


def two_who_need_and_one_hub() -> Market:
    """Ada's school is near the hub, Bo's (the poorer one) 4 km away; the hub can give four half-days in all."""
    members = [Member(0, 0, is_hub=True), Member(1000, 0), Member(4000, 0)]
    return market_of(members, [Need(1, 1, 4, 200, 9000, 1), Need(2, 1, 4, 200, 9000, 1)], [Offer(0, (1,), 4, 1)])


def plans(market: Market, arcs: Arcs, balance: Balance) -> list[Ints]:
    most = [min(market.offer_amount[o], market.need_amount[n]) for o, n in zip(arcs.offer, arcs.need, strict=True)]
    if np.prod([m + 1 for m in most]) > 1500:
        return []
    flows = [np.array(flow, dtype=np.int64) for flow in itertools.product(*(range(m + 1) for m in most))]
    return [flow for flow in flows if is_balanced(market, arcs, balance, flow)]


def test_half_of_the_help_can_be_guaranteed_and_the_price_is_the_longer_way() -> None:
    market = two_who_need_and_one_hub()
    arcs = candidate_arcs(market)
    plan, (kept,) = guaranteed_plan(market, arcs, balance=FREE, guarantees=[Guarantee("Bo's school", frozenset({2}), 0.5)])
    assert plan.half_days.tolist() == [2, 2]
    assert (kept.is_kept, kept.share, kept.price, kept.half_days_lost) == (True, 0.5, 2 * 12, 0)
    assert plan.is_proven


def test_a_guarantee_that_the_free_plan_keeps_costs_nothing() -> None:
    market = two_who_need_and_one_hub()
    arcs = candidate_arcs(market)
    plan, (kept,) = guaranteed_plan(market, arcs, balance=FREE, guarantees=[Guarantee("Ada's school", frozenset({1}), 0.9)])
    assert (plan.half_days.tolist(), kept.price, kept.share) == ([4, 0], 0, 1.0)


def test_what_cannot_be_kept_is_told_with_what_can_and_why() -> None:
    """In a swap of two each gets half; more than half cannot reach either of them."""
    market = market_of(
        [Member(0, 0), Member(1000, 0)],
        [Need(0, 1, 4, 200, 9000, 1), Need(1, 2, 2, 200, 9000, 1), Need(0, 3, 3, 200, 9000, 1)],
        [Offer(1, (1,), 4, 1), Offer(0, (2,), 4, 1)],
    )
    arcs = candidate_arcs(market)
    plan, (kept,) = guaranteed_plan(market, arcs, balance=ZERO, guarantees=[Guarantee("Ada's school", frozenset({0}), 0.8)])
    assert plan.value == balanced_plan(market, arcs, balance=ZERO).value
    assert (kept.is_kept, kept.at_most, kept.share) == (False, 0.5, 0.5)
    assert kept.because == (("no_offer", 3), ("would_unbalance", 2))


def test_two_guarantees_that_exclude_each_other_keep_the_first() -> None:
    market = two_who_need_and_one_hub()
    both = [Guarantee("Ada's school", frozenset({1}), 0.6), Guarantee("Bo's school", frozenset({2}), 0.6)]
    _, kept = guaranteed_plan(market, candidate_arcs(market), balance=FREE, guarantees=both)
    assert [one.is_kept for one in kept] == [True, False]


def test_a_plan_of_another_kind_is_pushed_until_it_keeps_the_guarantee() -> None:
    """The other kind of plan here never gives a school more than three half-days."""
    market = two_who_need_and_one_hub()
    arcs = candidate_arcs(market)

    def at_most_three(pairs: Arcs, balance: Balance) -> BalancedPlan:
        return balanced_plan(replace(market, need_amount=np.array([3, 3])), pairs, balance=balance)

    bo = [Guarantee("Bo's school", frozenset({2}), 0.6)]
    plan, (kept,) = guaranteed_plan(market, arcs, balance=FREE, guarantees=bo, solve=at_most_three)
    assert (plan.half_days.tolist(), kept.is_kept, kept.share) == ([1, 3], True, 0.75)
    out_of_reach = [Guarantee("Bo's school", frozenset({2}), 0.9)]
    _, (kept,) = guaranteed_plan(market, arcs, balance=FREE, guarantees=out_of_reach, solve=at_most_three)
    assert (kept.is_kept, kept.at_most) == (False, None)


def test_half_days_that_are_locked_in_count() -> None:
    market = two_who_need_and_one_hub()
    ada = Guarantee("Ada's school", frozenset({1}), 0.5, already=(0, 4))
    plan, (kept,) = guaranteed_plan(market, candidate_arcs(market), balance=FREE, guarantees=[ada])
    assert (plan.half_days.tolist(), kept.share) == ([4, 0], 0.5)


@settings(max_examples=40, deadline=None)
@given(market=markets(), balance=balances, share=shares, data=st.data())
def test_no_plan_that_keeps_the_guarantee_is_better(market: Market, balance: Balance, share: float, data: st.DataObject) -> None:
    arcs = candidate_arcs(market)
    group = frozenset(data.draw(st.sets(st.integers(0, market.n_members - 1), min_size=1)))
    one = Guarantee("group", group, share)
    plan, (kept,) = guaranteed_plan(market, arcs, balance=balance, guarantees=[one])
    assert is_balanced(market, arcs, balance, plan.half_days)
    assert plan.value == plan_value(market, arcs, balance, plan.half_days)
    if kept.is_kept:
        assert kept.share >= share or not plan.half_days.any()
    every = plans(market, arcs, balance)
    keeping = [plan_value(market, arcs, balance, flow) for flow in every if share_reached(market, arcs, flow, one) >= share and flow.any()]
    if every and kept.is_kept:
        assert plan.value == max([0, *keeping])
    elif every:
        assert not keeping or max(keeping) <= 0
    if every:
        highest = max(share_reached(market, arcs, flow, one) for flow in every)
        assert highest_share(market, arcs, balance, one) == pytest.approx(highest)


@settings(max_examples=40, deadline=None)
@given(market=markets(), balance=balances, data=st.data())
def test_every_part_of_the_way_between_two_plans_is_a_plan(market: Market, balance: Balance, data: st.DataObject) -> None:
    arcs = candidate_arcs(market)
    before, after = (balanced_plan(market, arcs, balance=one).half_days for one in (data.draw(balances), data.draw(balances)))
    there = before
    for swap in swaps_between(market, arcs, before, after):
        there = swap.on(there, swap.times)
        one = swap.on(before)
        assert ((np.minimum(before, after) <= one) & (one <= np.maximum(before, after))).all()
        assert is_balanced(market, arcs, FREE, one)
    assert (there == after).all()


def test_the_plan_of_a_bank_is_worth_what_its_solver_says() -> None:
    market = two_who_need_and_one_hub()
    arcs = candidate_arcs(market)
    plan = balanced_plan(market, arcs, balance=BANK)
    assert plan_value(market, arcs, BANK, plan.half_days) == plan.value
