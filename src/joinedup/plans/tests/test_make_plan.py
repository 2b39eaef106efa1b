"""An officer makes a plan over what is shared; it is solved by a job in a child process, and changes nothing for anybody."""

from collections.abc import Iterator

import pytest

from joinedup.audit.models import Entry
from joinedup.brokerage.tests import factories
from joinedup.core.refusals import Missing, Refused
from joinedup.directory.tests import factories as directory
from joinedup.jobs import services as jobs
from joinedup.notices.models import Message
from joinedup.plans import analysis, queries, services
from joinedup.plans.choices import PlanState, UnmetReason
from joinedup.plans.tests import factories as plans

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _tuesday(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Iterator[None]:
    if "in_a_child" not in request.node.name:
        monkeypatch.setattr(jobs, "in_child", plans.solve_here)
        monkeypatch.setattr(jobs, "parts_from_warm_child", plans.parts_here)
    with factories.on_the_day():
        yield


def test_a_circle_of_three_is_found_in_a_child_process_and_every_line_says_what_comes_back() -> None:
    circle = plans.make_circle(factories.make_cast())
    plan = plans.make_plan(circle)
    assert plan.state == PlanState.READY, plan.problem
    assert (plan.n_needs, plan.n_needs_met, plan.half_days_met) == (3, 3, 18)
    line = next(line for line in queries.suggestion_lines(plan) if line.receiver == circle.pellin)
    assert (line.giver, line.size, line.km) == (circle.quayfield, "6 half-days", "1.1 km")
    assert line.back == ("Kelderwick Primary with “Speaking, listening and debate”, 6 half-days",)
    assert Entry.objects.filter(verb="plan.made").count() == 1
    assert not Message.objects.exists()


def test_what_cannot_be_met_says_the_first_reason() -> None:
    cast = factories.make_cast()
    circle = plans.make_circle(cast)
    far = directory.make_school("Farbank Primary", area=circle.area, latitude=55.0, longitude=-1.75)
    factories.make_need(far, circle.area, topic="B1", phases=("P",))
    factories.make_need(far, circle.area, topic="J4", phases=("S",))
    factories.make_need(far, circle.area, topic="", something_else="A bell ringer")
    plan = plans.make_plan(circle)
    reasons = {str(line.row.need): line.row.reason for line in queries.unmet_of(plan)}
    assert reasons == {
        "Phonics and early reading": UnmetReason.TOO_FAR,
        "Shared A-level and small-subject teaching": UnmetReason.NO_OFFER,
        "A bell ringer": UnmetReason.OUTSIDE_TOPICS,
    }


def test_a_need_that_only_its_owner_may_see_is_in_no_plan() -> None:
    circle = plans.make_circle(factories.make_cast(), visibility="me")
    plan = plans.make_plan(circle)
    assert plan.state == PlanState.FAILED
    assert plan.problem == "There is nothing to plan yet. Shared with this area: 0 needs, 0 offers."


def test_a_plan_that_failed_can_be_made_again() -> None:
    cast = factories.make_cast()
    circle = plans.make_circle(cast, visibility="me")
    plan = plans.make_plan(circle, balance="bank")
    factories.make_need(circle.quayfield, circle.area, topic="B7", visibility="area")
    factories.make_offer(circle.pellin, circle.area, topics=("B7",), visibility="area")
    services.make_plan_again(plan=plan, by=cast.ada)
    jobs.run_due()
    plan.refresh_from_db()
    assert (plan.state, plan.problem, plan.suggestions.count()) == (PlanState.READY, "", 1)


def test_an_officer_of_another_area_can_neither_make_nor_see_a_plan() -> None:
    cast = factories.make_cast()
    circle = plans.make_circle(cast)
    plan = plans.make_plan(circle)
    with pytest.raises(Refused, match="Only officers and co-ordinators of this area"):
        plans.make_plan(circle, by=cast.bo)
    for outsider in (cast.bo, cast.cy, cast.oak_head):
        with pytest.raises(Missing):
            queries.plan_for(plan.public_id, outsider)


def test_a_second_run_of_a_killed_job_writes_the_suggestions_once() -> None:
    circle = plans.make_circle(factories.make_cast())
    details = services.PlanDetails(title="Autumn", balance="zero", reach_km=25)
    plan = services.make_plan(area=circle.area, details=details, by=circle.ada)
    jobs.run_due()
    type(plan).objects.filter(pk=plan.pk).update(state=PlanState.FAILED)
    plan.refresh_from_db()
    services.make_plan_again(plan=plan, by=circle.ada)
    jobs.run_due()
    assert plan.suggestions.count() == 3


def test_suggestions_left_out_come_back_and_are_counted_in_the_record() -> None:
    circle = plans.make_circle(factories.make_cast())
    plan = plans.make_plan(circle)
    first = plan.suggestions.first()
    assert first is not None
    assert services.leave_out_suggestions(plan=plan, public_ids=[first.public_id], by=circle.ada) == 1
    with pytest.raises(Refused, match="at least one suggestion"):
        services.leave_out_suggestions(plan=plan, public_ids=[first.public_id], by=circle.ada)
    assert services.bring_back_suggestions(plan=plan, public_ids=[first.public_id], by=circle.ada) == 1
    assert Entry.objects.filter(verb="suggestions.left_out").get().facts == {"n": 1}


def test_a_plan_set_aside_sends_nothing() -> None:
    circle = plans.make_circle(factories.make_cast())
    plan = plans.make_plan(circle)
    services.set_plan_aside(plan=plan, by=circle.ada)
    with pytest.raises(Refused, match="not ready"):
        plans.send_all(plan, circle.ada)


def test_a_limit_that_holds_a_need_and_the_part_of_the_area_that_is_short_are_told() -> None:
    circle = plans.make_circle(factories.make_cast())
    services.limit_organisation(area=circle.area, organisation=circle.quayfield, limits=services.Limits(give_cap=0), by=circle.ada)
    plan = plans.make_plan(circle)
    told = {line.row.need.organisation.name: line.would_help for line in queries.unmet_of(plan)}
    assert plan.unmet.get(need__organisation=circle.pellin).reason == UnmetReason.LIMIT
    assert told["Pellin Primary"][0] == "Letting Quayfield Primary give 6 half-days more than its limit"
    # Three schools stand in one square of five kilometres: enough that none of them is meant.
    assert queries.places_short(plan)[0].startswith("18 half-days round Bradford, in the middle of the area, most of them for")


def test_a_plan_of_few_partners_may_prefer_two_that_help_each_other() -> None:
    circle = plans.make_circle(factories.make_cast())
    rules = {"method": "practical", "max_partners": 1, "min_link": 2, "both_ways": True}
    details = services.PlanDetails(title="Autumn", balance="zero", reach_km=25, **rules)
    plan = services.make_plan(area=circle.area, details=details, by=circle.ada)
    jobs.run_due()
    plan.refresh_from_db()
    assert (plan.state, plan.half_days_met) == (PlanState.READY, 18)
    values = analysis.plan_problem(plan, queries.stock_of(plan, circle.ada)).values
    assert {name: values[name] for name in rules} == rules
