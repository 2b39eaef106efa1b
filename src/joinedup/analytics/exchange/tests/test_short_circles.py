"""Swaps, circles and gifts: as good as counting all of them, within every limit, the same each time."""

import itertools
from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from joinedup.analytics.exchange.arcs import Arcs, candidate_arcs
from joinedup.analytics.exchange.circles import CirclePlan, short_circles
from joinedup.analytics.exchange.circulation import BANK, ZERO, Balance, balanced_plan
from joinedup.analytics.exchange.contract import MemberValues, NeedValues, OfferValues
from joinedup.analytics.exchange.markets import Market, Member, Need, Offer, market_of
from joinedup.analytics.exchange.planning import plan_introductions
from joinedup.analytics.exchange.restrict import EXACT
from joinedup.analytics.exchange.tests.test_balanced_plan import circle_of_three, markets
from joinedup.analytics.exchange.tests.test_plan_introductions import SWAP, problem
from joinedup.analytics.exchange.values import out_of_balance

GIFTS = Balance(receiving=BANK.receiving, hub_giving=BANK.hub_giving)


def all_circles(market: Market, arcs: Arcs, longest: int) -> list[tuple[int, ...]]:
    giver, receiver = market.offer_member[arcs.offer], market.need_member[arcs.need]
    found = []
    for size in range(2, longest + 1):
        for rows in itertools.permutations(range(len(arcs)), size):
            closes = all(receiver[a] == giver[b] for a, b in zip(rows, rows[1:] + rows[:1], strict=True))
            if closes and len({int(giver[a]) for a in rows}) == size and giver[rows[0]] == giver[list(rows)].min():
                found.append(rows)
    return found


def counted(market: Market, arcs: Arcs, circles: list[tuple[int, ...]], needed: tuple[int, ...], offered: tuple[int, ...]) -> int:
    """Try every number of times of every circle."""
    if not circles:
        return 0
    first, rest = list(circles[0]), circles[1:]
    best, worth = counted(market, arcs, rest, needed, offered), int(arcs.worth[first].sum())
    d, c = list(needed), list(offered)
    for times in range(1, 4):
        for row in first:
            d[arcs.need[row]] -= 1
            c[arcs.offer[row]] -= 1
        if min(d) < 0 or min(c) < 0:
            break
        best = max(best, times * worth + counted(market, arcs, rest, tuple(d), tuple(c)))
    return best


def assert_keeps_promises(market: Market, arcs: Arcs, plan: CirclePlan, longest: int, chain: int) -> None:
    half_days = np.zeros(len(arcs), dtype=int)
    for circle in plan.circles:
        assert circle.half_days > 0
        assert len(set(circle.members)) == len(circle.members)
        assert len(circle.steps) <= (chain if circle.is_gift else longest)
        assert not circle.is_gift or market.is_hub[circle.members[0]]
        half_days[list(circle.steps)] += circle.half_days
    assert half_days.tolist() == plan.half_days.tolist()
    assert (np.bincount(arcs.need, half_days, market.n_needs) <= market.need_amount).all()
    assert (np.bincount(arcs.offer, half_days, market.n_offers) <= market.offer_amount).all()
    assert plan.bound is not None
    assert plan.value <= plan.bound


@settings(max_examples=30, deadline=None)
@given(market=markets(), longest=st.integers(2, 4))
def test_circles_are_as_good_as_all_counted(market: Market, longest: int) -> None:
    arcs = candidate_arcs(market)
    plan = short_circles(market, arcs, balance=ZERO, longest_circle=longest, limits=EXACT)
    if len(arcs) and len(arcs) <= 8:
        circles = all_circles(market, arcs, longest)
        assert plan.value == counted(market, arcs, circles, tuple(market.need_amount), tuple(market.offer_amount))
        assert plan.is_proven
        assert_keeps_promises(market, arcs, plan, longest, 0)


@settings(max_examples=20, deadline=None)
@given(market=markets())
def test_gifts_and_circles_stay_below_what_any_length_would_bring(market: Market) -> None:
    arcs = candidate_arcs(market)
    plan = short_circles(market, arcs, balance=BANK, longest_circle=3, longest_chain=2, limits=EXACT)
    assert plan.value + plan.longer_gain == (balanced_plan(market, arcs, balance=GIFTS).value if len(arcs) else 0)
    assert plan.longer_gain >= 0
    if len(arcs):
        assert_keeps_promises(market, arcs, plan, 3, 2)


def test_a_circle_of_three_needs_three() -> None:
    market = circle_of_three()
    arcs = candidate_arcs(market)
    short = short_circles(market, arcs, balance=ZERO, longest_circle=2)
    assert (short.value, short.longer_gain) == (0, 6 * (96 + 94 + 96))
    plan = short_circles(market, arcs, balance=ZERO, longest_circle=3)
    assert [(circle.members, circle.half_days, circle.is_gift) for circle in plan.circles] == [((0, 1, 2), 6, False)]
    assert plan.longer_gain == 0


def test_a_hub_gives_and_who_got_gives_on() -> None:
    market = market_of(
        [Member(0, 0, is_hub=True), Member(1, 0), Member(2, 0)],
        [Need(1, 1, 1, 300, 5000, 1), Need(2, 2, 1, 300, 5000, 1)],
        [Offer(0, (1,), 1, 1), Offer(1, (2,), 1, 1)],
    )
    arcs = candidate_arcs(market)
    assert [c.members for c in short_circles(market, arcs, balance=BANK, longest_chain=2).circles] == [(0, 1, 2)]
    assert [c.members for c in short_circles(market, arcs, balance=BANK, longest_chain=1).circles] == [(0, 1)]
    assert short_circles(market, arcs, balance=BANK, longest_chain=0).circles == ()


