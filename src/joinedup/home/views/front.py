"""The landing page, home, an area's front page, search and the two statements."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from joinedup.accounts import policies as accounts_policies
from joinedup.accounts import queries as accounts
from joinedup.contacts import queries as contacts
from joinedup.core import clock
from joinedup.core.requests import Request
from joinedup.home import queries
from joinedup.news import queries as news_queries
from joinedup.news import services as news
from joinedup.partnerships import queries as partnerships


@login_not_required
@require_safe
def show_landing(request: Request) -> HttpResponse:
    if request.actor.is_signed_in:
        return redirect("home:show_home")
    return render(request, "home/show_landing.html")


@require_safe
def show_home(request: Request) -> HttpResponse:
    """Show what waits, what was promised, what to decide and what happened: the same number of reads for three partnerships or thirty."""
    actor = request.actor
    waiting, looks = queries.waiting_in(actor), news_queries.headlines(actor)
    is_administrator = accounts_policies.is_administrator(actor)
    context = {
        "areas": queries.areas_at_home(actor),
        "runs": actor.places("area"),
        "waiting": [item for item in waiting if not item.is_promise],
        "promised": [item for item in waiting if item.is_promise],
        "deciding": queries.to_decide(actor),
        "happened": queries.happened(looks),
        "own": sorted((look.partnership for look in looks), key=lambda one: one.name),
        "answers_for_a_school": contacts.answers_for_a_school(actor),
        "now": clock.now().isoformat(),
        "jobs": queries.latest_jobs(actor) if is_administrator or actor.places("area") else [],
        "lacks_register": is_administrator and not queries.register_is_loaded(),
    }
    return render(request, "home/show_home.html", context)


@require_POST
def note_all(request: Request) -> HttpResponse:
    """Note that everything that Home told as new has been seen."""
    seen = list(partnerships.visible_partnerships(request.actor))
    news.note_look(seen=seen, at=news.moment_of(request.POST.get("at", "")), by=request.actor)
    messages.success(request, _("Noted. Home shows what happens from now on."))
    return redirect("home:show_home")


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
