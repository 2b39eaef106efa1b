"""The balanced plan keeps every promise, equals brute force where that can be counted, and the published optima."""

import csv
import gzip
import itertools
import json
import os
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from joinedup.analytics.exchange.arcs import Arcs, candidate_arcs
from joinedup.analytics.exchange.circulation import BANK, FREE, ZERO, Balance, BalancedPlan, balanced_plan
from joinedup.analytics.exchange.instances import read_market
from joinedup.analytics.exchange.markets import Market, Member, Need, Offer, market_of

DATA = Path(os.environ.get("JOINEDUP_DATA", "../shared/data")) / "algorithms/brokerage"


def circle_of_three() -> Market:
    """Quayfield gives phonics to Pellin, Pellin talk to Kelderwick, Kelderwick maths to Quayfield."""
    return market_of(
        [Member(0, 0), Member(1000, 0), Member(0, 1000)],
        [Need(1, 1, 6, 100, 5000, 1), Need(2, 2, 6, 100, 5000, 1), Need(0, 3, 6, 100, 5000, 1)],
        [Offer(0, (1,), 6, 1), Offer(1, (2,), 6, 1), Offer(2, (3,), 6, 1)],
    )


@st.composite
def markets(draw: st.DrawFn) -> Market:
    n = draw(st.integers(2, 5))
    whole = st.integers
    members = [Member(draw(whole(0, 3000)), draw(whole(0, 3000)), draw(st.booleans())) for _ in range(n)]
    needs = [
        Need(draw(whole(0, n - 1)), draw(whole(0, 2)), draw(whole(1, 3)), draw(whole(1, 400)), draw(whole(0, 4000)), draw(whole(1, 3)))
        for _ in range(draw(whole(1, 4)))
    ]
    offers = [
        Offer(
            draw(whole(0, n - 1)),
            tuple(sorted(draw(st.sets(whole(0, 2), min_size=1, max_size=2)))),
            draw(whole(1, 3)),
            draw(whole(1, 3)),
            draw(st.booleans()),
        )
        for _ in range(draw(whole(1, 4)))
    ]
    return market_of(members, needs, offers)


def net_giving(market: Market, arcs: Arcs, half_days: np.ndarray) -> np.ndarray:
    given_ = np.bincount(market.offer_member[arcs.offer], weights=half_days, minlength=market.n_members)
    received = np.bincount(market.need_member[arcs.need], weights=half_days, minlength=market.n_members)
    return given_ - received


def penalty(net: int, *, hub: bool, balance: Balance) -> int | None:
    """Return the cost of an imbalance by filling the steps in order; None where it is not allowed."""
    steps = (balance.hub_giving if hub else balance.giving) if net > 0 else balance.receiving
    left, cost = abs(net), 0
    for width, price in steps:
        cost += min(left, width) * price
        left -= min(left, width)
    return None if left else cost


def brute_force(market: Market, arcs: Arcs, balance: Balance) -> int:
    most = [min(market.offer_amount[o], market.need_amount[n]) for o, n in zip(arcs.offer, arcs.need, strict=True)]
    best = 0
    for flow in itertools.product(*(range(m + 1) for m in most)):
        half_days = np.array(flow)
        if (np.bincount(arcs.need, half_days, market.n_needs) > market.need_amount).any():
            continue
        if (np.bincount(arcs.offer, half_days, market.n_offers) > market.offer_amount).any():
            continue
        nets = net_giving(market, arcs, half_days)
        costs = [penalty(int(net), hub=bool(hub), balance=balance) for net, hub in zip(nets, market.is_hub, strict=True)]
        if None not in costs:
            best = max(best, int((arcs.worth * half_days).sum()) - sum(c for c in costs if c))
    return best


def assert_keeps_promises(market: Market, arcs: Arcs, plan: BalancedPlan, balance: Balance) -> None:
    assert (plan.half_days >= 0).all()
    assert (np.bincount(arcs.need, plan.half_days, market.n_needs) <= market.need_amount).all()
    assert (np.bincount(arcs.offer, plan.half_days, market.n_offers) <= market.offer_amount).all()
    nets = net_giving(market, arcs, plan.half_days)
    costs = [penalty(int(net), hub=bool(hub), balance=balance) for net, hub in zip(nets, market.is_hub, strict=True)]
    assert None not in costs
    assert int((arcs.worth * plan.half_days).sum()) - sum(c for c in costs if c) == plan.value


