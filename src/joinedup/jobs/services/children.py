"""Solvers run in a child process: to cancel is to kill, and what they hold in memory goes back when they end."""

import json
import logging
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, cast

import joinedup
from joinedup.core.refusals import Refused
from joinedup.jobs.services.runs import JSON, Cancelled, Interrupted, LeaseLost, Run

log = logging.getLogger(__name__)
LOOK = 0.25


class TimedOut(Refused):
    """The child did not end in the time it was given."""


class ChildFailed(Exception):
    """The function in the child raised, or the child died."""


def in_child(function_path: str, payload: JSON, *, run: Run | None, timeout: float) -> JSON:
    """Call a pure function of one JSON argument in a child process; kill it when the job is cancelled or the time is over."""
    return value_of(said_by_child(function_path, payload, run=run, timeout=timeout)[-1], function_path, run)


def said_by_child(function_path: str, payload: JSON, *, run: Run | None, timeout: float) -> list[dict[str, Any]]:
    """Return all that a child said to one question: parts, then a value, a refusal, or what went wrong."""
    child = subprocess.Popen(
        [sys.executable, "-m", "joinedup.core.child_process", function_path],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
        text=True,
        encoding="utf-8",
    )
    try:
        out, err = _wait(child, json.dumps(payload), run, time.monotonic() + timeout)
    finally:
        if child.poll() is None:
            child.kill()
            child.communicate()
    if child.returncode != 0:
        raise ChildFailed(f"{function_path} ended with {child.returncode}: {err[-2000:]}")
    return [json.loads(line) for line in out.splitlines()]


def environment() -> dict[str, str]:
    """Return the environment of a child: it finds the same code."""
    above = str(Path(joinedup.__file__).parents[1])
    paths = [above, *filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep))]
    return os.environ | {"PYTHONPATH": os.pathsep.join(paths)}


def _wait(child: "subprocess.Popen[str]", payload: str, run: Run | None, until: float) -> tuple[str, str]:
    sent: str | None = payload
    while True:
        try:
            return child.communicate(sent, timeout=LOOK)
        except subprocess.TimeoutExpired:
            sent = None
        if run:
            try:
                run.check_cancelled()
            except (Cancelled, LeaseLost, Interrupted):
                log.info("The child process of job %s is stopped", run.job.public_id)
                raise
        if time.monotonic() > until:
            raise too_long()


def too_long() -> TimedOut:
    """Return the refusal for what did not end in time."""
    return TimedOut("This took too long and was stopped. Nothing was changed. Try with fewer schools or smaller distances.")


def value_of(said: dict[str, Any], function_path: str, run: Run | None) -> JSON:
    """Return the value that a child said; raise its refusal or what went wrong."""
    if run:
        run.peak_mb = max(run.peak_mb or 0, int(said["peak_mb"]))
    log.info("%s took %.1f s and %d MB", function_path, said["seconds"], said["peak_mb"])
    if "refused" in said:
        raise Refused(said["refused"])
    if "failed" in said:
        raise ChildFailed(said["failed"])
    return cast(JSON, said["value"])
