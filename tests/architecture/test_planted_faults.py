"""The walls hold: each fault, planted into a copy of the house, is caught by its contract."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture import house

FAULTS = {
    "a room imports the room above it": ("directory/queries.py", "from joinedup.partnerships import services", "Rooms"),
    "a room imports the room beside it": ("files/queries.py", "from joinedup.jobs import queries", "Rooms"),
    "a new folder has no floor": ("attic/__init__.py", "", "Rooms"),
    "tables import verbs": ("register/models.py", "from joinedup.register import services", "Furniture"),
    "a piece of furniture has an unknown name": ("directory/utils.py", "", "Furniture"),
    "the laboratory imports Django": ("analytics/planted.py", "import django", "Laboratory"),
    "a view imports tables": ("home/views.py", "from joinedup.directory import models", "Doors"),
    "siblings import one another in a circle": ("analytics/planted/__init__.py", "", "No circles"),
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


def lint(folder: Path) -> str:
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]
    environment = os.environ | {"PYTHONPATH": str(folder / "src")}
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, env=environment, check=False).stdout


def broken(said: str) -> set[str]:
    return {name for _, _, name in FAULTS.values() if any(line.startswith(name) and "BROKEN" in line for line in said.splitlines())}


def test_the_house_as_it_stands_breaks_nothing(copy: Path) -> None:
    assert "0 broken" in lint(copy)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_caught(copy: Path, fault: str) -> None:
    where, line, contract = FAULTS[fault]
    path = copy / "src" / "joinedup" / where
    if not path.exists() and (path.with_suffix("") / "__init__.py").exists():
        path = path.with_suffix("") / "__init__.py"
    was = path.read_text() if path.exists() else None
    path.parent.mkdir(exist_ok=True)
    path.write_text((was or "") + f"\n{line}\n")
    if contract == "No circles":
        (path.parent / "one.py").write_text("from joinedup.analytics.planted import two\n")
        (path.parent / "two.py").write_text("from joinedup.analytics.planted import one\n")
    try:
        assert contract in broken(lint(copy))
    finally:
        path.write_text(was) if was is not None else path.unlink()
        if contract == "No circles" or where.startswith("attic"):
            shutil.rmtree(path.parent)
