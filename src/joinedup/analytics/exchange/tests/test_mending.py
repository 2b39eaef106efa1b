"""A plan of circles mended round an edit keeps every rule, is not worse than what still stands of it, and knows a true bound."""

from typing import Any, cast

from hypothesis import given, settings
from hypothesis import strategies as st

from joinedup.analytics.exchange.contract import Outcome, Problem
from joinedup.analytics.exchange.mending import load
from joinedup.analytics.exchange.planning import plan_introductions
from joinedup.analytics.exchange.tests.oracle import problems, value_of
from joinedup.analytics.exchange.tests.test_plan_introductions import SWAP, problem

few = settings(max_examples=25, deadline=None)


def circles(problem: dict[str, Any], begin: list[dict[str, Any]] | None = None, **known: float) -> Outcome:
    return plan_introductions(cast(Problem, {**problem, "method": "circles", "begin": begin or [], "explain": False, **known}))


def rounds(said: Outcome) -> list[dict[str, Any]]:
    return [{name: one[name] for name in ("steps", "half_days", "is_gift")} for one in said["told"] if one["steps"]]


def kept_of(problem: dict[str, Any], said: Outcome) -> int | None:
    plan = {(match["offer"], match["need"]): match["half_days"] for match in said["matches"]}
    return value_of(problem, plan)


EDITS = ("none", "refusal", "need", "offer", "give_cap", "receive_cap", "lock")


def edited(problem: dict[str, Any], before: Outcome, edit: str, row: int) -> dict[str, Any]:
    match = before["matches"][row % len(before["matches"])]
    offer, need, half_days = match["offer"], match["need"], match["half_days"]
    giver, receiver = problem["offers"][offer]["member"], problem["needs"][need]["member"]

    def with_row(name: str, at: int, **values: int) -> dict[str, Any]:
        return {name: [{**one, **values} if row == at else one for row, one in enumerate(problem[name])]}

    changes: dict[str, dict[str, Any]] = {
        "none": {},
        "refusal": {"tried": [*(problem.get("tried") or ()), (offer, need)]},
        "need": with_row("needs", need, amount=max(1, half_days - 1)),
        "offer": with_row("offers", offer, amount=problem["offers"][offer]["amount"] + 1),
        "give_cap": with_row("members", giver, give_cap=1),
        "receive_cap": with_row("members", receiver, receive_cap=1),
        "lock": {"locked": [(offer, need, half_days)]},
    }
    return {**problem, **changes[edit]}


@few
@given(problem=problems(), edit=st.sampled_from(EDITS), row=st.integers(0, 50))
def test_a_mended_plan_keeps_every_rule_and_its_bound_holds_for_the_plan_made_anew(problem: dict[str, Any], edit: str, row: int) -> None:
    plain = {**problem, "locked": []}
    before = circles(plain)
    if not rounds(before):
        return
    after = edited(plain, before, edit, row)
    mended, anew = circles(after, rounds(before)), circles(after)
    if mended["status"] in ("contradictory", "refused"):
        assert anew["status"] == mended["status"]
        return
    assert mended["problems"] == anew["problems"]
    assert mended["value"] == kept_of(after, mended)
    assert all(len(one["members"]) <= 4 for one in mended["told"] if not one["is_gift"])
    is_plain = not problem.get("preferred") and problem.get("group_first", "no") == "no"
    if edit in ("none", "offer") and is_plain:
        assert mended["value"] >= before["value"]
    assert mended["bound"] >= anew["value"]
    if edit in ("none", "refusal", "lock") and is_plain and not mended["problems"]:  # these only rule out, so the bound of before holds
        bounded = circles(after, rounds(before), bound=before["bound"])
        assert bounded["matches"] == mended["matches"]
        assert anew["value"] <= bounded["bound"] <= before["bound"]


def test_what_breaks_is_planned_again_near_by_and_the_rest_stands() -> None:
    two = problem(*SWAP)
    load()
    before = circles(two)
    assert circles(two, rounds(before))["matches"] == before["matches"]
    first = before["matches"][0]
    refused = circles({**two, "tried": [(first["offer"], first["need"])]}, rounds(before))
    assert (first["offer"], first["need"]) not in {(match["offer"], match["need"]) for match in refused["matches"]}
