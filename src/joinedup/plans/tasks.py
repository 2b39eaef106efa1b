"""What jobs run for this room."""

from django.urls import reverse

from joinedup.core.refusals import Refused
from joinedup.jobs import services as jobs
from joinedup.jobs.services import JSON, Run
from joinedup.jobs.services.runs import Interrupted, LeaseLost
from joinedup.plans import queries, services


@jobs.task("plans.plan")
def plan(run: Run, plan: str) -> JSON:
    """Solve a plan; when that fails, the plan says why and the job shows it too."""
    row = queries.plan_for(plan, run.by)
    try:
        services.solve_plan(plan=row, run=run)
    except Refused as refusal:
        services.fail_plan(plan=row, problem=refusal.message)
        raise
    except jobs.Cancelled:
        services.fail_plan(plan=row, problem="This was cancelled while the plan was made. Nothing was changed; you can try again.")
        raise
    except (Interrupted, LeaseLost):
        raise  # somebody else takes it up
    except Exception:
        services.fail_plan(plan=row, problem="Something went wrong while the plan was made. Nothing was changed; you can try again.")
        raise
    return {"url": queries.url_of_plan(row)}


@jobs.task("plans.introduce")
def introduce(run: Run, plan: str, suggestions: list[str], words: str) -> JSON:
    """Send many introductions of a plan."""
    row = queries.plan_for(plan, run.by)
    services.send_in_pieces(plan=row, public_ids=suggestions, words=words, run=run)
    return {"url": reverse("plans:introductions_sent", args=[row.area.slug, row.public_id])}


@jobs.task("plans.reviews")
def reviews(run: Run, review: str) -> JSON:
    """Plan peer reviews; when that fails, the page says why and the job shows it too."""
    row = queries.review_for(review, run.by)
    try:
        services.solve_reviews(review=row, run=run)
    except Refused as refusal:
        services.fail_reviews(review=row, problem=refusal.message)
        raise
    except jobs.Cancelled:
        services.fail_reviews(review=row, problem="This was cancelled while the visits were planned.")
        raise
    except (Interrupted, LeaseLost):
        raise  # somebody else takes it up
    except Exception:
        services.fail_reviews(review=row, problem="Something went wrong while the visits were planned. You can plan them again.")
        raise
    return {"url": queries.url_of_review(row)}
