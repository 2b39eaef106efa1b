"""The rules that hold for every plan of an area: limits, holidays from giving, pairs, lines on the map."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from joinedup.analytics.geodesy.plane import METRES_PER_DEGREE
from joinedup.audit.models import Entry
from joinedup.brokerage.tests.factories import TODAY, Cast, make_cast, make_need, make_offer, on_the_day
from joinedup.core import clock
from joinedup.core.refusals import Missing, Refused
from joinedup.plans import analysis, queries, services
from joinedup.plans.forms.rules import LimitForm
from joinedup.plans.models import Line, OrganisationRule, PairRule, Plan

pytestmark = pytest.mark.django_db
CAPS = services.Limits(give_cap=3, receive_cap=8)


@pytest.fixture
def cast() -> Iterator[Cast]:
    with on_the_day():
        yield make_cast()


def problem(cast: Cast) -> analysis.PlanProblem:
    make_need(cast.ash, cast.brackwater, visibility="area")
    make_offer(cast.oak, cast.brackwater, visibility="area")
    plan = Plan.objects.create(area=cast.brackwater, year=2026, title="Autumn", bands_km=[5, 15], guarantee_percent=20)
    return analysis.plan_problem(plan, queries.stock_of(plan, cast.ada))


def limit(cast: Cast, limits: services.Limits) -> OrganisationRule:
    return services.limit_organisation(area=cast.brackwater, organisation=cast.oak, limits=limits, by=cast.ada)


def test_limits_and_holidays_reach_the_plan_and_the_last_word_counts(cast: Cast) -> None:
    limit(cast, CAPS)
    limit(cast, services.Limits(give_cap=5, is_on_holiday=True, holiday_until=TODAY))
    oak = problem(cast).values["members"][0]
    assert (oak["give_cap"], oak["receive_cap"], oak["may_give"]) == (5, None, False)
    assert Entry.objects.filter(verb="organisation_rule.set").count() == 2


def test_a_holiday_ends_on_its_day(cast: Cast) -> None:
    limit(cast, services.Limits(is_on_holiday=True, holiday_until=TODAY - timedelta(days=1)))
    assert problem(cast).values["members"][0]["may_give"]
    assert queries.organisation_rules(cast.brackwater.pk) == []


def test_a_holiday_that_is_over_is_not_entered() -> None:
    with on_the_day():
        said = {f"holiday_until_{n}": str(part) for n, part in zip(("day", "month", "year"), (1, 2, 2020), strict=True)}
        form = LimitForm({**said, "is_on_holiday": "on"})
        assert "This day is over" in str(form.errors["holiday_until"])
        coming = {f"holiday_until_{n}": str(part) for n, part in zip(("day", "month", "year"), (1, 2, 2090), strict=True)}
        assert "Tick" in str(LimitForm(coming).errors["is_on_holiday"])


def test_pairs_and_lines_reach_the_plan_in_metres(cast: Cast) -> None:
    services.rule_pair(area=cast.brackwater, between=services.Between(cast.ash, cast.oak, "never"), by=cast.ada)
    services.draw_line(area=cast.brackwater, ends=services.Ends("River", (53.0, -1.0), (53.5, -1.0)), by=cast.ada)
    values = problem(cast).values
    assert values["barred"] == [[0, 1], [1, 0]]
    assert values["lines"][0][1][1] - values["lines"][0][0][1] == pytest.approx(0.5 * METRES_PER_DEGREE)
    assert values["bands"] == [(5000.0, 0.0), (15000.0, analysis.BAND_COST)]
    services.rule_pair(area=cast.brackwater, between=services.Between(cast.oak, cast.ash, "minutes", 35), by=cast.ada)
    assert PairRule.objects.get().minutes == 35
    plan = Plan.objects.get()
    assert analysis.plan_problem(plan, queries.stock_of(plan, cast.ada)).values["travel"] == [[0, 1, 35]]


@pytest.mark.parametrize(
    ("kind", "other", "words"),
    [("perhaps", "ash", "Choose what holds"), ("minutes", "ash", "how many minutes"), ("never", "oak", "two different")],
)
def test_half_a_rule_is_refused(cast: Cast, kind: str, other: str, words: str) -> None:
    with pytest.raises(Refused, match=words):
        services.rule_pair(area=cast.brackwater, between=services.Between(cast.oak, getattr(cast, other), kind), by=cast.ada)
    with pytest.raises(Refused, match="Enter a number"):
        limit(cast, services.Limits())
    with pytest.raises(Refused, match="two different places"):
        services.draw_line(area=cast.brackwater, ends=services.Ends("River", (53.0, -1.0), (53.0, -1.0)), by=cast.ada)


def test_rules_are_of_the_area_alone(cast: Cast) -> None:
    line = services.draw_line(area=cast.brackwater, ends=services.Ends("River", (53.0, -1.0), (53.5, -1.0)), by=cast.ada)
    for outsider in (cast.bo, cast.cy, cast.oak_head):
        with pytest.raises(Refused, match="Only officers"):
            services.limit_organisation(area=cast.brackwater, organisation=cast.oak, limits=CAPS, by=outsider)
    with pytest.raises(Missing):
        services.limit_organisation(area=cast.brackwater, organisation=cast.yew, limits=CAPS, by=cast.ada)
    with pytest.raises(Missing):
        services.drop_rule(area=cast.elmshire, public_id=line.public_id, by=cast.bo)
    services.drop_rule(area=cast.brackwater, public_id=line.public_id, by=cast.ada)
    assert not Line.objects.exists()


def test_a_place_is_found_by_name_or_by_coordinates(cast: Cast) -> None:
    type(cast.oak).objects.filter(pk=cast.oak.pk).update(latitude=53.1, longitude=-1.2)
    area = cast.brackwater.pk
    assert queries.place_of(area, "oak prim", field="start") == (53.1, -1.2)
    assert queries.place_of(area, (53.0, -1.0), field="start") == (53.0, -1.0)
    with pytest.raises(Refused, match="No school or partner of your list"):
        queries.place_of(area, "Nowhere", field="start")


def test_a_line_is_said_in_words_and_a_plan_made_before_it_does_not_keep_to_it(cast: Cast) -> None:
    for organisation, latitude in ((cast.oak, 53.1), (cast.ash, 53.4)):
        type(organisation).objects.filter(pk=organisation.pk).update(latitude=latitude, longitude=-1.2)
    assert queries.lines_to_draw(cast.brackwater.pk) == []
    services.draw_line(area=cast.brackwater, ends=services.Ends("River", (53.0, -1.0), (53.5, -1.0)), by=cast.ada)
    line = queries.lines_to_draw(cast.brackwater.pk)[0]
    assert (line["name"], line["note"]) == ("River", "from near Oak Primary to near Ash Primary")
    before = queries.lines_to_draw(cast.brackwater.pk, known_at=clock.now() - timedelta(days=1))[0]
    assert "does not keep to it" in str(before["note"])
