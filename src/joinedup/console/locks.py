"""The lock files: both are made from pyproject.toml by uv, and carry a line that says from which state of it (docs/adr/0002)."""

import hashlib
import json
import shutil
import subprocess
import tomllib
from pathlib import Path

from joinedup.console import ready

PROJECT = Path(__file__).resolve().parents[3]
LOCKS = {"requirements.lock": [], "requirements-dev.lock": ["--group", "dev"]}
COMPILE = ["--universal", "--python-version", "3.11", "--generate-hashes", "--no-header", "--no-annotate", "--no-emit-index-url"]


def digest() -> str:
    """Return a digest of what pyproject.toml asks for."""
    pyproject = tomllib.loads((PROJECT / "pyproject.toml").read_text())
    asked = [pyproject["project"]["requires-python"], pyproject["project"]["dependencies"], pyproject["dependency-groups"]]
    return hashlib.sha256(json.dumps(asked).encode()).hexdigest()[:16]


def first_line() -> str:
    """Return the line that stands first in a fresh lock file."""
    return f"# From the dependencies in pyproject.toml, state {digest()}; written by ./joinedup fix."


def complaints() -> list[str]:
    """Return what is wrong with the lock files, in sentences."""
    wrong = []
    for name in LOCKS:
        path = PROJECT / name
        if not path.exists() or path.read_text().split("\n", 1)[0] != first_line():
            wrong.append(f"{name} was not made from this state of pyproject.toml.")
    if not wrong and not pins("requirements.lock") <= pins("requirements-dev.lock"):
        wrong.append("requirements-dev.lock does not hold every line of requirements.lock.")
    return wrong


def pins(name: str) -> set[str]:
    """Return the pinned packages of a lock file with their hashes."""
    entries = (PROJECT / name).read_text().replace(" \\\n    ", " ").splitlines()
    return {entry for entry in entries if entry and not entry.startswith("#")}


def write() -> None:
    """Make both lock files again, keeping versions that still fit; the developers' list keeps to the run-time list."""
    uv = shutil.which("uv")
    if uv is None:
        ready.stop("The lock files must be made again, and that needs uv: python3 -m pip install uv, then ./joinedup fix.")
    for name, group in LOCKS.items():
        path = PROJECT / name
        within = ["--constraints", "requirements.lock"] if group else []
        command = [uv, "pip", "compile", "pyproject.toml", *group, *within, *COMPILE, "--quiet", "--output-file", name]
        if subprocess.run(command, check=False, cwd=PROJECT).returncode:
            ready.stop(f"uv could not make {name}; the lines above say why.")
        entries = [line for line in path.read_text().splitlines() if not line.startswith("#")]
        path.write_text("\n".join([first_line(), *entries]) + "\n")
