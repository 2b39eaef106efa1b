"""A child process stays for questions; whatever becomes of it, the next question is answered."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

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


def test_parts_come_one_by_one_and_what_is_not_read_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "first" / "second").mkdir(parents=True)
    first, second = ([str(tmp_path), ["first"], []], [str(tmp_path / "first"), ["second"], []])
    parts = services.parts_from_warm_child("os.walk", str(tmp_path), timeout=20)
    assert next(parts) == first
    with pytest.raises(services.TimedOut):
        services.in_warm_child("math.factorial", 5, timeout=0.05)  # until the last part the child is not free
    parts.close()
    assert services.in_warm_child("math.factorial", 5, timeout=20) == 120
    every = list(services.parts_from_warm_child("os.walk", str(tmp_path), timeout=20))
    assert every == [first, second, [str(tmp_path / "first" / "second"), [], []]]
    with pytest.raises(services.ChildFailed, match="TypeError"):
        list(services.parts_from_warm_child("os.walk", None, timeout=20))


def test_who_cannot_have_a_turn_in_time_is_told_that_it_took_too_long() -> None:
    with warm._staying.turn:
        warm.load_in_warm_child("os.getpgrp")  # somebody else's turn: nothing is started
        with pytest.raises(services.TimedOut):
            services.in_warm_child("math.factorial", 5, timeout=0.05)