def test_a_circle_of_three_balances_to_nothing_owed() -> None:
    market = circle_of_three()
    arcs = candidate_arcs(market)
    plan = balanced_plan(market, arcs, balance=ZERO)
    assert plan.half_days.tolist() == [6, 6, 6]
    assert plan.value == 6 * (96 + 94 + 96)


def test_nobody_helps_where_no_circle_closes() -> None:
    market = market_of([Member(0, 0), Member(1, 0)], [Need(1, 1, 4, 100, 5000, 1)], [Offer(0, (1,), 4, 1)])
    arcs = candidate_arcs(market)
    assert balanced_plan(market, arcs, balance=ZERO).value == 0
    assert balanced_plan(market, arcs, balance=BANK).half_days.tolist() == [
        1
    ]  # a second half-day would cost both sides 60, more than its 100


def test_a_hub_may_give_without_getting() -> None:
    market = market_of([Member(0, 0, is_hub=True), Member(1, 0)], [Need(1, 1, 6, 300, 5000, 1)], [Offer(0, (1,), 6, 1)])
    assert balanced_plan(market, candidate_arcs(market), balance=BANK).half_days.tolist() == [6]


def test_a_barred_pair_never_meets() -> None:
    market = circle_of_three()
    barred = market_of([Member(0, 0), Member(1000, 0)], [Need(1, 1, 6, 100, 5000, 1)], [Offer(0, (1,), 6, 1)], barred=[(0, 1)])
    assert len(candidate_arcs(barred)) == 0
    assert len(candidate_arcs(market)) == 3


def test_an_offer_online_reaches_a_member_without_a_place() -> None:
    market = market_of([Member(0, 0), Member(None, None)], [Need(1, 1, 2, 100, 5000, 1)], [Offer(0, (1, 2), 2, 1, anywhere=True)])
    arcs = candidate_arcs(market)
    assert arcs.worth.tolist() == [100]
    assert np.isnan(arcs.distance_m).all()


def test_steps_that_get_cheaper_are_refused() -> None:
    with pytest.raises(ValueError, match="growing costs"):
        Balance(giving=((1, 5), (1, 0)))


def test_an_empty_market_has_an_empty_plan() -> None:
    market = market_of([], [], [])
    assert balanced_plan(market, candidate_arcs(market), balance=BANK).value == 0


@settings(max_examples=60, deadline=None)
@given(market=markets(), balance=st.sampled_from([ZERO, BANK, FREE]))
def test_the_plan_equals_brute_force(market: Market, balance: Balance) -> None:
    arcs = candidate_arcs(market)
    plan = balanced_plan(market, arcs, balance=balance)
    assert_keeps_promises(market, arcs, plan, balance)
    if np.prod([min(market.offer_amount[o], market.need_amount[n]) + 1 for o, n in zip(arcs.offer, arcs.need, strict=True)]) <= 3000:
        assert plan.value == brute_force(market, arcs, balance)


@settings(max_examples=40, deadline=None)
@given(market=markets())
def test_every_pair_is_in_reach_and_of_the_same_topic_and_phase(market: Market) -> None:
    arcs = candidate_arcs(market)
    for o, n, distance in zip(arcs.offer, arcs.need, arcs.distance_m, strict=True):
        taker = market.need_member[n]
        assert market.need_topic[n] in market.topic_topic[market.topic_offer == o]
        assert market.offer_phases[o] & market.need_phases[n]
        assert market.offer_member[o] != taker
        assert market.offer_anywhere[o] or distance <= market.need_reach_m[n]


@pytest.mark.register
@pytest.mark.parametrize("name", ["brokerage_n120_s201", "brokerage_n250_s202", "brokerage_n400_s203", "brokerage_n1000_s204"])
def test_the_known_optima_are_reached(name: str) -> None:
    if not DATA.exists():
        pytest.skip(f"JOINEDUP_DATA has no instances at {DATA}")
    known = json.loads((DATA / "optima.json").read_text())[name]
    with gzip.open(DATA / f"{name}.csv.gz", "rt") as text:
        market = read_market(csv.DictReader(text))
    arcs = candidate_arcs(market)
    assert len(arcs) == known["candidate_arcs"]
    assert balanced_plan(market, arcs, balance=ZERO).value == known["opt_zero_imbalance"]
    assert balanced_plan(market, arcs, balance=BANK).value == known["opt_bank"]
