"""What jobs run for this room."""

from typing import Any

from django.urls import reverse

from joinedup.jobs import services as jobs
from joinedup.jobs.services import JSON, Run
from joinedup.meetings import queries, services


@jobs.task(queries.MAILS_JOB)
def post_letters(run: Run, meeting: str, letter: dict[str, Any], invitations: list[str]) -> JSON:
    """Post a letter about a meeting to many seats."""
    row = queries.meeting_for(meeting, run.by)
    services.post_letters(meeting=row, letter=services.Letter(**letter), invitations=invitations, run=run)
    return {"url": reverse("meetings:show_meeting", args=[row.group.area.slug, row.public_id])}
