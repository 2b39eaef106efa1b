"""Read jobs."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet

from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.refusals import require_found
from joinedup.core.subjects import Subject
from joinedup.jobs.choices import ENDED, State
from joinedup.jobs.models import Job


@dataclass(frozen=True, slots=True)
class Progress:
    """A job as its page shows it."""

    public_id: str
    title: str
    state: str
    state_word: str
    is_ended: bool
    is_cancelling: bool
    started_at: datetime | None
    ended_at: datetime | None
    asked_at: datetime
    percent: int | None
    n_done: int
    n_total: int
    doing: str
    time_left: timedelta | None
    error: str
    result_url: str


def progress_of(job: Job) -> Progress:
    """Return a job as its page shows it."""
    is_running = job.state == State.RUNNING
    return Progress(
        public_id=job.public_id,
        title=job.title,
        state=job.state,
        state_word=str(State(job.state).label),
        is_ended=job.state in ENDED,
        is_cancelling=is_running and job.cancel_asked_at is not None,
        started_at=job.started_at,
        ended_at=job.ended_at,
        asked_at=job.enqueued_at,
        percent=min(100, job.n_done * 100 // job.n_total) if job.n_total else None,
        n_done=job.n_done,
        n_total=job.n_total,
        doing=job.doing,
        time_left=_time_left(job, clock.wall_now()) if is_running else None,
        error=job.error,
        result_url=job.result_url if job.state == State.DONE else "",
    )


def _time_left(job: Job, now: datetime) -> timedelta | None:
    """Judge by what is done how long the rest takes; say nothing before there is something to judge by."""
    if job.started_at is None or not job.n_total or job.n_done < 1 or now - job.started_at < timedelta(seconds=3):
        return None
    return (now - job.started_at) * (max(job.n_total - job.n_done, 0) / job.n_done)


def job_for(public_id: str, viewer: Actor) -> Job:
    """Return a job that the viewer may see, or raise Missing."""
    return require_found(visible_jobs(viewer).filter(public_id=public_id).first())


def visible_jobs(viewer: Actor) -> QuerySet[Job]:
    """Return the jobs that the viewer started; all of them to the system and to the system administrator."""
    if viewer.is_system or viewer.holds("administrator", "installation"):
        return Job.objects.all()
    return jobs_of(viewer)


def jobs_of(viewer: Actor) -> QuerySet[Job]:
    """Return the jobs that the viewer started."""
    return Job.objects.filter(user_id=viewer.user_id) if viewer.user_id else Job.objects.none()


def job_of_the_system(public_id: str) -> Job | None:
    """Return a job that a library started by the django-tasks API; it belongs to nobody."""
    return Job.objects.filter(public_id=public_id, actor_kind="system").first()


def latest_job(name: str, about: Subject) -> Job | None:
    """Return the newest job of this name about a thing; the caller has already judged that its viewer may see the thing."""
    return _about(name, about).order_by("-id").first()


def jobs_under_way(name: str, about: Subject) -> QuerySet[Job]:
    """Return the jobs of this name about a thing that wait or run; the caller has judged that its viewer may see the thing."""
    return _about(name, about).exclude(state__in=ENDED)


def _about(name: str, about: Subject) -> QuerySet[Job]:
    return Job.objects.filter(name=name, about_kind=about.kind, about_id=about.public_id)
