"""Read jobs."""

from django.db.models import QuerySet

from joinedup.core.actors import Actor
from joinedup.core.refusals import require_found
from joinedup.core.subjects import Subject
from joinedup.jobs.models import Job


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
    return Job.objects.filter(name=name, about_kind=about.kind, about_id=about.public_id).order_by("-id").first()
