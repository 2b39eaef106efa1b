"""A child process that stays: whoever waits for a page does not wait for a solver to start and to load its libraries.

Each web process has at most one. It is started when somebody opens a page from which a solver is asked, ends when it has been idle for a
while, when its web process ends, and when an answer takes too long; the next question then starts a new one. One question at a time.
"""

import contextlib
import json
import logging
import os
import select
import subprocess
import sys
import threading
import time
from collections.abc import Generator, Iterator
from typing import Any

from joinedup.jobs.services.children import ChildFailed, TimedOut, environment, said_by_child, too_long, value_of
from joinedup.jobs.services.runs import JSON

log = logging.getLogger(__name__)
IDLE_SECONDS = 600
CAN_STAY = os.name == "posix"


class _Staying:
    """The one child of this process, and whose turn it is."""

    def __init__(self) -> None:
        self.turn = threading.Lock()
        self._child: subprocess.Popen[bytes] | None = None
        self._parent = 0
        self._unread = 0
        self._said = b""
        self._loaded: set[str] = set()

    def load(self, function_path: str) -> None:
        """Let a function be called that loads what a later question needs; do not wait for it."""
        if not self.turn.acquire(blocking=False):
            return
        try:
            self._running()
            if function_path not in self._loaded:
                self._send(function_path, None)
                self._loaded.add(function_path)
        except OSError:
            self.stop()
        finally:
            self.turn.release()

    def ask(self, function_path: str, payload: JSON, until: float) -> Iterator[dict[str, Any]]:
        """Yield what the child says to a question, as soon as it says it; whoever has the turn calls this."""
        self._running()
        self._send(function_path, payload)
        while self._unread:
            said = self._read(until)
            is_ours = self._unread == 1
            self._unread -= "part" not in said
            if is_ours:
                yield said

    def stop(self) -> None:
        """End the child, whatever it does."""
        child, self._child = self._child, None
        if child is not None and self._parent == os.getpid():
            child.kill()
            child.communicate()

    def _running(self) -> "subprocess.Popen[bytes]":
        if self._parent != os.getpid():  # a fork shares no child with the process that it came from
            self._child, self._parent = None, os.getpid()
        if self._child is not None and self._child.poll() is not None:
            self.stop()
        if self._child is None:
            command = [sys.executable, "-m", "joinedup.core.child_process", "--stay", str(IDLE_SECONDS)]
            self._child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment())
            self._unread, self._said, self._loaded = 0, b"", set()
        return self._child

    def _send(self, function_path: str, payload: JSON) -> None:
        child = self._running()
        assert child.stdin is not None
        child.stdin.write(json.dumps([function_path, payload]).encode() + b"\n")
        child.stdin.flush()
        self._unread += 1

    def _read(self, until: float) -> dict[str, Any]:
        child = self._running()
        assert child.stdout is not None
        while b"\n" not in self._said:
            if not select.select([child.stdout], [], [], max(0.0, until - time.monotonic()))[0]:
                raise too_long()
            part = os.read(child.stdout.fileno(), 1 << 20)
            if not part:
                raise ChildFailed(f"The child that stays ended with {child.wait()}")
            self._said += part
        line, _newline, self._said = self._said.partition(b"\n")
        return dict(json.loads(line))


_staying = _Staying()


def load_in_warm_child(function_path: str) -> None:
    """Start the child that stays, where there is none, and let it call a function that loads what is needed; return at once."""
    if CAN_STAY:
        _staying.load(function_path)


def in_warm_child(function_path: str, payload: JSON, *, timeout: float) -> JSON:
    """Call a pure function of one JSON argument in the child that stays; it is ended when that takes too long or fails."""
    *_parts, said = _said(function_path, payload, timeout)
    return value_of(said, function_path, None)


def parts_from_warm_child(function_path: str, payload: JSON, *, timeout: float) -> Generator[JSON, None, None]:
    """Yield the parts of a generator's answer, each as soon as it is there; until the last or `close`, the child is nobody else's."""
    with contextlib.closing(_said(function_path, payload, timeout)) as answer:
        for said in answer:
            if "part" in said:
                yield said["part"]
            else:
                value_of(said, function_path, None)


def _said(function_path: str, payload: JSON, timeout: float) -> Generator[dict[str, Any], None, None]:
    if not CAN_STAY:
        yield from said_by_child(function_path, payload, run=None, timeout=timeout)
        return
    until = time.monotonic() + timeout
    if not _staying.turn.acquire(timeout=timeout):
        raise too_long()
    try:
        yield from _staying.ask(function_path, payload, until)
    except (TimedOut, ChildFailed):
        _staying.stop()
        raise
    except OSError as error:
        _staying.stop()
        raise ChildFailed(f"The child that stays could not be asked: {error}") from error
    finally:
        _staying.turn.release()


def end_warm_child() -> None:
    """End the child that stays, for tests and measurements."""
    with contextlib.suppress(OSError), _staying.turn:
        _staying.stop()
