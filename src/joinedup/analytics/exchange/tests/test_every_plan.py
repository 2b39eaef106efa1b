"""Whatever is asked, a plan keeps every rule, is the best there is, and is told exactly as it is."""

import json
import random
from collections import Counter
from typing import Any, cast

from hypothesis import given, settings
from hypothesis import strategies as st

from joinedup.analytics.exchange.contract import Outcome, Problem
from joinedup.analytics.exchange.explanation import Why
from joinedup.analytics.exchange.planning import plan_introductions
from joinedup.analytics.exchange.tests.oracle import Plan, every_plan, problems, value_of

few = settings(max_examples=25, deadline=None)


def outcome(problem: dict[str, Any]) -> Outcome:
    return plan_introductions(cast(Problem, problem))


def plan_of(said: Outcome) -> Plan:
    return {(match["offer"], match["need"]): match["half_days"] for match in said["matches"]}


@few
@given(problem=problems(), method=st.sampled_from(["balanced", "circles", "practical"]))
def test_a_plan_keeps_capacity_distance_visibility_and_balance(problem: dict[str, Any], method: str) -> None:
    said = outcome({**problem, "method": method, "max_partners": 2})
    json.dumps(said, allow_nan=False)
    assert said["problems"] == []
    assert said["value"] == value_of(problem, plan_of(said))
    assert said["value"] <= outcome(problem)["value"]
    if method == "circles":
        assert all(len(one["members"]) <= 4 for one in said["told"] if not one["is_gift"])


@few
@given(problem=problems(most_rows=4))
def test_no_plan_is_better(problem: dict[str, Any]) -> None:
    values = [value_of(problem, plan) for plan in every_plan(problem)]
    assert not values or outcome(problem)["value"] == max(value for value in values if value is not None)


@few
@given(problem=problems())
def test_a_plan_is_told_in_circles_and_gifts_that_are_the_plan(problem: dict[str, Any]) -> None:
    said = outcome(problem)
    steps, planned = Counter[tuple[int, int]](), Counter[tuple[int, int]]()
    for one in said["told"]:
        members = one["members"]
        for giver, receiver in zip(members, members[1:] if one["is_gift"] else [*members[1:], members[0]], strict=False):
            steps[giver, receiver] += one["half_days"]
    for match in said["matches"]:
        ends = problem["offers"][match["offer"]]["member"], problem["needs"][match["need"]]["member"]
        planned[ends] += match["half_days"]
        assert set(ends) <= set(said["circles"][cast(int, match["circle"])])
        assert set(match["reasons"]) <= set(Why)
    assert steps == planned


@few
@given(problem=problems())
def test_only_what_is_missing_is_explained(problem: dict[str, Any]) -> None:
    said = outcome(problem)
    met = Counter[int]()
    for match in said["matches"]:
        met[match["need"]] += match["half_days"]
    for row, (need, reason) in enumerate(zip(problem["needs"], said["reasons"], strict=True)):
        assert (met[row] == need["amount"]) == (reason == "met")
    for change in said["changes"]:
        need = problem["needs"][change["need"]]
        assert met[change["need"]] < need["amount"]
        assert change["topic"] == need["topic"]
        assert change["member"] != need["member"]
        assert problem["members"][change["member"]]["may_give"]
        assert (change["member"], need["member"]) not in problem["barred"]


@few
@given(problem=problems(), data=st.data())
def test_one_more_offer_never_hurts(problem: dict[str, Any], data: st.DataObject) -> None:
    offer = data.draw(st.sampled_from(problem["offers"]))
    member = data.draw(st.integers(0, len(problem["members"]) - 1))
    more = {**problem, "offers": [*problem["offers"], {**offer, "member": member}]}
    assert outcome(more)["value"] >= outcome(problem)["value"]


@few
@given(problem=problems(), times=st.integers(2, 5))
def test_worth_in_another_unit_gives_a_plan_of_the_same_worth(problem: dict[str, Any], times: int) -> None:
    free = {**problem, "bands": [], "distance_cost": 0.0, "balance": "zero"}
    scaled = {**free, "needs": [{**need, "worth": need["worth"] * times} for need in problem["needs"]]}
    assert outcome(scaled)["value"] == times * outcome(free)["value"]


@few
@given(problem=problems(), seed=st.integers(0, 99))
def test_schools_in_another_order_get_the_same_plan(problem: dict[str, Any], seed: int) -> None:
    for name in ("members", "needs", "offers"):
        for row, thing in enumerate(problem[name]):
            thing["key"] = f"{name} {row}"
    members, needs, offers = (
        random.Random(seed).sample(range(len(problem[name])), len(problem[name])) for name in ("members", "needs", "offers")
    )
    shuffled = {
        **problem,
        "members": [problem["members"][row] for row in members],
        "needs": [{**problem["needs"][row], "member": members.index(problem["needs"][row]["member"])} for row in needs],
        "offers": [{**problem["offers"][row], "member": members.index(problem["offers"][row]["member"])} for row in offers],
        "barred": [(members.index(a), members.index(b)) for a, b in problem["barred"]],
        "tried": [(offers.index(o), needs.index(n)) for o, n in problem["tried"]],
        "travel": [(members.index(a), members.index(b), minutes) for a, b, minutes in problem["travel"]],
    }
    said = plan_of(outcome(shuffled))
    assert {(offers[o], needs[n]): half_days for (o, n), half_days in said.items()} == plan_of(outcome(problem))
