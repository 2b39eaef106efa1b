"""Start work for the background, run it in workers, cancel it; declare tasks and schedules.

Long work commits in pieces of less than a second: a worker's progress and its lease are written on a connection of their
own, which on SQLite has to wait for a transaction that is open. A job may run again after its worker was killed, so each
piece must be right when it is done twice.
"""

from joinedup.jobs.services.children import ChildFailed, TimedOut, in_child
from joinedup.jobs.services.failing import told_when_it_fails
from joinedup.jobs.services.posting import Queue, cancel, enqueue, start, try_again
from joinedup.jobs.services.running import actor_builder, run_due
from joinedup.jobs.services.runs import JSON, Cancelled, Run
from joinedup.jobs.services.schedules import schedule
from joinedup.jobs.services.tasks import library_task, task
from joinedup.jobs.services.warm import end_warm_child, in_warm_child, load_in_warm_child, parts_from_warm_child
from joinedup.jobs.services.working import forget_old, run_regular_due, work

__all__ = [
    "JSON",
    "Cancelled",
    "ChildFailed",
    "Queue",
    "Run",
    "TimedOut",
    "actor_builder",
    "cancel",
    "end_warm_child",
    "enqueue",
    "forget_old",
    "in_child",
    "in_warm_child",
    "library_task",
    "load_in_warm_child",
    "parts_from_warm_child",
    "run_due",
    "run_regular_due",
    "schedule",
    "start",
    "task",
    "told_when_it_fails",
    "try_again",
    "work",
]
