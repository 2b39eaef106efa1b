"""The one page on which an owner says done, more time or cannot: by link, or signed in."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from joinedup.actions import choices, policies, queries, services
from joinedup.actions.forms.actions import AnswerForm, ReopenForm
from joinedup.core.actors import Actor
from joinedup.core.requests import Request, open_to_links
from joinedup.ui import pages


@open_to_links(choices.ANSWER_PURPOSE)
@require_http_methods(["GET", "HEAD", "POST"])
def answer_action(request: Request, public_id: str) -> HttpResponse:
    """Ask while it is open; afterwards show what was said, and let it be changed."""
    return _answer(request, queries.action_answering(public_id, request.actor), back="")


@open_to_links(choices.PROMISES_PURPOSE)
@require_http_methods(["GET", "HEAD", "POST"])
def answer_promise(request: Request, person_id: str, public_id: str) -> HttpResponse:
    """Answer one of the promises that a reminder lists."""
    queries.person_promising(person_id, request.actor)
    action = queries.action_answering(public_id, request.actor)
    return _answer(request, action, back=reverse("actions:show_promises", args=[person_id]))


def _answer(request: Request, action: Any, *, back: str) -> HttpResponse:
    by = _voice(request, action)
    is_open = action.state == choices.State.OPEN
    data = request.POST if request.method == "POST" else None
    form: Any = (AnswerForm if is_open else ReopenForm)(data, initial={"version": action.version})
    if is_open:
        form.offer(queries.colleagues_of(action))
    may = policies.may_answer_action(by, action) if is_open else policies.may_open_again(by, action)

    def say(said: dict[str, Any]) -> None:
        expected = said["version"] or 0
        if not is_open:
            services.reopen_action(action=action, reason=said["reason"], expected=expected, by=by)
            return
        details = services.AnswerDetails(said["answer"], said["words"], said["due_on"], said.get("colleague"))
        services.answer_action(action=action, details=details, expected=expected, by=by)

    if pages.submitted(form, say):
        if is_open and form.cleaned_data["answer"] == choices.Answer.COLLEAGUE:
            return render(request, "actions/delegated.html", {"name": form.cleaned_data["colleague"].name})
        return redirect(request.path)
    context = {
        "action": action,
        "line": queries.action_line(action),
        "waiting": [line for line in queries.waiting_of(action) if line.is_open],
        "steps": queries.steps_of(action)[:3],
        "form": form,
        "is_open": is_open,
        "back": back,
        "may": {"answer": may},
    }
    return render(request, "actions/answer_action.html", context)


def _voice(request: Request, action: Any) -> Actor:
    """Return who speaks: somebody signed in does so in the area of the action."""
    if request.actor.kind == "link":
        return request.actor
    return request.actor.within(area_id=action.area_id, area_slug=action.area.slug)
