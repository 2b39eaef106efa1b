"""Plain jobs for tests."""

from typing import Any

from joinedup.core import clock
from joinedup.jobs.choices import ENDED
from joinedup.jobs.models import Job


def make_job(**given: Any) -> Job:
    columns: dict[str, Any] = {"name": "tests.job", "title": "Plan this year's introductions", "actor_kind": "user"}
    if given.get("state") in ENDED:
        columns["ended_at"] = clock.wall_now()
    return Job.objects.create(**(columns | given))
