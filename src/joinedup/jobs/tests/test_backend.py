import pytest
from django_tasks import TaskResultStatus
from django_tasks.exceptions import TaskResultDoesNotExist

from joinedup.core.actors import Actor
from joinedup.jobs import services
from joinedup.jobs.models import Job
from joinedup.jobs.tests import library

pytestmark = pytest.mark.django_db


def test_a_librarys_own_task_runs_in_our_workers_and_gives_its_result():
    result = library.double.enqueue(21)
    assert result.status == TaskResultStatus.READY
    assert services.run_due() == 1
    result.refresh()
    assert (result.status, result.return_value, result.attempts) == (TaskResultStatus.SUCCESSFUL, 42, 1)


def test_a_librarys_task_learns_which_try_it_is():
    result = library.which_try.enqueue()
    services.run_due()
    result.refresh()
    assert result.return_value == 1


def test_a_librarys_task_that_breaks_says_so():
    result = library.double.using(priority=5).enqueue(None)
    services.run_due()
    result.refresh()
    assert (result.status, [error.exception_class_path for error in result.errors]) == (TaskResultStatus.FAILED, ["TypeError"])


def test_a_persons_job_is_no_librarys_result():
    services.task("tests.mine")(library.mine)
    job = services.start("tests.mine", by=Actor(kind="user", name="Ada", user_id=7), title="Mine")
    for unknown in (job.public_id, "nothing"):
        with pytest.raises(TaskResultDoesNotExist):
            library.double.get_backend().get_result(unknown)
    assert Job.objects.count() == 1
