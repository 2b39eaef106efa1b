"""Run as `python -m joinedup.core.child_process package.module.function`: call a pure function with JSON from standard input.

The answer is one line of JSON on standard output; whatever the function prints goes to standard error. The process dies
with its parent, so that a killed worker leaves no solver behind. Imports nothing of Django.
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
from typing import Any

from joinedup.core.refusals import Refused


def die_with_parent() -> None:
    """Ask Linux to kill this process when its parent ends; elsewhere watch for it."""
    parent = os.getppid()
    if sys.platform == "linux":
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


def answer(path: str, payload: Any) -> dict[str, Any]:
    """Call the function and return its value, its refusal, or what went wrong."""
    module, _, name = path.rpartition(".")
    try:
        value = getattr(importlib.import_module(module), name)(payload)
        return {"value": value}
    except Refused as refusal:
        return {"refused": refusal.message}
    except Exception:
        return {"failed": traceback.format_exc()}


def main() -> None:
    """Read, call, answer."""
    die_with_parent()
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    started = time.perf_counter()
    said = answer(sys.argv[1], json.load(sys.stdin))
    said |= {"seconds": time.perf_counter() - started, "peak_mb": peak_mb()}
    json.dump(said, out)
    out.flush()


if __name__ == "__main__":
    main()
