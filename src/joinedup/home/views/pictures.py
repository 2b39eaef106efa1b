"""The area's picture and the coverage of a call: charts, map, tables, downloads."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from joinedup.accounts import policies as accounts_policies
from joinedup.accounts import queries as accounts
from joinedup.calls import queries as calls
from joinedup.core import clock
from joinedup.core.requests import Request
from joinedup.home import analysis, forms, sheets
from joinedup.plans import queries as plans
from joinedup.ui import charts
from joinedup.ui import sheets as tables


def _wanted(request: Request, runs: bool) -> tuple[forms.PictureForm, analysis.Wanted]:
    form = forms.PictureForm(request.GET or None)
    data: dict[str, Any] = form.cleaned_data if form.is_bound and form.is_valid() else {}
    wanted = analysis.Wanted(
        group=data.get("group") or "",
        phase=data.get("phase") or "",
        place=request.GET.get("place", "")[:120],
        for_others=runs and data.get("who") == "others",
    )
    return form, wanted


@require_safe
def show_picture(request: Request, slug: str) -> HttpResponse:
    area = accounts.area_for(slug, request.actor)
    runs = accounts_policies.may_run_area(request.actor, area.pk)
    form, wanted = _wanted(request, runs)
    picture = analysis.area_picture(area.pk, request.actor, wanted)
    told = picture.told
    context = {
        "area": area,
        "runs": runs,
        "form": form,
        "wanted": wanted,
        "picture": picture,
        "by_topic": _two_bars([(line.name, line) for line in (picture.topics if wanted.group else picture.groups)], picture),
        "by_phase": _two_bars([(line.name, line) for line in picture.phases], picture),
        "gaps": _gap_bars(picture) if picture.gaps and not picture.for_others else "",
        "barriers": plans.lines_to_draw(area.pk) if runs and not picture.for_others else [],
        "spots": [
            {
                "name": spot.line.name,
                "latitude": spot.latitude,
                "longitude": spot.longitude,
                "note": _("%(needs)s needs, %(offers)s offers") % {"needs": told(spot.line.needs), "offers": told(spot.line.offers)},
            }
            for spot in picture.spots
        ],
    }
    return render(request, "home/show_picture.html", context)


def _two_bars(lines: Sequence[tuple[str, analysis.Line]], picture: analysis.Picture) -> str:
    kinds = (str(_("Needs")), str(_("Offers")))
    values = [
        {"what": name, "kind": kind, "n": picture.drawn(n)}
        for name, line in lines
        for kind, n in zip(kinds, (line.needs, line.offers), strict=True)
    ]
    return _bars(values, str(_("How many")), kinds)


def _gap_bars(picture: analysis.Picture) -> str:
    kinds = (str(_("Half-days needed")), str(_("Half-days offered")))
    values = [
        {"what": line.name, "kind": kind, "n": n}
        for line in picture.gaps
        for kind, n in zip(kinds, (line.needed, line.offered), strict=True)
    ]
    return _bars(values, str(_("Half-days")), kinds)


def _bars(values: list[dict[str, Any]], title: str, kinds: tuple[str, str]) -> str:
    if not values:
        return ""
    spec = {
        "data": {"values": values},
        "mark": "bar",
        "width": 320,
        "height": {"step": 14},
        "encoding": {
            "y": {"field": "what", "type": "nominal", "sort": None, "title": None},
            "yOffset": {"field": "kind", "type": "nominal", "sort": list(kinds)},
            "x": {"field": "n", "type": "quantitative", "title": title, "axis": {"tickMinStep": 1, "format": "d", "tickCount": 5}},
            "color": {"field": "kind", "type": "nominal", "sort": list(kinds)},
        },
    }
    return charts.svg(spec)


@require_safe
def download_picture(request: Request, slug: str, ending: str) -> HttpResponse:
    area = accounts.area_for(slug, request.actor)
    _form, wanted = _wanted(request, accounts_policies.may_run_area(request.actor, area.pk))
    picture = analysis.area_picture(area.pk, request.actor, wanted)
    return tables.download(f"needs and offers of {area.name}.{ending}", sheets.picture_columns(picture), sheets.picture_rows(picture))


@require_safe
def show_coverage(request: Request, slug: str, public_id: str) -> HttpResponse:
    call = calls.call_for(public_id, request.actor)
    context = {"slug": slug, "call": call, "coverage": analysis.call_coverage(call), "now": clock.now()}
    return render(request, "home/show_coverage.html", context)
