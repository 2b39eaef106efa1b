"""An officer chooses by what disadvantage is measured; the plan keeps which measure of which day it used."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from joinedup.analytics.exchange.planning import plan_introductions
from joinedup.audit.models import Entry
from joinedup.brokerage.tests.factories import TODAY, Cast, make_cast, make_need, make_offer, on_the_day
from joinedup.core.refusals import Refused
from joinedup.introductions import queries as introductions
from joinedup.plans import analysis, queries, services
from joinedup.plans.forms.rules import MeasureForm
from joinedup.plans.models import Measure, Plan
from joinedup.plans.services import telling

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Iterator[Cast]:
    with on_the_day():
        yield make_cast()


def details(cast: Cast, **shares: float) -> services.MeasureDetails:
    by_urn = {str(getattr(cast, name).establishment_id): share for name, share in shares.items()}
    return services.MeasureDetails("IDACI", "Children in low-income homes", "MHCLG", date(2025, 10, 30), by_urn)


def add(cast: Cast, **shares: float) -> Measure:
    return services.add_measure(area=cast.brackwater, details=details(cast, **shares), by=cast.ada)


def problem(cast: Cast, measure: Measure | None) -> analysis.PlanProblem:
    plan = Plan.objects.create(area=cast.brackwater, year=2026, title="Autumn", guarantee_percent=20, measure=measure)
    return analysis.plan_problem(plan, queries.stock_of(plan, cast.ada))


def test_weights_and_guarantee_follow_the_measure_that_was_chosen_and_the_plan_keeps_its_day(cast: Cast) -> None:
    for school, share in ((cast.oak, 0.5), (cast.ash, 0.1)):
        assert school.establishment is not None
        type(school.establishment).objects.filter(pk=school.establishment.pk).update(fsm_share=share, census_on=date(2026, 1, 15))
        make_need(school, cast.brackwater, visibility="area", urgency=1)
    make_offer(cast.oak, cast.brackwater, visibility="area")
    by_meals, by_idaci = problem(cast, None), problem(cast, add(cast, oak=0.0, ash=0.4, yew=0.9))
    assert [round(need["worth"]) for need in by_meals.values["needs"]] == [175, 115]
    assert [round(need["worth"]) for need in by_idaci.values["needs"]] == [100, 160]
    assert [one.values["guarantees"][0]["members"] for one in (by_meals, by_idaci)] == [[0], [1]]
    told = [telling.told(one, {"matches": []}) for one in (by_meals, by_idaci)]
    assert [(one["measure"]["id"], one["measure"]["on"]) for one in told] == [
        ("fsm", "2026-01-15"),
        (Measure.objects.get().public_id, "2025-10-30"),
    ]
    assert "Children in low-income homes (MHCLG, 30 October 2025)" in queries.weighed_by(Plan(told=told[1]))
    assert Measure.objects.get().shares.keys() == {str(cast.oak.establishment_id), str(cast.ash.establishment_id)}


def test_who_got_least_of_what_it_needed_comes_first_when_the_officer_wants_it(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    for school in (cast.oak, cast.ash):
        type(school).objects.filter(pk=school.pk).update(latitude=53.8, longitude=-1.7)
        make_need(school, cast.brackwater, visibility="area", urgency=1)
    make_offer(cast.oak, cast.brackwater, visibility="area")
    known = {cast.oak.pk: introductions.Served(6, 6), cast.ash.pk: introductions.Served(0, 8)}
    monkeypatch.setattr(introductions, "served", lambda _area, _year: known)
    plain = problem(cast, None)
    plan = Plan.objects.create(area=cast.brackwater, year=2026, title="Autumn", least_served_first=True)
    first = analysis.plan_problem(plan, queries.stock_of(plan, cast.ada))
    assert [need["worth"] for need in plain.values["needs"]] == [100.0, 100.0]
    assert [need["worth"] for need in first.values["needs"]] == [100.0, 200.0]
    solved = plan_introductions({**first.values, "balance": "free", "method": "balanced"})
    assert [("least_served" in match["reasons"]) for match in solved["matches"]] == [True]
    assert "got least" in queries.why(["least_served"])[0]
    plan.told = telling.told(first, solved)
    assert queries.least_served_in_words(plan).startswith("First who got least of what they asked for, 2024/25 to 2026/27:")
    assert queries.least_served_in_words(Plan()) == "No difference"


def test_a_measure_taken_back_stays_with_its_plans(cast: Cast) -> None:
    measure = add(cast, oak=0.1, ash=0.4)
    assert [words for _id, words in queries.measure_choices(cast.brackwater.pk)][1:] == [
        "IDACI: Children in low-income homes (MHCLG, 30 October 2025)"
    ]
    plan = Plan.objects.create(area=cast.brackwater, year=2026, title="Autumn", measure=measure)
    services.drop_rule(area=cast.brackwater, public_id=measure.public_id, by=cast.ada)
    plan.refresh_from_db()
    assert (plan.measure, queries.measures_of(cast.brackwater.pk)) == (measure, [])
    assert [entry.verb for entry in Entry.objects.filter(verb__in=["measure.added", "rule.dropped"])] == ["measure.added", "rule.dropped"]


def test_what_means_nothing_is_refused(cast: Cast) -> None:
    with pytest.raises(Refused, match="Fewer than two"):
        add(cast, yew=0.2, oak=0.1)
    late = replace(details(cast, oak=0.1, ash=0.2), measured_on=TODAY + timedelta(days=1))
    with pytest.raises(Refused, match="a day that is over"):
        services.add_measure(area=cast.brackwater, details=late, by=cast.ada)
    with pytest.raises(Refused, match="Only officers"):
        services.add_measure(area=cast.brackwater, details=details(cast, oak=0.1, ash=0.2), by=cast.bo)


@pytest.mark.parametrize(
    ("scale", "rows", "found"),
    [
        ("percent", "URN; IDACI\n143032; 31.5 %\n\n143033\t0", {"143032": 0.315, "143033": 0.0}),
        ("share", "e01010646, 0.25", {"E01010646": 0.25}),
        ("tenth", "143032 1\n143033 10", {"143032": 1.0, "143033": 0.0}),
        ("share", "143032 31", "143032 has 31, but the numbers go from 0 to 1"),
        ("tenth", "143032 0", "143032 has 0, but the numbers go from 1 to 10"),
        ("percent", "143032 1\nOak School 3", "Line 2"),
        ("percent", "nothing", "on each line"),
    ],
)
def test_lines_of_codes_and_numbers_are_read(scale: str, rows: str, found: dict[str, float] | str) -> None:
    said = {"name": "IDACI", "definition": "x", "source": "y", "scale": scale, "rows": rows}
    form = MeasureForm(said | {"measured_on_0": "30", "measured_on_1": "10", "measured_on_2": "2025"})
    form.is_valid()
    if isinstance(found, str):
        assert found in str(form.errors["rows"])
    else:
        assert form.cleaned_data["rows"] == pytest.approx(found)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("990155, 31,5\n990156, 12", "Line 1: enter a URN and a number"),
        ("URN, share\n990155, 31.5\n990156, 12\n990155, 40", "Line 4: 990155 stands further up with another number"),
    ],
)
def test_no_row_of_a_school_is_passed_over_or_overwritten_unsaid(rows: str, said: str) -> None:
    assert MeasureForm({"rows": rows}).errors["rows"][0].startswith(said)
