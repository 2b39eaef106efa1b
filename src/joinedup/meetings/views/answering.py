"""What somebody who is invited does, by link on a phone or signed in: answer, read, propose."""

from typing import Any

from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from joinedup.core import clock
from joinedup.core.requests import Request, open_to_links
from joinedup.files import services as files
from joinedup.meetings import choices, forms, queries, services
from joinedup.meetings.views.agenda import offer_parts
from joinedup.ui import pages

_FORM = ["GET", "HEAD", "POST"]


@open_to_links(choices.PURPOSE)
@require_http_methods(_FORM)
def answer_invitation(request: Request, public_id: str) -> HttpResponse:
    invitation = queries.invitation_answering(public_id, request.actor)
    meeting = invitation.meeting
    initial = {"answer": "" if invitation.answer == "waiting" else invitation.answer, "sends": invitation.sends}
    form = forms.AnswerForm(request.POST if request.method == "POST" else None, initial=initial)

    def answer(data: dict[str, Any]) -> None:
        services.answer_invitation(invitation=invitation, answer=data["answer"], sends=data["sends"], by=request.actor)

    if pages.submitted(form, answer):
        return redirect(reverse("meetings:answer_invitation", args=[public_id]) + "?done=1")
    open_now = meeting.state == choices.State.PLANNED and clock.now() <= meeting.ends_at
    context = {
        "form": form,
        "invitation": invitation,
        "meeting": meeting,
        "agenda": queries.agenda_of(meeting, request.actor, invitation),
        "is_done": request.GET.get("done") == "1",
        "is_open": open_now,
        "reads_minutes": queries.may_read_minutes(meeting, request.actor, invitation),
    }
    return render(request, "meetings/answer_invitation.html", context)


@open_to_links(choices.PURPOSE)
@require_http_methods(_FORM)
def propose_by_link(request: Request, public_id: str) -> HttpResponse:
    invitation = queries.invitation_answering(public_id, request.actor)
    form = forms.ItemForm(request.POST if request.method == "POST" else None, initial={"length": 10, "part": "a"})
    offer_parts(form, queries.sees_closed(request.actor, invitation.meeting, invitation))

    def propose(data: dict[str, Any]) -> str:
        details = services.ItemDetails(**data)
        services.propose_item(meeting=invitation.meeting, details=details, by=request.actor, invitation=invitation)
        return reverse("meetings:answer_invitation", args=[public_id]) + "?done=2"

    if address := pages.created(request, form, propose):
        return redirect(address)
    return render(request, "meetings/propose_by_link.html", {"form": form, "invitation": invitation, "meeting": invitation.meeting})


@open_to_links(choices.PURPOSE)
@require_safe
def read_paper(request: Request, public_id: str, file_id: str) -> FileResponse:
    invitation = queries.invitation_answering(public_id, request.actor)
    stored = queries.paper_of(invitation.meeting, file_id, request.actor, invitation)
    response = FileResponse(files.open_file(stored), as_attachment=True, filename=stored.name, content_type=stored.content_type)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cache-Control"] = "private, no-store"
    return response
