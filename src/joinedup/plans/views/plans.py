from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from joinedup.accounts import queries as accounts
from joinedup.actions import queries as actions
from joinedup.brokerage.queries import panels_beside
from joinedup.core.refusals import Missing, Refused
from joinedup.core.requests import Request
from joinedup.introductions.services import introductions_go_at
from joinedup.plans import choices, policies, queries, services
from joinedup.plans.forms.plans import FindSuggestionsForm, MakePlanForm, SendIntroductionsForm
from joinedup.ui import pages

PAGE = 30
UNMET = 30  # more needs that stay unmet are shown when asked for
DRAWN = 60  # of more suggestions a map shows those of the listed page, until all are asked for: nobody reads hundreds of lines
AT_ONCE = 12  # more introductions than these are sent in the background


@require_safe
def list_plans(request: Request, slug: str) -> HttpResponse:
    area = area_of(request, slug)
    doors = [door(slug) for door in queries.doors]
    return render(request, "plans/list_plans.html", {"area": area, "plans": queries.plans_of(area.pk, request.actor), "doors": doors})


@require_http_methods(["GET", "HEAD", "POST"])
def make_plan(request: Request, slug: str) -> HttpResponse:
    area = area_of(request, slug)
    helpers = queries.organisations_with_offers(area.pk, request.actor)
    form = MakePlanForm(request.POST or None)
    form.offer_hubs(helpers)
    form.offer_measures(queries.measure_choices(area.pk))

    def make(data: dict[str, Any]) -> str:
        data["measure"] = queries.measure_by(data["measure"], area.pk)
        data = {name: value for name, value in data.items() if value not in (None, "", ())}
        details = services.PlanDetails(**{**data, "hubs": tuple(data.get("hubs", ()))})
        return queries.url_of_plan(services.make_plan(area=area, details=details, by=request.actor))

    if address := pages.created(request, form, make):
        return redirect(address)
    stock = queries.plan_stock(area.pk, request.actor)
    return render(request, "plans/make_plan.html", {"area": area, "form": form, "stock": stock})


@require_safe
def show_plan(request: Request, slug: str, public_id: str) -> HttpResponse:
    area = accounts.area_for(slug, request.actor)
    plan = queries.plan_for(public_id, request.actor)
    if plan.area_id != area.pk:
        raise Missing
    form = FindSuggestionsForm(request.GET or None)
    form.offer_topics(queries.topics_of(plan))
    asked = form.cleaned_data if form.is_bound and form.is_valid() else {}
    lines = queries.suggestion_lines(plan, **asked)
    page = Paginator(lines, PAGE).get_page(pages.page_number(request))
    draws_all = len(lines) <= DRAWN or "draw" in request.GET
    drawn = queries.filled(lines.rows if draws_all else lines.rows[page.start_index() - 1 : page.end_index()])
    context = {
        "area": area,
        "plan": plan,
        "problem": queries.problem_of(plan),
        "form": form,
        "is_filtered": bool(any(asked.values())),
        "n_suggested": sum(row.state == choices.SuggestionState.SUGGESTED for row in lines.rows),
        "page": page,
        "draws_all": draws_all,
        "filters": {key: value for key, value in asked.items() if value},
        "places": queries.places_of(drawn, area.slug),
        "flows": queries.flows_of(drawn),
        "barriers": queries.lines_to_draw(plan.area_id, known_at=plan.ready_at),
        "unmet": queries.unmet_of(plan, None if "all" in request.GET else UNMET),
        "reasons": (reasons := queries.unmet_by_reason(plan)),
        "n_unmet": sum(n for _reason, n, _half_days in reasons),
        "short": queries.topics_short(plan),
        "places_short": queries.places_short(plan),
        "panels": [] if plan.is_trial else panels_beside(queries.needs_in(plan), request.actor),
        "how_good": queries.how_good(plan, lines.every),
        "weighed_by": queries.weighed_by(plan),
        "least_served": queries.least_served_in_words(plan),
        "guarantee": queries.guarantee_in_words(plan),
        "actions_panel": None if plan.is_trial else actions.actions_panel(plan.subject, request.actor),
        "decided": [] if plan.is_trial else queries.decided_by_hand(plan),
        "price": queries.price_of(plan) if plan.is_trial else None,
        "states": choices.PlanState,
        "suggestion_states": choices.SuggestionState,
    }
    return render(request, "plans/show_plan.html", context)


