"""The school's word for what was entered on its behalf: asked for by those who run the area, given by link."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from joinedup.brokerage import queries, services
from joinedup.brokerage.views.presses import press
from joinedup.core.requests import Request, open_to_links
from joinedup.ui import pages
from joinedup.ui.forms import ConfirmForm


@open_to_links
@require_http_methods(["GET", "HEAD", "POST"])
def confirm_entries(request: Request, public_id: str) -> HttpResponse:
    """Show what somebody wrote down for the organisation and ask whether it is right."""
    organisation, area = queries.organisation_to_confirm(public_id, request.actor)
    entries = queries.entries_to_confirm(organisation.pk, area.pk)
    labels = [(entry.public_id, queries.entry_words(entry)) for entry in entries]
    form = ConfirmForm(pages.posted(request), entries=labels)
    counts: list[tuple[int, int]] = []

    def save(_data: dict[str, Any]) -> None:
        counts.append(services.confirm_entries(organisation=organisation, area_id=area.pk, wrong=form.taken_out(), by=request.actor))

    context = {"organisation": organisation, "area": area, "entries": entries, "form": form}
    if entries and not pages.submitted(form, save):
        return render(request, "brokerage/confirm_entries.html", context)
    if request.method == "POST":
        return redirect("brokerage:confirm_entries", public_id)
    return render(request, "brokerage/entries_confirmed.html", context)


@require_POST
def ask_to_confirm(request: Request, slug: str, key: str) -> HttpResponse:
    organisation = queries.organisation_to_speak_for(key, request.actor).organisation
    area_id = request.actor.area_id or 0
    sentence = _("A link to check and confirm goes to %(done)s in working hours.")
    press(request, lambda: services.ask_to_confirm(organisation=organisation, area_id=area_id, by=request.actor), sentence)
    return redirect("brokerage:show_organisation_in_area", slug, key)
