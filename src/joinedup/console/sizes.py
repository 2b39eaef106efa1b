"""The size budget of files (functions are ruff's): the tail is what ruins a house."""

from collections.abc import Iterator
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[3]
CODE, TEST, TEMPLATE = 500, 300, 120
MEND = "Split it by noun into a package (services/needs.py, services/offers.py); a template into _partials."


def complaints() -> list[str]:
    """Return the files over their budget, in sentences."""
    return [f"{path.relative_to(PROJECT)} has {n} lines; {budget} is the most. {MEND}" for path, n, budget in files() if n > budget]


def files() -> Iterator[tuple[Path, int, int]]:
    """Yield each file with its lines and its budget."""
    for root in (PROJECT / "src", PROJECT / "tests"):
        for path in sorted(root.rglob("*")):
            budget = _budget(path)
            if budget:
                yield path, len(path.read_text(encoding="utf-8").splitlines()), budget


def _budget(path: Path) -> int:
    parts = path.relative_to(PROJECT).parts
    if path.suffix == ".py" and "migrations" not in parts:
        return TEST if "tests" in parts else CODE
    if "templates" in parts and path.suffix in {".html", ".txt", ".jinja", ".typ"}:
        return TEMPLATE
    return 0
