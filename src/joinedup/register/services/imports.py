"""Load a published file into the register: recognise it, judge its rows piece by piece, write each piece in a short transaction."""

import itertools
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, BinaryIO

from django.db import IntegrityError, connection, transaction
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from joinedup.audit import services as audit
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.refusals import Refused, require
from joinedup.jobs import services as jobs
from joinedup.register import policies
from joinedup.register.choices import ESTABLISHMENT_SHAPES, ImportState
from joinedup.register.models import Establishment, ImportReport
from joinedup.register.services import absence, conversions, dates, points, reading, reports, shapes
from joinedup.register.services.establishments import SchoolLoader
from joinedup.register.services.listed import ListLoader
from joinedup.register.services.pieces import Line, Loader

MOST_ROWS = 600_000
_EMPTY = gettext_lazy("The file is empty. Download it again.")
STALE = timedelta(seconds=30)
_FEWEST, _MOST = 100, 1_500
_AIM = 0.15
"""Seconds that the writes of one piece should take, so that nobody who saves a page waits for long."""

Progress = Callable[[int, int], None]
"""(rows done, rows expected) -> None; may raise to stop the import after the piece that is done."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file to load: its bytes and name, from which day it is, of which authority it is a complete list, the report that waits for it."""

    source: BinaryIO
    name: str
    as_of: date | None = None
    complete_for: str = ""
    report_id: str = ""


@dataclass(frozen=True, slots=True)
class _Opened:
    """A file that was recognised."""

    wanted: Wanted
    inspection: reading.Inspection
    header: list[str]
    layout: shapes.Layout
    day: date
    day_is_guessed: bool

    def lines(self) -> Iterator[Line]:
        """Yield the rows after the header."""
        return itertools.islice(reading.rows(self.wanted.source, self.inspection), 1, None)

    def loader(self) -> Loader:
        """Return what judges the rows of this file."""
        if self.layout.shape in ESTABLISHMENT_SHAPES:
            return SchoolLoader(self.layout, self.day)
        return ListLoader(self.layout, self.day, self.header)

    def summary(self) -> reports.Summary:
        """Return an empty account."""
        return reports.Summary(
            file=self.wanted.name,
            shape=self.layout.shape.value,
            as_of=self.day,
            new_columns=self.layout.new,
            missing_columns=self.layout.missing,
            day_is_guessed=self.day_is_guessed,
            is_outdated=self.layout.shape in ESTABLISHMENT_SHAPES and _knows_newer(self.day),
        )


def _knows_newer(day: date) -> bool:
    newest = Establishment.objects.aggregate(newest=Max("as_of"))["newest"]
    return newest is not None and newest > day


def check_file(wanted: Wanted, *, by: Actor, progress: Progress | None = None) -> reports.Summary:
    """Say what a file would change, and change nothing."""
    require(policies.may_import_register(by), _("Only a system administrator may load the register."))
    started = time.perf_counter()
    opened = _opened(wanted)
    summary = opened.summary()
    if wanted.complete_for:
        summary.counts["closed_by_absence"] = len(_absent(opened))
    loader = opened.loader()
    for lines in _pieces(opened, lambda: _MOST):
        summary.add(loader.prepare(lines))
        if progress:
            progress(summary.n_rows, opened.inspection.n_lines)
    _require_rows(summary)
    summary.seconds = time.perf_counter() - started
    return summary


def import_file(wanted: Wanted, *, by: Actor, progress: Progress | None = None) -> reports.Summary:
    """Load one file; every row gets an account, pieces that are written stay written when a later one fails."""
    require(policies.may_import_register(by), _("Only a system administrator may load the register."))
    started = time.perf_counter()
    opened = _opened(wanted)
    absent = _absent(opened) if wanted.complete_for else []
    report = _begin(opened, by)
    summary = opened.summary()
    summary.report_id = report.public_id
    try:
        converted = _load(opened, report, summary, progress)
        _require_rows(summary)
        converted |= _close_absent(absent, opened, summary)
    except BaseException as stopped:
        summary.seconds = time.perf_counter() - started
        _stop(report, summary, stopped)
        raise
    _finish(report, summary, by, started)
    _tell_upstairs(report, summary, converted)
    summary.seconds = time.perf_counter() - started
    return summary


def _stop(report: ImportReport, summary: reports.Summary, stopped: BaseException) -> None:
    """Close the account of an import that did not come to its end; the pieces written until then stay."""
    if isinstance(stopped, jobs.Cancelled | KeyboardInterrupt):
        reports.finish(report, summary, ImportState.CANCELLED, _("Stopped before the end. What was loaded until then stays."))
    else:
        said = stopped.message if isinstance(stopped, Refused) else _("Something went wrong on our side. Load the file again.")
        reports.finish(report, summary, ImportState.FAILED, said)


def _finish(report: ImportReport, summary: reports.Summary, by: Actor, started: float) -> None:
    if summary.counts["created"] > 1_000 and connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE register_establishment, register_token, register_establishmentlink, register_groupmember")
    summary.seconds = time.perf_counter() - started
    with transaction.atomic():
        reports.finish(report, summary, ImportState.DONE)
        facts = {key: value for key, value in summary.as_figures().items() if key in {"rows", "created", "updated", "closed", "rejected"}}
        audit.record(by=by, verb="register.imported", about=report.subject, facts={**facts, "shape": summary.shape})


