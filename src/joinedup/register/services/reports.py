"""Keep the account of an import while it runs, and say it in figures and sentences."""

import csv
import gzip
import io
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from joinedup.core import bulk, clock
from joinedup.register.choices import ImportState, Outcome, Shape, Weight
from joinedup.register.models import ImportPart, ImportReport, ImportRow
from joinedup.register.services.pieces import Account, Piece, Remark

MOST_REMARKS = 5_000


@dataclass(slots=True)
class Summary:
    """What one file did to the register, or would do."""

    file: str
    shape: str
    as_of: date
    seconds: float = 0.0
    counts: Counter[str] = field(default_factory=Counter)
    remarks: list[Remark] = field(default_factory=list)
    n_reopened: int = 0
    new_columns: Sequence[str] = ()
    missing_columns: Sequence[str] = ()
    day_is_guessed: bool = False
    is_outdated: bool = False  # the register knows schools as of a later day
    report_id: str = ""

    @property
    def n_rows(self) -> int:
        """Return the number of rows that have an outcome."""
        return sum(self.counts[outcome.value] for outcome in Outcome)

    @property
    def doubt(self) -> str:
        """Return what is doubtful about the schools that an outdated file adds, or nothing: no newer file that was loaded names them."""
        if not (self.is_outdated and self.counts["created"]):
            return ""
        return _(
            "No newer file that was loaded names the schools added by this one, so they may have closed since %(day)s. "
            "To find out, load the full file of the register, which lists closed schools too."
        ) % {"day": date_format(self.as_of, "j F Y")}

    def as_figures(self) -> dict[str, Any]:
        """Return the one line of figures; its parts add up to the rows."""
        figures: dict[str, Any] = {"rows": self.n_rows}
        figures |= {outcome.value: self.counts[outcome.value] for outcome in Outcome}
        figures |= {"seconds": round(self.seconds, 2), "closed_by_absence": self.counts["closed_by_absence"]}
        figures |= {"reopened": self.n_reopened, "repaired": self.counts["repaired"], "new_columns": len(self.new_columns)}
        return figures | {"shape": self.shape, "file": self.file, "as_of": self.as_of.isoformat()}

    def explain(self) -> list[str]:
        """Return the account in sentences."""
        counts = self.counts
        figures = {**counts, "rows": self.n_rows, "reopened": self.n_reopened}
        facts = defaultdict(lambda: "0", {name: f"{n:,}" for name, n in figures.items()})
        day = date_format(self.as_of, "j F Y")
        lines = [_("%(file)s: %(shape)s, as of %(day)s.") % {"file": self.file, "shape": Shape(self.shape).label, "day": day}]
        if self.day_is_guessed:
            lines.append(_("The file's name holds no date; the day is the newest change it tells of. Use --as-of to say another."))
        told = _(
            "%(rows)s rows: %(created)s added, %(updated)s changed, %(unchanged)s without a change, %(closed)s closed a school, "
            "%(rejected)s left out."
        )
        lines.append(told % facts)
        for told, is_told in (
            (_("%(closed_by_absence)s schools were closed because the complete list no longer names them."), counts["closed_by_absence"]),
            (_("%(reopened)s schools are open again."), self.n_reopened),
            (_("%(repaired)s rows were mended."), counts["repaired"]),
        ):
            lines += [told % facts] if is_told else []
        lines += [self.doubt] if self.doubt else []
        for told, names in (
            (_("%(n)s columns are new and were not read: %(names)s."), self.new_columns),
            (_("%(n)s columns are missing: %(names)s."), self.missing_columns),
        ):
            lines += [told % {"n": len(names), "names": ", ".join(names[:5])}] if names else []
        rejected = [remark for remark in self.remarks if remark.weight is Weight.REJECTED][:5]
        lines += ["  " + _("line %(line)s: %(reason)s") % {"line": remark.line, "reason": remark.reason} for remark in rejected]
        return [*lines, _("This took %(seconds)s seconds.") % {"seconds": f"{self.seconds:.1f}"}]

    def add(self, piece: Piece) -> None:
        """Count the outcomes of some more rows."""
        self.counts += piece.counts()
        self.n_reopened += piece.n_reopened
        room = MOST_REMARKS - len(self.remarks)
        self.remarks += piece.remarks[:room]


def total(summaries: Sequence[Summary]) -> dict[str, Any]:
    """Return the figures of several files together."""
    figures: dict[str, Any] = {"rows": sum(summary.n_rows for summary in summaries)}
    for key in (*(outcome.value for outcome in Outcome), "seconds", "closed_by_absence", "reopened", "repaired"):
        figures[key] = sum(summary.as_figures()[key] for summary in summaries)
    figures["seconds"] = round(figures["seconds"], 2)
    return figures | {"shape": "", "file": f"{len(summaries)} files", "as_of": max(summary.as_of for summary in summaries).isoformat()}


def keep_piece(report: ImportReport, piece: Piece, summary: Summary, number: int) -> None:
    """Write the account of some rows beside what they changed; the caller holds the transaction."""
    ImportPart.objects.create(report=report, number=number, content=_packed(piece.accounts))
    room = max(0, MOST_REMARKS - (len(summary.remarks) - len(piece.remarks)))
    rows = [(report.pk, r.line, r.key, r.weight.value, r.column[:80], r.reason) for r in piece.remarks[:room]]
    bulk.insert(ImportRow, ("report", "line", "key", "weight", "column", "reason"), rows)
    _set_counts(report, summary)
    report.beat_at = clock.wall_now()
    report.save(update_fields=[*_COUNTED, "beat_at"])


_COUNTED = ("n_rows", "n_created", "n_updated", "n_unchanged", "n_closed", "n_rejected", "n_repaired", "n_closed_by_absence")


def _set_counts(report: ImportReport, summary: Summary) -> None:
    report.n_rows = summary.n_rows
    for name in _COUNTED[1:]:
        setattr(report, name, summary.counts[name.removeprefix("n_")])


def finish(report: ImportReport, summary: Summary, state: ImportState, failure: str = "") -> None:
    """Close the account."""
    _set_counts(report, summary)
    report.state, report.failure = state, failure
    report.seconds = round(summary.seconds, 3)
    report.finished_at = report.beat_at = clock.wall_now()
    report.save()


def _packed(accounts: Sequence[Account]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    for account in sorted(accounts, key=lambda account: account.line):
        writer.writerow((account.line, account.key, safe_cell(account.name), account.outcome.value, safe_cell(account.detail)))
    return gzip.compress(text.getvalue().encode(), compresslevel=3)


def safe_cell(text: str) -> str:
    """Return a text that a spreadsheet shows and does not run.

    >>> safe_cell("=cmd()"), safe_cell("Oak Primary")
    ("'=cmd()", 'Oak Primary')
    """
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t")) else text