@require_POST
def change_suggestions(request: Request, slug: str, public_id: str) -> HttpResponse:
    plan = plan_of(request, slug, public_id)
    chosen = request.POST.getlist("suggestions")
    action = request.POST.get("action", "")
    verbs = {"leave_out": services.leave_out_suggestions, "bring_back": services.bring_back_suggestions}
    if action not in verbs:
        raise Refused(_("Choose what to do with the suggestions."))
    verbs[action](plan=plan, public_ids=chosen, by=request.actor)
    return redirect(queries.url_of_plan(plan))


@require_http_methods(["GET", "HEAD", "POST"])
def send_introductions(request: Request, slug: str, public_id: str) -> HttpResponse:
    plan = plan_of(request, slug, public_id)
    # The boxes ticked on the plan's page arrive first; the check page sends them once more, confirmed.
    asked = set(request.POST.getlist("suggestions"))
    lines = queries.suggestion_lines(plan, state=choices.SuggestionState.SUGGESTED)
    chosen = [line for line in lines if line.public_id in asked] if asked else lines
    form = SendIntroductionsForm(request.POST if "confirmed" in request.POST else None)

    def make(data: dict[str, Any]) -> str:
        ids = [line.public_id for line in chosen]
        if len(ids) > AT_ONCE:
            job = services.start_sending(plan=plan, public_ids=ids, words=data["words"], by=request.actor)
            return reverse("jobs:show_job", args=[job.public_id])
        services.send_introductions(plan=plan, public_ids=ids, words=data["words"], by=request.actor)
        return reverse("plans:introductions_sent", args=[slug, public_id])

    if address := pages.created(request, form, make):
        return redirect(address)
    against = queries.speaks_against(plan, [line.public_id for line in chosen])
    refused = [line for line in chosen if any(one.refuses for one in against.get(line.public_id, ()))]
    context = {
        "plan": plan,
        "area": plan.area,
        "form": form,
        "lines": [line for line in chosen if line not in refused],
        "refused": refused,
        "against": against,
        "goes_at": introductions_go_at(),
    }
    return render(request, "plans/send_introductions.html", context)


@require_safe
def introductions_sent(request: Request, slug: str, public_id: str) -> HttpResponse:
    plan = plan_of(request, slug, public_id)
    return render(request, "plans/introductions_sent.html", {"plan": plan, "area": plan.area, "batch": queries.last_batch(plan)})


@require_POST
def make_plan_again(request: Request, slug: str, public_id: str) -> HttpResponse:
    plan = services.make_plan_again(plan=plan_of(request, slug, public_id), by=request.actor)
    return redirect(queries.url_of_plan(plan))


@require_POST
def set_plan_aside(request: Request, slug: str, public_id: str) -> HttpResponse:
    services.set_plan_aside(plan=plan_of(request, slug, public_id), by=request.actor)
    return redirect("plans:list_plans", slug)


def area_of(request: Request, slug: str) -> Any:
    """Return the area if the visitor makes its plans; raise Missing otherwise."""
    area = accounts.area_for(slug, request.actor)
    if not policies.may_make_plan(request.actor, area.pk):
        raise Missing
    return area


def plan_of(request: Request, slug: str, public_id: str) -> Any:
    """Return a plan of this area that the visitor may see; raise Missing otherwise."""
    area = accounts.area_for(slug, request.actor)
    plan = queries.plan_for(public_id, request.actor)
    if plan.area_id != area.pk:
        raise Missing
    return plan
