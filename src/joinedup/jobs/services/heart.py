"""The heartbeat of a running job: extends the lease, writes progress, notices a cancel. On a connection of its own in a worker."""

import logging
import threading
import time
from datetime import timedelta

from django.db import DatabaseError, connection

from joinedup.core import clock
from joinedup.jobs.choices import State
from joinedup.jobs.models import Job
from joinedup.jobs.services.runs import Run

log = logging.getLogger(__name__)
LEASE = timedelta(seconds=60)
TICK = 1.0
RENEW_EVERY = timedelta(seconds=15)


def beat(run: Run, lease: timedelta = LEASE) -> None:
    """Write progress, renew the lease when it is due, and look whether the job was cancelled or taken up by somebody else."""
    present = Job.objects.filter(pk=run.job.pk).values("state", "worker", "cancel_asked_at", "lease_until").first()
    if present is None or present["state"] != State.RUNNING or present["worker"] != run.job.worker:
        run.lost.set()
        return
    if present["cancel_asked_at"]:
        run.cancelled.set()
    progress = run.take_progress()
    now = clock.wall_now()
    changes: dict[str, object] = {}
    if progress:
        changes |= {"n_done": progress[0], "n_total": progress[1], "doing": progress[2], "progress_at": now}
    if present["lease_until"] and present["lease_until"] < now + lease - min(RENEW_EVERY, lease / 3):
        changes["lease_until"] = now + lease
    if not changes:
        return
    try:
        held = Job.objects.filter(pk=run.job.pk, state=State.RUNNING, worker=run.job.worker).update(**changes)
    except DatabaseError:
        if progress:
            run.give_back_progress(progress)
        raise
    if not held:
        run.lost.set()


class Heart(threading.Thread):
    """Beats until the run is over; a database that is busy for a while does not stop it."""

    def __init__(self, run: Run, *, lease: timedelta = LEASE, stop: threading.Event | None = None, grace: float = 0.0) -> None:
        super().__init__(name=f"heart-{run.job.pk}", daemon=True)
        self._run, self._lease, self._tick = run, lease, min(TICK, lease.total_seconds() / 4)
        self._stop_asked, self._grace = stop, grace
        self._stopping_since: float | None = None
        self._over = threading.Event()

    def run(self) -> None:
        """Beat."""
        while not self._over.wait(self._tick):
            try:
                self._notice_stop()
                beat(self._run, self._lease)
            except DatabaseError as error:
                log.warning("The heartbeat of job %s could not be written: %s", self._run.job.public_id, type(error).__name__)
                connection.close()
        connection.close()

    def _notice_stop(self) -> None:
        """Ask the run to go back to the queue once the worker has been asked to stop and the time of grace is over."""
        if self._stop_asked is None or not self._stop_asked.is_set():
            return
        self._stopping_since = self._stopping_since or time.monotonic()
        if time.monotonic() - self._stopping_since >= self._grace:
            self._run.interrupted.set()

    def stop(self) -> None:
        """Beat no more."""
        self._over.set()
        self.join()
