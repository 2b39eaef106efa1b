"""Peer reviews in threes: balanced days, never the school that said no, near, of different phases, nobody left out without a reason."""

import itertools
import json
from collections import Counter
from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from joinedup.analytics.exchange.triads import Reviews, _values, plan_reviews


def schools(*places: tuple[float, int]) -> list[Any]:
    return [{"x_m": 1000.0 * x, "y_m": 0.0, "phases": phases} for x, phases in places]


@st.composite
def reviews(draw: st.DrawFn) -> Reviews:
    n = draw(st.integers(0, 7))
    pairs = list(itertools.combinations(range(n), 2))
    never = draw(st.lists(st.sampled_from(pairs), max_size=4)) if pairs else []
    places = [(draw(st.integers(0, 30)), draw(st.integers(1, 3))) for _ in range(n)]
    return {"schools": schools(*places), "never": never, "reach_m": 20_000.0, "days": draw(st.integers(1, 2))}


def best_by_counting(value: np.ndarray, free: frozenset[int]) -> float:
    groups = itertools.combinations(sorted(free), 3)
    worths = ((group, sum(value[a, b] for a, b in itertools.combinations(group, 2))) for group in groups)
    return max((worth + best_by_counting(value, free - set(group)) for group, worth in worths if np.isfinite(worth)), default=0.0)


@settings(max_examples=15, deadline=None)
@given(problem=reviews())
def test_groups_are_as_good_as_all_counted_and_days_are_balanced(problem: Reviews) -> None:
    rota = plan_reviews(problem)
    value = _values(problem)
    assert rota["value"] == best_by_counting(value, frozenset(range(len(value))))
    assert rota["status"] == "optimal"
    placed = [school for group in rota["groups"] for school in group]
    assert sorted(placed + [one["school"] for one in rota["alone"]]) == list(range(len(value)))
    for group in rota["groups"]:
        assert len(group) in (3, 4)
        assert all(np.isfinite(value[a, b]) for a, b in itertools.combinations(group, 2))
    given_days = Counter({school: 0 for school in placed})
    for visit in rota["visits"]:
        assert len({visit["host"], *visit["visitors"]}) == 3
        given_days.update(dict.fromkeys(visit["visitors"], visit["days"]))
    assert set(given_days.values()) <= {2 * problem["days"]}
    assert sorted(visit["host"] for visit in rota["visits"]) == sorted(placed)


def test_the_fourth_goes_round_with_three() -> None:
    rota = plan_reviews({"schools": schools((0, 1), (1, 1), (2, 1), (3, 1))})
    assert rota["groups"] == [[0, 1, 2, 3]]
    assert [(visit["host"], visit["visitors"]) for visit in rota["visits"]] == [(0, [1, 2]), (1, [2, 3]), (2, [0, 3]), (3, [0, 1])]
    json.dumps(rota)


def test_phases_are_spread_and_who_met_before_meets_others() -> None:
    two_threes = schools(*[(0, 1)] * 4, (0, 2), (0, 2))
    groups = plan_reviews({"schools": two_threes})["groups"]
    assert all({two_threes[row]["phases"] for row in group} == {1, 2} for group in groups)
    again = plan_reviews({"schools": schools(*[(0, 1)] * 6), "before": [(0, 1), (0, 2), (1, 2)]})["groups"]
    assert [0, 1, 2] not in again


def test_who_is_alone_is_told_why() -> None:
    far = plan_reviews({"schools": schools((0, 1), (1, 1), (2, 1), (900, 1))})
    assert far["alone"] == [{"school": 3, "reason": "nobody_near"}]
    nowhere: Any = {"x_m": None, "y_m": None, "phases": 1}
    assert plan_reviews({"schools": [nowhere, *schools((0, 1), (1, 1))]})["alone"][0] == {"school": 0, "reason": "nobody_near"}


def test_the_order_of_rows_does_not_matter() -> None:
    named = [
        {**school, "key": name} for school, name in zip(schools((0, 1), (1, 2), (9, 1), (9, 1), (8, 2), (1, 1)), "abcdef", strict=True)
    ]
    told = [
        {frozenset(str(rows[row]["key"]) for row in group) for group in plan_reviews({"schools": rows})["groups"]}
        for rows in (named, named[::-1])
    ]
    assert told[0] == told[1] == {frozenset("abf"), frozenset("cde")}
