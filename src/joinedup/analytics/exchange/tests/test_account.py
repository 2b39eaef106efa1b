"""What is told beside a plan: plain values with circles, reasons, changes, scarce topics and places."""

import json

import numpy as np

from joinedup.analytics.exchange.account import explained, wanting
from joinedup.analytics.exchange.arcs import candidate_arcs
from joinedup.analytics.exchange.circulation import BANK, ZERO, Balance, BalancedPlan, balanced_plan
from joinedup.analytics.exchange.contract import Account, Problem, Wanting
from joinedup.analytics.exchange.markets import Market, Member, Need, Offer, market_of
from joinedup.analytics.exchange.synthetic import invented_market

READING, MATHS, MUSIC = 1, 2, 3


def three() -> Market:
    """Ada's and Bo's schools, of one trust, swap reading and maths; nobody offers the music that Cy's needs."""
    members = [Member(0, 0, group=4), Member(2000, 0, group=4), Member(9000, 0)]
    needs = [Need(0, READING, 2, 100, 9500, 1), Need(1, MATHS, 2, 100, 9500, 1), Need(2, MUSIC, 2, 100, 9500, 1)]
    return market_of(members, needs, [Offer(1, (READING,), 2, 1), Offer(0, (MATHS,), 2, 1), Offer(2, (READING,), 2, 1)])


class Told(Account, Wanting):
    """All that is told."""


def account(market: Market, *, balance: Balance = ZERO, plan: BalancedPlan | None = None, **problem: object) -> Told:
    arcs = candidate_arcs(market)
    needs = [{"member": 0, "topic": 0, "amount": 2, "worth": 1.0, "phases": 1}] * market.n_needs
    whole: Problem = {"members": [], "needs": needs, "offers": [], **problem}
    plan = plan or balanced_plan(market, arcs, balance=balance)
    told = explained(market, arcs, plan, balance=balance, problem=whole)
    return {**told, **wanting(market, arcs, plan, balance=balance, problem=whole)}


def test_a_swap_inside_a_trust_says_so_first() -> None:
    told = account(three())
    assert told["told"] == [{"members": [0, 1], "half_days": 2, "is_gift": False, "is_return": False, "steps": [(1, 1), (0, 0)]}]
    assert told["circles"] == [[0, 1]]
    assert told["by_match"] == {
        (0, 0): (0, ["same_group", "gives_back", "nearest", "near", "topic"]),
        (1, 1): (0, ["same_group", "gives_back", "only_offer", "near", "topic"]),
    }


def test_what_was_preferred_locked_or_planned_before_is_a_reason() -> None:
    told = account(three(), preferred=[(0, 1)], previous=[(0, 0, 2)], guarantees=[{"name": "Bo", "members": [1], "share": 0.1}])
    assert told["by_match"][0, 0][1][0] == "kept"
    assert told["by_match"][1, 1][1][:4] == ["preferred", "same_group", "gives_back", "disadvantage"]


def test_what_is_locked_in_is_told_in_the_circle_that_it_closes() -> None:
    market = three()
    arcs = candidate_arcs(market)
    half_of_it = BalancedPlan(value=0, half_days=np.array([2 * int(need == 1) for need in arcs.need]))
    told = account(market, plan=half_of_it, locked=[(0, 0, 2)], method="circles")
    assert told["circles"] == [[0, 1]]
    assert told["by_match"][0, 0][1][0] == "locked"


def test_the_unmet_need_and_its_topic_are_told() -> None:
    told = account(three(), balance=BANK)
    music = [change for change in told["changes"] if change["need"] == 2]
    assert [(change["kind"], change["topic"], change["km"]) for change in music] == [("more_offer", MUSIC, 7.0)]
    assert [(topic["topic"], topic["half_days"]) for topic in told["scarce"]["topics"]] == [(MUSIC, 2)]
    assert [(place["x_m"], place["half_days"]) for place in told["scarce"]["places"]] == [(None, 2)]


def test_the_account_is_plain_and_can_be_left_short() -> None:
    told = account(invented_market(60, seed=3), balance=BANK)
    json.dumps({name: value for name, value in told.items() if name != "by_match"}, allow_nan=False)
    assert told["changes"]
    assert account(three(), explain=False)["changes"] == []


def test_places_with_few_members_are_told_together() -> None:
    told = account(invented_market(60, seed=3))
    assert sum(place["x_m"] is None for place in told["scarce"]["places"]) <= 1
    assert all(place["half_days"] > 0 for place in told["scarce"]["places"])
