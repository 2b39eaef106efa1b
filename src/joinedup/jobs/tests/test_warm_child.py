"""A child process stays for questions; whatever becomes of it, the next question is answered."""

import os
import signal
from collections.abc import Iterator

import pytest

from joinedup.jobs import services
from joinedup.jobs.services import warm


@pytest.fixture(autouse=True)
def _ended() -> Iterator[None]:
    yield
    services.end_warm_child()


def test_one_child_answers_until_it_fails_takes_too_long_or_is_killed() -> None:
    warm.load_in_warm_child("os.getpgrp")  # its answer is passed over
    first = services.in_warm_child("math.factorial", 5, timeout=20)
    child = warm._staying._child
    assert (first, services.in_warm_child("math.factorial", 6, timeout=20)) == (120, 720)
    assert warm._staying._child is child
    with pytest.raises(services.ChildFailed, match="TypeError"):
        services.in_warm_child("math.factorial", "x", timeout=20)
    with pytest.raises(services.TimedOut):
        services.in_warm_child("time.sleep", 60, timeout=0.2)
    assert services.in_warm_child("math.factorial", 5, timeout=20) == 120
    child = warm._staying._child
    assert child is not None
    os.kill(child.pid, signal.SIGKILL)
    child.wait()
    assert services.in_warm_child("math.factorial", 5, timeout=20) == 120


def test_who_cannot_have_a_turn_in_time_is_told_that_it_took_too_long() -> None:
    with warm._staying.turn:
        warm.load_in_warm_child("os.getpgrp")  # somebody else's turn: nothing is started
        with pytest.raises(services.TimedOut):
            services.in_warm_child("math.factorial", 5, timeout=0.05)
