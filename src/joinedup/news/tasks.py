"""A newsletter for many readers is put into the outbox in the background."""

from joinedup.jobs import services as jobs
from joinedup.jobs.services import JSON, Run
from joinedup.news import queries, services
from joinedup.news.services.sending import POST_TASK


@jobs.task(POST_TASK)
def post(run: Run, *, newsletter: str, number: int) -> dict[str, JSON]:
    """Post the mails of a newsletter that was sent."""
    found = queries.newsletter_for(newsletter, run.by)
    return {"n": services.post_mails(newsletter=found, number=number, by=run.by)}
