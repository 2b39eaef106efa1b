"""Activities with their steps: written down, partners asked one by one, the finished table taken into a partnership."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from joinedup.beginnings import choices, forms, policies, queries, services
from joinedup.core.actors import SYSTEM
from joinedup.core.refusals import Missing, require_found
from joinedup.core.requests import Request, open_to_links
from joinedup.partnerships import policies as partnership_policies
from joinedup.partnerships import queries as partnerships
from joinedup.ui import pages

_FORM = ["GET", "HEAD", "POST"]
MOVES = ("up", "down")


@require_safe
def list_activities(request: Request, slug: str) -> HttpResponse:
    if not partnership_policies.may_form_partnership(request.actor, request.actor.area_id):
        raise Missing
    rows = list(queries.visible_activities(request.actor).order_by("-pk"))
    return render(request, "beginnings/list_activities.html", {"slug": slug, "rows": rows})


@require_http_methods(_FORM)
def add_activity(request: Request, slug: str) -> HttpResponse:
    run = _run_here(request)
    if not run and not partnership_policies.may_form_partnership(request.actor, request.actor.area_id):
        raise Missing
    form = forms.ActivityForm(pages.posted(request), initial={"partnership": request.GET.get("partnership", "")})
    form.offer(run)

    def make(data: dict[str, Any]) -> str:
        details = services.ActivityDetails(data["name"], data["purpose"], data["steps"].splitlines(), data["partnership"])
        activity = services.add_activity(details=details, by=request.actor)
        return reverse("beginnings:show_activity", args=[slug, activity.public_id])

    if address := pages.created(request, form, make):
        return redirect(address)
    return render(request, "beginnings/add_activity.html", {"slug": slug, "form": form})


@require_safe
def show_activity(request: Request, slug: str, public_id: str) -> HttpResponse:
    activity = queries.activity_for(public_id, request.actor)
    lines = queries.step_lines(activity)
    context = {
        "slug": slug,
        "activity": activity,
        "lines": lines,
        "is_full": bool(lines) and all(line.ask is not None and line.ask.says == choices.Says.YES for line in lines),
        "may": {"run": policies.may_run_activity(request.actor, activity) and activity.finished_on is None},
    }
    return render(request, "beginnings/show_activity.html", context)


@require_http_methods(_FORM)
def add_step(request: Request, slug: str, public_id: str) -> HttpResponse:
    activity = _run_or_missing(request, public_id)
    topics = {row.code: row for row in queries.topics_known(activity.area_id)}
    form = forms.StepForm(pages.posted(request))
    form.offer(topics.values())

    def make(data: dict[str, Any]) -> str:
        details = services.StepDetails(data["name"], data["note"], topics.get(data["topic"]))
        services.add_step(activity=activity, details=details, by=request.actor)
        return reverse("beginnings:show_activity", args=[slug, public_id])

    if address := pages.created(request, form, make):
        return redirect(address)
    return render(request, "beginnings/change_step.html", {"slug": slug, "form": form, "activity": activity, "step": None})


@require_http_methods(_FORM)
def change_step(request: Request, slug: str, public_id: str) -> HttpResponse:
    step = queries.step_for(public_id, request.actor)
    topics = {row.code: row for row in queries.topics_known(step.activity.area_id)}
    initial = {"name": step.name, "note": step.note, "topic": step.topic.code if step.topic else "", "version": step.version}
    form = forms.StepForm(pages.posted(request), initial=initial)
    form.offer(topics.values())

    def change(data: dict[str, Any]) -> None:
        details = services.StepDetails(data["name"], data["note"], topics.get(data["topic"]))
        services.change_step(step=step, details=details, expected=data["version"] or step.version, by=request.actor)

    if pages.submitted(form, change):
        return redirect("beginnings:ask_partner", slug, public_id)
    return render(request, "beginnings/change_step.html", {"slug": slug, "form": form, "activity": step.activity, "step": step})


@require_http_methods(_FORM)
def ask_partner(request: Request, slug: str, public_id: str) -> HttpResponse:
    """Show what is known of who could do a step, and ask one of them."""
    step = queries.step_for(public_id, request.actor)
    form = forms.AskForm(pages.posted(request))
    form.fields["organisation"].offer(queries.organisations_to_ask(step.activity), blank=_("Choose one"))  # type: ignore[attr-defined]

    def make(data: dict[str, Any]) -> str:
        services.ask_partner(step=step, organisation=data["organisation"], why=data["why"], by=request.actor)
        return reverse("beginnings:show_activity", args=[slug, step.activity.public_id])

    if address := pages.created(request, form, make):
        return redirect(address)
    line = next(line for line in queries.step_lines(step.activity) if line.step == step)
    context = {"slug": slug, "form": form, "step": step, "line": line, "candidates": queries.candidates_of(step, request.actor)}
    return render(request, "beginnings/ask_partner.html", context)


@require_http_methods(_FORM)
def write_strength(request: Request, slug: str, public_id: str) -> HttpResponse:
    step = queries.step_for(public_id, request.actor)
    form = forms.StrengthForm(pages.posted(request))
    form.fields["organisation"].offer(queries.organisations_to_ask(step.activity), blank=_("Choose one"))  # type: ignore[attr-defined]
    if pages.submitted(form, lambda data: services.write_strength(step=step, by=request.actor, **data)):
        return redirect("beginnings:ask_partner", slug, public_id)
    return render(request, "beginnings/write_strength.html", {"slug": slug, "form": form, "step": step})


@require_POST
def move_step(request: Request, slug: str, public_id: str, to: str) -> HttpResponse:
    step = queries.step_for(public_id, request.actor)
    if to not in MOVES:
        raise Missing
    services.move_step(step=step, to=to, by=request.actor)
    return redirect("beginnings:show_activity", slug, step.activity.public_id)


@require_POST
def remove_step(request: Request, slug: str, public_id: str) -> HttpResponse:
    step = queries.step_for(public_id, request.actor)
    services.remove_step(step=step, by=request.actor)
    messages.success(request, _("“%(name)s” is taken out.") % {"name": step.name})
    return redirect("beginnings:show_activity", slug, step.activity.public_id)


@require_POST
def remind_partner(request: Request, slug: str, public_id: str) -> HttpResponse:
    ask = _ask_of_mine(request, public_id)
    services.remind_partner(ask=ask, by=request.actor)
    messages.success(request, _("A reminder goes to %(name)s in working hours.") % {"name": ask.organisation.name})
    return redirect("beginnings:show_activity", slug, ask.step.activity.public_id)


@require_POST
def take_back_ask(request: Request, slug: str, public_id: str) -> HttpResponse:
    ask = _ask_of_mine(request, public_id)
    services.take_back_ask(ask=ask, by=request.actor)
    return redirect("beginnings:show_activity", slug, ask.step.activity.public_id)


@require_http_methods(_FORM)
def take_into_partnership(request: Request, slug: str, public_id: str) -> HttpResponse:
    activity = _run_or_missing(request, public_id)
    initial = {"partnership": activity.partnership.public_id if activity.partnership else ""}
    form = forms.TakeForm(pages.posted(request), initial=initial)
    form.fields["partnership"].offer([activity.partnership] if activity.partnership else _run_here(request))  # type: ignore[attr-defined]

    def take(data: dict[str, Any]) -> None:
        services.take_into_partnership(activity=activity, partnership=data["partnership"], by=request.actor)

    if pages.submitted(form, take):
        return redirect("beginnings:show_activity", slug, public_id)
    return render(request, "beginnings/take_into_partnership.html", {"slug": slug, "form": form, "activity": activity})


@open_to_links(choices.LINK_PURPOSE)
@require_http_methods(_FORM)
def answer_step(request: Request, public_id: str) -> HttpResponse:
    ask = queries.ask_for(public_id)
    require_found(ask if policies.may_answer_step(request.actor, ask) else None)
    form = forms.StepReplyForm(pages.posted(request), initial={"says": ask.says, "words": ask.words, "suggests": ask.suggests})
    form.offer(queries.other_steps(ask))

    def answer(data: dict[str, Any]) -> None:
        services.answer_step(ask=ask, reply=services.StepReply(**data), by=request.actor)

    if pages.submitted(form, answer):
        return redirect(reverse("beginnings:answer_step", args=[public_id]) + "?done=1")
    own = queries.evidence_of(ask.step, SYSTEM, [ask.organisation_id]).get(ask.organisation_id, [])
    context = {
        "form": form,
        "ask": ask,
        "activity": ask.step.activity,
        "lines": queries.step_lines(ask.step.activity),
        "evidence": own,
        "is_done": request.GET.get("done") == "1" and bool(ask.says),
        "is_open": ask.says != choices.Says.TAKEN_BACK and ask.step.activity.finished_on is None,
    }
    return render(request, "beginnings/answer_step.html", context)


def _run_here(request: Request) -> list[Any]:
    """Return the partnerships of the area that the visitor organises."""
    rows = partnerships.partnerships_of_area(request.actor)
    return [row for row in rows if partnership_policies.may_run_partnership(request.actor, row)]


def _run_or_missing(request: Request, public_id: str) -> Any:
    activity = queries.activity_for(public_id, request.actor)
    return require_found(activity if policies.may_run_activity(request.actor, activity) else None)


def _ask_of_mine(request: Request, public_id: str) -> Any:
    ask = queries.ask_for(public_id)
    _run_or_missing(request, ask.step.activity.public_id)
    return ask
