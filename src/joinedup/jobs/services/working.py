"""The worker: one loop for jobs, and beside it one for regular work, so that a long job does not hold up the mail."""

import logging
import os
import signal
import socket
import threading
from datetime import timedelta

from django.db import DatabaseError, InterfaceError, OperationalError, connection
from django.db.models import Q

from joinedup.core import clock
from joinedup.core.actors import SYSTEM
from joinedup.jobs.models import Job, Schedule, Worker
from joinedup.jobs.services import posting
from joinedup.jobs.services.heart import LEASE
from joinedup.jobs.services.running import claim, work_on
from joinedup.jobs.services.schedules import Regular, regular

log = logging.getLogger(__name__)
POLL = 0.5
KEEP_JOBS = timedelta(days=90)
REGULAR_TICK = 1.0
SIGN_EVERY = timedelta(seconds=20)
REGULAR_LEASE = timedelta(minutes=5)
SHOW_EVERY = timedelta(minutes=10)  # work that is not wanted is started this often all the same, so that check can see it run


def work(stop: threading.Event | None = None, *, name: str = "", lease: timedelta = LEASE, grace: float = 20.0) -> int:
    """Run jobs and regular work until `stop` is set; a job that does not end within `grace` seconds goes back to the queue.

    Without `stop` this is the process's main work: SIGTERM and SIGINT stop it. Returns the exit code, 0.
    """
    stop = stop or _stop_by_signal()
    worker = (name or f"{socket.gethostname()[:50]}:{os.getpid()}")[:80]
    beside = threading.Thread(target=_regular_loop, args=(stop, worker), name="regular", daemon=True)
    beside.start()
    log.info("Worker %s is at work", worker)
    while not stop.is_set():
        try:
            job = claim(worker, now=clock.wall_now(), lease=lease)
            if job is None:
                stop.wait(POLL)
            else:
                work_on(job, lease=lease, stop=stop, grace=grace)
        except (DatabaseError, InterfaceError) as error:
            _database_is_away(stop, error)
    beside.join(timeout=grace)
    Worker.objects.filter(name=worker).delete()
    connection.close()
    log.info("Worker %s has stopped", worker)
    return 0


def _stop_by_signal() -> threading.Event:
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    return stop


def _regular_loop(stop: threading.Event, worker: str) -> None:
    signed = None
    while not stop.is_set():
        now = clock.wall_now()
        try:
            if signed is None:
                plan_regular()
            if signed is None or now - signed >= SIGN_EVERY:
                Worker.objects.update_or_create(name=worker, defaults={"seen_at": now})
                signed = now
            run_regular_due(stop)
        except (DatabaseError, InterfaceError) as error:
            _database_is_away(stop, error)
        stop.wait(REGULAR_TICK)
    connection.close()


def _database_is_away(stop: threading.Event, error: Exception) -> None:
    log.error("The database could not be used (%s); trying again in 2 seconds", type(error).__name__)
    connection.close()
    stop.wait(2)


def plan_regular() -> None:
    """Give regular work that is declared but new its first moment."""
    now = clock.wall_now()
    known = set(Schedule.objects.values_list("name", flat=True))
    new = [Schedule(name=item.name, next_at=item.first_after(now)) for item in regular.values() if item.name not in known]
    Schedule.objects.bulk_create(new, ignore_conflicts=True)


def run_regular_due(stop: threading.Event | None = None) -> list[str]:
    """Start the regular work that is due and that no other worker has started; return its names."""
    now = clock.wall_now()
    started = []
    free = Q(lease_until__isnull=True) | Q(lease_until__lt=now)
    for row in Schedule.objects.filter(free, next_at__lte=now, name__in=list(regular)).order_by("next_at"):
        if stop and stop.is_set():
            break
        item = regular[row.name]
        if _is_wanted(item, row) and _take(item, row):
            _do(item, row)
            started.append(row.name)
    return started


def _is_wanted(item: Regular, row: Schedule) -> bool:
    is_shown = row.last_started_at is not None and row.last_started_at > clock.wall_now() - SHOW_EVERY
    return item.wanted is None or not is_shown or item.wanted()


def _take(item: Regular, row: Schedule) -> bool:
    now = clock.wall_now()
    lease = now + REGULAR_LEASE if item.alone else None
    unchanged = Schedule.objects.filter(pk=row.pk, next_at=row.next_at, last_started_at=row.last_started_at)
    if row.last_started_at is None:
        unchanged = Schedule.objects.filter(pk=row.pk, next_at=row.next_at, last_started_at__isnull=True)
    return bool(unchanged.update(next_at=item.next_after(now), last_started_at=now, lease_until=lease))


def _do(item: Regular, row: Schedule) -> None:
    error = ""
    try:
        if item.work is None:
            posting.start(item.name, by=SYSTEM, title=item.title)
        else:
            item.work()
    except (OperationalError, InterfaceError):
        raise
    except Exception as burst:
        log.exception("Regular work %s failed", item.name)
        error = type(burst).__name__
    Schedule.objects.filter(pk=row.pk).update(last_ended_at=clock.wall_now(), lease_until=None, last_error=error)


def forget_old() -> int:
    """Delete jobs that ended more than 90 days ago, and workers that were not seen for a week; return how many jobs."""
    now = clock.wall_now()
    Worker.objects.filter(seen_at__lt=now - timedelta(days=7)).delete()
    return Job.objects.filter(ended_at__lt=now - KEEP_JOBS).delete()[0]
