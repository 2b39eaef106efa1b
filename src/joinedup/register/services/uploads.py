"""A register file in the browser: received, checked in the background, confirmed, loaded in the background."""

from dataclasses import dataclass
from datetime import date
from typing import Any, BinaryIO

from django.db import transaction
from django.utils.translation import gettext as _

from joinedup.audit import services as audit
from joinedup.core.actors import Actor
from joinedup.core.refusals import Refused, require
from joinedup.files import queries as stored_files
from joinedup.files import services as files
from joinedup.jobs import services as jobs
from joinedup.jobs.models import Job
from joinedup.register import policies
from joinedup.register.choices import ImportState
from joinedup.register.models import ImportReport
from joinedup.register.services import dates, imports, reports

MOST_BYTES = 100 * 1024 * 1024  # the whole register as it is published has some 60 MB
_MOST_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Upload:
    """A register file as somebody gave it in the browser: its shape was recognised, its bytes were examined."""

    shape: str
    file: files.Examined
    as_of: date | None = None
    complete_for: str = ""


def examine_upload(*, name: str, content: BinaryIO, as_of: date | None = None, complete_for: str = "") -> Upload:
    """Look at a file before anything is kept; refuse at once what is no register file."""
    if as_of:
        dates.checked(as_of)
    shape = imports.recognise_file(content)
    content.seek(0)
    return Upload(shape, files.examine(name=name, content=content, most_bytes=MOST_BYTES), as_of, complete_for)


def receive_upload(*, upload: Upload, by: Actor) -> Job:
    """Keep a file and start to check it."""
    require(policies.may_import_register(by), _("Only a system administrator may load the register."))
    with transaction.atomic():
        report = ImportReport(
            file_name=upload.file.name[-255:],
            shape=upload.shape,
            complete_for=upload.complete_for,
            as_of_given=upload.as_of,
            state=ImportState.WAITING,
            by_name=by.name[:120],
            by_user_id=by.user_id,
        )
        stored = files.store(upload.file, by=by, area_id=None, about=report.subject)
        report.stored_file = stored.public_id
        report.save()
        audit.record(by=by, verb="register.uploaded", about=report.subject, facts={"shape": upload.shape})
        return jobs.start("register.check", by=by, about=report.subject, title=_("Check a register file"), report=report.public_id)


def confirm_upload(*, report: ImportReport, by: Actor) -> Job:
    """Start to load a file that was checked."""
    require(policies.may_import_register(by), _("Only a system administrator may load the register."))
    with transaction.atomic():
        held = ImportReport.objects.filter(pk=report.pk, state=ImportState.WAITING, checked__isnull=False)
        require(bool(held.update(state=ImportState.CONFIRMED)), _("This file is being loaded or was loaded already."))
        return jobs.start("register.import", by=by, about=report.subject, title=_("Load a register file"), report=report.public_id)


def check_upload(*, report_id: str, by: Actor, progress: imports.Progress | None = None) -> ImportReport:
    """Find out what an uploaded file would change and keep it on its report."""
    report = ImportReport.objects.get(public_id=report_id)
    try:
        with _source(report, by) as source:
            summary = imports.check_file(_wanted(report, source), by=by, progress=progress)
    except Refused as refusal:
        _fail(report, refusal.message)
        raise
    report.as_of = summary.as_of
    report.new_columns, report.missing_columns = list(summary.new_columns), list(summary.missing_columns)
    report.checked = _checked(summary)
    report.save(update_fields=["as_of", "new_columns", "missing_columns", "checked"])
    return report


def load_upload(*, report_id: str, by: Actor, progress: imports.Progress | None = None) -> reports.Summary:
    """Load an uploaded file that was confirmed."""
    report = ImportReport.objects.get(public_id=report_id)
    try:
        with _source(report, by) as source:
            return imports.import_file(_wanted(report, source), by=by, progress=progress)
    except Refused as refusal:
        if ImportReport.objects.filter(pk=report.pk, state=ImportState.CONFIRMED).exists():
            _fail(report, refusal.message)
        raise


def _wanted(report: ImportReport, source: BinaryIO) -> imports.Wanted:
    return imports.Wanted(source, report.file_name, report.as_of_given, report.complete_for, report.public_id)


def _source(report: ImportReport, by: Actor) -> BinaryIO:
    return files.open_file(stored_files.file_for(report.stored_file, by))


def _fail(report: ImportReport, why: str) -> None:
    report.state, report.failure = ImportState.FAILED, why
    report.save(update_fields=["state", "failure"])


def _checked(summary: reports.Summary) -> dict[str, Any]:
    remarks = [
        {"line": one.line, "key": one.key, "weight": one.weight.value, "column": one.column, "reason": one.reason}
        for one in summary.remarks[:_MOST_SHOWN]
    ]
    facts = {"n_remarks": len(summary.remarks), "day_is_guessed": summary.day_is_guessed, "doubt": summary.doubt}
    return {**summary.as_figures(), "remarks": remarks, **facts}
