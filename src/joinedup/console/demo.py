"""Show JoinedUp with an invented area, on this machine, with its own database in var/demo; Ctrl-C stops it.

The first start builds the area; what you change stays until --fresh or a new version builds it again.
"""

import argparse
import hashlib
import importlib
import importlib.util
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any

from joinedup.console import ready, serve

CLOCK = "2026-11-24T09:05"
PATIENCE = 60.0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what demo takes."""
    parser.add_argument("--port", type=int, default=8000, help="8000 unless told")
    parser.add_argument("--check", action="store_true", help="start on a free port, ask for two pages, say how long it took, stop")
    parser.add_argument("--fresh", action="store_true", help="build the area again")


def run(args: argparse.Namespace) -> int:
    """Build the area if need be, then serve it together with a worker."""
    began = float(os.environ.get("JOINEDUP_STARTED", time.time()))
    port = _free_port() if args.check else args.port
    serve.free_or_stop(f"127.0.0.1:{port}")
    folder = _own_folder(port)
    if args.fresh or not _is_built(folder):
        _build(folder)
    with Household(port) as household:
        first_answer = household.wait_for_answer("/") - began
        if args.check:
            return _report(household, first_answer)
        print(f"\nJoinedUp is at http://127.0.0.1:{port}/ (after {first_answer:.1f} seconds). Ctrl-C stops it.", file=sys.stderr)
        return household.live()


def _own_folder(port: int) -> Path:
    """Give the demo its own folder, database and clock, so that it cannot touch a real installation."""
    project = Path(__file__).resolve().parents[3]
    folder = Path(os.environ.get("JOINEDUP_DATA_FOLDER") or project / "var").expanduser().resolve() / "demo"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / ".writable").touch()
    except OSError as error:
        ready.stop(f"JoinedUp may not write here: {error}. Make the folder yours, or set JOINEDUP_DATA_FOLDER to one that is.")
    os.environ["JOINEDUP_DATA_FOLDER"] = str(folder)
    os.environ["DATABASE_URL"] = f"sqlite:///{folder / 'demo.db'}"
    os.environ["SITE_URL"] = f"http://127.0.0.1:{port}"
    os.environ.setdefault("JOINEDUP_DEMO_CLOCK", CLOCK)
    return folder


def _is_built(folder: Path) -> bool:
    stamp = folder / "built"
    return stamp.exists() and stamp.read_text() == _version()


def _build(folder: Path) -> None:
    """Make the tables and the invented area, once for each version of the demo."""
    stamp = folder / "built"
    for left in [stamp, *folder.glob("demo.db*")]:
        left.unlink(missing_ok=True)
    for kept in (folder / "files", folder / "mail"):
        shutil.rmtree(kept, ignore_errors=True)
    print("Building the invented area ...", file=sys.stderr)
    began = time.monotonic()
    ready.django()
    from django.db import connections

    ready.migrate()
    build = _builder()
    if build is not None:
        build()
    connections.close_all()
    stamp.write_text(_version())
    print(f"Built in {time.monotonic() - began:.1f} seconds.", file=sys.stderr)


def _builder() -> Any:
    if importlib.util.find_spec("joinedup.demo.services") is None:
        return None
    return importlib.import_module("joinedup.demo.services").build


def _version() -> str:
    """Return a digest of what the area is built by: the demo's own files and every migration."""
    package = Path(__file__).resolve().parents[1]
    seen = hashlib.sha256()
    for path in sorted([*(package / "demo").rglob("*.*"), *package.glob("*/migrations/*.py")]):
        if path.suffix != ".pyc":
            seen.update(str(path.relative_to(package)).encode() + path.read_bytes())
    return seen.hexdigest()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _report(household: "Household", first_answer: float) -> int:
    ready.django()
    from django.conf import settings
    from django.shortcuts import resolve_url

    pages = {"front page": "/", "sign-in page": resolve_url(settings.LOGIN_URL)}
    statuses = {name: household.ask(path) for name, path in pages.items()}
    for name, status in statuses.items():
        print(f"{name}: {status}")
    print(f"seconds to the first answer: {first_answer:.1f}")
    return 0 if all(status == 200 for status in statuses.values()) else 1


class Household:
    """The web server and the worker of the demo: started together, stopped together."""

    def __init__(self, port: int) -> None:
        self.port = port
        self._children: dict[str, subprocess.Popen[bytes]] = {}

    def __enter__(self) -> "Household":
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
        self._start("web server", serve.gunicorn(f"127.0.0.1:{self.port}", processes=1, threads=8))
        self._start("worker", [sys.executable, "-P", "-m", "joinedup.console", "worker"])
        return self

    def __exit__(self, *how: object) -> None:
        for child in self._children.values():
            child.terminate()
        for child in self._children.values():
            try:
                child.wait(timeout=8)
            except subprocess.TimeoutExpired:
                child.kill()

    def _start(self, name: str, command: list[str]) -> None:
        self._children[name] = subprocess.Popen(command, stdin=subprocess.DEVNULL)

    def ask(self, path: str) -> int | None:
        """Return the status of a page, or None while nobody answers."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request("GET", path)
            return connection.getresponse().status
        except (OSError, HTTPException):
            return None
        finally:
            connection.close()

    def wait_for_answer(self, path: str) -> float:
        """Wait until the web server answers; return that moment."""
        until = time.time() + PATIENCE
        while self.ask(path) is None:
            self._all_alive_or_stop()
            if time.time() > until:
                ready.stop(f"The web server did not answer within {PATIENCE:.0f} seconds.")
            time.sleep(0.05)
        return time.time()

    def live(self) -> int:
        """Run until somebody presses Ctrl-C, or one of the two ends."""
        while True:
            self._all_alive_or_stop()
            time.sleep(0.5)

    def _all_alive_or_stop(self) -> None:
        for name, child in self._children.items():
            if child.poll() is not None:
                ready.stop(f"The {name} ended by itself (code {child.returncode}); what it said stands above.")