def test_a_limit_in_all_and_a_holiday_from_giving_hold() -> None:
    market = circle_of_three()
    limited = replace(market, give_cap=np.array([2, 9, 9]))
    assert short_circles(limited, candidate_arcs(limited), balance=ZERO).half_days.tolist() == [2, 2, 2]
    hub = market_of([Member(0, 0, is_hub=True), Member(1, 0)], [Need(1, 1, 6, 300, 5000, 1)], [Offer(0, (1,), 6, 1)])
    gives = Balance(hub_giving=((6, 0),))
    assert short_circles(hub, candidate_arcs(hub), balance=gives).value == 0
    resting = replace(hub, may_give=np.array([True, False]))
    assert short_circles(resting, candidate_arcs(resting), balance=gives).half_days.tolist() == [6]


def test_an_agreement_that_is_locked_in_is_given_back() -> None:
    market = market_of(
        [Member(0, 0), Member(1, 0)],
        [Need(1, 1, 0, 300, 5000, 1), Need(0, 2, 6, 300, 5000, 1)],
        [Offer(0, (1,), 0, 1), Offer(1, (2,), 6, 1)],
    )
    arcs = candidate_arcs(market)
    plan = short_circles(market, arcs, balance=ZERO, locked=[(0, 0, 2)])
    assert plan.half_days[arcs.offer == 1].tolist() == [2]
    assert [(circle.members, circle.steps[0], circle.half_days) for circle in plan.circles] == [((0, 1), -1, 2)]


def test_the_door_plans_in_circles_and_tells_them() -> None:
    asked = problem(*SWAP)
    outcome = plan_introductions({**asked, "method": "circles", "longest_circle": 4})
    assert (outcome["method"], outcome["status"], outcome["longer_circles_gain"]) == ("circles", "optimal", 0)
    assert [(one["members"], one["half_days"]) for one in outcome["told"]] == [([0, 1], 4)]
    locked = plan_introductions({**asked, "method": "circles", "locked": [[0, 0, 3]]})
    assert sorted((match["need"], match["half_days"]) for match in locked["matches"]) == [(0, 3), (1, 3)]  # given back, no more


def owing(*, between: bool = False) -> Market:
    """Member 0 gave member 1 three half-days before; now 1 offers what 0 needs, or what 2 needs, who offers what 0 needs."""
    needs = [Need(0, 1, 3, 300, 5000, 1), *([Need(2, 2, 3, 300, 5000, 1)] if between else [])]
    offers = [Offer(2 if between else 1, (1,), 3, 1), *([Offer(1, (2,), 3, 1)] if between else [])]
    return replace(market_of([Member(0, 0), Member(1, 0), Member(2, 0)], needs, offers), given_before=np.array([3, -3, 0]))


def test_what_was_agreed_before_is_made_up_for_as_in_the_balanced_plan() -> None:
    for between, told in ((False, (1, 0)), (True, (1, 2, 0))):
        market = owing(between=between)
        arcs = candidate_arcs(market)
        plan = short_circles(market, arcs, balance=ZERO, before=market.given_before)
        assert [(one.members, one.half_days, one.is_return) for one in plan.circles] == [(told, 3, True)]
        assert plan.half_days.tolist() == balanced_plan(market, arcs, balance=ZERO).half_days.tolist()
        assert short_circles(market, arcs, balance=ZERO).circles == ()


def test_what_a_helper_gave_before_has_used_up_its_gifts() -> None:
    market = market_of([Member(0, 0, is_hub=True), Member(1, 0)], [Need(1, 1, 3, 300, 5000, 1)], [Offer(0, (1,), 3, 1)])
    gave, got = np.array([23, 0]), np.array([0, -5])
    arcs = candidate_arcs(market)
    assert [int(short_circles(market, arcs, balance=BANK, before=before).half_days.sum()) for before in (gave, got)] == [1, 1]


@settings(max_examples=10, deadline=None)
@given(market=markets(), data=st.data())
def test_nobody_is_further_out_of_balance_than_before(market: Market, data: st.DataObject) -> None:
    before = np.array([data.draw(st.integers(-8, 8)) for _ in range(market.n_members)])
    owed, arcs = replace(market, given_before=before), candidate_arcs(market)
    plan = short_circles(owed, arcs, balance=BANK, before=before, limits=EXACT)
    was = out_of_balance(owed, arcs, BANK, np.zeros(len(arcs), dtype=np.int64))
    assert (out_of_balance(owed, arcs, BANK, plan.half_days) <= was).all()


def test_a_plan_says_which_help_makes_up_for_what_was_agreed_before() -> None:
    members: list[MemberValues] = [{"x_m": 0.0, "y_m": 0.0, "given_before": given} for given in (3, -3)]
    need: NeedValues = {"member": 0, "topic": 1, "amount": 3, "worth": 300.0, "phases": 1}
    offer: OfferValues = {"member": 1, "topics": [1], "amount": 3, "phases": 1}
    said = plan_introductions({"members": members, "needs": [need], "offers": [offer], "method": "circles", "balance": "bank"})
    assert [(match["half_days"], match["reasons"][0]) for match in said["matches"]] == [(3, "returns")]
    assert [one["is_return"] for one in said["told"]] == [True]
    assert said["problems"] == []
