"""Partners and organisers of a partnership."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from joinedup.core import clock
from joinedup.core.requests import Request
from joinedup.partnerships import forms, policies, queries, services
from joinedup.partnerships.views.partnerships import run_or_missing
from joinedup.ui import pages


@require_safe
def show_partners(request: Request, slug: str, public_id: str) -> HttpResponse:
    partnership = queries.partnership_for(public_id, request.actor)
    context = {
        "partnership": partnership,
        "slug": slug,
        "partners": queries.partners_of(partnership),
        "former": queries.former_partners_of(partnership),
        "may": {"run": policies.may_run_partnership(request.actor, partnership)},
    }
    return render(request, "partnerships/show_partners.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def add_partner(request: Request, slug: str, public_id: str) -> HttpResponse:
    partnership = run_or_missing(request, public_id)
    form = forms.AddPartnerForm(pages.posted(request), initial={"kind": "full"})
    form.fields["organisation"].offer(queries.organisations_to_add(partnership), blank=_("Choose one"))  # type: ignore[attr-defined]

    def make(data: dict[str, Any]) -> str:
        details = services.PartnerDetails(organisation=data["organisation"], kind=data["kind"])
        services.add_partner(partnership=partnership, details=details, by=request.actor)
        return reverse("partnerships:show_partners", args=[slug, public_id])

    if address := pages.created(request, form, make):
        return redirect(address)
    return render(request, "partnerships/add_partner.html", {"form": form, "slug": slug, "partnership": partnership})


@require_http_methods(["GET", "HEAD", "POST"])
def change_partner(request: Request, slug: str, public_id: str, partner_id: str) -> HttpResponse:
    partner = queries.partner_of(run_or_missing(request, public_id), partner_id)
    initial = {
        "kind": partner.kind,
        "version": partner.version,
        "coordinator": partner.coordinator.public_id if partner.coordinator else "",
        "signatory": partner.signatory.public_id if partner.signatory else "",
    }
    form = forms.ChangePartnerForm(pages.posted(request), initial=initial)
    people = queries.people_of(partner)
    form.fields["coordinator"].offer(people, blank=_("Nobody named yet"))  # type: ignore[attr-defined]
    form.fields["signatory"].offer(people, blank=_("Nobody named yet"))  # type: ignore[attr-defined]

    def change(data: dict[str, Any]) -> None:
        details = services.PartnerDetails(partner.organisation, data["kind"], data["coordinator"], data["signatory"])
        services.change_partner(partner=partner, details=details, expected=data["version"], by=request.actor)

    if pages.submitted(form, change):
        return redirect("partnerships:show_partners", slug, public_id)
    context = {"form": form, "slug": slug, "partnership": partner.partnership, "partner": partner}
    return render(request, "partnerships/change_partner.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def record_leaving(request: Request, slug: str, public_id: str, partner_id: str) -> HttpResponse:
    partner = queries.partner_of(run_or_missing(request, public_id), partner_id)
    form = forms.LeavingForm(pages.posted(request), initial={"on": clock.today()})

    def leave(data: dict[str, Any]) -> None:
        services.record_leaving(partner=partner, leaving=services.Leaving(data["on"], data["reason"]), by=request.actor)

    if pages.submitted(form, leave):
        return redirect("partnerships:show_partners", slug, public_id)
    context = {"form": form, "slug": slug, "partnership": partner.partnership, "partner": partner}
    return render(request, "partnerships/record_leaving.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def show_organisers(request: Request, slug: str, public_id: str) -> HttpResponse:
    partnership = run_or_missing(request, public_id)
    form = forms.OrganiserForm(pages.posted(request), initial={"role": "organiser"})

    def add(data: dict[str, Any]) -> str:
        services.add_organiser(partnership=partnership, email=data["email"], role=data["role"], by=request.actor)
        return reverse("partnerships:show_organisers", args=[slug, public_id])

    if address := pages.created(request, form, add):
        return redirect(address)
    context = {"form": form, "slug": slug, "partnership": partnership, "organisers": queries.organisers_of(partnership)}
    return render(request, "partnerships/show_organisers.html", context)


@require_POST
def end_organiser(request: Request, slug: str, public_id: str, role_id: str) -> HttpResponse:
    partnership = run_or_missing(request, public_id)
    form = forms.PlainForm(request.POST)
    if pages.submitted(form, lambda data: services.end_organiser(partnership=partnership, public_id=role_id, by=request.actor)):
        return redirect("partnerships:show_organisers", slug, public_id)
    context = {"form": form, "slug": slug, "partnership": partnership}
    return render(request, "partnerships/refused.html", context)
