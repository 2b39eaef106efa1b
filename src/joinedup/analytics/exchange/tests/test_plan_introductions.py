"""A plan of introductions by plain values: half-days in balance, conversations beside them."""

import json
from typing import Any

from joinedup.analytics.exchange.planning import TALKS, plan_introductions


def problem(needs: list[dict[str, Any]], offers: list[dict[str, Any]], *, n: int = 5, balance: str = "zero") -> dict[str, Any]:
    plain = {"worth": 200.0, "reach_m": 9000.0, "phases": 1}
    return {
        "members": [{"x_m": 1000.0 * row, "y_m": 0.0, "is_hub": False} for row in range(n)],
        "needs": [{**plain, **need} for need in needs],
        "offers": [{"phases": 1, "anywhere": False, **offer} for offer in offers],
        "barred": [],
        "tried": [],
        "balance": balance,
    }


SWAP = (
    [{"member": 0, "topic": 1, "amount": 4}, {"member": 1, "topic": 2, "amount": 4}],
    [{"member": 1, "topics": [1], "amount": 6}, {"member": 0, "topics": [2, 3], "amount": 4}],
)


def test_two_members_swap_and_the_answer_is_plain_json() -> None:
    outcome = plan_introductions(json.loads(json.dumps(problem(*SWAP))))
    assert [(m["need"], m["offer"], m["half_days"], m["distance_m"]) for m in outcome["matches"]] == [(0, 0, 4, 1000), (1, 1, 4, 1000)]
    assert outcome["reasons"] == ["met", "met"]
    assert outcome["value"] == 2 * 4 * 196
    json.dumps(outcome)


def test_a_pair_that_was_tried_is_not_suggested_again() -> None:
    again = problem(*SWAP)
    again["tried"] = [[0, 0]]
    assert plan_introductions(again)["matches"] == []


def test_a_conversation_is_matched_without_balance_and_at_most_so_often() -> None:
    asks = [{"member": member, "topic": 1, "amount": 0} for member in range(1, TALKS + 2)]
    outcome = plan_introductions(problem(asks, [{"member": 0, "topics": [1], "amount": 0}]))
    assert [m["half_days"] for m in outcome["matches"]] == [0] * TALKS
    assert outcome["reasons"].count("no_capacity") == 1
    assert outcome["value"] == 0


def test_nothing_asked_is_an_empty_plan() -> None:
    assert plan_introductions(problem([], []))["matches"] == []
