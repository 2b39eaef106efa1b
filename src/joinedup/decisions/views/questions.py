"""Questions of a group: asked, followed, reminded, withdrawn, counted."""

from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from joinedup.core import clock
from joinedup.core.refusals import Missing
from joinedup.core.requests import Request
from joinedup.decisions import choices, forms, policies, queries, services
from joinedup.groups import queries as groups
from joinedup.ui import pages

_FORM = ["GET", "HEAD", "POST"]


@require_safe
def list_questions(request: Request, slug: str, public_id: str) -> HttpResponse:
    group = groups.group_for(public_id, request.actor)
    context = {
        "slug": slug,
        "group": group,
        "questions": queries.questions_of(group, request.actor),
        "may": {"ask": policies.may_ask_question(request.actor, group)},
    }
    return render(request, "decisions/list_questions.html", context)


@require_http_methods(_FORM)
def ask_question(request: Request, slug: str, public_id: str) -> HttpResponse:
    group = groups.group_for(public_id, request.actor)
    if not policies.may_ask_question(request.actor, group):
        raise Missing
    initial = {"part": "a", "closes_on": clock.today() + timedelta(days=choices.USUAL_DAYS)}
    form = forms.AskForm(pages.posted(request), initial=initial)
    if not group.silence_is_yes:
        del form.fields["silence_is_yes"]
    if not groups.is_insider(request.actor, group):
        form.fields["part"].choices = list(choices.Part.choices)[:1]  # type: ignore[attr-defined]

    def ask(data: dict[str, Any]) -> str:
        question = services.ask_question(group=group, details=services.QuestionDetails(**data), by=request.actor)
        return reverse("decisions:show_question", args=[slug, question.public_id])

    if address := pages.created(request, form, ask):
        return redirect(address)
    context = {"form": form, "slug": slug, "group": group, "law": groups.law_of(group), "voters": groups.voters_of(group)}
    return render(request, "decisions/ask_question.html", context)


@require_safe
def show_question(request: Request, slug: str, public_id: str) -> HttpResponse:
    question = queries.question_for(public_id, request.actor)
    runs = policies.may_run_question(request.actor, question)
    context = {
        "slug": slug,
        "question": question,
        "replies": queries.replies_of(question),
        "own": queries.reply_of(question, request.actor),
        "carriers": carriers(question),
        "law": groups.law_of(question.group),
        "entries": queries.timeline(question),
        "may": {
            "run": runs and question.state == choices.State.OPEN,
            "note": runs and question.state == choices.State.OPEN and not question.is_over,
            "remind_carriers": runs and question.carriers_reminded_on != clock.today(),
        },
        "sees_votes": question.state == choices.State.SETTLED and groups.is_insider(request.actor, question.group),
    }
    return render(request, "decisions/show_question.html", context)


@require_POST
def remind_owing(request: Request, slug: str, public_id: str) -> HttpResponse:
    services.remind_owing(question=_run_or_missing(request, public_id), by=request.actor)
    return redirect("decisions:show_question", slug, public_id)


@require_POST
def remind_carriers(request: Request, slug: str, public_id: str) -> HttpResponse:
    services.remind_carriers(question=_run_or_missing(request, public_id), by=request.actor)
    return redirect("decisions:show_question", slug, public_id)


@require_http_methods(_FORM)
def note_reply(request: Request, slug: str, public_id: str, reply_id: str) -> HttpResponse:
    question = _run_or_missing(request, public_id)
    reply = queries.reply_noted(question, reply_id)
    if not policies.may_note_reply(request.actor, reply):
        raise Missing
    form = forms.NoteReplyForm(pages.posted(request), initial={"told_by": reply.said_by or reply.member.person.name})
    if pages.submitted(form, lambda data: services.note_reply(reply=reply, **data, by=request.actor)):
        return redirect("decisions:show_question", slug, public_id)
    return render(request, "decisions/note_reply.html", {"form": form, "slug": slug, "question": question, "reply": reply})


@require_http_methods(_FORM)
def withdraw_question(request: Request, slug: str, public_id: str) -> HttpResponse:
    question = _run_or_missing(request, public_id)
    form = forms.WithdrawForm(pages.posted(request))
    if pages.submitted(form, lambda data: services.withdraw_question(question=question, because=data["because"], by=request.actor)):
        return redirect("decisions:show_question", slug, public_id)
    return render(request, "decisions/withdraw_question.html", {"form": form, "slug": slug, "question": question})


@require_http_methods(_FORM)
def settle_question(request: Request, slug: str, public_id: str) -> HttpResponse:
    question = _run_or_missing(request, public_id)
    form = forms.SettleForm(pages.posted(request))
    if not question.law["has_casting_vote"]:
        del form.fields["casting"]
    if pages.submitted(form, lambda data: services.settle_question(question=question, casting=data.get("casting", ""), by=request.actor)):
        return redirect("decisions:show_question", slug, public_id)
    return render(request, "decisions/settle_question.html", {"form": form, "slug": slug, "question": question})


def carriers(question: Any) -> list[queries.CarrierLine]:
    """Return who carries a decision at each partner, once it was taken."""
    if question.result != choices.Result.CARRIED:
        return []
    return queries.carrier_lines(question.group, [question.subject])[question.public_id]


def _run_or_missing(request: Request, public_id: str) -> Any:
    question = queries.question_for(public_id, request.actor)
    if not policies.may_run_question(request.actor, question):
        raise Missing
    return question
