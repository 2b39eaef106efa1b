"""The tail is the budget: files, rooms; functions and complexity are ruff's."""

import tomllib

import pytest

from joinedup.console import sizes
from tests.architecture import house

ROOM, LABORATORY, CORE = 3000, 8000, 1000


def test_no_file_is_over_its_budget() -> None:
    assert not sizes.complaints(), "\n".join(sizes.complaints())


def lines_of_code(room: str) -> int:
    files = [path for path in (house.PACKAGE / room).rglob("*.py") if not {"tests", "migrations"} & set(path.parts)]
    return sum(
        1 for path in files for line in path.read_text(encoding="utf-8").splitlines() if line.strip() and not line.strip().startswith("#")
    )


@pytest.mark.parametrize("room", sorted(house.FURNISHED | {"ui", "core", "analytics"}))
def test_no_room_is_over_its_budget(room: str) -> None:
    budget = {"analytics": LABORATORY, "core": CORE}.get(room, ROOM)
    assert lines_of_code(room) <= budget


def test_the_linter_enforces_the_budget_of_functions() -> None:
    lint = tomllib.loads((house.PROJECT / "pyproject.toml").read_text())["tool"]["ruff"]["lint"]
    assert lint["mccabe"]["max-complexity"] == 10
    assert lint["pylint"]["max-args"] == 6
    assert {"C90", "PL"} <= set(lint["select"])


def test_no_function_is_longer_than_sixty_lines() -> None:
    import ast

    wrong = []
    for path in house.PACKAGE.rglob("*.py"):
        if "migrations" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and (node.end_lineno or 0) - node.lineno >= 60:
                wrong.append(f"{path.relative_to(house.PROJECT)}: {node.name}")
    assert not wrong, "\n".join(wrong)
