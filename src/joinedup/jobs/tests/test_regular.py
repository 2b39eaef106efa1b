from datetime import UTC, datetime, time, timedelta

import pytest

from joinedup.core import clock, health
from joinedup.jobs import services
from joinedup.jobs.models import Job, Schedule, Worker
from joinedup.jobs.services import checking, working
from joinedup.jobs.services.schedules import Regular, regular
from joinedup.jobs.tests import worker
from joinedup.notices.tests.factories import make_message

pytestmark = pytest.mark.django_db
assert worker.count


@pytest.fixture
def none_but_mine(monkeypatch):
    for name in list(regular):
        monkeypatch.delitem(regular, name)
    yield
    regular.clear()


def declare(name="tests.regular", **given):
    done = []
    services.schedule(name, **({"every": timedelta(minutes=1), "work": lambda: done.append(1)} | given))
    working.plan_regular()
    return done


def make_due(name="tests.regular"):
    Schedule.objects.filter(name=name).update(next_at=clock.wall_now() - timedelta(seconds=1))


def test_regular_work_starts_when_it_is_due_and_not_before(none_but_mine):
    done = declare()
    assert services.run_regular_due() == ["tests.regular"]
    assert services.run_regular_due() == []
    make_due()
    services.run_regular_due()
    assert len(done) == 2


def test_two_workers_never_start_it_twice(none_but_mine):
    declare()
    row = Schedule.objects.get()
    assert working._take(regular["tests.regular"], row)
    assert not working._take(regular["tests.regular"], row)
    make_due()
    assert services.run_regular_due() == []  # the other worker has not ended yet
    Schedule.objects.update(lease_until=clock.wall_now() - timedelta(seconds=1))
    assert services.run_regular_due() == ["tests.regular"]


def test_frequent_work_with_nothing_to_do_writes_nothing(none_but_mine, django_assert_num_queries):
    done = declare(wanted=lambda: False)
    services.run_regular_due()
    make_due()
    with django_assert_num_queries(1):
        assert services.run_regular_due() == []
    assert len(done) == 1


def test_regular_work_that_fails_is_seen_by_check_and_tried_again(none_but_mine):
    declare(work=lambda: 1 / 0)
    services.run_regular_due()
    finding = checking.check_schedule()
    assert not finding.is_sound
    assert "tests.regular (ZeroDivisionError) failed" in finding.sentence
    regular["tests.regular"] = Regular("tests.regular", timedelta(minutes=1), "", lambda: None, None, True)
    make_due()
    services.run_regular_due()
    assert checking.check_schedule().is_sound


def test_long_regular_work_becomes_a_job(none_but_mine):
    declare("tests.count", work=None, title="Count every night")
    assert services.run_regular_due() == ["tests.count"]
    assert [(job.name, job.title, job.actor_kind) for job in Job.objects.all()] == [("tests.count", "Count every night", "system")]


@pytest.mark.parametrize(
    ("now", "starts"),
    [("2026-03-28 02:00", "2026-03-28 03:10"), ("2026-03-28 04:00", "2026-03-29 02:10"), ("2026-07-01 00:00", "2026-07-01 02:10")],
)
def test_daily_work_starts_at_london_time_summer_and_winter(now, starts):
    daily = Regular("x", time(3, 10), "x", None, None, True)
    assert daily.next_after(datetime.fromisoformat(now).replace(tzinfo=UTC)).strftime("%Y-%m-%d %H:%M") == starts


def test_check_says_whether_a_worker_is_alive():
    assert "No worker is running" in checking.check_worker().sentence
    Worker.objects.create(name="here")
    assert checking.check_worker().is_sound
    assert checking.check_worker().sentence == "Workers running: 1; jobs waiting: 0."


def test_check_of_a_new_installation_says_once_that_nothing_has_been_planned():
    finding = checking.check_schedule()
    assert not finding.is_sound
    assert finding.sentence == "Nothing has been planned yet. A worker plans the regular work when it starts: ./joinedup worker"
    assert {"audit.seals", "notices.outbox", "jobs.worker", "jobs.schedule", "files.disk"} <= {name for name, _ in health.examine()}


def test_the_workers_own_regular_work_sends_the_outbox():
    make_message()
    working.plan_regular()
    assert "notices.send" in services.run_regular_due()
    assert set(regular) >= {"audit.seal", "core.once", "jobs.forget"}
