"""Who may see and stop a job."""

from joinedup.core.actors import Actor
from joinedup.jobs.models import Job


def may_see_job(actor: Actor, job: Job) -> bool:
    """Say whether the actor may look at this job: whoever started it, and the system administrator."""
    if actor.is_system or actor.holds("administrator", "installation"):
        return True
    return job.user_id is not None and actor.user_id == job.user_id


def may_run_job(actor: Actor, job: Job) -> bool:
    """Say whether the actor may cancel this job or start it again."""
    return may_see_job(actor, job)
