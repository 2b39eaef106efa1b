"""What a task gets in its hand while it runs."""

import threading
import time
from collections.abc import Callable
from typing import TypeAlias

from joinedup.core.actors import Actor
from joinedup.jobs.models import Job

JSON: TypeAlias = "bool | int | float | str | list[JSON] | dict[str, JSON] | None"
BREATH_S = 0.05


class Cancelled(Exception):
    """Somebody asked to stop this job."""


class Interrupted(Exception):
    """The worker is being stopped: the job goes back to the queue."""


class LeaseLost(Exception):
    """Another worker has taken this job up; what is done here no longer counts."""


class Run:
    """One run of a job: who it is for, how far it is, whether to stop."""

    def __init__(self, job: Job, by: Actor, *, look: "Callable[[Run], None] | None" = None) -> None:
        self.job = job
        self.by = by
        self.cancelled = threading.Event()
        self.interrupted = threading.Event()
        self.lost = threading.Event()
        self._look = look  # without a heart beside it, a run looks up and writes for itself
        self.peak_mb: int | None = None
        self._lock = threading.Lock()
        self._progress: tuple[int, int, str] | None = None

    def progress(self, done: int, total: int, doing: str = "", *, lets_others_write: bool = False) -> None:
        """Say how far the work is ("schools read", 4000 of 27153); also the moment at which a cancelled job stops.

        Work that writes piece after piece lets others write: on SQLite who waits only looks now and then, and must find the door open.
        """
        with self._lock:
            self._progress = (done, total, doing[:200])
        self.check_cancelled()
        if lets_others_write:
            time.sleep(BREATH_S)

    def check_cancelled(self) -> None:
        """Stop here if somebody cancelled the job, or if the worker has to stop."""
        if self._look:
            self._look(self)
        if self.cancelled.is_set():
            raise Cancelled
        if self.lost.is_set():
            raise LeaseLost
        if self.interrupted.is_set():
            raise Interrupted

    def take_progress(self) -> tuple[int, int, str] | None:
        """Return progress not yet written, for whoever writes it."""
        with self._lock:
            progress, self._progress = self._progress, None
        return progress

    def give_back_progress(self, progress: tuple[int, int, str]) -> None:
        """Keep progress that could not be written for the next time, unless there is newer."""
        with self._lock:
            self._progress = self._progress or progress
