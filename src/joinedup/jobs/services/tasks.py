"""The functions that jobs run, by name."""

from collections.abc import Callable
from typing import Any, TypeVar

from joinedup.jobs.services.runs import Run

Work = Callable[..., Any]
W = TypeVar("W", bound=Work)

_tasks: dict[str, Work] = {}


def task(name: str) -> Callable[[W], W]:
    """Register `def plan(run: Run, **params) -> dict` under a name ("brokerage.plan"); its room imports `tasks` in `apps.ready`."""

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


def call(run: Run) -> Any:
    """Run the task of a job and return what it returns."""
    return _tasks[run.job.name](run, *run.job.args, **run.job.params)
