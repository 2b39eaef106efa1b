"""Lists in and out: upload, check, confirm, undo; download in the same shape."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from joinedup.brokerage import choices, queries, services
from joinedup.brokerage import sheets as lists
from joinedup.brokerage.forms.presses import PressForm
from joinedup.brokerage.forms.uploads import UploadForm
from joinedup.core.requests import Request
from joinedup.ui import pages, sheets

if TYPE_CHECKING:
    from joinedup.brokerage.models import Upload

FORM = ["GET", "HEAD", "POST"]


@require_http_methods(FORM)
def upload_list(request: Request, slug: str) -> HttpResponse:
    area = queries.area_to_run(request.actor)
    form = UploadForm(pages.posted(request), request.FILES if request.method == "POST" else None)

    def make(data: dict[str, Any]) -> str:
        known = lists.Known(queries.organisations_by_urn(area.pk), queries.organisations_by_name(area.pk), queries.topics_by_words(area.pk))
        reading = lists.check(sheets.read(data["file"].name, data["file"].read(), lists.columns()), known)
        rows = [{**row.values, "row": row.number} for row in reading.good]
        checked = services.Checked(data["file"].name, rows, [asdict(fault) for fault in reading.faults])
        upload = services.keep_upload(area=area, checked=checked, by=request.actor)
        return reverse("brokerage:check_upload", args=[slug, upload.public_id])

    if made := pages.created(request, form, make):
        return redirect(made)
    addresses = {ending: reverse("brokerage:download_template", args=[slug, ending]) for ending in sheets.ENDINGS}
    return render(request, "brokerage/upload_list.html", {"form": form, "slug": slug, "columns": lists.columns(), "templates": addresses})


@require_http_methods(FORM)
def check_upload(request: Request, slug: str, public_id: str) -> HttpResponse:
    upload = queries.upload_for(public_id, request.actor)
    form = PressForm(pages.posted(request))

    def make(_data: dict[str, Any]) -> str:
        undo = "undo" in request.POST
        if len(upload.rows) > services.AT_ONCE:
            start = services.start_undoing if undo else services.start_entering
            return reverse("jobs:show_job", args=[start(upload=upload, by=request.actor).public_id])
        press: Any = services.undo_upload if undo else services.enter_upload
        press(upload=upload, by=request.actor)
        return reverse("brokerage:check_upload", args=[slug, public_id])

    if address := pages.created(request, form, make):
        return redirect(address)
    if upload.results or upload.entered_at:
        return _show_results(request, upload, form)
    return _show_reading(request, upload, form)


def _show_results(request: Request, upload: "Upload", form: PressForm) -> HttpResponse:
    page = Paginator(range(len(upload.results)), 50).get_page(pages.page_number(request))
    work = queries.work_on_upload(upload, "brokerage.enter_upload")
    context = {
        "slug": upload.area.slug,
        "upload": upload,
        "form": form,
        "page": page,
        "lines": queries.result_lines(upload, request.actor, start=page.start_index() - 1, end=page.end_index()),
        "work": work if work is not None and work.user_id == request.actor.user_id else None,
        "results": choices.RowResult,
    }
    return render(request, "brokerage/upload_entered.html", context)


def _show_reading(request: Request, upload: "Upload", form: PressForm) -> HttpResponse:
    faults = [sheets.Fault(**fault) for fault in upload.faults]
    good = [sheets.Row(row["row"], row) for row in upload.rows]
    keys = [column for column in lists.columns() if column.key in ("urn", "school", "noun", "topics", "detail", "size")]
    names = queries.topic_names(upload.area_id)
    first = [lists.shown_row(row, names) for row in upload.rows[:10]]
    context = {
        "slug": upload.area.slug,
        "upload": upload,
        "reading": sheets.Reading(good, faults),
        "form": form,
        "in_background": len(upload.rows) > services.AT_ONCE,
        "columns": [column.title for column in keys],
        "sample": [[row.get(column.key, "") for column in keys] for row in first],
    }
    return render(request, "brokerage/check_upload.html", context)


@require_safe
def download_faults(request: Request, slug: str, public_id: str) -> HttpResponse:
    upload = queries.upload_for(public_id, request.actor)
    return sheets.download_faults(upload.faults)


@require_safe
def download_template(request: Request, slug: str, ending: str) -> HttpResponse:
    queries.area_to_run(request.actor)
    columns = [column for column in lists.columns() if column.key not in ("state", "last_confirmed_on")]
    example = {column.key: column.example for column in columns}
    return sheets.download(f"needs and offers - empty.{ending}", columns, [example])


@require_safe
def download_list(request: Request, slug: str, ending: str) -> HttpResponse:
    rows = [lists.row_of(thing, seen_by) for thing, seen_by in queries.things_to_download(request.actor.area_id or 0, request.actor)]
    return sheets.download(f"needs and offers.{ending}", lists.columns(), rows)
