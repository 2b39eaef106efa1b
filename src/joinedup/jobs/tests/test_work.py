import signal
import time

import pytest

from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.jobs import services
from joinedup.jobs.tests import worker
from tests import processes

pytestmark = pytest.mark.django_db(transaction=True)
ADA = Actor(kind="user", name="Ada", user_id=7)
WORKER = "joinedup.jobs.tests.worker"
assert worker.count  # the tasks are registered here too
STATE = "SELECT state FROM jobs_job ORDER BY id LIMIT 1"


def start_counting(tmp_path, n=40, pause=0.1):
    return services.start("tests.count", by=ADA, title="Count", path=str(tmp_path / "diary"), n=n, pause=pause)


def test_a_job_of_a_killed_worker_is_taken_up_again_and_ends(tmp_path):
    start_counting(tmp_path)
    with processes.database(tmp_path) as real:
        first = real.python(WORKER, "2", "1")
        real.until("SELECT CASE WHEN n_done > 3 THEN 1 ELSE 0 END FROM jobs_job", 1)
        first.send_signal(signal.SIGKILL)
        real.python(WORKER, "2", "1")
        real.until(STATE, "done")
        assert real.rows("SELECT attempts, error FROM jobs_job") == [(2, "")]
        starts = (tmp_path / "diary").read_text().splitlines()
        assert len(starts) == 2
        assert starts[0].split()[1] != starts[1].split()[1]


def test_a_worker_that_is_asked_to_stop_hands_its_job_back(tmp_path):
    start_counting(tmp_path)
    with processes.database(tmp_path) as real:
        first = real.python(WORKER, "20", "0.2")
        real.until("SELECT CASE WHEN n_done > 1 THEN 1 ELSE 0 END FROM jobs_job", 1)
        first.terminate()
        assert first.wait(timeout=15) == 0, real.said()
        assert real.rows("SELECT state, attempts FROM jobs_job") == [("waiting", 0)]
        assert real.rows("SELECT count(*) FROM jobs_worker") == [(0,)]


def test_two_workers_share_the_jobs_and_do_each_once(tmp_path):
    for _ in range(12):
        start_counting(tmp_path, n=1, pause=0.15)
    with processes.database(tmp_path) as real:
        for _ in range(2):
            real.python(WORKER, "30", "1")
        real.until("SELECT count(*) FROM jobs_job WHERE state = 'done'", 12)
        starts = (tmp_path / "diary").read_text().splitlines()
        assert len(starts) == 12
        assert len({line.split()[1] for line in starts}) == 2


def test_a_cancelled_job_stops_and_its_child_is_killed(tmp_path):
    services.start("tests.child", by=ADA, title="Sleep", seconds=61.125)
    with processes.database(tmp_path) as real:
        real.python(WORKER, "20", "1")
        real.until(STATE, "running")
        time.sleep(1.5)
        real.rows(f"UPDATE jobs_job SET cancel_asked_at = '{clock.wall_now():%Y-%m-%d %H:%M:%S}'")
        real.until(STATE, "cancelled", seconds=8)


def test_a_killed_workers_child_dies_with_it(tmp_path):
    services.start("tests.child", by=ADA, title="Sleep", seconds=47.25)
    with processes.database(tmp_path) as real:
        first = real.python(WORKER, "20", "1")
        real.until(STATE, "running")
        time.sleep(1)
        assert children_of(first.pid)
        children = children_of(first.pid)
        first.send_signal(signal.SIGKILL)
        first.wait()
        end = time.monotonic() + 5
        while any(is_alive(pid) for pid in children):
            assert time.monotonic() < end
            time.sleep(0.1)


def children_of(pid):
    from pathlib import Path

    return [int(word) for tasks in Path(f"/proc/{pid}/task").glob("*/children") for word in tasks.read_text().split()]


def is_alive(pid):
    from pathlib import Path

    stat = Path(f"/proc/{pid}/stat")
    return stat.exists() and stat.read_text().rpartition(")")[2].split()[0] != "Z"
