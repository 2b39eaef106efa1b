"""What is suggested for one organisation, and what it does not want to be asked again."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from joinedup.brokerage import queries as brokerage
from joinedup.core import clock, school_year
from joinedup.core.requests import Request
from joinedup.introductions import policies, queries, services
from joinedup.introductions.queries.panels import address


@require_safe
def show_suggested(request: Request, key: str, slug: str | None = None) -> HttpResponse:
    speaking = brokerage.organisation_to_speak_for(key, request.actor)
    found = queries.for_us(speaking, school_year.year_of(clock.today()))
    context = {
        "speaking": speaking,
        "organisation": speaking.organisation,
        "slug": slug,
        "address": address,
        "found": found,
        "rests": [
            (rest, queries.rest_words(rest, sees_names=speaking.is_on_behalf), policies.may_lift_rest(request.actor, rest))
            for rest in found.rests
        ],
    }
    return render(request, "introductions/show_suggested.html", context)


@require_POST
def lift_rest(request: Request, public_id: str) -> HttpResponse:
    rest = services.lift_rest(rest=queries.rest_for(public_id, request.actor), by=request.actor)
    slug = rest.area.slug if policies.keeps_on_behalf(request.actor, rest.organisation, rest.area_id) else None
    return redirect(address("show_suggested", slug, rest.organisation.public_id))
