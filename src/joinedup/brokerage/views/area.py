"""An area's page "Needs and offers": what the viewer may see there, and for officers the ways in."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from joinedup.accounts import policies as accounts
from joinedup.brokerage import queries, services
from joinedup.brokerage.forms.things import FilterForm
from joinedup.brokerage.forms.topics import TopicForm
from joinedup.core.requests import Request
from joinedup.ui import pages

SHOWS = ("topics", "needs", "offers")


def _area_id(request: Request) -> int:
    return request.actor.area_id or 0


@require_safe
def show_area(request: Request, slug: str) -> HttpResponse:
    area_id = _area_id(request)
    runs = accounts.may_run_area(request.actor, area_id)
    show = request.GET["show"] if request.GET.get("show") in SHOWS else "topics"
    form = FilterForm(request.GET or None)
    data = form.cleaned_data if form.is_bound and form.is_valid() else {}
    wanted = queries.Wanted(*(str(data.get(name) or "") for name in ("q", "group", "phase", "urgency")))
    lists: dict[str, Any] = {"needs": queries.area_needs, "offers": queries.area_offers}
    rows = lists[show](area_id, request.actor, wanted) if show in lists else []
    page = Paginator(rows, 50).get_page(pages.page_number(request))
    page.object_list = list(page.object_list)
    context = {
        "slug": slug,
        "show": show,
        "form": form,
        "groups": queries.coverage(area_id, request.actor) if show == "topics" else [],
        "page": page,
        "filters": {"show": show, "q": wanted.q, "group": wanted.group, "phase": wanted.phase, "urgency": wanted.urgency},
        "doors": [door(slug) for door in queries.doors],
        "parts": queries.parts_of_area(area_id, request.actor) if runs else [],
        "may": {"run": runs},
    }
    context["panels"] = queries.panels_beside(page.object_list, request.actor) if show == "needs" else []
    return render(request, "brokerage/show_area.html", context)


@require_safe
def choose_organisation(request: Request, slug: str) -> HttpResponse:
    organisations = queries.organisations_to_enter_for(_area_id(request), request.actor, request.GET.get("q", "")[:80])
    context = {"slug": slug, "organisations": organisations, "q": request.GET.get("q", "")[:80]}
    return render(request, "brokerage/choose_organisation.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def add_topic(request: Request, slug: str) -> HttpResponse:
    area = queries.area_to_run(request.actor)
    form = TopicForm(pages.posted(request))

    def make(data: dict[str, Any]) -> str:
        topic = services.add_topic(area=area, by=request.actor, **data)
        messages.success(request, _("“%(name)s” is now a topic of this area.") % {"name": topic.name})
        return reverse("brokerage:show_area", args=[slug])

    if made := pages.created(request, form, make):
        return redirect(made)
    return render(request, "brokerage/add_topic.html", {"form": form, "slug": slug})
