"""Run as `python -m joinedup.core.child_process package.module.function`: call a pure function with JSON from standard input.

With `--stay SECONDS` instead of a function it answers questions, one line of JSON each with function and argument, until nobody asks for so
many seconds. The answer is one line of JSON on standard output; a generator's parts are a line each, as soon as they are there. Whatever
the function prints goes to standard error. The process dies with its parent, so that a killed worker leaves no solver behind. Imports
nothing of Django.
"""

import ctypes
import importlib
import json
import os
import signal
import sys
import threading
import time
import traceback
from collections.abc import Iterator
from types import GeneratorType
from typing import Any, TextIO

from joinedup.core import collector
from joinedup.core.refusals import Refused


def die_with_parent(*, at_once: bool = True) -> None:
    """Ask Linux to kill this process when its parent ends; elsewhere, and where a thread of the parent may end sooner, watch for it."""
    parent = os.getppid()
    if at_once and sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(1)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def peak_mb() -> int:
    """Return the largest memory that this process has held, in megabytes; 0 where the system does not say."""
    try:
        import resource
    except ImportError:
        return 0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak // (1024 * 1024) if sys.platform == "darwin" else peak // 1024


def answers(path: str, payload: Any) -> Iterator[dict[str, Any]]:
    """Call the function; yield its parts, if it has such, and at last its value, its refusal, or what went wrong."""
    module, _, name = path.rpartition(".")
    try:
        value = getattr(importlib.import_module(module), name)(payload)
        if isinstance(value, GeneratorType):
            yield from ({"part": part} for part in value)
            value = None
        yield {"value": value}
    except Refused as refusal:
        yield {"refused": refusal.message}
    except Exception:
        yield {"failed": traceback.format_exc()}


def main() -> None:
    """Read, call, answer; once, or again and again."""
    stays = sys.argv[1] == "--stay"
    die_with_parent(at_once=not stays)
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    if not stays:
        say(out, sys.argv[1], json.load(sys.stdin))
        return
    collector.look_seldom()
    while True:
        signal.alarm(int(sys.argv[2]))  # nobody asks any more: end
        line = sys.stdin.readline()
        signal.alarm(0)
        if not line:
            return
        say(out, *json.loads(line))


def say(out: TextIO, path: str, payload: Any) -> None:
    """Answer in one line, or in one line for each part."""
    started = time.perf_counter()
    for said in answers(path, payload):
        said |= {"seconds": time.perf_counter() - started, "peak_mb": peak_mb()}
        out.write(json.dumps(said) + "\n")
        out.flush()


if __name__ == "__main__":
    main()
