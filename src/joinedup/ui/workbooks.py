"""Run as `python -m joinedup.ui.workbooks`: read the first sheet of an Excel workbook from standard input as rows of text.

A workbook of two kilobytes can say that it fills a million rows of sixteen thousand columns, and the library that reads it ends the whole
process when the memory is gone. So a child process reads it, within bounds; the web process outlives it. Imports nothing of Django.
"""

import io
import json
import os
import subprocess
import sys
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any, cast

import joinedup

MOST_MEMORY = 1024**3
MOST_SECONDS = 30
MOST_LETTERS = 40_000_000  # in the whole sheet
MOST_CELLS = 4_000_000  # the empty ones between them included


class Unreadable(Exception):
    """The workbook is broken, or larger than a table that people make."""


def rows_of(content: bytes, *, most_rows: int) -> list[list[str]]:
    """Return the first rows of a workbook's first sheet, read in a child process."""
    above = str(Path(joinedup.__file__).parents[1])
    try:
        done = subprocess.run(
            [sys.executable, "-m", "joinedup.ui.workbooks", str(most_rows)],
            input=content,
            capture_output=True,
            timeout=MOST_SECONDS,
            check=True,
            env=os.environ | {"PYTHONPATH": os.pathsep.join([above, *filter(None, [os.environ.get("PYTHONPATH")])])},
        )
    except subprocess.SubprocessError as broken:
        raise Unreadable from broken
    return cast("list[list[str]]", json.loads(done.stdout))


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


def _first_rows(content: bytes, most_rows: int) -> list[list[str]]:
    from python_calamine import CalamineWorkbook

    sheet = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0)
    rows = [_up_to_the_last(cells) for cells in islice(sheet.to_python(skip_empty_area=False), most_rows)]
    if sum(map(len, rows)) > MOST_CELLS or sum(len(cell) for cells in rows for cell in cells) > MOST_LETTERS:
        raise Unreadable
    return rows


def _up_to_the_last(cells: list[Any]) -> list[str]:
    """Return a row as text without the empty cells at its end: two cells far apart fill a sheet with millions of them."""
    last = next((place for place in range(len(cells), 0, -1) if cells[place - 1] not in {"", None}), 0)
    return [_as_text(cell) for cell in cells[:last]]


def _as_text(cell: Any) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == datetime.min.time() else cell.isoformat(sep=" ")
    return cell.isoformat() if isinstance(cell, date) else str(cell)


if __name__ == "__main__":
    _limit_memory()
    json.dump(_first_rows(sys.stdin.buffer.read(), int(sys.argv[1])), sys.stdout)
