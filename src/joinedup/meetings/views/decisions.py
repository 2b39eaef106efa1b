"""Decisions: written down with their votes, removed, and what boards say."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from joinedup.core.requests import Request
from joinedup.groups import queries as groups
from joinedup.meetings import forms, queries, services
from joinedup.meetings.views.meetings import run_or_missing
from joinedup.ui import filters, pages

_FORM = ["GET", "HEAD", "POST"]


@require_http_methods(_FORM)
def record_decision(request: Request, slug: str, public_id: str, item_id: str) -> HttpResponse:
    meeting = run_or_missing(request, public_id)
    item = queries.item_for(meeting, item_id, request.actor)
    there = queries.there(meeting)
    form = forms.DecisionForm(pages.posted(request), there=there, has_casting_vote=meeting.group.has_casting_vote)

    def decide(data: dict[str, Any]) -> str:
        details = services.DecisionDetails(data["text"], form.votes(), data.get("casting", ""), data["boards_on"])
        services.record_decision(item=item, details=details, by=request.actor)
        return reverse("meetings:type_minutes", args=[slug, public_id]) + f"#item-{item_id}"

    if address := pages.created(request, form, decide):
        return redirect(address)
    context = {
        "form": form,
        "slug": slug,
        "meeting": meeting,
        "item": item,
        "there": there,
        "law": groups.law_of(meeting.group),
        "interests": groups.interests_of(meeting.group),
    }
    return render(request, "meetings/record_decision.html", context)


@require_POST
def remove_decision(request: Request, slug: str, public_id: str, decision_id: str) -> HttpResponse:
    decision = queries.decision_of(run_or_missing(request, public_id), decision_id, request.actor)
    services.remove_decision(decision=decision, by=request.actor)
    return redirect(reverse("meetings:type_minutes", args=[slug, public_id]) + f"#item-{decision.item.public_id}")


@require_POST
def remind_carriers(request: Request, slug: str, public_id: str) -> HttpResponse:
    n_mails = services.remind_carriers(meeting=run_or_missing(request, public_id), by=request.actor)
    messages.success(
        request, ngettext("%(n)s mail waits to go out.", "%(n)s mails wait to go out.", n_mails) % {"n": filters.number(n_mails)}
    )
    return redirect("meetings:read_minutes", slug, public_id)


@require_http_methods(_FORM)
def record_boards(request: Request, slug: str, public_id: str, decision_id: str) -> HttpResponse:
    meeting = run_or_missing(request, public_id)
    decision = queries.decision_of(meeting, decision_id, request.actor)
    form = forms.BoardsForm(pages.posted(request))

    def write(data: dict[str, Any]) -> None:
        services.record_boards(decision=decision, agreed=data["agreed"] == "yes", by=request.actor)

    if pages.submitted(form, write):
        return redirect("meetings:read_minutes", slug, public_id)
    context = {"form": form, "slug": slug, "meeting": meeting, "decision": decision}
    return render(request, "meetings/record_boards.html", context)
