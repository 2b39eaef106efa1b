from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from joinedup.accounts import policies as accounts_policies
from joinedup.accounts import queries as accounts
from joinedup.core import clock
from joinedup.core.requests import Request
from joinedup.home import queries


@login_not_required
@require_safe
def show_landing(request: Request) -> HttpResponse:
    if request.actor.is_signed_in:
        return redirect("home:show_home")
    return render(request, "home/show_landing.html")


@require_safe
def show_home(request: Request) -> HttpResponse:
    context = {
        "areas": accounts.areas_of(request.actor),
        "waiting": queries.waiting_for(request.actor),
        "promised": queries.promised_by(request.actor),
        "today": clock.today(),
        "jobs": queries.latest_jobs(request.actor),
        "is_administrator": accounts_policies.is_administrator(request.actor),
        "register_is_loaded": queries.register_is_loaded(),
    }
    return render(request, "home/show_home.html", context)


@require_safe
def show_area(request: Request, slug: str) -> HttpResponse:
    area = accounts.area_for(slug, request.actor)
    runs = accounts_policies.may_run_area(request.actor, area.pk)
    tasks = queries.area_tasks(area, request.actor) if runs else []
    week = queries.first_week(area, request.actor) if runs else []
    manages = request.actor.holds("officer", "area", area.pk)
    return render(request, "home/show_area.html", {"area": area, "runs": runs, "tasks": tasks, "manages": manages, "week": week})


@require_safe
def search(request: Request) -> HttpResponse:
    words = request.GET.get("q", "")[:200]
    return render(request, "home/search.html", {"words": words, "found": queries.search(words, request.actor)})


@login_not_required
@require_safe
def privacy(request: Request) -> HttpResponse:
    return render(request, "home/privacy.html")


@login_not_required
@require_safe
def accessibility(request: Request) -> HttpResponse:
    return render(request, "home/accessibility.html")
