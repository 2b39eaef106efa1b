"""Measure one part and print the figures; the last line is one JSON object.

A bench is a module here with HELP and run(json: bool) -> dict of figures. It runs once on an empty SQLite database and once
on an empty PostgreSQL one, where there is one; a bench that says DATABASES = () runs once without.
"""

import argparse
import importlib
import importlib.util
import json
import os
import pkgutil
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from joinedup.console import postgresql, ready

KINDS = ("sqlite", "postgresql")


def names() -> list[str]:
    """Return the benches there are."""
    return sorted(info.name.strip("_") for info in pkgutil.iter_modules(__path__))


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what bench takes."""
    parser.add_argument("name", choices=names() or None, help="which part")
    parser.add_argument("--json", action="store_true", help="only the line of JSON")
    parser.add_argument("--database", choices=KINDS, help="only this kind of database")
    parser.add_argument("--size", type=int, help="so many schools, where the bench has sizes")
    parser.add_argument("--in-place", action="store_true", help=argparse.SUPPRESS)


def run(args: argparse.Namespace) -> int:
    """Run the bench in a process of its own for each database; gather the figures."""
    bench = module(args.name)
    if args.in_place:
        return measure(bench, args)
    figures: dict[str, Any] = {}
    for kind in [args.database] if args.database else getattr(bench, "DATABASES", KINDS) or [""]:
        if kind == "postgresql" and not postgresql.is_there():
            print(f"PostgreSQL: SKIPPED. {postgresql.HOW_TO_GET}", file=sys.stderr)
            continue
        said = _in_a_process(args, kind)
        figures |= {f"{kind}_{name}" if kind else name: figure for name, figure in said.items()}
    if not args.json:
        print("\n".join(f"{name}: {figure}" for name, figure in figures.items()))
    print(json.dumps({"name": args.name, "figures": figures}))
    return 0


def module(name: str) -> Any:
    """Return the module of a bench; `import` stands in `import_.py`."""
    full = f"{__name__}.{name}"
    return importlib.import_module(full if importlib.util.find_spec(full) else f"{full}_")


def measure(bench: Any, args: argparse.Namespace) -> int:
    """Measure here, on the database that the environment names."""
    if os.environ.get("DATABASE_URL"):
        ready.django()
        ready.migrate()
    sizes = {"size": args.size} if args.size else {}
    print(json.dumps(bench.run(args.json, **sizes)))
    return 0


def _in_a_process(args: argparse.Namespace, kind: str) -> dict[str, Any]:
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="joinedup-bench-", ignore_cleanup_errors=True))
        url = _empty_database(stack, kind, folder)
        environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"} | {"JOINEDUP_DATA_FOLDER": folder}
        command = [sys.executable, "-P", "-m", "joinedup.console", "bench", args.name, "--in-place", *["--json"] * args.json]
        command += ["--size", str(args.size)] if args.size else []
        done = subprocess.run(
            command, check=False, stdout=subprocess.PIPE, text=True, env=environment | ({"DATABASE_URL": url} if url else {})
        )
    if done.returncode:
        ready.stop(f"The bench {args.name} did not finish{f' on {kind}' if kind else ''}.")
    *said, last = done.stdout.strip().splitlines()
    if said and not args.json:
        print("\n".join(said))
    return dict(json.loads(last))


def _empty_database(stack: ExitStack, kind: str, folder: str) -> str:
    if kind == "sqlite":
        return f"sqlite:///{Path(folder) / 'bench.db'}"
    return stack.enter_context(postgresql.empty_database()) if kind else ""
