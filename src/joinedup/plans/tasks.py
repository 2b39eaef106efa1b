"""What jobs run for this room."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.urls import reverse

from joinedup.core.refusals import Refused
from joinedup.jobs import services as jobs
from joinedup.jobs.services import JSON, Run
from joinedup.jobs.services.runs import Interrupted, LeaseLost
from joinedup.plans import queries, services


@contextmanager
def _told_when_it_fails(fail: Callable[[str], None], *, cancelled: str, broken: str) -> Iterator[None]:
    """Say on the thing's own page why its work did not end; the job shows it too."""
    try:
        yield
    except Refused as refusal:
        fail(refusal.message)
        raise
    except jobs.Cancelled:
        fail(cancelled)
        raise
    except (Interrupted, LeaseLost):
        raise  # somebody else takes it up
    except Exception:
        fail(broken)
        raise


@jobs.task("plans.plan")
def plan(run: Run, plan: str) -> JSON:
    """Solve a plan."""
    row = queries.plan_for(plan, run.by)
    with _told_when_it_fails(
        lambda problem: services.fail_plan(plan=row, problem=problem),
        cancelled="This was cancelled while the plan was made. Nothing was changed; you can try again.",
        broken="Something went wrong while the plan was made. Nothing was changed; you can try again.",
    ):
        services.solve_plan(plan=row, run=run)
    return {"url": queries.url_of_plan(row)}


@jobs.task("plans.introduce")
def introduce(run: Run, plan: str, suggestions: list[str], words: str) -> JSON:
    """Send many introductions of a plan."""
    row = queries.plan_for(plan, run.by)
    services.send_in_pieces(plan=row, public_ids=suggestions, words=words, run=run)
    return {"url": reverse("plans:introductions_sent", args=[row.area.slug, row.public_id])}


@jobs.task("plans.reviews")
def reviews(run: Run, review: str) -> JSON:
    """Plan peer reviews."""
    row = queries.review_for(review, run.by)
    with _told_when_it_fails(
        lambda problem: services.fail_reviews(review=row, problem=problem),
        cancelled="This was cancelled while the visits were planned. You can plan them again.",
        broken="Something went wrong while the visits were planned. You can plan them again.",
    ):
        services.solve_reviews(review=row, run=run)
    return {"url": queries.url_of_review(row)}
