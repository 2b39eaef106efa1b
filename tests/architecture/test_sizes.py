"""The tail is the budget: files, rooms; functions and complexity are ruff's."""

import ast
import io
import tokenize
import tomllib
from collections.abc import Iterator

import pytest

from joinedup.console import sizes
from tests.architecture import house

STARTS = {tokenize.NEWLINE, tokenize.INDENT, tokenize.ENCODING}
SILENT = {tokenize.COMMENT, tokenize.NL, tokenize.DEDENT, tokenize.ENDMARKER, *STARTS}
ROOM, LABORATORY, CORE = 3000, 8000, 1000


def test_no_file_is_over_its_budget() -> None:
    assert not sizes.complaints(), "\n".join(sizes.complaints())


def lines_of_code(room: str) -> int:
    """Count the lines that hold code: neither blank, nor comment, nor docstring, nor test."""
    files = [path for path in (house.PACKAGE / room).rglob("*.py") if not {"tests", "migrations"} & set(path.parts)]
    return sum(len(_lines_with_code(path.read_bytes())) for path in files)


def _lines_with_code(source: bytes) -> set[int]:
    held: set[int] = set()
    before = tokenize.NEWLINE
    for token in tokenize.tokenize(io.BytesIO(source).readline):
        if token.type in SILENT:
            before = token.type if token.type in STARTS else before
            continue
        is_docstring = token.type == tokenize.STRING and before in STARTS
        before = token.type
        if not is_docstring:
            held |= set(range(token.start[0], token.end[0] + 1))
    return held


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
    wrong = []
    for path in house.PACKAGE.rglob("*.py"):
        if "migrations" not in path.parts:
            functions = _functions(ast.parse(path.read_text(encoding="utf-8")))
            wrong += [f"{path.relative_to(house.PROJECT)}: {one.name}" for one in functions if (one.end_lineno or 0) - one.lineno >= 60]
    assert not wrong, "\n".join(wrong)


def _functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Yield the functions in the statements of a tree; what stands inside expressions is not looked at, which is most of it."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node
        if isinstance(node, ast.stmt):
            yield from _functions(node)
