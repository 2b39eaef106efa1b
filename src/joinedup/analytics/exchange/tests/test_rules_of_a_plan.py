"""Every rule that a plan may be given is kept, and what cannot be is told in words."""

import json
import random
from typing import Any, cast

import pytest

from joinedup.analytics.exchange.contract import Outcome, Problem
from joinedup.analytics.exchange.planning import plan_introductions

PLACES = [(0.0, 0.0), (1000.0, 0.0), (0.0, 1000.0), (1000.0, 1000.0)]


def problem(**rules: Any) -> dict[str, Any]:
    """Four schools in a square; each needs topic k from the next and offers topic k - 1, six half-days; topic 9 from 0 to 2 besides."""
    members = [{"key": f"school {row}", "x_m": x, "y_m": y} for row, (x, y) in enumerate(PLACES)]
    needs = [{"member": row, "topic": row, "amount": 6, "worth": 200.0, "reach_m": 5000.0, "phases": 1} for row in range(4)]
    offers = [{"member": (row + 1) % 4, "topics": [row], "amount": 6, "phases": 1} for row in range(4)]
    needs.append({"member": 2, "topic": 9, "amount": 6, "worth": 100.0, "reach_m": 5000.0, "phases": 1})
    offers.append({"member": 0, "topics": [9], "amount": 6, "phases": 1})
    return {"members": members, "needs": needs, "offers": offers, **rules}


def outcome(asked: dict[str, Any]) -> Outcome:
    said = plan_introductions(cast(Problem, json.loads(json.dumps(asked))))
    json.dumps(said)
    return said


def met(said: Outcome) -> dict[int, int]:
    return {match["need"]: match["half_days"] for match in said["matches"]}


def changed(asked: dict[str, Any], name: str, row: int, **values: Any) -> dict[str, Any]:
    asked[name][row] |= values
    return asked


def test_the_circle_of_four_is_planned() -> None:
    said = outcome(problem())
    assert met(said) == {0: 6, 1: 6, 2: 6, 3: 6}
    assert (said["status"], said["gap"], said["problems"]) == ("optimal", 0.0, [])


@pytest.mark.parametrize("limit", ["give_cap", "receive_cap"])
def test_a_school_gives_and_gets_no_more_than_it_wants(limit: str) -> None:
    assert set(met(outcome(changed(problem(), "members", 1, **{limit: 2}))).values()) == {2}


def test_a_holiday_from_giving_owes_nothing() -> None:
    said = outcome(changed(problem(balance="bank"), "members", 1, may_give=False))
    assert 0 not in met(said)
    assert met(said)[1] == 6  # school 1 gets its six half-days and gives none


def test_a_locked_match_is_in_the_plan_exactly() -> None:
    said = outcome(problem(locked=[(0, 0, 2)]))
    assert met(said)[0] == 2
    assert set(met(said).values()) == {2}  # and the circle round it closes as far


def test_a_lock_that_leaves_somebody_out_of_balance_stands_and_is_told() -> None:
    said = outcome(problem(locked=[(4, 4, 3)], barred=[(giver, taker) for giver in (1, 2, 3) for taker in range(4)]))
    assert met(said)[4] == 3
    assert {(told["code"], told["member"], told["half_days"]) for told in said["problems"]} == {
        ("agreed_out_of_balance", 0, 3),
        ("agreed_out_of_balance", 2, 3),
    }


@pytest.mark.parametrize(
    ("rules", "code"),
    [
        ({"locked": [(0, 0, 7)]}, "locks_over_offer"),
        ({"locked": [(0, 0, 7)]}, "locks_over_need"),
        ({"locked": [(0, 0, 2), (0, 0, 2)]}, "lock_twice"),
        ({"locked": [(0, 0, 2)], "barred": [(1, 0)]}, "lock_of_barred"),
        ({"locked": [(0, 0, 2)], "tried": [(0, 0)]}, "lock_of_refused"),
        ({"locked": [(1, 0, 2)]}, "lock_of_topic"),
        ({"locked": [(0, 0, 0)]}, "lock_without_amount"),
    ],
)
def test_locks_that_contradict_are_told_and_no_plan_is_made(rules: dict[str, Any], code: str) -> None:
    said = outcome(problem(**rules))
    assert said["status"] == "contradictory"
    assert said["matches"] == []
    assert code in {told["code"] for told in said["problems"]}


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        (changed(problem(), "needs", 0, reach_m=-1.0), "negative_distance"),
        (changed(problem(), "needs", 0, amount=-1), "negative_amount"),
        (changed(problem(), "offers", 0, amount=-1), "negative_amount"),
        (changed(problem(), "members", 0, give_cap=-1), "negative_limit"),
        (changed(problem(), "members", 0, x_m=float("inf")), "no_number"),
        (problem(bands=[(2000.0, 0.0), (1000.0, 10.0)]), "bands_not_growing"),
        (problem(travel=[(0, 1, -3.0)]), "negative_minutes"),
        (problem(balance="scales"), "unknown_balance"),
        (problem(balance={"giving": [(1, 9), (1, 3)]}), "steps_not_growing"),
        (problem(method="magic"), "unknown_method"),
        (problem(keep=2.0), "keep_out_of_range"),
        (problem(tried=[(99, 0)]), "no_such_row"),
    ],
)
def test_values_that_mean_nothing_are_refused_in_words(asked: dict[str, Any], code: str) -> None:
    said = outcome(asked)
    assert said["status"] == "refused"
    assert code in {told["code"] for told in said["problems"]}
    assert all(told["sentence"].endswith(".") for told in said["problems"])


