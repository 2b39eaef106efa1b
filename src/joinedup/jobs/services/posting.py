"""Into the queue, out of it, and once more."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.refusals import require
from joinedup.core.subjects import Subject
from joinedup.jobs import policies
from joinedup.jobs.choices import ENDED, State
from joinedup.jobs.models import Job
from joinedup.jobs.services import tasks
from joinedup.jobs.services.runs import JSON


def start(
    name: str,
    *,
    by: Actor,
    title: str,
    about: Subject | None = None,
    area_id: int | None = None,
    **params: JSON,
) -> Job:
    """Put a task into the queue, in the caller's transaction; workers see it when that commits."""
    if not tasks.is_known(name):
        raise LookupError(f"No task is registered as {name}")
    return Job.objects.create(
        name=name,
        title=title,
        params=params,
        actor_kind=by.kind,
        user_id=by.user_id,
        link_id=by.link.link_id if by.link else None,
        area_id=area_id if area_id is not None else by.area_id,
        on_behalf_of=by.on_behalf_of,
        about_kind=about.kind if about else "",
        about_id=about.public_id if about else "",
    )


@dataclass(frozen=True, slots=True)
class Queue:
    """How a library wants its task queued."""

    name: str
    priority: int
    run_after: datetime | None


def enqueue(path: str, *, args: list[Any], params: dict[str, Any], queue: Queue) -> Job:
    """Put a library's own task, declared by the django-tasks API, into the queue; it runs for the system."""
    return Job.objects.create(
        name=path,
        title=path.rpartition(".")[2].replace("_", " "),
        args=args,
        params=params,
        queue=queue.name,
        priority=queue.priority,
        run_after=queue.run_after,
    )


@transaction.atomic
def cancel(job: Job, *, by: Actor) -> None:
    """Take a waiting job out of the queue, or ask a running one to stop."""
    require(policies.may_run_job(by, job), _("Only whoever started this work can cancel it."))
    now = clock.wall_now()
    waiting = Job.objects.filter(pk=job.pk, state=State.WAITING)
    if not waiting.update(state=State.CANCELLED, ended_at=now, cancel_asked_at=now):
        asked = Job.objects.filter(pk=job.pk, state=State.RUNNING).update(cancel_asked_at=now)
        require(bool(asked), _("This work has already ended."))
    job.refresh_from_db()


@transaction.atomic
def try_again(job: Job, *, by: Actor) -> Job:
    """Start the same work once more after it failed or was cancelled."""
    require(policies.may_run_job(by, job), _("Only whoever started this work can start it again."))
    require(job.state in ENDED and job.state != State.DONE, _("This work has not ended, or it is already done."))
    copied = ("name", "title", "params", "args", "queue", "priority", "area_id", "on_behalf_of", "about_kind", "about_id")
    return Job.objects.create(
        **{name: getattr(job, name) for name in copied},
        actor_kind=job.actor_kind,
        user_id=job.user_id,
        link_id=job.link_id,
    )
