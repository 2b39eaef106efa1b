"""What a seat does, by link on a phone or signed in: reply, read the outcome, say who carries it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from joinedup.core.refusals import Missing
from joinedup.core.requests import Request, open_to_links
from joinedup.decisions import choices, forms, queries, services
from joinedup.decisions.views.questions import carriers
from joinedup.groups import queries as groups
from joinedup.ui import pages

_FORM = ["GET", "HEAD", "POST"]


@open_to_links(choices.PURPOSE)
@require_http_methods(_FORM)
def answer_question(request: Request, public_id: str) -> HttpResponse:
    reply = queries.reply_answering(public_id, request.actor)
    question = reply.question
    form = forms.ReplyForm(pages.posted(request), initial={"says": reply.says})
    if pages.submitted(form, lambda data: services.answer_question(reply=reply, says=data["says"], by=request.actor)):
        return redirect(reverse("decisions:answer_question", args=[public_id]) + "?done=1")
    context = {
        "form": form,
        "reply": reply,
        "question": question,
        "law": groups.law_of(question.group),
        "no_vote_since": groups.no_vote_since(reply.member),
        "is_open": question.state == choices.State.OPEN and not question.is_over,
        "is_done": request.GET.get("done") == "1" and bool(reply.says),
        "carriers": carriers(question),
    }
    return render(request, "decisions/answer_question.html", context)


@open_to_links(choices.PURPOSE)
@require_http_methods(_FORM)
def carry_decision(request: Request, public_id: str) -> HttpResponse:
    reply = queries.reply_answering(public_id, request.actor)
    question, member = reply.question, reply.member
    if question.result != choices.Result.CARRIED or not member.has_vote or groups.no_vote_since(member):
        raise Missing
    known = queries.carriers_of([question.subject]).get((question.public_id, member.organisation_id))
    form = forms.CarrierForm(pages.posted(request), initial={"name": known.name if known else ""})

    def carry(data: dict[str, Any]) -> None:
        about, whose = question.subject, member.organisation
        services.name_carrier(about=about, group=question.group, organisation=whose, name=data["name"], by=request.actor)

    if pages.submitted(form, carry):
        return redirect("decisions:answer_question", public_id)
    return render(request, "decisions/carry_decision.html", {"form": form, "reply": reply, "question": question})
