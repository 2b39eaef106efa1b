"""Who may see and stop a job."""

from joinedup.core.actors import Actor
from joinedup.jobs import queries
from joinedup.jobs.models import Job


def may_see_job(actor: Actor, job: Job) -> bool:
    """Say whether the actor may look at this job."""
    return queries.visible_jobs(actor).filter(pk=job.pk).exists()


def may_run_job(actor: Actor, job: Job) -> bool:
    """Say whether the actor may cancel this job or start it again."""
    return may_see_job(actor, job)
