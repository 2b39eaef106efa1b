"""Reminders: an area's rules, and the page on which an owner sees everything they promised."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from joinedup.accounts import policies as accounts
from joinedup.actions import choices, queries, services
from joinedup.actions.forms import reminders as forms
from joinedup.core.refusals import Missing
from joinedup.core.requests import Request, open_to_links
from joinedup.ui import pages

FORM = require_http_methods(["GET", "HEAD", "POST"])
EVERY = "every"  # stands in the address for the general rule


def _require_runs(request: Request) -> None:
    if not accounts.may_run_area(request.actor, request.actor.area_id):
        raise Missing


@require_safe
def list_reminder_rules(request: Request, slug: str) -> HttpResponse:
    _require_runs(request)
    context = {"slug": slug, "lines": queries.rule_lines(request.actor.area_id or 0), "every": EVERY}
    return render(request, "actions/list_reminder_rules.html", context)


@FORM
def set_reminder_rule(request: Request, slug: str, kind: str) -> HttpResponse:
    _require_runs(request)
    wanted = "" if kind == EVERY else kind
    line = next((line for line in queries.rule_lines(request.actor.area_id or 0) if line.about_kind == wanted), None)
    if line is None:
        raise Missing
    initial = {name: getattr(line.rule, name) for name in ("days_before", "on_the_day", "every_days_after")}
    form = forms.RuleForm(request.POST or None, initial=initial)

    def save(data: dict[str, Any]) -> None:
        services.set_reminder_rule(about_kind=wanted, details=services.RuleDetails(**data), by=request.actor)

    if pages.submitted(form, save):
        return redirect("actions:list_reminder_rules", slug)
    return render(request, "actions/set_reminder_rule.html", {"form": form, "slug": slug, "line": line})


@open_to_links(choices.PROMISES_PURPOSE)
@require_safe
def show_promises(request: Request, person_id: str) -> HttpResponse:
    person = queries.person_promising(person_id, request.actor)
    area_id = request.actor.area_id or 0
    form = forms.RhythmForm(initial={"rhythm": queries.rhythm_of(person, area_id)})
    lines = queries.lines(queries.owed_by(person, area_id))
    return render(request, "actions/show_promises.html", {"person": person, "lines": lines, "form": form})


@open_to_links(choices.PROMISES_PURPOSE)
@FORM
def choose_rhythm(request: Request, person_id: str) -> HttpResponse:
    person = queries.person_promising(person_id, request.actor)
    form = forms.RhythmForm(request.POST if request.method == "POST" else None)

    def choose(data: dict[str, Any]) -> None:
        services.choose_rhythm(person=person, rhythm=data["rhythm"], by=request.actor)
        messages.success(request, _("Saved."))

    if pages.submitted(form, choose):
        return redirect("actions:show_promises", person_id)
    return render(request, "actions/choose_rhythm.html", {"form": form, "person": person})


@open_to_links(choices.PROMISES_PURPOSE)
@FORM
def snooze_action(request: Request, person_id: str, public_id: str) -> HttpResponse:
    queries.person_promising(person_id, request.actor)
    action = queries.action_answering(public_id, request.actor)
    form = forms.SnoozeForm(request.POST if request.method == "POST" else None, initial={"version": action.version})

    def snooze(data: dict[str, Any]) -> None:
        services.snooze_action(action=action, until=data["until"], expected=data["version"] or 0, by=request.actor)
        messages.success(request, _("Saved. You hear nothing of it before that day."))

    if pages.submitted(form, snooze):
        return redirect("actions:show_promises", person_id)
    return render(request, "actions/snooze_action.html", {"form": form, "action": action, "person_id": person_id})
