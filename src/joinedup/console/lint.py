"""Check everything that a machine can check without running the tests; stop at the first fault and say how to mend it."""

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from joinedup.console import locks, ready, sizes

PROJECT = Path(__file__).resolve().parents[3]
FIX = "Run ./joinedup fix."
WALLS = "docs/architecture.md says who may import whom."
PYTHON = [sys.executable, "-m"]
LINT_IMPORTS = str(Path(sys.executable).parent / "lint-imports")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take nothing."""


def run(args: argparse.Namespace) -> int:
    """Run the steps, quick ones first."""
    steps: list[tuple[str, Callable[[], str]]] = [
        ("lock files agree with pyproject.toml", lambda: said(locks.complaints(), FIX)),
        ("style", lambda: tool([*PYTHON, "ruff", "check", "--quiet", "."], FIX)),
        ("layout of the code", lambda: tool([*PYTHON, "ruff", "format", "--check", "--quiet", "."], FIX)),
        ("sizes of files", lambda: said(sizes.complaints(), "")),
        (
            "walls between rooms",
            lambda: tool([LINT_IMPORTS], WALLS),
        ),
        ("migrations", migrations),
        ("templates", lambda: said(template_faults(), "")),
        ("generated pages in docs/reference", lambda: tool([*PYTHON, "joinedup.console", "docs", "--check"], FIX)),
        ("types", lambda: tool([*PYTHON, "mypy"], "")),
    ]
    for name, step in steps:
        began = time.monotonic()
        print(f"{name} ...", end=" ", flush=True)
        fault = step()
        if fault:
            print("NOT RIGHT\n", flush=True)
            print(fault, file=sys.stderr)
            return 1
        print(f"right ({time.monotonic() - began:.1f} s)", flush=True)
    return 0


def said(complaints: list[str], mend: str) -> str:
    """Return complaints and the mend as one text, nothing when there are none."""
    return "\n".join([*complaints, mend]).strip() if complaints else ""


def tool(command: list[str], mend: str) -> str:
    """Run another program; return what it said when it found a fault."""
    done = subprocess.run(command, check=False, cwd=PROJECT, capture_output=True, text=True, env=os.environ)
    return "" if done.returncode == 0 else "\n".join([done.stdout.strip(), done.stderr.strip(), mend]).strip()


def migrations() -> str:
    """Return which models have changed without a migration."""
    mend = "Make it: ./joinedup manage makemigrations ROOM --name WHAT_IT_DOES"
    return tool([*PYTHON, "django", "makemigrations", "--check", "--dry-run", "--verbosity", "1"], mend)


def template_faults() -> list[str]:
    """Compile every template of every room; return what cannot be compiled."""
    from django.template import TemplateDoesNotExist, TemplateSyntaxError, engines

    ready.django()
    faults = []
    for path in sorted((PROJECT / "src" / "joinedup").glob("*/templates/**/*")):
        if path.suffix not in {".html", ".txt", ".jinja", ".xml"}:
            continue
        name = path.relative_to(next(parent for parent in path.parents if parent.name == "templates")).as_posix()
        try:
            next(iter(engines.all())).get_template(name)
        except (TemplateSyntaxError, TemplateDoesNotExist) as fault:
            faults.append(f"{path.relative_to(PROJECT)}: {fault}")
    return faults
