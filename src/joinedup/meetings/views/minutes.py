"""Minutes: typing them, reading along, sending, correcting, approving; unfinished items."""

from typing import Any

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from joinedup.actions import queries as actions
from joinedup.core import clock
from joinedup.core.refusals import Conflict, Missing, Refused, require_found
from joinedup.core.requests import Request, open_to_links
from joinedup.meetings import choices, forms, policies, queries, services
from joinedup.meetings.views.meetings import run_or_missing
from joinedup.ui import filters, pages

_FORM = ["GET", "HEAD", "POST"]


@require_safe
def type_minutes(request: Request, slug: str, public_id: str) -> HttpResponse:
    return _type_page(request, slug, run_or_missing(request, public_id))


@require_POST
def take_pen(request: Request, slug: str, public_id: str) -> HttpResponse:
    services.take_pen(meeting=run_or_missing(request, public_id), by=request.actor)
    return redirect("meetings:type_minutes", slug, public_id)


@require_POST
def save_minute(request: Request, slug: str, public_id: str, item_id: str) -> HttpResponse:
    meeting = run_or_missing(request, public_id)
    item = queries.item_for(meeting, item_id, request.actor)
    form = forms.MinuteForm(request.POST)
    saved: list[Any] = []

    def save(data: dict[str, Any]) -> None:
        said = services.Said(data["text"], data["outcome"])
        saved.append(services.save_minute(item=item, said=said, expected=data["version"], by=request.actor))

    if request.headers.get("Accept") == "application/json":
        return _autosaved(form, save, saved)
    if pages.submitted(form, save):
        return redirect(reverse("meetings:type_minutes", args=[slug, public_id]) + f"#item-{item_id}")
    return _type_page(request, slug, meeting, wrong=(item_id, form))


def _autosaved(form: forms.MinuteForm, save: Any, saved: list[Any]) -> JsonResponse:
    """Answer the script that saves while somebody types: the new version, or why it was not saved."""
    if not form.is_valid():
        return JsonResponse({"refused": " ".join(str(text) for texts in form.errors.values() for text in texts)}, status=400)
    try:
        save(form.cleaned_data)
    except Conflict as clash:
        return JsonResponse({"conflict": True, "version": clash.theirs.version}, status=409)
    except Refused as refusal:
        return JsonResponse({"refused": refusal.message}, status=400)
    return JsonResponse({"version": saved[0].version, "saved_at": filters.time(clock.now())})


@require_safe
def read_minutes(request: Request, slug: str, public_id: str) -> HttpResponse:
    meeting = queries.meeting_for(public_id, request.actor)
    if not (queries.may_read_minutes(meeting, request.actor) or policies.may_run_meeting(request.actor, meeting)):
        raise Missing
    runs = policies.may_run_meeting(request.actor, meeting)
    lines = queries.minutes_of(meeting, request.actor)
    context = {
        "meeting": meeting,
        "slug": slug,
        "lines": lines,
        "written": queries.written(meeting, request.actor),
        "carried": queries.carried_by(meeting, lines),
        "pulse": queries.pulse_of(meeting),
        "agenda": queries.agenda_of(meeting, request.actor),
        "attendance": queries.attendance_of(meeting),
        "corrections": queries.corrections_of(meeting) if runs else [],
        "is_live": meeting.minutes_state == choices.MinutesState.OPEN,
        "may": {
            "run": runs,
            "remind_carriers": runs and meeting.minutes_state in queries.OUT and meeting.carriers_reminded_on != clock.today(),
        },
    }
    return render(request, "meetings/read_minutes.html", context)


@require_safe
def show_drafts(request: Request, slug: str, public_id: str, item_id: str) -> HttpResponse:
    meeting = run_or_missing(request, public_id)
    item = queries.item_for(meeting, item_id, request.actor)
    context = {"meeting": meeting, "slug": slug, "item": item, "drafts": queries.drafts_of(item)}
    return render(request, "meetings/show_drafts.html", context)


@require_http_methods(_FORM)
def send_minutes(request: Request, slug: str, public_id: str) -> HttpResponse:
    meeting = run_or_missing(request, public_id)
    form = forms.PlainForm(pages.posted(request))

    def send(data: dict[str, Any]) -> str:
        services.send_minutes(meeting=meeting, by=request.actor)
        return reverse("meetings:read_minutes", args=[slug, public_id])

    if address := pages.created(request, form, send):
        return redirect(address)
    context = {
        "form": form,
        "slug": slug,
        "meeting": meeting,
        "lines": queries.minutes_of(meeting, request.actor),
        "agenda": queries.agenda_of(meeting, request.actor),
        "written": queries.written(meeting, request.actor),
        "places": queries.places_for(meeting),
        "actions_panel": actions.actions_panel(meeting.subject, request.actor),
    }
    return render(request, "meetings/send_minutes.html", context)


