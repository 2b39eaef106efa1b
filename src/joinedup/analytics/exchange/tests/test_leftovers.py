"""A plan of short circles closes again by one more circle of what it left over, within all its rules."""

import itertools

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from joinedup.analytics.exchange.arcs import Arcs, candidate_arcs
from joinedup.analytics.exchange.changes import Kind
from joinedup.analytics.exchange.circulation import BANK, ZERO
from joinedup.analytics.exchange.explanation import explanation_of
from joinedup.analytics.exchange.leftovers import CircleBack, CircleRules
from joinedup.analytics.exchange.markets import Ints, Market, Member, Need, Offer, market_of
from joinedup.analytics.exchange.tests.strategies import markets


def nothing_planned(arcs: Arcs) -> Ints:
    return np.zeros(len(arcs), dtype=np.int64)


def ring(n: int) -> Market:
    """Each member but the last helps the next; the first needs what nobody offers."""
    members = [Member(100 * row, 0) for row in range(n)]
    needs = [Need(row, row, 2, 100, 9000, 1) for row in range(n)]
    return market_of(members, needs, [Offer(row, (row + 1,), 2, 1) for row in range(n - 1)])


def best_way(market: Market, arcs: Arcs, start: int, end: int, longest: int) -> float:
    """Try every order of members between two for the way of most worth."""
    worth: dict[tuple[int, int], int] = {}
    for offer, need, each in zip(arcs.offer, arcs.need, arcs.worth, strict=True):
        ends = int(market.offer_member[offer]), int(market.need_member[need])
        worth[ends] = max(worth.get(ends, 0), int(each))
    others = [member for member in range(market.n_members) if member not in {start, end}]
    ways = [(start, *between, end) for n in range(longest - 1) for between in itertools.permutations(others, n)]
    sums = [sum(worth.get(step, -(10**9)) for step in itertools.pairwise(way)) for way in ways]
    return max((total for total in sums if total > 0), default=-np.inf)


@settings(max_examples=40, deadline=None)
@given(market=markets(), longest=st.integers(2, 4))
def test_the_best_circle_of_leftovers_is_found(market: Market, longest: int) -> None:
    arcs = candidate_arcs(market)
    back = CircleBack(market, arcs, ZERO, nothing_planned(arcs), CircleRules(longest))
    pairs = list(itertools.permutations(range(market.n_members), 2))
    receivers, givers = (np.array(column) for column in zip(*pairs, strict=True))
    cost, room = back.cost(receivers, givers)
    for (receiver, giver), price, fits in zip(pairs, cost.tolist(), room.tolist(), strict=True):
        assert -price == best_way(market, arcs, receiver, giver, longest)
        assert (fits > 0) == np.isfinite(price)


def test_one_more_offer_closes_a_circle_of_four_and_not_of_three() -> None:
    market = ring(4)
    arcs = candidate_arcs(market)
    four, three = (
        explanation_of(market, arcs, nothing_planned(arcs), CircleBack(market, arcs, ZERO, nothing_planned(arcs), CircleRules(longest)))
        for longest in (4, 3)
    )
    assert [(change.kind, change.member, change.half_days) for change in four.by_need[0]][-1] == (Kind.MORE_OFFER, 1, 2)
    assert {change.n_members for change in four.by_need[0]} == {3}
    assert {change.n_members for change in three.by_need[0]} == {2}


def test_who_has_enough_partners_is_not_asked_to_take_one_more() -> None:
    """The first helps the second already; it could give the third a half-day, but has one partner and that is the limit."""
    market = ring(3)
    arcs = candidate_arcs(market)
    planned, receiver, giver = np.array([2, 0]), np.array([2]), np.array([0])
    back = [CircleBack(market, arcs, BANK, planned, CircleRules(max_partners=most)) for most in (None, 1)]
    assert [bool(one.relaxes(receiver, giver)[0]) for one in back] == [True, False]
    assert np.isinf(back[1].cost(receiver, giver)[0][0])


def test_a_new_link_has_the_half_days_that_are_asked_for() -> None:
    market = ring(3)
    arcs = candidate_arcs(market)
    for min_link, found in ((2, True), (3, False)):
        cost, _ = CircleBack(market, arcs, ZERO, nothing_planned(arcs), CircleRules(4, min_link=min_link)).cost(
            np.array([0]), np.array([2])
        )
        assert bool(np.isfinite(cost[0])) == found


def test_a_hub_closes_with_a_gift_and_others_do_not() -> None:
    market = market_of([Member(0, 0, is_hub=True), Member(0, 0), Member(0, 0)], [Need(1, 1, 2, 100, 5000, 1)], [Offer(0, (1,), 1, 1)])
    arcs = candidate_arcs(market)
    cost, room = CircleBack(market, arcs, BANK, nothing_planned(arcs), CircleRules(only_hubs_give=True)).cost(
        np.array([1, 1]), np.array([0, 2])
    )
    assert (cost[0], room[0]) == (0, 1)
    assert np.isinf(cost[1])


def test_a_limit_that_is_lifted_closes_a_circle_too() -> None:
    """Two could swap, but the first gives nothing at all."""
    members = [Member(0, 0, give_cap=0), Member(0, 0)]
    market = market_of(members, [Need(row, row, 2, 100, 9000, 1) for row in (0, 1)], [Offer(0, (1,), 2, 1), Offer(1, (0,), 2, 1)])
    arcs = candidate_arcs(market)
    back = CircleBack(market, arcs, ZERO, nothing_planned(arcs), CircleRules())
    said = explanation_of(market, arcs, nothing_planned(arcs), back).by_need[1]
    assert [(change.kind, change.member, change.half_days, change.gain) for change in said] == [(Kind.LIFT_GIVING, 0, 2, 400)]
