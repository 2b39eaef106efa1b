"""The jobs room as a backend of the django-tasks API, so that a library's own tasks run in our workers too (docs/adr/0010)."""

from typing import Any

from django_tasks.backends.base import BaseTaskBackend
from django_tasks.base import Task, TaskError, TaskResult, TaskResultStatus
from django_tasks.exceptions import TaskResultDoesNotExist

from joinedup.jobs import queries, services
from joinedup.jobs.choices import State
from joinedup.jobs.models import Job

STATUS = {
    State.WAITING: TaskResultStatus.READY,
    State.RUNNING: TaskResultStatus.RUNNING,
    State.DONE: TaskResultStatus.SUCCESSFUL,
    State.FAILED: TaskResultStatus.FAILED,
    State.CANCELLED: TaskResultStatus.FAILED,
}


class JobsBackend(BaseTaskBackend):
    """Keep tasks in the table of jobs; `jobs.services.work` runs them."""

    supports_defer = True
    supports_get_result = True
    supports_priority = True

    def enqueue(self, task: Task[Any, Any], args: Any, kwargs: Any) -> TaskResult[Any]:
        self.validate_task(task)
        job = services.enqueue(
            task.module_path,
            args=list(args),
            params=dict(kwargs),
            queue=services.Queue(task.queue_name, task.priority, task.run_after),
        )
        return self._result(job, task)

    def get_result(self, result_id: str) -> TaskResult[Any]:
        job = queries.job_of_the_system(result_id)
        task = services.library_task(job.name) if job else None
        if job is None or task is None:
            raise TaskResultDoesNotExist(result_id)
        return self._result(job, task)

    def _result(self, job: Job, task: Task[Any, Any]) -> TaskResult[Any]:
        result: TaskResult[Any] = TaskResult(
            task=task,
            id=job.public_id,
            status=STATUS[State(job.state)],
            enqueued_at=job.enqueued_at,
            started_at=job.started_at,
            finished_at=job.ended_at,
            last_attempted_at=job.started_at,
            args=job.args,
            kwargs=job.params,
            backend=self.alias,
            errors=[TaskError(exception_class_path=job.error_class, traceback=job.error)] if job.error_class else [],
            worker_ids=job.workers,
        )
        object.__setattr__(result, "_return_value", job.result)
        return result
