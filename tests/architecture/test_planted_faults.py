"""The walls hold: each fault, planted into a copy of the house, is caught by its contract."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.architecture import house


@dataclass(frozen=True)
class Fault:
    """A line planted into a file of the package, the contract that must break, and what it says of it."""

    where: str
    line: str
    contract: str
    said: str


ONE, TWO = "from joinedup.analytics.planted import two", "from joinedup.analytics.planted import one"
FAULTS = {
    "a room imports the room above it": Fault(
        "directory/queries.py",
        "from joinedup.partnerships import services",
        "Rooms",
        ".directory.queries -> joinedup.partnerships.services",
    ),
    "a room imports the room beside it": Fault(
        "files/queries.py", "from joinedup.jobs import queries", "Rooms", "joinedup.files.queries -> joinedup.jobs.queries"
    ),
    "a new folder has no floor": Fault("attic/__init__.py", "", "Rooms", "not listed as layers: - joinedup.attic"),
    "tables import verbs": Fault(
        "register/models.py",
        "from joinedup.register import services",
        "Furniture",
        "joinedup.register.models -> joinedup.register.services",
    ),
    "a piece of furniture has an unknown name": Fault("directory/utils.py", "", "Furniture", "as layers: - joinedup.directory.utils"),
    "the laboratory imports Django": Fault(
        "analytics/planted_alone.py", "import django", "Laboratory", "analytics.planted_alone -> django"
    ),
    "a view imports tables": Fault(
        "home/views.py", "from joinedup.directory import models", "Doors", ".home.views -> joinedup.directory.models"
    ),
    "siblings import one another": Fault("analytics/planted/one.py", ONE, "No circles", "allowed in joinedup.analytics.planted."),
    "and back, in a circle": Fault("analytics/planted/two.py", TWO, "No circles", "- .two -> .one"),
}


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the package's code without its tests."""
    folder = tmp_path_factory.mktemp("house")
    shutil.copytree(
        house.PACKAGE, folder / "src" / "joinedup", ignore=shutil.ignore_patterns("static", "templates", "__pycache__", "migrations")
    )
    shutil.copy(house.PROJECT / "pyproject.toml", folder)
    return folder


@pytest.fixture(scope="module")
def sections(copy: Path) -> dict[str, str]:
    """What the linter says under each contract, once every fault is planted."""
    for fault in FAULTS.values():
        path = copy / "src" / "joinedup" / fault.where
        if not path.exists() and (path.with_suffix("") / "__init__.py").exists():
            path = path.with_suffix("") / "__init__.py"
        path.parent.mkdir(exist_ok=True)
        with path.open("a") as file:
            file.write(f"\n{fault.line}\n")
    (copy / "src/joinedup/analytics/planted/__init__.py").touch()
    said = lint(copy).partition("Broken contracts")[2]
    names = {fault.contract for fault in FAULTS.values()}
    starts = sorted((said.index(f"\n{name}"), name) for name in names if f"\n{name}" in said)
    ends = [*(start for start, _ in starts[1:]), len(said)]
    return {name: " ".join(said[start:end].split()) for (start, name), end in zip(starts, ends, strict=True)}


def lint(folder: Path) -> str:
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]
    environment = os.environ | {"PYTHONPATH": str(folder / "src")}
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, env=environment, check=False).stdout


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_is_caught(sections: dict[str, str], name: str) -> None:
    fault = FAULTS[name]
    assert fault.said in sections[fault.contract]
