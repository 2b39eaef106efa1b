"""What jobs run for this room."""

from django.urls import reverse

from joinedup.jobs import services as jobs
from joinedup.jobs.services import JSON, Run
from joinedup.plans import queries, services


@jobs.task("plans.plan")
def plan(run: Run, plan: str) -> JSON:
    """Solve a plan."""
    row = queries.plan_for(plan, run.by)
    with jobs.told_when_it_fails(
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
