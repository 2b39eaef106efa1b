"""Run the tests on SQLite, on PostgreSQL and in a browser, on every core.

    ./joinedup test                       everything on SQLite, in a few minutes; what is left to --all is said loudly at the end
    ./joinedup test --all                 the same on PostgreSQL too, and in a browser; refuses to start when something is missing
    ./joinedup test src/joinedup/register -k finder      other arguments are pytest's own: all parts that this machine has, one process

PostgreSQL: the server in JOINEDUP_TEST_POSTGRESQL (a URL), or a throwaway one when its programs are installed.
Browser: Chromium, found on the PATH or named in JOINEDUP_CHROMIUM. The real register: the folder in JOINEDUP_DATA.
"""

import argparse
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

from joinedup.console import postgresql, ready

PROJECT = Path(__file__).resolve().parents[3]
PYTEST = [sys.executable, "-m", "pytest", "-q"]
ON_EVERY_CORE = ["-n", str((os.cpu_count() or 1) + 1), "--dist", "worksteal"]  # one more: many a test waits for another process
NOTHING_COLLECTED = 5
NO_DATABASE = "--ignore=src/joinedup/analytics"  # the laboratory knows no database: once is enough
LEFT_TO_ALL = dict.fromkeys(("PostgreSQL", "browser"), "This run was the short one: ./joinedup test --all runs this part too.")
CHROMIUM = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
HOW_TO_GET_CHROMIUM = "Install Chromium (Debian: apt install chromium-headless-shell, or chromium), or set JOINEDUP_CHROMIUM to its path."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what test takes itself; the rest is pytest's."""
    parser.add_argument("--all", action="store_true", help="refuse to skip PostgreSQL or the browser")
    parser.add_argument("-h", "--help", action="help", help="show this; pytest's own: ./joinedup test --pytest-help")
    parser.add_argument("--pytest-help", action="store_true", help=argparse.SUPPRESS)


def run(args: argparse.Namespace) -> int:
    """Run the parts one after the other and sum up in plain lines."""
    if args.pytest_help:
        return subprocess.call([*PYTEST, "--help"], cwd=PROJECT)
    missing = missing_parts()
    if args.all and missing:
        ready.stop("\n".join(["The tests were not started, because --all refuses to skip:", *missing.values()]))
    began = time.monotonic()
    left = missing if args.all or args.rest else {**LEFT_TO_ALL, **missing}
    wanted = args.rest or ON_EVERY_CORE
    codes = {"SQLite": pytest("SQLite", ["-m", "not browser", *wanted])}
    if "PostgreSQL" not in left:
        with postgresql.server() as url:
            own = urlsplit(url)._replace(path=f"/joinedup_{os.getpid()}").geturl()
            codes["PostgreSQL"] = pytest(
                "PostgreSQL", ["-m", "not browser", *wanted, *([] if args.rest else [NO_DATABASE])], DATABASE_URL=own
            )
    if "browser" not in left:
        codes["browser"] = pytest("browser, on SQLite", ["-m", "browser", *wanted], JOINEDUP_CHROMIUM=chromium())
    return sum_up(codes, left, time.monotonic() - began)


def missing_parts() -> dict[str, str]:
    """Return the parts that this machine cannot run, each with a sentence."""
    missing = {}
    if not postgresql.is_there():
        missing["PostgreSQL"] = f"There is no PostgreSQL on this machine. {postgresql.HOW_TO_GET}"
    if not chromium():
        missing["browser"] = f"There is no Chromium on this machine. {HOW_TO_GET_CHROMIUM}"
    return missing


def chromium() -> str:
    """Return the path of a Chromium, or nothing."""
    named = os.environ.get("JOINEDUP_CHROMIUM", "")
    return named or next((path for name in CHROMIUM if (path := shutil.which(name))), "")


def environment(**changes: str) -> dict[str, str]:
    """Return the environment of a test run: no database of the installation reaches it."""
    kept = {
        name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "JOINEDUP_DATA_FOLDER", "DJANGO_SETTINGS_MODULE"}
    }
    return kept | {"JOINEDUP_MODE": "test"} | changes


def pytest(title: str, arguments: list[str], **changes: str) -> int:
    """Run one part in the foreground."""
    print(f"\n=== {title} ===", flush=True)
    return subprocess.call([*PYTEST, *arguments], cwd=PROJECT, env=environment(**changes))


def sum_up(codes: dict[str, int], left: dict[str, str], seconds: float) -> int:
    """Say in plain lines what ran, what failed and what was skipped; return the exit code."""
    print(f"\n=== Summary (after {seconds:.0f} seconds) ===")
    for part, code in codes.items():
        print(f"{part}: {'passed' if code == 0 else 'no tests among these' if code == NOTHING_COLLECTED else 'FAILED'}")
    for part, sentence in left.items():
        print(f"{part}: SKIPPED. {sentence}")
    if all(code == NOTHING_COLLECTED for code in codes.values()):
        print("No test was found.")
        return NOTHING_COLLECTED
    return next((code for code in codes.values() if code not in {0, NOTHING_COLLECTED}), 0)
