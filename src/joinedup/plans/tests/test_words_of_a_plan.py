"""What a plan says about its guarantee, its circles and gifts, and what would meet more of a need."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from joinedup.accounts.models import User
from joinedup.brokerage.models import Need, Topic
from joinedup.brokerage.tests.factories import make_cast
from joinedup.directory.models import Organisation
from joinedup.plans import queries
from joinedup.plans.models import Plan, Unmet
from joinedup.plans.queries.comparing import circles_of
from joinedup.plans.queries.words import guarantee_in_words, how_good, parts_short, weighed_by, what_would_help
from joinedup.plans.tests import factories


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


def test_what_a_limit_or_a_decision_holds_back_names_who_it_is() -> None:
    oak, ash = Organisation(public_id="oak", name="Oak"), Organisation(public_id="ash", name="Ash")
    kinds: list[dict[str, Any]] = [
        {"kind": "lift_giving"},
        {"kind": "lift_getting"},
        {"kind": "unlock"},
        {"kind": "unlock", "by_rule": True},
    ]
    unmet = Unmet(need=Need(organisation=ash), changes=[{**row, "organisation": "oak", "half_days": 2} for row in kinds])
    assert what_would_help(unmet, {}, {"oak": oak}) == [
        "Letting Oak give 2 half-days more than its limit",
        "Letting Ash get 2 half-days more than its limit",
        "Oak could help with 2 half-days, but you decided against this pair",
        "Oak could help with 2 half-days, but your rules say: never suggest these two",
    ]


def test_parts_of_the_area_that_are_short_are_said_in_words() -> None:
    rows = [
        {"town": "Bingley", "way": "nw", "half_days": 3, "topic": 7},
        {"town": "", "way": "", "half_days": 4, "topic": 0},
        {"town": "Bingley", "way": "n", "half_days": 2, "topic": 8},
    ]
    assert parts_short(Plan(told={"scarce_places": rows}), {7: Topic(name="Phonics")}) == [
        "5 half-days round Bingley, in the north-west of the area, most of them for “Phonics”",
        "4 half-days in the middle of the area",
    ]


@pytest.mark.django_db
def test_what_goes_back_to_the_same_school_names_it_once() -> None:
    cast = make_cast()
    plan = factories.make_ready_plan(cast.brackwater, cast.oak, cast.ash, n=3)
    given = factories.make_ready_plan(cast.brackwater, cast.ash, cast.oak).suggestions.all()
    given.update(plan=plan)
    [line] = queries.suggestion_lines(plan, text=cast.oak.name)[:1]
    assert line.receiver == cast.ash
    [line] = [one for one in queries.suggestion_lines(plan) if one.receiver == cast.oak]
    said, more = line.back
    assert said.count(cast.ash.name) == 1
    assert (said.count("half-day"), said.count(", and “"), more) == (2, 1, "and 1 more")


@pytest.mark.django_db
def test_a_change_that_is_tried_counts_what_changes_and_of_what_kind(client: Client) -> None:
    cast = make_cast()
    base, trial = (factories.make_ready_plan(cast.brackwater, cast.oak, cast.ash, n=n) for n in (3, 2))
    kept = base.suggestions.first()
    assert kept is not None
    trial.suggestions.create(need=kept.need, offer=kept.offer, giver=cast.oak, receiver=cast.ash, half_days=kept.half_days + 1)
    Plan.objects.filter(pk=trial.pk).update(is_trial=True, based_on=base, change="Without Oak", n_changed=31_879)
    client.force_login(User.objects.get(pk=cast.ada.user_id))
    page = client.get(reverse("plans:show_plan", args=[cast.brackwater.slug, trial.public_id])).content.decode()
    assert "5 suggestions change: 2 gone, 2 new, 1 of another size" in page
    assert re.search("31,?879", page) is None
