"""The agenda: items, their order, papers, and sending it."""

from dataclasses import asdict
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from joinedup.analytics import reading
from joinedup.core.refusals import Missing
from joinedup.core.requests import Request
from joinedup.files import services as files
from joinedup.meetings import choices, forms, policies, queries, services
from joinedup.meetings.views.meetings import run_or_missing
from joinedup.ui import pages

_FORM = ["GET", "HEAD", "POST"]
PROPOSED = ("title", "note", "length", "aim", "lead", "part")


@require_http_methods(_FORM)
def add_items(request: Request, slug: str, public_id: str) -> HttpResponse:
    meeting = run_or_missing(request, public_id)
    form = forms.LinesForm(pages.posted(request), initial={"part": "a"})
    offer_parts(form, queries.sees_closed(request.actor, meeting))

    def add(data: dict[str, Any]) -> str:
        part = data.get("part", "a")
        items = [services.ItemDetails(**asdict(line), part=part) for line in reading.read_lines(data["lines"])]
        services.add_items(meeting=meeting, items=items, by=request.actor)
        return reverse("meetings:order_agenda", args=[slug, public_id])

    if address := pages.created(request, form, add):
        return redirect(address)
    return render(request, "meetings/add_items.html", {"form": form, "slug": slug, "meeting": meeting})


@require_http_methods(_FORM)
def propose_item(request: Request, slug: str, public_id: str) -> HttpResponse:
    meeting = queries.meeting_for(public_id, request.actor)
    if not policies.may_propose_item(request.actor, meeting):
        raise Missing
    form = forms.ItemForm(pages.posted(request), initial={"length": 10, "part": "a", "aim": choices.Aim.WORK})
    offer_parts(form, queries.sees_closed(request.actor, meeting))

    def propose(data: dict[str, Any]) -> str:
        services.propose_item(meeting=meeting, details=services.ItemDetails(**data), by=request.actor)
        return reverse("meetings:show_meeting", args=[slug, public_id])

    if address := pages.created(request, form, propose):
        return redirect(address)
    return render(request, "meetings/propose_item.html", {"form": form, "slug": slug, "meeting": meeting})


@require_http_methods(_FORM)
def order_agenda(request: Request, slug: str, public_id: str) -> HttpResponse:
    meeting = run_or_missing(request, public_id)
    items = queries.items_seen(meeting, request.actor)
    form = forms.OrderForm(
        pages.posted(request),
        items=items,
        may_close=queries.sees_closed(request.actor, meeting),
        initial={"version": meeting.version},
    )

    def order(data: dict[str, Any]) -> None:
        placed = {key: services.Placed(**spot) for key, spot in form.placed().items()}
        services.order_agenda(meeting=meeting, placed=placed, expected=data["version"], by=request.actor)

    if pages.submitted(form, order):
        return redirect("meetings:show_meeting", slug, public_id)
    context = {"form": form, "slug": slug, "meeting": meeting, "agenda": queries.agenda_of(meeting, request.actor)}
    return render(request, "meetings/order_agenda.html", context)


@require_http_methods(_FORM)
def change_item(request: Request, slug: str, public_id: str, item_id: str) -> HttpResponse:
    meeting = run_or_missing(request, public_id)
    item = queries.item_for(meeting, item_id, request.actor)
    form = forms.ChangeItemForm.for_thing(pages.posted(request), item)
    offer_parts(form, queries.sees_closed(request.actor, meeting))

    def change(data: dict[str, Any]) -> None:
        expected = data.pop("version")
        services.change_item(item=item, details=services.ItemDetails(**data), expected=expected, by=request.actor)

    if pages.submitted(form, change):
        return redirect("meetings:show_meeting", slug, public_id)
    return render(request, "meetings/change_item.html", {"form": form, "slug": slug, "meeting": meeting, "item": item})


@require_POST
def accept_item(request: Request, slug: str, public_id: str, item_id: str) -> HttpResponse:
    item = queries.item_for(run_or_missing(request, public_id), item_id, request.actor)
    services.accept_item(item=item, by=request.actor)
    return redirect("meetings:show_meeting", slug, public_id)


@require_POST
def leave_out_item(request: Request, slug: str, public_id: str, item_id: str) -> HttpResponse:
    item = queries.item_for(run_or_missing(request, public_id), item_id, request.actor)
    services.leave_out_item(item=item, by=request.actor)
    return redirect("meetings:show_meeting", slug, public_id)


@require_http_methods(_FORM)
def add_paper(request: Request, slug: str, public_id: str, item_id: str) -> HttpResponse:
    meeting = run_or_missing(request, public_id)
    item = queries.item_for(meeting, item_id, request.actor)
    form = forms.PaperForm(request.POST, request.FILES) if request.method == "POST" else forms.PaperForm()

    def look(data: dict[str, Any]) -> None:
        data["paper"] = files.examine(name=data["file"].name, content=data["file"].file)

    def add(data: dict[str, Any]) -> str:
        services.add_paper(item=item, paper=data["paper"], by=request.actor)
        return reverse("meetings:add_paper", args=[slug, public_id, item_id])

    if address := pages.created(request, form, add, before=look):
        return redirect(address)
    line = next((line for line in queries.agenda_of(meeting, request.actor).lines if line.item == item), None)
    context = {"form": form, "slug": slug, "meeting": meeting, "item": item, "papers": line.papers if line else ()}
    return render(request, "meetings/add_paper.html", context)


@require_POST
def remove_paper(request: Request, slug: str, public_id: str, item_id: str, file_id: str) -> HttpResponse:
    meeting = run_or_missing(request, public_id)
    item = queries.item_for(meeting, item_id, request.actor)
    services.remove_paper(item=item, stored=queries.paper_of(meeting, file_id, request.actor), by=request.actor)
    return redirect("meetings:add_paper", slug, public_id, item_id)


@require_http_methods(_FORM)
def send_agenda(request: Request, slug: str, public_id: str) -> HttpResponse:
    meeting = run_or_missing(request, public_id)
    form = forms.PlainForm(pages.posted(request))

    def send(data: dict[str, Any]) -> str:
        services.send_agenda(meeting=meeting, by=request.actor)
        return reverse("meetings:show_meeting", args=[slug, public_id])

    if address := pages.created(request, form, send):
        return redirect(address)
    context = {
        "form": form,
        "slug": slug,
        "meeting": meeting,
        "agenda": queries.agenda_of(meeting, request.actor),
        "places": queries.places_for(meeting),
        "newcomers": queries.newcomers(meeting),
    }
    return render(request, "meetings/send_agenda.html", context)


def offer_parts(form: Any, may: bool) -> None:
    """Leave part B out of the choices of who may not read it."""
    if not may:
        form.fields["part"].choices = list(choices.Part.choices)[:1]