def _tell_upstairs(report: ImportReport, summary: reports.Summary, touched: set[int]) -> None:
    if summary.counts["created"] or summary.counts["updated"] or summary.counts["closed"] or summary.counts["closed_by_absence"]:
        for tell in points.imported:
            tell(report)
    if touched and (told := conversions.conversions(touched)):
        for hear in points.converted:
            hear(told)


def recognise_file(source: BinaryIO) -> str:
    """Return the shape of a file; refuse one that cannot be loaded."""
    inspection = reading.inspect(source)
    first = next(reading.rows(source, inspection), None)
    require(first is not None, str(_EMPTY))
    assert first is not None
    return shapes.recognise(first[1]).shape.value


def _opened(wanted: Wanted) -> _Opened:
    inspection = reading.inspect(wanted.source)
    first = next(reading.rows(wanted.source, inspection), None)
    if first is None:
        raise Refused(str(_EMPTY))
    layout = shapes.recognise(first[1])
    require(not wanted.complete_for or layout.shape in ESTABLISHMENT_SHAPES, _("Only a list of schools can be complete for an authority."))
    day = wanted.as_of or dates.day_in_name(wanted.name)
    found = _Opened(wanted, inspection, first[1], layout, dates.checked(day) if day else clock.today(), day is None)
    return found if day else _with_day_told(found)


def _with_day_told(opened: _Opened) -> _Opened:
    """Date a file by the newest change it tells of, where neither its name nor its giver says the day."""
    place = next((column.index for column in opened.layout.columns if column.field == "last_changed_on"), None)
    told = dates.newest(row[place] for _, row in opened.lines() if place < len(row)) if place is not None else None
    if told is None:
        return opened
    return _Opened(opened.wanted, opened.inspection, opened.header, opened.layout, told, True)


def _absent(opened: _Opened) -> list[int]:
    code = opened.wanted.complete_for
    return absence.absent(code, absence.listed(opened.layout, opened.lines()), opened.day)


def _close_absent(urns: list[int], opened: _Opened, summary: reports.Summary) -> set[int]:
    for start in range(0, len(urns), _FEWEST):
        some = urns[start : start + _FEWEST]
        batch = absence.batch_that_closes(some, opened.day)
        with transaction.atomic():
            batch.write()
        summary.counts["closed_by_absence"] += len(some)
    return set(urns)


def _begin(opened: _Opened, by: Actor) -> ImportReport:
    """Open the report; only one import runs at a time, and one whose process died makes way."""
    stale = clock.wall_now() - STALE
    ImportReport.objects.filter(state=ImportState.RUNNING, beat_at__lt=stale).update(
        state=ImportState.FAILED, failure=_("The process that loaded the file ended early. Load the file again.")
    )
    facts = {
        "state": ImportState.RUNNING,
        "sha256": opened.inspection.sha256,
        "shape": opened.layout.shape.value,
        "as_of": opened.day,
        "complete_for": opened.wanted.complete_for,
        "by_name": by.name[:120],
        "by_user_id": by.user_id,
        "beat_at": clock.wall_now(),
        "new_columns": list(opened.layout.new),
        "missing_columns": list(opened.layout.missing),
    }
    try:
        with transaction.atomic():
            if opened.wanted.report_id:
                return _begin_again(opened.wanted.report_id, facts)
            return ImportReport.objects.create(file_name=opened.wanted.name[-255:], **facts)
    except IntegrityError as running:
        raise Refused(_("Another register file is being loaded. Wait until it is done, then load this one.")) from running


def _begin_again(report_id: str, facts: dict[str, Any]) -> ImportReport:
    """Take up the report that was opened when the file was uploaded; an earlier attempt at it is told anew."""
    report = ImportReport.objects.get(public_id=report_id)
    require(report.state != ImportState.DONE, _("This file has been loaded already."))
    require(report.state != ImportState.RUNNING, _("This file is being loaded already."))
    report.parts.all().delete()
    report.remarks.all().delete()
    for name, value in facts.items():
        setattr(report, name, value)
    report.save()
    return report


def _load(opened: _Opened, report: ImportReport, summary: reports.Summary, progress: Progress | None) -> set[int]:
    loader = opened.loader()
    size, touched = _FEWEST * 5, set()

    def wanted_size() -> int:
        return size

    for number, lines in enumerate(_pieces(opened, wanted_size)):
        piece = loader.prepare(lines)
        summary.add(piece)
        began = time.perf_counter()
        with transaction.atomic():
            for write in piece.writes:
                write()
            reports.keep_piece(report, piece, summary, number)
        size = _next_size(size, time.perf_counter() - began)
        touched |= piece.touched
        if progress:
            progress(summary.n_rows, opened.inspection.n_lines)
    return touched


def _next_size(size: int, seconds: float) -> int:
    return min(_MOST, max(_FEWEST, int(size * min(2.0, _AIM / max(seconds, 0.001)))))


def _pieces(opened: _Opened, size: Callable[[], int]) -> Iterator[list[Line]]:
    lines, n_rows = opened.lines(), 0
    too_many = _("The file has more than %(n)s rows. It is not a published register file.") % {"n": f"{MOST_ROWS:,}"}
    while some := list(itertools.islice(lines, size())):
        n_rows += len(some)
        require(n_rows <= MOST_ROWS, too_many)
        yield some


def _require_rows(summary: reports.Summary) -> None:
    require(summary.n_rows > 0, _("The file has its columns but no rows. Download it again."))
