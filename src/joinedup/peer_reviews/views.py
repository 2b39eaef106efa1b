"""Peer reviews in threes: plan them, look at who visits whom, take the table along."""

from collections.abc import Iterator
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from joinedup.accounts import queries as accounts
from joinedup.core.refusals import Missing
from joinedup.core.requests import Request
from joinedup.peer_reviews import choices, policies, queries, services
from joinedup.peer_reviews.forms import PlanReviewsForm
from joinedup.ui import pages, sheets

PAGE = 20


@require_safe
def list_reviews(request: Request, slug: str) -> HttpResponse:
    area = _area(request, slug)
    return render(request, "peer_reviews/list_reviews.html", {"area": area, "reviews": queries.reviews_of(area.pk, request.actor)})


@require_http_methods(["GET", "HEAD", "POST"])
def plan_reviews(request: Request, slug: str) -> HttpResponse:
    area = _area(request, slug)
    schools = queries.schools_to_review(area.pk)
    none_ticked = request.GET.get("ticked") == "none"
    form = PlanReviewsForm(pages.posted(request))
    form.offer_schools(schools, all_ticked=not none_ticked)

    def make(data: dict[str, Any]) -> str:
        details = services.ReviewDetails(**{**data, "schools": tuple(data["schools"])})
        return queries.url_of_review(services.plan_reviews(area=area, details=details, by=request.actor))

    if address := pages.created(request, form, make):
        return redirect(address)
    context = {"area": area, "form": form, "n_schools": len(schools), "none_ticked": none_ticked}
    return render(request, "peer_reviews/plan_reviews.html", context)


@require_safe
def show_review(request: Request, slug: str, public_id: str) -> HttpResponse:
    review = _review(request, slug, public_id)
    context = {
        "area": review.area,
        "review": review,
        "is_working": review.state == choices.ReviewState.WORKING,
        "problem": queries.problem_of(review),
        "page": Paginator(queries.review_groups(review), PAGE).get_page(pages.page_number(request)),
        "alone": queries.schools_alone(review),
        "words": queries.review_in_words(review),
    }
    return render(request, "peer_reviews/show_review.html", context)


@require_safe
def download_visits(request: Request, slug: str, public_id: str, ending: str) -> HttpResponse:
    review = _review(request, slug, public_id)
    columns = [
        sheets.Column("group", _("Group")),
        sheets.Column("host", _("School that is visited")),
        sheets.Column("visitors", _("Visited by")),
        sheets.Column("days", _("Days")),
        sheets.Column("km", _("Furthest two of the group")),
    ]
    return sheets.download(f"{slug} peer reviews.{ending}", columns, _rows(review))


def _rows(review: Any) -> Iterator[dict[str, Any]]:
    for number, group in enumerate(queries.review_groups(review), start=1):
        for host, visitors in group.visits:
            yield {"group": number, "host": host, "visitors": "; ".join(visitors), "days": review.days, "km": group.km}


def _area(request: Request, slug: str) -> Any:
    area = accounts.area_for(slug, request.actor)
    if not policies.may_plan_reviews(request.actor, area.pk):
        raise Missing
    return area


def _review(request: Request, slug: str, public_id: str) -> Any:
    area = accounts.area_for(slug, request.actor)
    review = queries.review_for(public_id, request.actor)
    if review.area_id != area.pk:
        raise Missing
    return review
