"""Whatever happens while a plan is solved, its page says it, nothing is lost, and the plan before stands."""

from typing import Any

import pytest
from django.test import Client

from joinedup.accounts.models import User
from joinedup.core.refusals import Refused
from joinedup.jobs import services as jobs
from joinedup.jobs.models import Job
from joinedup.plans import queries, services
from joinedup.plans.choices import PlanState
from joinedup.plans.models import Plan
from joinedup.plans.tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("solved_here")]
FORBID = services.Change("forbid")


def page_of(plan: Plan, circle: factories.Circle) -> str:
    client = Client()
    client.force_login(User.objects.get(pk=circle.ada.user_id))
    return client.get(queries.url_of_plan(plan)).content.decode()


def going_wrong(monkeypatch: pytest.MonkeyPatch, how: Any) -> None:
    def wrong(_path: str, _payload: Any, **limits: Any) -> Any:
        return how(limits.get("run"))

    monkeypatch.setattr(jobs, "in_child", wrong)
    monkeypatch.setattr(jobs, "parts_from_warm_child", wrong)


def cancelled(run: jobs.Run) -> None:
    jobs.cancel(run.job, by=run.by)
    run.check_cancelled()


def crashed(_run: object) -> None:
    raise jobs.ChildFailed("killed by the system: out of memory")


def timed_out(_run: object) -> None:
    raise jobs.TimedOut("This took too long and was stopped.")


@pytest.mark.parametrize(
    ("how", "said"),
    [(cancelled, "cancelled while the plan was made"), (crashed, "Something went wrong while"), (timed_out, "This took too long")],
)
def test_a_plan_round_what_is_agreed_that_cannot_be_made_says_why_and_the_plan_stands(
    circle: factories.Circle, monkeypatch: pytest.MonkeyPatch, how: Any, said: str
) -> None:
    plan = factories.make_plan(circle, method="circles")
    before = list(plan.suggestions.values_list("pk", flat=True))
    later = services.plan_again(plan=plan, keep_percent=0, by=circle.ada)
    going_wrong(monkeypatch, how)
    services.make_plan_again(plan=later, by=circle.ada)
    jobs.run_due()
    page = page_of(later, circle)
    assert said in page
    assert "Try again" in page
    assert "Leave the plan as it was" in page
    plan.refresh_from_db()
    assert (plan.state, list(plan.suggestions.values_list("pk", flat=True))) == (PlanState.READY, before)
    with pytest.raises(Refused, match="nothing to take"):
        services.take_trial(plan=later, by=circle.ada)


def test_a_plan_whose_work_was_cancelled_before_it_began_can_be_tried_again(circle: factories.Circle) -> None:
    details = services.PlanDetails(title="Autumn", balance="zero", reach_km=25)
    plan = services.make_plan(area=circle.area, details=details, by=circle.ada)
    assert "The plan is being made." in page_of(plan, circle)
    jobs.cancel(Job.objects.get(public_id=plan.job_id), by=circle.ada)
    assert "was cancelled or came to an end" in page_of(plan, circle)
    services.make_plan_again(plan=plan, by=circle.ada)
    jobs.run_due()
    plan.refresh_from_db()
    assert (plan.state, plan.suggestions.count()) == (PlanState.READY, 3)


def test_a_plan_of_circles_is_mended_at_once_and_the_best_is_looked_for_when_asked(circle: factories.Circle) -> None:
    plan = factories.make_plan(circle, method="circles")
    suggestion = plan.suggestions.first()
    assert suggestion is not None
    kept = services.try_change(plan=plan, suggestion=suggestion, change=services.Change("lock"), by=circle.ada)
    assert kept.state == PlanState.READY
    assert kept.suggestions.count() == 3
    assert kept.bound == plan.bound  # what was decided by hand only rules out more
    page = page_of(kept, circle)
    assert "It was mended round the change" in page
    assert "Look for the best plan" in page
    services.make_plan_again(plan=kept, by=circle.ada)
    jobs.run_due()
    page = page_of(kept, circle)
    assert "mended" not in page
    assert "Take this change" in page
    with pytest.raises(Refused):
        services.make_plan_again(plan=kept, by=circle.ada)


def test_two_officers_plan_at_once_and_neither_plan_disturbs_the_other(circle: factories.Circle) -> None:
    details = services.PlanDetails(title="Autumn", balance="zero", reach_km=25)
    plans = [services.make_plan(area=circle.area, details=details, by=circle.ada) for _officer in range(2)]
    assert jobs.run_due() == 2
    assert [Plan.objects.get(pk=plan.pk).state for plan in plans] == [PlanState.READY] * 2
    assert [plan.suggestions.count() for plan in plans] == [3, 3]
