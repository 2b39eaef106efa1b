"""A worker for tests: `python -m joinedup.jobs.tests.worker LEASE_SECONDS GRACE_SECONDS`."""

import sys
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

import django

if __name__ == "__main__":
    django.setup()

from joinedup.jobs import services


@services.task("tests.count")
def count(run: services.Run, path: str, n: int, pause: float) -> dict[str, Any]:
    with Path(path).open("a") as diary:
        diary.write(f"start {run.job.worker} {run.job.attempts}\n")
    for i in range(n):
        run.progress(i, n, "counting")
        time.sleep(pause)
    return {"counted": n}


@services.task("tests.child")
def child(run: services.Run, seconds: float) -> dict[str, Any]:
    services.in_child("time.sleep", seconds, run=run, timeout=60)
    return {}


if __name__ == "__main__":
    lease, grace = (float(word) for word in sys.argv[1:3])
    sys.exit(services.work(lease=timedelta(seconds=lease), grace=grace))
