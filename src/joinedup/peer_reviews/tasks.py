"""What jobs run for this room."""

from joinedup.jobs import services as jobs
from joinedup.jobs.services import JSON, Run
from joinedup.peer_reviews import choices, queries, services


@jobs.task(choices.JOB)
def plan_reviews(run: Run, review: str) -> JSON:
    """Plan peer reviews."""
    row = queries.review_for(review, run.by)
    with jobs.told_when_it_fails(
        lambda problem: services.fail_reviews(review=row, problem=problem),
        cancelled="This was cancelled while the visits were planned. You can plan them again.",
        broken="Something went wrong while the visits were planned. You can plan them again.",
    ):
        services.solve_reviews(review=row, run=run)
    return {"url": queries.url_of_review(row)}
