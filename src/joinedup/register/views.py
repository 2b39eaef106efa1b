from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse, JsonResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from joinedup.core.refusals import Missing, Refused
from joinedup.core.requests import Request
from joinedup.register import policies, queries, services
from joinedup.register.forms import UploadRegisterForm
from joinedup.ui import forms, pages

FORM = ["GET", "HEAD", "POST"]


@require_safe
def find(request: Request) -> HttpResponse:
    query = request.GET.get("q", "").strip()
    found = queries.find(query, limit=20, viewer=request.actor) if query else []
    may = {"see_imports": policies.may_see_imports(request.actor)}
    context = {"query": query, "found": found, "is_empty": not found and queries.is_empty(), "may": may}
    return render(request, "register/find.html", context)


@require_safe
def suggest(request: Request) -> HttpResponse:
    found = queries.find(request.GET.get("q", ""), limit=10, viewer=request.actor)
    answers = [{"value": one.value, "label": one.label, "urn": one.urn, "name": one.name, "place": one.place} for one in found]
    return JsonResponse({"found": answers})


@require_safe
def imports(request: Request) -> HttpResponse:
    _require_sight(request)
    page = Paginator(queries.imports(viewer=request.actor), 50).get_page(pages.page_number(request))
    context = {"page": page, "n_schools": queries.n_schools(), "may": {"upload": policies.may_import_register(request.actor)}}
    return render(request, "register/imports.html", context)


@require_http_methods(FORM)
def upload_register(request: Request) -> HttpResponse:
    if not policies.may_import_register(request.actor):
        raise Missing
    form = UploadRegisterForm(request.POST or None, request.FILES or None)

    def look(data: dict[str, Any]) -> None:
        file = data["file"]
        data["upload"] = services.examine_upload(name=file.name, content=file.file, as_of=data["as_of"], complete_for=data["complete_for"])

    def make(data: dict[str, Any]) -> str:
        job = services.receive_upload(upload=data["upload"], by=request.actor)
        return reverse("jobs:show_job", args=[job.public_id]) + "?wait"

    if address := pages.created(request, form, make, before=look):
        return redirect(address)
    return render(request, "register/upload_register.html", {"form": form})


@require_safe
def show_import(request: Request, public_id: str) -> HttpResponse:
    _require_sight(request)
    report = queries.import_for(public_id, request.actor)
    context = {
        "report": report,
        "remarks": queries.remarks_of(report),
        "form": forms.Form(),
        "may": {"load": policies.may_import_register(request.actor) and report.is_waiting},
    }
    return render(request, "register/show_import.html", context)


@require_POST
def confirm_import(request: Request, public_id: str) -> HttpResponse:
    if not policies.may_import_register(request.actor):
        raise Missing
    report = queries.import_for(public_id, request.actor)
    try:
        job = services.confirm_upload(report=report, by=request.actor)
    except Refused:
        # Pressed twice: the page of the import says how far it is.
        return redirect("register:show_import", public_id)
    return redirect(reverse("jobs:show_job", args=[job.public_id]) + "?wait")


@require_safe
def download_report(request: Request, public_id: str) -> StreamingHttpResponse:
    _require_sight(request)
    report = queries.import_for(public_id, request.actor)
    response = StreamingHttpResponse(queries.report_lines(report), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="register-import-{report.public_id}.csv"'
    return response


def _require_sight(request: Request) -> None:
    if not policies.may_see_imports(request.actor):
        raise Missing
