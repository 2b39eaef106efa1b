from typing import Any

import pytest
from django.contrib.auth import get_user_model

from joinedup.core.actors import SYSTEM, Actor
from joinedup.core.refusals import Missing, Refused
from joinedup.jobs import queries, services
from joinedup.jobs.choices import State

pytestmark = pytest.mark.django_db
ADA = Actor(kind="user", name="Ada", user_id=7, area_id=3)
BO = Actor(kind="user", name="Bo", user_id=8)


@services.task("tests.add")
def add(run: services.Run, a: int, b: int) -> dict[str, Any]:
    run.progress(1, 2, "adding")
    if a < 0:
        raise Refused("Only whole numbers from 0.")
    return {"sum": a + b, "for": run.by.user_id, "url": "/there/"}


@services.task("tests.burst")
def burst(run: services.Run) -> None:
    raise ZeroDivisionError


def test_a_job_runs_for_whoever_started_it_and_keeps_its_result():
    user = get_user_model().objects.create_user(email="ada@example.org", name="Ada")
    job = services.start("tests.add", by=Actor(kind="user", name="Ada", user_id=user.pk, area_id=3), title="Add", a=2, b=3)
    assert services.run_due() == 1
    job.refresh_from_db()
    assert (job.state, job.result) == (State.DONE, {"sum": 5, "for": user.pk, "url": "/there/"})
    assert (job.n_done, job.n_total, job.doing, job.area_id) == (1, 2, "adding", 3)
    assert job.result_url == "/there/"


def test_a_refusal_is_the_sentence_people_see():
    job = services.start("tests.add", by=ADA, title="Add", a=-1, b=3)
    services.run_due()
    job.refresh_from_db()
    assert (job.state, job.error) == (State.FAILED, "Only whole numbers from 0.")


def test_a_bug_is_said_without_its_insides_and_can_be_tried_again():
    job = services.start("tests.burst", by=ADA, title="Burst")
    services.run_due()
    job.refresh_from_db()
    assert (job.state, job.error_class) == (State.FAILED, "ZeroDivisionError")
    assert "logged" in job.error
    again = services.try_again(job, by=ADA)
    assert (again.state, again.user_id, again.name) == (State.WAITING, 7, "tests.burst")


def test_a_waiting_job_is_cancelled_at_once_by_its_owner_only():
    job = services.start("tests.add", by=ADA, title="Add", a=1, b=1)
    with pytest.raises(Refused):
        services.cancel(job, by=BO)
    services.cancel(job, by=ADA)
    assert job.state == State.CANCELLED
    assert services.run_due() == 0
    with pytest.raises(Refused):
        services.cancel(job, by=ADA)


def test_an_unknown_task_cannot_be_started():
    with pytest.raises(LookupError):
        services.start("tests.nothing", by=SYSTEM, title="Nothing")


def test_not_mine_and_not_there_answer_alike():
    job = services.start("tests.add", by=ADA, title="Add", a=1, b=1)
    assert queries.job_for(job.public_id, ADA) == job
    for viewer, public_id in ((BO, job.public_id), (ADA, "nothing")):
        with pytest.raises(Missing):
            queries.job_for(public_id, viewer)


def test_a_child_computes_and_a_slow_child_is_killed():
    assert services.in_child("math.factorial", 5, run=None, timeout=20) == 120
    with pytest.raises(services.ChildFailed):
        services.in_child("math.factorial", "x", run=None, timeout=20)
    with pytest.raises(services.TimedOut):
        services.in_child("time.sleep", 60, run=None, timeout=0.5)
