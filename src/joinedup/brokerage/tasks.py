"""What jobs run for this room."""

from django.urls import reverse

from joinedup.brokerage import queries, services
from joinedup.jobs import services as jobs
from joinedup.jobs.services import JSON, Run


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
