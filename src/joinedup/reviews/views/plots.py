"""What aims are worth to us and to others: placed, seen, shared."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from joinedup.core import clock, school_year
from joinedup.core.refusals import Missing
from joinedup.core.requests import Request
from joinedup.partnerships import queries as partnerships
from joinedup.reviews import choices, forms, policies, queries, services
from joinedup.ui import pages

_FORM = ["GET", "HEAD", "POST"]


@require_safe
def show_plots(request: Request, slug: str, public_id: str) -> HttpResponse:
    partnership = partnerships.partnership_for(public_id, request.actor)
    lines = queries.lines_of_plots(partnership, request.actor)
    context = {
        "slug": slug,
        "partnership": partnership,
        "lines": lines,
        "mine": _mine(request, partnership),
        "leanings": choices.LEANINGS,
        "wholes": choices.WHOLES,
        "leaning_of": {point: queries.leaning(point) for line in lines for point in line.points},
        "now": school_year.year_of(clock.today()),
    }
    return render(request, "reviews/show_plots.html", context)


@require_http_methods(_FORM)
def place_aims(request: Request, slug: str, public_id: str, organisation_id: str) -> HttpResponse:
    partnership = partnerships.partnership_for(public_id, request.actor)
    organisation = next((row for row in _mine(request, partnership) if row.public_id == organisation_id), None)
    if organisation is None:
        raise Missing
    plot = queries.plot_of(partnership, organisation, school_year.year_of(clock.today()))
    said = {row.name: (row.ours, row.others, row.note) for row in queries.shown_placements(plot, is_own=True)} if plot else {}
    names = queries.aims_to_place(partnership, plot)
    form = forms.PlaceForm(pages.posted(request), names=names, said=said, initial={"version": plot.version if plot else 0})

    def place(data: dict[str, Any]) -> None:
        placed = [services.PlacementDetails(**one) for one in form.placed()]
        expected = data["version"]
        services.place_aims(partnership=partnership, organisation=organisation, placed=placed, expected=expected, by=request.actor)

    if pages.submitted(form, place):
        return redirect("reviews:show_plots", slug, public_id)
    context = {"form": form, "slug": slug, "partnership": partnership, "organisation": organisation, "names": form.names}
    return render(request, "reviews/place_aims.html", context)


@require_http_methods(_FORM)
def share_plot(request: Request, slug: str, public_id: str) -> HttpResponse:
    plot = queries.plot_for(public_id, request.actor)
    placements = queries.shown_placements(plot, is_own=True)
    shared = [row.name for row in placements if row.is_shared]
    how = "all" if plot.is_shared else ("some" if shared else "nothing")
    form = forms.ShareForm(pages.posted(request), initial={"version": plot.version, "how": how, "codes": shared})
    form.offer([(row.name, row.name) for row in placements])

    def share(data: dict[str, Any]) -> None:
        services.share_plot(plot=plot, how=data["how"], names=data["codes"], expected=data["version"], by=request.actor)

    if pages.submitted(form, share):
        return redirect("reviews:show_plots", slug, plot.partnership.public_id)
    return render(request, "reviews/share_plot.html", {"form": form, "slug": slug, "plot": plot, "partnership": plot.partnership})


def _mine(request: Request, partnership: Any) -> list[Any]:
    """Return the visitor's organisations that are partners."""
    ids = {row.organisation_id for row in partnerships.partners_of(partnership)}
    return [row for row in queries.organisations_weighing(request.actor) if row.pk in ids and policies.may_weigh_up(request.actor, row.pk)]
