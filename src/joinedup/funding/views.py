"""An area's table of funded programmes, and who already pays for one need."""

from dataclasses import asdict
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from joinedup.brokerage import queries as brokerage
from joinedup.brokerage.choices import RowResult
from joinedup.calls import queries as calls
from joinedup.calls.choices import LinkPurpose
from joinedup.core.requests import Request, open_to_links
from joinedup.funding import forms, policies, queries, services
from joinedup.funding import sheets as lists
from joinedup.ui import pages, sheets

FORM = ["GET", "HEAD", "POST"]


def _area_id(request: Request) -> int:
    return request.actor.area_id or 0


@require_safe
def list_programmes(request: Request, slug: str) -> HttpResponse:
    area_id = _area_id(request)
    form = forms.FilterForm(request.GET or None, groups=brokerage.topic_groups(area_id))
    data: dict[str, Any] = form.cleaned_data if form.is_bound and form.is_valid() else {"q": "", "topic": "", "old": ""}
    context = {
        "slug": slug,
        "form": form,
        "programmes": queries.listed_programmes(area_id, request.actor, words=data["q"], topic=data["topic"], old=bool(data["old"])),
        "may": {"keep": policies.may_keep_programmes(request.actor, area_id)},
    }
    return render(request, "funding/list_programmes.html", context)


@require_safe
def list_paid_needs(request: Request, slug: str) -> HttpResponse:
    lines = queries.needs_somebody_pays_for(_area_id(request), request.actor)
    page = Paginator(lines, 50).get_page(pages.page_number(request))
    return render(request, "funding/list_paid_needs.html", {"slug": slug, "page": page})


@require_safe
def show_programme(request: Request, slug: str, public_id: str) -> HttpResponse:
    programme = queries.programme_for(public_id, _area_id(request), request.actor)
    context = {
        "slug": slug,
        "programme": programme,
        "rows": [(column.title, lists.row_of(programme)[column.key]) for column in lists.columns({})],
        "may": {"keep": policies.may_keep_programmes(request.actor, programme.area_id)},
        "form": forms.PressForm(),
    }
    return render(request, "funding/show_programme.html", context)


@require_http_methods(FORM)
def add_programme(request: Request, slug: str) -> HttpResponse:
    area = brokerage.area_to_run(request.actor)
    form = forms.ProgrammeForm(pages.posted(request), groups=brokerage.topic_groups(area.pk))

    def make(_data: dict[str, Any]) -> str:
        made = services.add_programme(area=area, details=form.details(), by=request.actor)
        messages.success(request, _("It now stands beside every need that it fits."))
        return reverse("funding:show_programme", args=[slug, made.public_id])

    if address := pages.created(request, form, make):
        return redirect(address)
    return render(request, "funding/edit_programme.html", {"slug": slug, "form": form, "programme": None})


@require_http_methods(FORM)
def change_programme(request: Request, slug: str, public_id: str) -> HttpResponse:
    area = brokerage.area_to_run(request.actor)
    programme = queries.programme_for(public_id, area.pk, request.actor)
    form = forms.ProgrammeForm.for_thing(pages.posted(request), programme, groups=brokerage.topic_groups(area.pk))
    form.initial = {**form.initial, "topics": [topic.code for topic in programme.topics.all()], "places": "\n".join(programme.places)}

    def save(_data: dict[str, Any]) -> None:
        services.change_programme(programme=programme, details=form.details(), by=request.actor, expected=form.seen_version)

    if pages.submitted(form, save):
        messages.success(request, _("The programme is changed."))
        return redirect("funding:show_programme", slug, public_id)
    return render(request, "funding/edit_programme.html", {"slug": slug, "form": form, "programme": programme})


PRESSES = {
    "retire": (services.retire_programme, gettext_lazy("It no longer stands beside needs.")),
    "bring-back": (services.bring_back_programme, gettext_lazy("It stands beside needs again.")),
}


@require_POST
def press_programme(request: Request, slug: str, public_id: str, verb: str) -> HttpResponse:
    programme = queries.programme_for(public_id, _area_id(request), request.actor)
    if verb not in PRESSES:
        raise Http404
    act, sentence = PRESSES[verb]
    form = forms.PressForm(request.POST)
    if pages.submitted(form, lambda _data: act(programme=programme, by=request.actor)):
        messages.success(request, str(sentence))
    return redirect("funding:show_programme", slug, public_id)


