"""Tasks as a library declares them, by the django-tasks API."""

from typing import Any

from django_tasks import TaskContext, task

from joinedup.jobs.services import Run


@task()
def double(n: int) -> int:
    return n + n


@task(takes_context=True)
def which_try(context: TaskContext) -> int:
    return context.attempt


def mine(run: Run) -> dict[str, Any]:
    return {}
