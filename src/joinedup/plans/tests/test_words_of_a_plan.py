"""What a plan says about its guarantee, its circles and gifts, and what would meet more of a need."""

from typing import Any

import pytest

from joinedup.plans.models import Plan, Unmet
from joinedup.plans.queries.comparing import circles_of
from joinedup.plans.queries.words import guarantee_in_words, how_good, weighed_by, what_would_help


@pytest.mark.parametrize(
    ("kept", "said"),
    [
        (
            {"share": 0.31, "price": 40, "kept": True},
            "31.0 % of the half-days go to the fifth with most disadvantage; that costs 4.0 % of what the plan is worth.",
        ),
        (
            {"share": 0.1, "price": 0, "kept": False, "at_most": 0.23, "because": [["too_far", 12], ["no_offer", 3]]},
            "At most 23.0 % of the half-days can reach the fifth with most disadvantage; in this plan it is 10.0 %. "
            "What stands in the way: Those who offer it are too far away.",
        ),
    ],
)
def test_a_guarantee_says_what_it_costs_or_how_far_one_can_get_and_why(kept: dict[str, Any], said: str) -> None:
    assert guarantee_in_words(Plan(value=1000, told={"guarantees": [kept]})) == said


def test_gifts_are_not_counted_as_circles() -> None:
    plan = Plan(told={"circles": [["a", "b"], ["c", "d"], ["e", "f", "g"]], "gifts": [1]})
    assert circles_of(plan) == "1 circle of 2, 1 circle of 3, 1 gift"


def test_a_new_offer_that_nobody_could_give_back_for_says_so() -> None:
    unmet = Unmet(changes=[{"kind": "more_offer", "half_days": 4, "km": 3.5, "relax": 4}])
    assert what_would_help(unmet, {}, {})[0].endswith("and letting everybody be out of balance by as much more")


def test_a_guarantee_names_its_measure_and_its_day_and_keeping_names_its_price() -> None:
    kept = {"share": 0.31, "price": 40, "kept": True}
    measure = {"definition": "IDACI: children in low-income homes", "source": "MHCLG", "on": "2025-10-30", "n_unknown": 2}
    told = {"guarantees": [kept], "measure": measure, "poorest": ["a", "b"]}
    plan = Plan(value=975, told=told, keep_price=25, based_on_id=1)
    assert guarantee_in_words(plan).endswith("The fifth is 2 schools here.")
    assert weighed_by(plan) == (
        "IDACI: children in low-income homes (MHCLG, 30 October 2025). It is not known for 2 schools, which count as the middle one does."
    )
    assert "Keeping what was planned before costs 2.5 % of what the plan is worth." in how_good(plan, [])