@require_http_methods(FORM)
def show_payers(request: Request, need_id: str, slug: str | None = None) -> HttpResponse:
    name, place = ("brokerage:show_thing_in_area", [slug]) if slug else ("brokerage:show_thing", [])
    return _payers(request, need_id, reverse(name, args=[*place, "need", need_id]))


@open_to_links(LinkPurpose.ANSWER_CALL.value)
@require_http_methods(FORM)
def show_payers_by_link(request: Request, public_id: str, need_id: str) -> HttpResponse:
    calls.ask_for(public_id, request.actor)
    return _payers(request, need_id, reverse("calls:answer_call", args=[public_id]))


def _payers(request: Request, need_id: str, back: str) -> HttpResponse:
    """Show the programmes that fit a need; say what came of asking one of them."""
    need = brokerage.need_for(need_id, request.actor)
    if not queries.sees_attempts(request.actor, need):
        raise Http404
    payers = queries.payers_for(need, request.actor)
    form = forms.AttemptForm(pages.posted(request))
    offered: Any = form.fields["programme"]
    offered.offer([payer.programme for payer in payers])

    def save(data: dict[str, Any]) -> None:
        services.say_attempt(need=need, by=request.actor, **data)

    if pages.submitted(form, save):
        messages.success(request, _("Written down."))
        return redirect(request.path)
    context = {"need": need, "payers": payers, "form": form, "back": back, "may": {"say": policies.may_say_attempt(request.actor, need)}}
    return render(request, "funding/show_payers.html", context)


@require_http_methods(FORM)
def upload_programmes(request: Request, slug: str) -> HttpResponse:
    area = brokerage.area_to_run(request.actor)
    form = forms.UploadForm(pages.posted(request), request.FILES if request.method == "POST" else None)
    columns = lists.columns(brokerage.topics_by_words(area.pk))

    def make(data: dict[str, Any]) -> str:
        reading = sheets.read(data["file"].name, data["file"].read(), columns)
        rows = [{**row.values, "row": row.number} for row in reading.good]
        faults = [asdict(fault) for fault in reading.faults]
        upload = services.keep_upload(area=area, name=data["file"].name, rows=rows, faults=faults, by=request.actor)
        return reverse("funding:check_programmes", args=[slug, upload.public_id])

    if address := pages.created(request, form, make):
        return redirect(address)
    templates = {ending: reverse("funding:download_template", args=[slug, ending]) for ending in sheets.ENDINGS}
    return render(request, "funding/upload_programmes.html", {"slug": slug, "form": form, "columns": columns, "templates": templates})


@require_http_methods(FORM)
def check_programmes(request: Request, slug: str, public_id: str) -> HttpResponse:
    upload = queries.upload_for(public_id, request.actor)
    form = forms.PressForm(pages.posted(request))

    def make(_data: dict[str, Any]) -> str:
        services.enter_upload(upload=upload, by=request.actor)
        return reverse("funding:check_programmes", args=[slug, public_id])

    if address := pages.created(request, form, make):
        return redirect(address)
    columns = [column for column in lists.columns({}) if column.key in ("name", "body", "topics", "closes_on")]
    context = {
        "slug": slug,
        "upload": upload,
        "form": form,
        "results": RowResult,
        "reading": sheets.Reading([sheets.Row(row["row"], row) for row in upload.rows], [sheets.Fault(**fault) for fault in upload.faults]),
        "columns": [column.title for column in columns],
        "sample": [[_cell(row.get(column.key)) for column in columns] for row in upload.rows[:10]],
    }
    return render(request, "funding/check_programmes.html", context)


def _cell(value: Any) -> str:
    return "; ".join(value) if isinstance(value, list) else str(value or "")


@require_safe
def download_faults(request: Request, slug: str, public_id: str) -> HttpResponse:
    upload = queries.upload_for(public_id, request.actor)
    return sheets.download_faults(upload.faults)


@require_safe
def download_template(request: Request, slug: str, ending: str) -> HttpResponse:
    area = brokerage.area_to_run(request.actor)
    columns = lists.columns(brokerage.topics_by_words(area.pk))
    return sheets.download(f"funded programmes - empty.{ending}", columns, [{column.key: column.example for column in columns}])


@require_safe
def download_programmes(request: Request, slug: str, ending: str) -> HttpResponse:
    rows = [lists.row_of(programme) for programme in queries.listed_programmes(_area_id(request), request.actor, old=True)]
    return sheets.download(f"funded programmes.{ending}", lists.columns({}), rows)
