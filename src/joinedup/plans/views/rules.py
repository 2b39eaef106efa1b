"""The rules that hold for every plan of an area."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from joinedup.core.requests import Request
from joinedup.plans import queries, services
from joinedup.plans.forms.rules import LimitForm, LineForm, MeasureForm, PairForm
from joinedup.plans.views.plans import area_of
from joinedup.ui import forms, pages


@require_safe
def show_rules(request: Request, slug: str) -> HttpResponse:
    area = area_of(request, slug)
    lines = queries.lines_of(area.pk)
    where = [line["note"] for line in queries.lines_to_draw(area.pk)]
    context = {
        "area": area,
        "limits": queries.organisation_rules(area.pk),
        "pairs": queries.pair_rules(area.pk),
        "lines": list(zip(lines, where, strict=True)),
        "measures": [(row, *queries.schools_measured(row, area.pk)) for row in queries.measures_of(area.pk)],
    }
    return render(request, "plans/show_rules.html", context)


def _asked(request: Request, area: Any, form: forms.Form, words: tuple[str, ...], save: Callable[[dict[str, Any]], object]) -> HttpResponse:
    for field in form.fields.values():
        if isinstance(field, forms.PickField):
            field.use(
                find=lambda words: queries.organisations_found(area.pk, words),
                look_up=lambda public_id: queries.organisation_on_list(area.pk, public_id),
            )
    address = reverse("plans:show_rules", args=[area.slug])

    def make(data: dict[str, Any]) -> str:
        save(data)
        messages.success(request, words[2] if words[2:] else _("The rule holds for every plan that is made from now on."))
        return address

    if made := pages.created(request, form, make):
        return redirect(made)
    return render(request, "plans/edit_rule.html", {"area": area, "form": form, "heading": words[0], "button": words[1]})


@require_http_methods(["GET", "HEAD", "POST"])
def limit_organisation(request: Request, slug: str) -> HttpResponse:
    area = area_of(request, slug)

    def save(data: dict[str, Any]) -> None:
        organisation = data.pop("organisation")
        services.limit_organisation(area=area, organisation=organisation, limits=services.Limits(**data), by=request.actor)

    return _asked(
        request, area, LimitForm(pages.posted(request)), (_("How much a school gives and gets"), _("Set the limit or holiday")), save
    )


@require_http_methods(["GET", "HEAD", "POST"])
def rule_pair(request: Request, slug: str) -> HttpResponse:
    area = area_of(request, slug)

    def save(data: dict[str, Any]) -> None:
        services.rule_pair(area=area, between=services.Between(**data), by=request.actor)

    return _asked(request, area, PairForm(pages.posted(request)), (_("Two schools or partners"), _("Make this a rule for the two")), save)


@require_http_methods(["GET", "HEAD", "POST"])
def draw_line(request: Request, slug: str) -> HttpResponse:
    area = area_of(request, slug)

    def save(data: dict[str, Any]) -> None:
        start, end = (queries.place_of(area.pk, data[name], field=name) for name in ("start", "end"))
        services.draw_line(area=area, ends=services.Ends(data["name"], start, end), by=request.actor)

    return _asked(request, area, LineForm(pages.posted(request)), (_("A line that nobody crosses"), _("Draw the line")), save)


@require_http_methods(["GET", "HEAD", "POST"])
def add_measure(request: Request, slug: str) -> HttpResponse:
    area = area_of(request, slug)

    def save(data: dict[str, Any]) -> None:
        details = services.MeasureDetails(data["name"], data["definition"], data["source"], data["measured_on"], data["rows"])
        services.add_measure(area=area, details=details, by=request.actor)

    words = (_("A measure of disadvantage"), _("Add the measure"), _("You can choose the measure in every plan that is made from now on."))
    return _asked(request, area, MeasureForm(pages.posted(request)), words, save)


@require_POST
def drop_rule(request: Request, slug: str, public_id: str) -> HttpResponse:
    area = area_of(request, slug)
    services.drop_rule(area=area, public_id=public_id, by=request.actor)
    messages.success(request, _("The rule is gone."))
    return redirect("plans:show_rules", slug)
