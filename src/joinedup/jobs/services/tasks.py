"""The functions that jobs run, by name."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.utils.module_loading import import_string
from django_tasks.base import Task, TaskContext

from joinedup.jobs.services.runs import Run

Work = Callable[..., Any]
W = TypeVar("W", bound=Work)

_tasks: dict[str, Work] = {}


def task(name: str) -> Callable[[W], W]:
    """Register `def plan(run: Run, **params) -> dict` under a name ("plans.plan"); its room imports `tasks` in `apps.ready`."""

    def register(work: W) -> W:
        known = _tasks.get(name)
        if known is not None and (known.__module__, known.__qualname__) != (work.__module__, work.__qualname__):
            raise ValueError(f"Two functions are registered as the task {name}")
        _tasks[name] = work
        return work

    return register


def is_known(name: str) -> bool:
    """Say whether a task of this name is registered."""
    return name in _tasks


def library_task(path: str) -> "Task[Any, Any] | None":
    """Return the django-tasks task at this path, or None."""
    try:
        found = import_string(path)
    except ImportError:
        return None
    return found if isinstance(found, Task) else None


def call(run: Run) -> Any:
    """Run the task of a job and return what it returns."""
    job = run.job
    if job.name in _tasks:
        return _tasks[job.name](run, *job.args, **job.params)
    task = library_task(job.name)
    if task is None:
        raise LookupError(f"No task is registered as {job.name}")
    context = [TaskContext(task_result=task.get_backend().get_result(job.public_id))] if task.takes_context else []
    return task.call(*context, *job.args, **job.params)
