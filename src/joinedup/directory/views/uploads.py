"""Upload a table of organisations or people: template, check, confirm."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from joinedup.accounts import queries as accounts
from joinedup.core.refusals import require_found
from joinedup.core.requests import Request
from joinedup.directory import policies, queries, services, sheets
from joinedup.directory.choices import TABLE_KEPT
from joinedup.directory.forms.uploads import UploadForm
from joinedup.directory.services import Checked, Fault
from joinedup.ui import pages
from joinedup.ui import sheets as tables

FORM = require_http_methods(["GET", "HEAD", "POST"])


def _allowed(request: Request, kind: str) -> None:
    known = kind in sheets.COLUMNS and policies.may_attach(request.actor, request.actor.area_id)
    require_found(kind if known else None)


@FORM
def upload_table(request: Request, slug: str, kind: str) -> HttpResponse:
    _allowed(request, kind)
    form = UploadForm(request.POST or None, request.FILES or None)

    def make(data: dict[str, Any]) -> str:
        upload = services.keep_upload(kind=kind, file_name=data["file"].name, checked=_checked(kind, data["file"]), by=request.actor)
        return reverse("directory:check_table", args=[slug, upload.public_id])

    if address := pages.created(request, form, make):
        return redirect(address)
    done = queries.uploads_done(kind, request.actor)
    context = {"form": form, "slug": slug, "kind": kind, "columns": sheets.COLUMNS[kind], "labels": sheets.LABELS, "done": done}
    return render(request, "directory/upload_table.html", context)


@FORM
def check_table(request: Request, slug: str, public_id: str) -> HttpResponse:
    upload = queries.upload_for(public_id, request.actor)
    if request.method == "POST":
        area = accounts.area_for(slug, request.actor)
        services.confirm_upload(upload=upload, area=area, by=request.actor)
        return redirect("directory:check_table", slug, public_id)
    columns = sheets.COLUMNS[upload.kind]
    used = [column for column in columns if any(values.get(column.key) for _number, values in upload.rows)]
    context = {
        "slug": slug,
        "upload": upload,
        "columns": used,
        "labels": sheets.LABELS,
        "n_wrong": len({fault["row"] for fault in upload.faults}),
        "undo_until": (upload.created_at + TABLE_KEPT).date() if queries.can_be_undone(upload) else None,
        "stays": [queries.Stay(**stay) for stay in upload.result.get("stays", ())],
    }
    return render(request, "directory/check_table.html", context)


@FORM
def undo_table(request: Request, slug: str, public_id: str) -> HttpResponse:
    upload = queries.upload_for(public_id, request.actor)
    if not queries.can_be_undone(upload):
        return redirect("directory:check_table", slug, public_id)
    if request.method == "POST":
        services.undo_upload(upload=upload, by=request.actor)
        return redirect("directory:check_table", slug, public_id)
    return render(request, "directory/undo_table.html", {"slug": slug, "upload": upload, "undo": queries.undo_of(upload)})


@require_safe
def download_faults(request: Request, slug: str, public_id: str) -> HttpResponse:
    upload = queries.upload_for(public_id, request.actor)
    return tables.download_faults(upload.faults, name=f"{upload.file_name} to mend")


@require_safe
def download_template(request: Request, slug: str, kind: str, ending: str) -> HttpResponse:
    _allowed(request, kind)
    return sheets.download(sheets.COLUMNS[kind], sheets.examples(kind), name=f"{kind} template", ending=ending)


def _checked(kind: str, file: Any) -> Checked:
    reading = sheets.read(kind, file.name, file.read())
    faults = [Fault(fault.row, fault.column, fault.value, fault.wrong, fault.mend) for fault in reading.faults]
    return Checked([(row.number, row.values) for row in reading.good], faults, reading.unknown)
