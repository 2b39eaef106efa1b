"""Run jobs: claim one, do it, keep what came of it."""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from joinedup.core import clock
from joinedup.core.actors import SYSTEM, Actor
from joinedup.core.refusals import Missing, Refused
from joinedup.core.registry import Point
from joinedup.jobs.choices import State
from joinedup.jobs.models import Job
from joinedup.jobs.services import tasks
from joinedup.jobs.services.heart import LEASE, Heart, beat
from joinedup.jobs.services.runs import Cancelled, Interrupted, LeaseLost, Run

log = logging.getLogger(__name__)
MOST_ATTEMPTS = 3


@dataclass(frozen=True, slots=True)
class ActorIds:
    """What a job keeps of whoever started it."""

    kind: str
    user_id: int | None
    link_id: int | None
    area_id: int | None
    on_behalf_of: int | None


# One builder, under "accounts": from the ids that the job keeps to the Actor with the rights that the person has today.
actor_builder: Point[Callable[[ActorIds], Actor]] = Point("jobs.actor_builder")


def actor_of(job: Job) -> Actor:
    """Return whoever the job runs for, with today's rights."""
    ids = ActorIds(job.actor_kind, job.user_id, job.link_id, job.area_id, job.on_behalf_of)
    if ids.kind == "system":
        return SYSTEM
    for build in actor_builder:
        return build(ids)
    return Actor(kind="user", name="", user_id=ids.user_id, area_id=ids.area_id, on_behalf_of=ids.on_behalf_of)


def claim(worker: str, *, now: datetime, lease: timedelta = LEASE) -> Job | None:
    """Take the next job that waits, or whose worker's lease has run out, for this worker."""
    due = Job.objects.filter(
        Q(state=State.WAITING) & (Q(run_after__isnull=True) | Q(run_after__lte=now)) | Q(state=State.RUNNING, lease_until__lt=now)
    ).order_by("-priority", "id")
    if connection.features.has_select_for_update_skip_locked:
        with transaction.atomic():
            job = due.select_for_update(skip_locked=True).first()
            return job if job and _take(job, worker, now, lease) else None
    for job in due[:5]:
        if _take(job, worker, now, lease):
            return job
    return None


def _take(job: Job, worker: str, now: datetime, lease: timedelta) -> bool:
    changes = {
        "state": State.RUNNING,
        "worker": worker,
        "workers": [*job.workers, worker],
        "lease_until": now + lease,
        "attempts": job.attempts + 1,
        "started_at": job.started_at or now,
    }
    unchanged = Job.objects.filter(pk=job.pk, state=job.state, worker=job.worker, attempts=job.attempts, lease_until=job.lease_until)
    if job.lease_until is None:
        unchanged = Job.objects.filter(pk=job.pk, state=job.state, worker=job.worker, attempts=job.attempts, lease_until__isnull=True)
    taken = unchanged.update(**changes)
    for name, value in changes.items():
        setattr(job, name, value)
    return bool(taken)


def run_claimed(job: Job, run: Run) -> None:
    """Do a job that this worker has claimed, and keep what came of it."""
    if job.cancel_asked_at:
        return _end(job, State.CANCELLED)
    if job.attempts > MOST_ATTEMPTS:
        return _end(job, State.FAILED, error=_("The worker stopped several times while doing this. Ask your administrator to look."))
    try:
        result = tasks.call(run)
    except Cancelled:
        _end(job, State.CANCELLED, run)
    except LeaseLost:
        log.warning("Job %s was taken up by another worker", job.public_id)
    except Interrupted:
        _hand_back(job)
    except Refused as refusal:
        _end(job, State.FAILED, run, error=refusal.message)
    except Missing:
        _end(job, State.FAILED, run, error=_("What this work was about is no longer there."))
    except Exception as error:
        log.exception("Job %s (%s) failed", job.public_id, job.name)
        _end(job, State.FAILED, run, error=_("Something went wrong on our side. It has been logged."), error_class=type(error).__name__)
    else:
        _end(job, State.DONE, run, result=result)


def run_due(*, most: int = 100) -> int:
    """Run every job that waits, in this process and on this connection; for tests, the demo and one-off commands. Return how many."""
    n = 0
    while n < most:
        job = claim("here", now=clock.wall_now(), lease=timedelta(hours=1))
        if job is None:
            break
        run_claimed(job, Run(job, actor_of(job), look=beat))
        n += 1
    return n


def work_on(job: Job, *, lease: timedelta = LEASE, stop: threading.Event | None = None, grace: float = 0.0) -> None:
    """Do a claimed job in a worker, with a heartbeat beside it; once `stop` is set and the grace is over it goes back to the queue."""
    run = Run(job, actor_of(job))
    heart = Heart(run, lease=lease, stop=stop, grace=grace)
    heart.start()
    try:
        run_claimed(job, run)
    finally:
        heart.stop()


def _end(job: Job, state: State, run: Run | None = None, **kept: object) -> None:
    changes: dict[str, object] = {"state": state, "ended_at": clock.wall_now(), "lease_until": None, **kept}
    progress = run.take_progress() if run else None
    if progress:
        changes |= {"n_done": progress[0], "n_total": progress[1], "doing": progress[2]}
    if run and run.peak_mb:
        changes["peak_mb"] = run.peak_mb
    if not Job.objects.filter(pk=job.pk, state=State.RUNNING, worker=job.worker, attempts=job.attempts).update(**changes):
        log.warning("Job %s ended here, but another worker has it", job.public_id)


def _hand_back(job: Job) -> None:
    held = Job.objects.filter(pk=job.pk, state=State.RUNNING, worker=job.worker, attempts=job.attempts)
    held.update(state=State.WAITING, lease_until=None, worker="", attempts=max(job.attempts - 1, 0))
