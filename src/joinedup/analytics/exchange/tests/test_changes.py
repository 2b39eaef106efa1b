"""What would meet more of a need: each change that is told does make the plan better by what was promised."""

import itertools
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from joinedup.analytics.exchange.arcs import candidate_arcs, compatible_pairs
from joinedup.analytics.exchange.changes import Change, Kind, missing_half_days
from joinedup.analytics.exchange.circulation import BANK, ZERO, Balance, Step, balanced_plan
from joinedup.analytics.exchange.explanation import Explanation, explanation_of
from joinedup.analytics.exchange.markets import NO_LIMIT, Ints, Market, Member, Need, Offer, market_of
from joinedup.analytics.exchange.residual import WayBack, residual_of
from joinedup.analytics.exchange.tests.strategies import balances, markets


def best_value(market: Market, balance: Balance) -> int:
    return balanced_plan(market, candidate_arcs(market), balance=balance).value


def told(market: Market, balance: Balance, *, exact_work: int = 60_000) -> tuple[int, Ints, Explanation]:
    arcs = candidate_arcs(market)
    plan = balanced_plan(market, arcs, balance=balance)
    missing = missing_half_days(market, arcs, plan.half_days)
    closing = WayBack(residual_of(market, arcs, balance, plan.half_days), market.need_member[missing > 0], exact_work=exact_work)
    return plan.value, missing, explanation_of(market, arcs, plan.half_days, closing)


def looser(balance: Balance, half_days: int) -> Balance:
    def more(steps: tuple[Step, ...]) -> tuple[Step, ...]:
        return ((half_days, 0), *steps)

    return Balance(more(balance.giving), more(balance.receiving), more(balance.hub_giving))


def with_change(market: Market, balance: Balance, change: Change) -> tuple[Market, Balance]:
    balance = looser(balance, change.relax)
    if change.kind == Kind.RELAX_BALANCE:
        return market, looser(balance, change.half_days)
    if change.kind == Kind.MORE_HALF_DAYS:
        more = np.bincount([change.offer], [change.half_days], market.n_offers).astype(np.int64)
        return replace(market, offer_amount=market.offer_amount + more), balance
    if change.kind in (Kind.LIFT_GIVING, Kind.LIFT_GETTING, Kind.UNLOCK):
        return without_hold(market, change), balance
    if change.kind == Kind.FURTHER:
        reach = market.need_reach_m.copy()
        reach[change.need] += 1000 * change.km
        return replace(market, need_reach_m=reach), balance
    return with_offer(market, change), balance


def without_hold(market: Market, change: Change) -> Market:
    giver, receiver = change.member, int(market.need_member[change.need])
    if change.kind == Kind.UNLOCK:
        assert change.offer is not None
        return replace(market, tried=market.tried - {(change.offer, change.need)}, barred=market.barred - {(giver, receiver)})
    cap, member = ("give_cap", giver) if change.kind == Kind.LIFT_GIVING else ("receive_cap", receiver)
    more = getattr(market, cap).copy()
    more[member] += change.half_days
    return replace(market, **{cap: more})


def with_offer(market: Market, change: Change) -> Market:
    return replace(
        market,
        offer_member=np.append(market.offer_member, change.member),
        offer_amount=np.append(market.offer_amount, change.half_days),
        offer_phases=np.append(market.offer_phases, market.need_phases[change.need]),
        offer_anywhere=np.append(market.offer_anywhere, False),
        topic_offer=np.append(market.topic_offer, market.n_offers),
        topic_topic=np.append(market.topic_topic, change.topic),
    )


@pytest.mark.parametrize("exact_work", [60_000, 0])
@settings(max_examples=25, deadline=None)
@given(market=markets(), balance=balances)
def test_every_change_that_is_told_makes_the_plan_better_by_what_was_promised(market: Market, balance: Balance, exact_work: int) -> None:
    value, missing, explanation = told(market, balance, exact_work=exact_work)
    for need, some in enumerate(explanation.by_need):
        assert bool(missing[need]) or not some
        for change in some:
            assert change.gain > 0
            assert 0 < change.half_days <= missing[need]
            assert best_value(*with_change(market, balance, change)) >= value + change.gain


@pytest.mark.parametrize("exact_work", [60_000, 0])
@settings(max_examples=25, deadline=None)
@given(market=markets(), balance=balances, data=st.data())
def test_lifting_a_limit_and_letting_go_of_a_decision_bring_what_is_promised(
    market: Market, balance: Balance, data: st.DataObject, exact_work: int
) -> None:
    caps = st.lists(st.sampled_from([0, 1, 2, NO_LIMIT]), min_size=market.n_members, max_size=market.n_members).map(np.array)
    pairs = list(zip(*(rows.tolist() for rows in compatible_pairs(market)), strict=True))
    tried = data.draw(st.frozensets(st.sampled_from(pairs), max_size=2)) if pairs else frozenset()
    barred = frozenset({data.draw(st.sampled_from([(0, 1), (1, 0)]))})
    held = replace(market, give_cap=data.draw(caps), receive_cap=data.draw(caps))
    held = replace(held, tried=tried, tried_by_hand=tried, barred=barred, barred_by_hand=barred)
    value, _, explanation = told(held, balance, exact_work=exact_work)
    for change in itertools.chain.from_iterable(explanation.by_need):
        assert best_value(*with_change(held, balance, change)) >= value + change.gain > value


