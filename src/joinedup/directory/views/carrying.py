"""A school was replaced by another: choose what goes along."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from joinedup.accounts import queries as accounts
from joinedup.core.refusals import require_found
from joinedup.core.requests import Request
from joinedup.directory import policies, queries, services
from joinedup.directory.forms.organisations import CarryForm
from joinedup.ui import filters, pages


@require_http_methods(["GET", "HEAD", "POST"])
def carry_to_successor(request: Request, slug: str, key: str) -> HttpResponse:
    old = queries.organisation_of_area(key, request.actor)
    require_found(old if policies.may_attach(request.actor, request.actor.area_id) else None)
    area = accounts.area_for(slug, request.actor)
    offers = queries.successor_offers(old, area.pk)
    if not offers:
        return redirect("directory:show_organisation", slug, key)
    kept = [(name, carrier.title, carrier.count(old, area.pk)) for name, carrier in services.carriers.items()]
    form = CarryForm(request.POST or None, initial={"urn": offers[0].urn, "keys": [name for name, _title, n in kept if n]})
    form.fields["urn"].choices = [(offer.urn, f"{offer.name} (URN {offer.urn}, {offer.place})") for offer in offers]  # type: ignore[attr-defined]
    form.fields["keys"].choices = [(name, f"{title} ({filters.number(n)})") for name, title, n in kept if n]  # type: ignore[attr-defined]

    def make(data: dict[str, Any]) -> str:
        services.carry_to_successor(area=area, old=old, urn=int(data["urn"]), keys=data["keys"], by=request.actor)
        messages.success(request, _("Carried over. The page of %(name)s keeps its history.") % {"name": old.name})
        return reverse("directory:show_organisation", args=[slug, data["urn"]])

    if address := pages.created(request, form, make):
        return redirect(address)
    return render(request, "directory/carry_to_successor.html", {"form": form, "slug": slug, "key": key, "old": old})