@require_http_methods(_FORM)
def approve_minutes(request: Request, slug: str, public_id: str) -> HttpResponse:
    meeting = run_or_missing(request, public_id)
    form = forms.ApproveForm(pages.posted(request), initial={"on": clock.today()})
    form.fields["at"].offer(queries.meetings_to_approve_at(meeting), blank=_("At none of these"))  # type: ignore[attr-defined]

    def approve(data: dict[str, Any]) -> None:
        services.approve_minutes(meeting=meeting, on=data["on"], at=data["at"], by=request.actor)

    if pages.submitted(form, approve):
        return redirect("meetings:read_minutes", slug, public_id)
    return render(request, "meetings/approve_minutes.html", {"form": form, "slug": slug, "meeting": meeting})


@require_http_methods(_FORM)
def settle_correction(request: Request, slug: str, public_id: str, correction_id: str) -> HttpResponse:
    meeting = run_or_missing(request, public_id)
    rows = {row.public_id: row for row in queries.corrections_of(meeting)}
    correction = require_found(rows.get(correction_id))
    form = forms.SettleForm(pages.posted(request))

    def settle(data: dict[str, Any]) -> None:
        services.settle_correction(correction=correction, answer=data["answer"], by=request.actor)

    if pages.submitted(form, settle):
        return redirect("meetings:read_minutes", slug, public_id)
    context = {"form": form, "slug": slug, "meeting": meeting, "correction": correction}
    return render(request, "meetings/settle_correction.html", context)


@require_POST
def carry_over_item(request: Request, slug: str, public_id: str, item_id: str) -> HttpResponse:
    meeting = run_or_missing(request, public_id)
    item = require_found(next((row for row in queries.unfinished(meeting, request.actor) if row.public_id == item_id), None))
    services.carry_over_item(item=item, to=meeting, by=request.actor)
    return redirect("meetings:show_meeting", slug, public_id)


@open_to_links(choices.PURPOSE)
@require_http_methods(_FORM)
def correct_minutes(request: Request, public_id: str) -> HttpResponse:
    invitation = queries.invitation_answering(public_id, request.actor)
    meeting = invitation.meeting
    if not queries.may_read_minutes(meeting, request.actor, invitation):
        raise Missing
    form = forms.CorrectionForm(pages.posted(request))

    def correct(data: dict[str, Any]) -> str:
        services.correct_minutes(invitation=invitation, text=data["text"], by=request.actor)
        return reverse("meetings:correct_minutes", args=[public_id]) + "#corrections"

    if address := pages.created(request, form, correct):
        return redirect(address)
    lines = queries.minutes_of(meeting, request.actor, invitation)
    context = {
        "form": form,
        "invitation": invitation,
        "meeting": meeting,
        "lines": lines,
        "written": queries.written(meeting, request.actor, invitation),
        "carried": queries.carried_by(meeting, lines),
        "agenda": queries.agenda_of(meeting, request.actor, invitation),
        "attendance": queries.attendance_of(meeting),
        "corrections": queries.corrections_of(meeting, invitation),
        "may": {
            "correct": policies.may_correct_minutes(request.actor, invitation),
            "carry": policies.may_answer_for_organisation(request.actor, invitation),
        },
    }
    return render(request, "meetings/correct_minutes.html", context)


def _type_page(request: Request, slug: str, meeting: Any, wrong: tuple[str, forms.MinuteForm] | None = None) -> HttpResponse:
    lines = queries.minutes_of(meeting, request.actor)
    sheets = []
    for line in lines:
        key = line.item.public_id
        values = {"text": line.minute.text if line.minute else "", "outcome": line.minute.outcome if line.minute else ""}
        form = (
            wrong[1]
            if wrong and wrong[0] == key
            else forms.MinuteForm(initial=values | {"version": line.version}, prefix=None, auto_id=f"id_{key}_%s")
        )
        sheets.append((line, form))
    context = {
        "meeting": meeting,
        "slug": slug,
        "sheets": sheets,
        "wrong": wrong[1] if wrong else None,
        "types": policies.may_type_minutes(request.actor, meeting),
        "nobody_there": not queries.there(meeting),
    }
    return render(request, "meetings/type_minutes.html", context)
