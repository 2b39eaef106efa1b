"""Change a plan and see what that costs before it is taken; plans side by side."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from joinedup.brokerage.choices import half_days, kilometres
from joinedup.core.requests import Request
from joinedup.plans import choices, queries, services
from joinedup.plans.forms.plans import AdjustForm, FreePairForm, PlanAgainForm
from joinedup.plans.views.plans import area_of, plan_of
from joinedup.ui import pages


@require_http_methods(["GET", "HEAD", "POST"])
def adjust_suggestion(request: Request, slug: str, public_id: str, suggestion_id: str) -> HttpResponse:
    plan = plan_of(request, slug, public_id)
    suggestion = queries.suggestion_for(suggestion_id, plan)
    form = AdjustForm(pages.posted(request), initial={"kind": "lock" if suggestion.is_locked else None})

    def make(data: dict[str, Any]) -> str:
        change = services.Change(data["kind"], data["half_days"])
        return queries.url_of_plan(services.try_change(plan=plan, suggestion=suggestion, change=change, by=request.actor))

    if address := pages.created(request, form, make):
        return redirect(address)
    services.get_ready()
    context = {
        "area": plan.area,
        "plan": plan,
        "suggestion": suggestion,
        "form": form,
        "why": queries.why(suggestion.reasons),
        "circle": queries.circle_of(suggestion),
        "size": half_days(suggestion.half_days),
        "km": kilometres(None if suggestion.distance_m is None else suggestion.distance_m / 1000),
        "states": choices.SuggestionState,
        "objections": queries.objections(plan, [suggestion])[suggestion.pk] if suggestion.introduction is None else [],
        "may_adjust": plan.state == choices.PlanState.READY and not plan.is_trial and suggestion.introduction is None,
    }
    return render(request, "plans/adjust_suggestion.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def free_pair(request: Request, slug: str, public_id: str, need_id: str, offer_id: str) -> HttpResponse:
    plan = plan_of(request, slug, public_id)
    pair = queries.pair_decided(plan, need_id, offer_id)
    form = FreePairForm(pages.posted(request))

    def make(_data: dict[str, Any]) -> str:
        return queries.url_of_plan(services.try_change(plan=plan, suggestion=pair, change=services.Change("free"), by=request.actor))

    if address := pages.created(request, form, make):
        return redirect(address)
    services.get_ready()
    return render(request, "plans/free_pair.html", {"area": plan.area, "plan": plan, "form": form, "pair": pair})


@require_http_methods(["GET", "HEAD", "POST"])
def plan_again(request: Request, slug: str, public_id: str) -> HttpResponse:
    plan = plan_of(request, slug, public_id)
    form = PlanAgainForm(pages.posted(request))

    def make(data: dict[str, Any]) -> str:
        return queries.url_of_plan(services.plan_again(plan=plan, keep_percent=data["keep_percent"], by=request.actor))

    if address := pages.created(request, form, make):
        return redirect(address)
    services.get_ready()
    standing = queries.standing_of_plan(plan)
    context = {"area": plan.area, "plan": plan, "form": form, "n_standing": len(standing)}
    return render(request, "plans/plan_again.html", context)


@require_POST
def take_trial(request: Request, slug: str, public_id: str) -> HttpResponse:
    plan = services.take_trial(plan=plan_of(request, slug, public_id), by=request.actor)
    messages.success(request, _("The plan is changed. The version before is kept."))
    return redirect(queries.url_of_plan(plan))


@require_POST
def leave_trial(request: Request, slug: str, public_id: str) -> HttpResponse:
    base = services.leave_trial(plan=plan_of(request, slug, public_id), by=request.actor)
    messages.success(request, _("The plan is as it was."))
    return redirect(queries.url_of_plan(base)) if base else redirect("plans:list_plans", slug)


@require_safe
def compare_plans(request: Request, slug: str) -> HttpResponse:
    area = area_of(request, slug)
    found = queries.scenarios(request.GET.getlist("plans"), area.pk, request.actor)
    names = list(dict.fromkeys(group.name for scenario in found for group in scenario.groups))
    by_group = [(name, [next((g for g in scenario.groups if g.name == name), None) for scenario in found]) for name in names]
    return render(request, "plans/compare_plans.html", {"area": area, "scenarios": found, "by_group": by_group})
