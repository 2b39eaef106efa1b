"""What runs in the background: checking and loading uploaded register files."""

from django.urls import reverse

from joinedup.jobs import services as jobs
from joinedup.jobs.services import JSON, Run
from joinedup.register import services


@jobs.task("register.check")
def check_upload(run: Run, *, report: str) -> dict[str, JSON]:
    """Find out what a file would change."""
    services.check_upload(report_id=report, by=run.by, progress=lambda done, expected: run.progress(done, expected, "rows checked"))
    return {"url": reverse("register:show_import", args=[report])}


@jobs.task("register.import")
def load_upload(run: Run, *, report: str) -> dict[str, JSON]:
    """Load a file that was checked and confirmed."""
    services.load_upload(report_id=report, by=run.by, progress=lambda done, expected: run.progress(done, expected, "rows loaded"))
    return {"url": reverse("register:show_import", args=[report])}
