"""What was given and received: an organisation's three years, telling what came of it, and an area's year."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from joinedup.accounts import queries as accounts
from joinedup.brokerage import queries as brokerage
from joinedup.core import clock, school_year
from joinedup.core.refusals import Missing
from joinedup.core.requests import Request, open_to_links
from joinedup.directory import queries as directory
from joinedup.introductions import choices, forms, policies, queries, services
from joinedup.introductions.queries.panels import address
from joinedup.ui import pages

FORM = ["GET", "HEAD", "POST"]


@require_safe
def show_given(request: Request, key: str, slug: str | None = None) -> HttpResponse:
    speaking = brokerage.organisation_to_speak_for(key, request.actor)
    context = {
        "speaking": speaking,
        "organisation": speaking.organisation,
        "slug": slug,
        "address": address,
        "given": queries.given_by(speaking, school_year.year_of(clock.today())),
        "places": [(area, directory.attachment_of(speaking.organisation, area.pk)) for area in speaking.areas],
    }
    return render(request, "introductions/show_given.html", context)


@require_http_methods(FORM)
def add_gift(request: Request, key: str, slug: str | None = None) -> HttpResponse:
    speaking = brokerage.organisation_to_speak_for(key, request.actor)
    areas = [area.pk for area in speaking.areas if slug in (None, area.slug)]
    if not areas:
        raise Missing
    this = school_year.year_of(clock.today())
    form = forms.AddGiftForm(pages.posted(request), initial={"year": str(this)})
    years = [(str(year), school_year.label(year)) for year in range(this, this - choices.YEARS_SHOWN, -1)]
    form.offer(queries.partners_on_lists(areas, speaking.organisation.pk), years, areas=len(areas) > 1)

    def add(data: dict[str, Any]) -> str:
        gives, year = data.pop("way") == "gave", int(data.pop("year"))
        place = data.pop("other")  # its list says in which area both are
        details = services.GiftDetails(gives=gives, year=year, other=place.organisation, **data)
        services.add_gift(organisation=speaking.organisation, area=place.area, details=details, by=request.actor)
        return address("show_given", slug, key)

    if where := pages.created(request, form, add):
        return redirect(where)
    context = {"form": form, "organisation": speaking.organisation, "slug": slug, "address": address, "speaking": speaking}
    return render(request, "introductions/add_gift.html", context)


@open_to_links(choices.TELL_PURPOSE)
@require_http_methods(FORM)
def tell_given(request: Request, public_id: str) -> HttpResponse:
    place = queries.place_telling(public_id, request.actor)
    lines = queries.gifts_to_tell(place, school_year.year_of(clock.today()))
    form = forms.TellForm(pages.posted(request), lines=lines)
    if pages.submitted(form, lambda _data: services.tell_gifts(attachment=place, words=form.words(), by=request.actor)):
        return redirect(reverse("introductions:tell_given", args=[public_id]) + "?told=1")
    context = {
        "form": form,
        "place": place,
        "lines": [(line, queries.told_line(line.gift, place.organisation_id)) for line in lines],
        "is_told": request.GET.get("told") == "1",
        "on_behalf": policies.keeps_on_behalf(request.actor, place.organisation, place.area_id),
    }
    return render(request, "introductions/tell_given.html", context)


@require_safe
def show_area_given(request: Request, slug: str) -> HttpResponse:
    area = _area(request, slug)
    year = school_year.year_of(clock.today())
    years = [queries.given_in_area(area.pk, word) for word in range(year, year - choices.YEARS_SHOWN, -1)]
    return render(request, "introductions/show_area_given.html", {"area": area, "slug": slug, "years": years, "this": years[0]})


@require_POST
def ask_what_came_of_it(request: Request, slug: str) -> HttpResponse:
    area = _area(request, slug)
    services.ask_what_came_of_it(area=area, year=school_year.year_of(clock.today()), by=request.actor)
    return redirect(reverse("introductions:show_area_given", args=[slug]) + "?asked=1")


def _area(request: Request, slug: str) -> Any:
    area = accounts.area_for(slug, request.actor)
    if not policies.may_ask_what_came_of_it(request.actor, area.pk):
        raise Missing
    return area
