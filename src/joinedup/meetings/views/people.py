"""Inviting, answers on the telephone, attendance."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from joinedup.actions import queries as actions
from joinedup.core.requests import Request
from joinedup.meetings import forms, queries, services
from joinedup.meetings.views.meetings import run_or_missing
from joinedup.ui import pages

_FORM = ["GET", "HEAD", "POST"]


@require_http_methods(_FORM)
def send_invitations(request: Request, slug: str, public_id: str) -> HttpResponse:
    meeting = run_or_missing(request, public_id)
    form = forms.PlainForm(pages.posted(request))

    def send(data: dict[str, Any]) -> str:
        services.send_invitations(meeting=meeting, by=request.actor)
        return reverse("meetings:show_meeting", args=[slug, public_id])

    if address := pages.created(request, form, send):
        return redirect(address)
    places = queries.places_for(meeting)
    new = [place for place in places if place.invitation is None or place.invitation.sent_at is None]
    context = {
        "form": form,
        "slug": slug,
        "meeting": meeting,
        "warning": actions.ask_warning([place.member.organisation_id for place in new], request.actor.area_id),
        "asked": [place for place in new if place.email],
        "without": [place for place in new if not place.email],
    }
    return render(request, "meetings/send_invitations.html", context)


@require_http_methods(_FORM)
def record_answer(request: Request, slug: str, public_id: str, invitation_id: str) -> HttpResponse:
    meeting = run_or_missing(request, public_id)
    invitation = queries.invitation_of(meeting, invitation_id)
    initial = {"answer": "" if invitation.answer == "waiting" else invitation.answer, "sends": invitation.sends}
    form = forms.AnswerForm(pages.posted(request), initial=initial)

    def answer(data: dict[str, Any]) -> None:
        services.answer_invitation(invitation=invitation, answer=data["answer"], sends=data["sends"], by=request.actor)

    if pages.submitted(form, answer):
        return redirect(reverse("meetings:show_meeting", args=[slug, public_id]) + "#people")
    context = {"form": form, "slug": slug, "meeting": meeting, "invitation": invitation}
    return render(request, "meetings/record_answer.html", context)


@require_http_methods(_FORM)
def take_attendance(request: Request, slug: str, public_id: str) -> HttpResponse:
    meeting = run_or_missing(request, public_id)
    form = forms.AttendanceForm(
        pages.posted(request),
        invitations=queries.invitations_of(meeting),
        initial={"version": meeting.version},
    )

    def take(data: dict[str, Any]) -> None:
        services.take_attendance(meeting=meeting, there=form.there(), expected=data["version"], by=request.actor)

    if pages.submitted(form, take):
        return redirect(reverse("meetings:show_meeting", args=[slug, public_id]) + "#people")
    return render(request, "meetings/take_attendance.html", {"form": form, "slug": slug, "meeting": meeting})
