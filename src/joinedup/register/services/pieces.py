"""What a loader makes of some rows of a file before anything is written: outcomes, remarks, and the writes to come."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from django.utils.translation import gettext as _

from joinedup.register.choices import Outcome, Weight
from joinedup.register.services.shapes import Column, Layout
from joinedup.register.services.values import WHAT_IS_WANTED, Value

Line = tuple[int, list[str]]
"""The number of a line and its fields."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Why a row was left out, what was mended in it, or what is worth a look."""

    line: int
    key: str
    weight: Weight
    column: str
    reason: str


@dataclass(frozen=True, slots=True)
class Account:
    """What became of one row."""

    line: int
    key: str
    name: str
    outcome: Outcome
    detail: str = ""


@dataclass(slots=True)
class Piece:
    """Some rows, judged; `writes` are run in one short transaction.

    `touched` are the schools that were added, closed or linked: what may have become of them is looked up afterwards.
    """

    accounts: list[Account] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    writes: list[Callable[[], None]] = field(default_factory=list)
    touched: set[int] = field(default_factory=set)
    n_reopened: int = 0

    def account(self, line: int, key: str, name: str, outcome: Outcome, detail: str = "") -> None:
        """Give a row its one outcome."""
        self.accounts.append(Account(line, key, name, outcome, detail))

    def reject(self, line: int, key: str, reason: str, *, column: str = "", name: str = "") -> None:
        """Leave a row out and say why."""
        self.remarks.append(Remark(line, key[:40], Weight.REJECTED, column, reason[:300]))
        self.accounts.append(Account(line, key[:40], name, Outcome.REJECTED, reason))

    def mend(self, line: int, key: str, reason: str, *, column: str = "") -> None:
        """Say what was mended in a row."""
        self.remarks.append(Remark(line, key[:40], Weight.REPAIRED, column, reason[:300]))

    def note(self, line: int, key: str, reason: str, *, column: str = "") -> None:
        """Say what in a row is worth a look."""
        self.remarks.append(Remark(line, key[:40], Weight.NOTED, column, reason[:300]))

    def unread(self, line: int, key: str, column: Column, raw: str) -> None:
        """Say that a field could not be read and was left as it was."""
        facts = {"raw": shown(raw), "wanted": WHAT_IS_WANTED.get(column.kind) or _("a published code")}
        self.note(line, key, _("“%(raw)s” is not %(wanted)s; the field was left as it was.") % facts, column=column.header)

    def counts(self) -> Counter[str]:
        """Return how many rows have each outcome, and how many were mended."""
        found: Counter[str] = Counter(account.outcome.value for account in self.accounts)
        found["repaired"] = len({remark.line for remark in self.remarks if remark.weight is Weight.REPAIRED})
        return found


class Loader(Protocol):
    """Reads the rows of one shape of file."""

    def prepare(self, lines: Sequence[Line]) -> Piece:
        """Judge some rows against what the register holds; write nothing."""
        ...


KEEP = object()
"""Stands for a value that could not be read: the register keeps what it has."""


def fitted(line: int, row: list[str], layout: Layout, piece: Piece) -> list[str] | None:
    """Return the row with exactly as many fields as the header, mended where that is safe; None when it was left out."""
    if len(row) == layout.width:
        return row
    key = row[layout.keys[0]] if layout.keys[0] < len(row) else ""
    if len(row) < layout.width:
        piece.reject(
            line,
            key,
            _("The row has %(n)s fields where the header has %(width)s; it may be cut off.") % {"n": len(row), "width": layout.width},
        )
        return None
    surplus = row[layout.width :]
    if not any(surplus):
        piece.mend(line, key, _("Empty fields after the last column were dropped."))
    elif layout.linked == layout.width - 1:
        last = ", ".join([row[layout.width - 1], *surplus])
        piece.mend(line, key, _("The commas between linked schools were not in quotation marks; the fields were joined again."))
        return [*row[: layout.width - 1], last]
    else:
        reason = _("The row has %(n)s fields where the header has %(width)s; a comma may lack its quotation marks.")
        piece.reject(line, key, reason % {"n": len(row), "width": layout.width})
        return None
    return row[: layout.width]


def is_blank(value: object) -> bool:
    """Say whether a value stands for nothing."""
    return value is None or value == ""


def shown(value: Value) -> str:
    """Return a value as a person reads it in a report."""
    return "" if value is None else str(value)[:60]