def test_a_limit_that_holds_a_need_and_a_pair_that_was_decided_against_are_told() -> None:
    members = [Member(0, 0, is_hub=True, give_cap=1), Member(1000, 0)]
    market = market_of(members, [Need(1, 1, 3, 300, 5000, 1)], [Offer(0, (1,), 3, 1)])
    said = told(market, BANK)[2].by_need[0]
    assert [(change.kind, change.member, change.half_days) for change in said][:1] == [(Kind.LIFT_GIVING, 0, 2)]
    market = market_of([Member(0, 0, is_hub=True), Member(1000, 0, receive_cap=1)], [Need(1, 1, 3, 300, 5000, 1)], [Offer(0, (1,), 3, 1)])
    assert [change.kind for change in told(market, BANK)[2].by_need[0]] == [Kind.LIFT_GETTING]
    by_hand = frozenset({(0, 0)})
    market = replace(market, receive_cap=None, tried=by_hand, tried_by_hand=by_hand)
    assert [change.kind for change in told(market, BANK)[2].by_need[0]][:1] == [Kind.UNLOCK]


@settings(max_examples=25, deadline=None)
@given(market=markets(), balance=balances)
def test_the_way_back_prices_a_new_pair_exactly(market: Market, balance: Balance) -> None:
    """Strike out one pair; what it would gain is told by the plan without it, and nothing is gained where nothing is promised."""
    all_arcs = candidate_arcs(market)
    for offer, need, worth in list(zip(all_arcs.offer, all_arcs.need, all_arcs.worth, strict=True))[:3]:
        without = replace(market, tried=frozenset({(int(offer), int(need))}))
        arcs = candidate_arcs(without)
        plan = balanced_plan(without, arcs, balance=balance)
        if (
            not missing_half_days(without, arcs, plan.half_days)[need]
            or (arcs.offer == offer) @ plan.half_days >= market.offer_amount[offer]
        ):
            continue
        receiver, giver = market.need_member[[need]], market.offer_member[[offer]]
        cost, room = WayBack(residual_of(without, arcs, balance, plan.half_days), receiver).cost(receiver, giver)
        gain = max(0.0, float(worth - cost[0]))
        value = best_value(market, balance)
        assert value >= plan.value + gain
        assert (value > plan.value) == (gain > 0)
        assert not gain or room[0] > 0


def test_a_topic_that_nobody_offers_needs_one_more_offer_and_says_from_how_near() -> None:
    """Ada's school needs phonics; Bo's, 2 km away, already gets maths from Ada's and could give it back."""
    market = market_of([Member(0, 0), Member(2000, 0)], [Need(0, 1, 4, 100, 5000, 1), Need(1, 2, 4, 100, 5000, 1)], [Offer(0, (2,), 4, 1)])
    _, _, explanation = told(market, ZERO)
    change = explanation.by_need[0][0]
    assert (change.kind, change.topic, change.km, change.half_days, change.member) == (Kind.MORE_OFFER, 1, 2.0, 4, 1)
    assert change.gain == 4 * (92 + 92)


def test_help_from_a_little_further_away_is_told_in_kilometres() -> None:
    market = market_of(
        [Member(0, 0), Member(6050, 0)],
        [Need(0, 1, 2, 100, 5000, 1), Need(1, 2, 2, 100, 9000, 1)],
        [Offer(1, (1,), 2, 1), Offer(0, (2,), 2, 1)],
    )
    _, _, explanation = told(market, ZERO)
    assert [(change.kind, change.km) for change in explanation.by_need[0]][:1] == [(Kind.FURTHER, 1.1)]


def test_where_nothing_can_come_back_the_balance_is_what_would_have_to_give() -> None:
    market = market_of([Member(0, 0), Member(1000, 0)], [Need(0, 1, 3, 100, 5000, 1)], [Offer(1, (1,), 2, 1)])
    _, _, explanation = told(market, ZERO)
    assert [(change.kind, change.half_days, change.gain) for change in explanation.by_need[0]] == [(Kind.RELAX_BALANCE, 2, 192)]


def test_an_offer_that_is_used_up_is_asked_for_as_much_as_is_missing() -> None:
    market = market_of([Member(0, 0, is_hub=True), Member(1000, 0)], [Need(1, 1, 3, 300, 5000, 1)], [Offer(0, (1,), 1, 1)])
    _, missing, explanation = told(market, BANK)
    assert missing.tolist() == [2]
    assert explanation.by_need[0][0].kind == Kind.MORE_HALF_DAYS


def test_a_need_far_from_everybody_is_left_without_an_empty_promise() -> None:
    market = market_of([Member(0, 0), Member(900_000, 0)], [Need(0, 1, 3, 100, 5000, 1)], [Offer(1, (1,), 2, 1)])
    assert told(market, BANK)[2].by_need == [[]]
