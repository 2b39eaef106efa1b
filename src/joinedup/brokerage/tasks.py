"""What jobs run for this room."""

from django.urls import reverse

from joinedup.brokerage import queries, services
from joinedup.core.refusals import Refused
from joinedup.jobs import services as jobs
from joinedup.jobs.services import JSON, Run


@jobs.task("brokerage.plan")
def plan(run: Run, plan: str) -> JSON:
    """Solve a plan; when that fails, the plan says why and the job shows it too."""
    row = queries.plan_for(plan, run.by)
    try:
        services.solve_plan(plan=row, run=run)
    except Refused as refusal:
        services.fail_plan(plan=row, problem=refusal.message)
        raise
    except Exception:
        services.fail_plan(plan=row, problem="Something went wrong while the plan was made. Nothing was changed; you can try again.")
        raise
    return {"url": queries.url_of_plan(row)}


@jobs.task("brokerage.introduce")
def introduce(run: Run, plan: str, suggestions: list[str], words: str) -> JSON:
    """Send many introductions of a plan."""
    row = queries.plan_for(plan, run.by)
    services.send_in_pieces(plan=row, public_ids=suggestions, words=words, run=run)
    return {"url": reverse("brokerage:introductions_sent", args=[row.area.slug, row.public_id])}


@jobs.task("brokerage.enter_upload")
def enter_upload(run: Run, upload: str) -> JSON:
    """Enter the rows of an uploaded list; one that was entered to its end by a run that was killed stays as it is."""
    row = queries.upload_for(upload, run.by)
    if row.entered_at is None:
        services.enter_upload(upload=row, by=run.by, run=run)
    return {"url": reverse("brokerage:check_upload", args=[row.area.slug, row.public_id])}


@jobs.task("brokerage.undo_upload")
def undo_upload(run: Run, upload: str) -> JSON:
    """Withdraw what an uploaded list added."""
    row = queries.upload_for(upload, run.by)
    if row.undone_at is None:
        services.undo_upload(upload=row, by=run.by, run=run)
    return {"url": reverse("brokerage:check_upload", args=[row.area.slug, row.public_id])}
