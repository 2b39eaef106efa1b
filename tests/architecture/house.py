"""What the wall tests share: the rooms in their order, read from the contract in pyproject.toml, and the files of the project."""

import re
import subprocess
import tomllib
from functools import cache
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
PACKAGE = PROJECT / "src" / "joinedup"
PUBLIC_FACE = {"services", "queries", "policies", "models", "choices"}
FURNISHED = {
    "home",
    "news",
    "reviews",
    "handbook",
    "meetings",
    "decisions",
    "groups",
    "beginnings",
    "partnerships",
    "peer_reviews",
    "plans",
    "introductions",
    "funding",
    "calls",
    "brokerage",
    "contacts",
    "actions",
    "calendars",
    "directory",
    "register",
    "accounts",
    "files",
    "jobs",
    "audit",
    "notices",
}
OPEN = {"core", "ui", "analytics"}  # they have shapes of their own; all of them may be used


@cache
def floors() -> dict[str, int]:
    """Return each room's floor; 0 is the lowest. Rooms beside one another share a floor."""
    pyproject = tomllib.loads((PROJECT / "pyproject.toml").read_text())
    layers = next(contract["layers"] for contract in pyproject["tool"]["importlinter"]["contracts"] if contract["name"].startswith("Rooms"))
    return {name: floor for floor, layer in enumerate(reversed(layers)) for name in re.findall(r"\w+", layer)}


def is_below(lower: str, upper: str) -> bool:
    """Say whether a room stands on a lower floor than another."""
    return floors()[lower] < floors()[upper]


@cache
def tracked_files() -> tuple[Path, ...]:
    """Return the files that belong to the project."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=PROJECT, capture_output=True, check=True).stdout.decode().split("\0")
    return tuple(path for name in listed if name and (path := PROJECT / name).is_file())


def templates() -> list[tuple[str, Path]]:
    """Return every template with its room."""
    return [(path.relative_to(PACKAGE).parts[0], path) for path in sorted(PACKAGE.glob("*/templates/**/*")) if path.is_file()]
