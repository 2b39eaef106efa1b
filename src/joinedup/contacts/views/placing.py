"""Who reads the addresses of a pasted list: guessed, looked over, put onto the pages of the schools in one press."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from joinedup.contacts import analysis, forms, queries, services
from joinedup.core.requests import Request
from joinedup.ui import filters, pages


@require_http_methods(["GET", "HEAD", "POST"])
def place_people(request: Request, slug: str, public_id: str) -> HttpResponse:
    saved = queries.saved_list_for(public_id, request.actor)
    strangers = analysis.strangers_of(saved, request.actor)
    places = [(one.public_id, one.name) for one in queries.facts_of_places(saved.area_id)]
    form = forms.PlacePeopleForm(pages.posted(request), strangers=strangers, places=places)

    def place(_data: dict[str, Any]) -> str:
        n = services.place_people(saved=saved, people=[services.Placed(**row) for row in form.placed()], by=request.actor)
        said = ngettext("%(n)s person stands on the page of their school now.", "%(n)s people stand on the pages of their schools now.", n)
        messages.success(request, said % {"n": filters.number(n)})
        return reverse("contacts:show_list", args=[slug, public_id])

    if address := pages.created(request, form, place):
        return redirect(address)
    context = {"slug": slug, "saved": saved, "form": form, "strangers": strangers, "n_sure": sum(one.is_sure for one in strangers)}
    return render(request, "contacts/place_people.html", context)
