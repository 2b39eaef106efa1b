"""What somebody who is invited does, by link on a phone or signed in: answer, read, propose."""

from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from joinedup.core import clock
from joinedup.core.refusals import Missing
from joinedup.core.requests import Request, open_to_links
from joinedup.files import services as files
from joinedup.meetings import choices, forms, policies, queries, services
from joinedup.meetings.views.agenda import offer_parts
from joinedup.ui import pages

_FORM = ["GET", "HEAD", "POST"]


@open_to_links(choices.PURPOSE)
@require_http_methods(_FORM)
def answer_invitation(request: Request, public_id: str) -> HttpResponse:
    invitation = queries.invitation_answering(public_id, request.actor)
    meeting = invitation.meeting
    initial = {"answer": "" if invitation.answer == "waiting" else invitation.answer, "sends": invitation.sends}
    form = forms.AnswerForm(pages.posted(request), initial=initial)

    def answer(data: dict[str, Any]) -> None:
        services.answer_invitation(invitation=invitation, answer=data["answer"], sends=data["sends"], by=request.actor)

    if pages.submitted(form, answer):
        return redirect(reverse("meetings:answer_invitation", args=[public_id]) + "?done=1")
    reads = queries.may_read_minutes(meeting, request.actor, invitation)
    speaks = reads and policies.may_answer_for_organisation(request.actor, invitation)
    open_now = meeting.state == choices.State.PLANNED and clock.now() <= meeting.ends_at
    context = {
        "form": form,
        "invitation": invitation,
        "meeting": meeting,
        "agenda": queries.agenda_of(meeting, request.actor, invitation),
        "is_done": request.GET.get("done") == "1",
        "is_open": open_now,
        "reads_minutes": reads,
        "owes_carrier": speaks and invitation.member.organisation_id in queries.without_carrier(meeting),
        "owes_pulse": policies.may_give_pulse(request.actor, invitation) and queries.owes_pulse(invitation),
    }
    return render(request, "meetings/answer_invitation.html", context)


@open_to_links(choices.PURPOSE)
@require_http_methods(_FORM)
def propose_by_link(request: Request, public_id: str) -> HttpResponse:
    invitation = queries.invitation_answering(public_id, request.actor)
    form = forms.ItemForm(pages.posted(request), initial={"length": 10, "part": "a", "aim": choices.Aim.WORK})
    offer_parts(form, queries.sees_closed(request.actor, invitation.meeting, invitation))

    def propose(data: dict[str, Any]) -> str:
        details = services.ItemDetails(**data)
        services.propose_item(meeting=invitation.meeting, details=details, by=request.actor, invitation=invitation)
        said = _("“%(title)s” is proposed. Who runs the meeting puts it on the agenda, or tells you why it waits.")
        messages.success(request, said % {"title": details.title})
        return reverse("meetings:answer_invitation", args=[public_id])

    if address := pages.created(request, form, propose):
        return redirect(address)
    return render(request, "meetings/propose_by_link.html", {"form": form, "invitation": invitation, "meeting": invitation.meeting})


@open_to_links(choices.PURPOSE)
@require_http_methods(_FORM)
def give_pulse(request: Request, public_id: str) -> HttpResponse:
    invitation = queries.invitation_answering(public_id, request.actor)
    pulse = queries.pulse_of(invitation.meeting)
    if not policies.may_give_pulse(request.actor, invitation):
        raise Missing
    form = forms.PulseForm(pages.posted(request))

    def give(data: dict[str, Any]) -> None:
        services.give_pulse(invitation=invitation, worth=data["worth"], learners=data["learners"], by=request.actor)

    if pages.submitted(form, give):
        return redirect("meetings:give_pulse", public_id)
    context = {
        "form": form,
        "invitation": invitation,
        "meeting": invitation.meeting,
        "pulse": pulse,
        "owes_pulse": queries.owes_pulse(invitation),
        "least": choices.PULSE_LEAST,
    }
    return render(request, "meetings/give_pulse.html", context)


@open_to_links(choices.PURPOSE)
@require_http_methods(_FORM)
def carry_decisions(request: Request, public_id: str) -> HttpResponse:
    invitation = queries.invitation_answering(public_id, request.actor)
    meeting = invitation.meeting
    reads = queries.may_read_minutes(meeting, request.actor, invitation)
    if not (reads and policies.may_answer_for_organisation(request.actor, invitation)):
        raise Missing
    lines = queries.minutes_of(meeting, request.actor, invitation)
    taken = [row for line in lines for row in line.decisions if row.is_taken]
    carried, own = queries.carried_by(meeting, lines), invitation.member.organisation
    known = {row.public_id: line.carrier for row in taken for line in carried[row.public_id] if line.organisation == own and line.carrier}
    initial = {f"carries_{key}": carrier.name for key, carrier in known.items()}
    form = forms.CarryForm(pages.posted(request), decisions=taken, initial=initial)
    if pages.submitted(form, lambda _data: services.carry_decisions(invitation=invitation, names=form.names(), by=request.actor)):
        return redirect("meetings:correct_minutes", public_id)
    return render(request, "meetings/carry_decisions.html", {"form": form, "invitation": invitation, "meeting": meeting, "taken": taken})


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