def test_the_own_trust_comes_first_then_wider() -> None:
    """School 3 offers topic 0 too and is nearer to nobody; it is in the trust of school 0."""
    asked = problem(balance="free")
    asked["offers"].append({"member": 3, "topics": [0], "amount": 4, "phases": 1})
    wider = {match["offer"]: match["half_days"] for match in outcome(asked)["matches"] if match["need"] == 0}
    assert wider == {0: 6}
    for row in (0, 3):
        asked["members"][row]["group"] = "trust"
    inside = {match["offer"]: match["half_days"] for match in outcome({**asked, "group_first": "first"})["matches"] if match["need"] == 0}
    assert inside == {0: 2, 5: 4}


def test_what_is_shared_with_the_trust_only_stays_inside_it() -> None:
    asked = changed(problem(balance="free"), "needs", 0, own_group=True)
    assert 0 not in met(outcome(asked))
    for row in (0, 1):
        asked["members"][row]["group"] = "trust"
    assert met(outcome(asked))[0] == 6


def test_two_who_would_like_to_are_preferred() -> None:
    asked = problem(balance="free")
    asked["offers"].append({"member": 3, "topics": [0], "amount": 6, "phases": 1})
    said = outcome({**asked, "preferred": [(3, 0)]})
    assert [match["offer"] for match in said["matches"] if match["need"] == 0] == [5]
    assert said["value"] < outcome(asked)["value"]  # the wish is no part of the worth that is told


def test_a_plan_stays_near_the_one_before_and_tells_the_price_of_keeping_it() -> None:
    asked = problem(balance="free")
    asked["offers"].append({"member": 3, "topics": [0], "amount": 6, "phases": 1})
    asked["previous"] = [(5, 0, 6), (1, 1, 6)]
    free = outcome(asked)
    assert (free["n_kept"], free["n_changed"], free["keep_price"]) == (1, 5, 0)
    kept = outcome({**asked, "keep": 1.0})
    assert (kept["n_kept"], kept["keep_price"]) == (2, free["value"] - kept["value"])
    assert kept["keep_price"] > 0


def test_among_equal_plans_the_one_before_stays() -> None:
    asked = problem(balance="free")
    asked["offers"].append({"member": 1, "topics": [0], "amount": 6, "phases": 1})
    for offer in (0, 5):
        said = outcome({**asked, "previous": [(offer, 0, 6)]})
        assert [match["offer"] for match in said["matches"] if match["need"] == 0] == [offer]


@pytest.mark.parametrize("method", ["circles", "practical"])
def test_plans_of_other_methods_stay_near_the_one_before(method: str) -> None:
    asked = problem(method=method, max_partners=2, min_link=1, time_limit_s=2.0)
    asked["offers"].append({"member": 1, "topics": [0], "amount": 6, "phases": 1})
    for offer in (0, 5):
        said = outcome({**asked, "previous": [(offer, 0, 6)]})
        assert (said["method"], said["value"]) == (method, outcome(asked)["value"])
        assert [match["offer"] for match in said["matches"] if match["need"] == 0] == [offer]


def test_the_same_problem_in_another_order_gives_the_same_plan() -> None:
    asked = problem(balance="bank")
    asked["offers"] += [{"member": member, "topics": [0, 1, 2], "amount": 3, "phases": 1} for member in (3, 1, 2)]
    plain = outcome(asked)
    named = {(m["half_days"], *_names(asked, m)) for m in plain["matches"]}
    for seed in range(3):
        mixed = shuffled(asked, random.Random(seed))
        said = outcome(mixed)
        assert said["value"] == plain["value"]
        assert {(m["half_days"], *_names(mixed, m)) for m in said["matches"]} == named


def _names(asked: dict[str, Any], match: Any) -> tuple[str, ...]:
    need, offer = asked["needs"][match["need"]], asked["offers"][match["offer"]]
    return asked["members"][offer["member"]]["key"], asked["members"][need["member"]]["key"], str(need["topic"]), str(offer["topics"])


def shuffled(asked: dict[str, Any], rng: random.Random) -> dict[str, Any]:
    order = rng.sample(range(4), 4)
    things = {name: [{**thing, "member": order.index(thing["member"])} for thing in asked[name]] for name in ("needs", "offers")}
    for some in things.values():
        rng.shuffle(some)
    return {**asked, "members": [asked["members"][row] for row in order], **things}


def test_huge_and_empty_amounts_same_places_and_no_places() -> None:
    asked = problem(balance="free")
    for row in range(4):
        asked["needs"][row]["amount"] = asked["offers"][row]["amount"] = 10**15
        asked["members"][row] |= {"x_m": 5.0, "y_m": 5.0}
    assert met(outcome(asked))[0] == 1_000_000
    assert met(outcome(changed(asked, "offers", 0, amount=0))).get(0) is None
    for row in range(4):
        asked["members"][row] |= {"x_m": None, "y_m": None}
    said = outcome(asked)
    assert said["matches"] == []
    assert set(said["reasons"]) == {"too_far"}


def test_ten_thousand_needs_of_one_school_are_planned() -> None:
    asked = problem(balance="free", explain=False)
    asked["needs"] = [{**asked["needs"][0], "topic": row % 4} for row in range(10_000)]
    said = outcome(asked)
    assert sum(match["half_days"] for match in said["matches"]) == 18
    assert len(said["reasons"]) == 10_000


def test_a_drawn_line_and_a_bridge() -> None:
    river = [[(500.0, -9000.0), (500.0, 9000.0)]]
    assert met(outcome(problem(lines=river, balance="free"))).keys() == {4}
    said = outcome(problem(lines=river, balance="free", travel=[(0, 1, 4.0)]))
    assert [(match["minutes"], match["distance_m"]) for match in said["matches"] if match["need"] == 0] == [(4.0, 1000)]
