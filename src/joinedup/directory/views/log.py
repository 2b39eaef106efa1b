"""The contact log of an organisation."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from joinedup.accounts import queries as accounts
from joinedup.accounts.choices import Scope
from joinedup.accounts.policies import may_run_area
from joinedup.core import clock
from joinedup.core.refusals import require_found
from joinedup.core.requests import Request
from joinedup.directory import policies, queries, services
from joinedup.directory.forms.log import LogForm
from joinedup.ui import pages

FORM = require_http_methods(["GET", "HEAD", "POST"])


def _noted(request: Request, key: str) -> Any:
    """Return the organisation if the visitor may read the area's log; Missing otherwise."""
    organisation = queries.organisation_of_area(key, request.actor)
    return require_found(organisation if may_run_area(request.actor, request.actor.area_id) else None)


def _offered(form: LogForm, request: Request, slug: str) -> LogForm:
    area = accounts.area_for(slug, request.actor)
    form.offer(team for team in accounts.teams_of(area) if team.pk in request.actor.places(Scope.TEAM))
    return form


@require_safe
def log(request: Request, slug: str, key: str) -> HttpResponse:
    organisation = _noted(request, key)
    context = {"slug": slug, "key": key, "organisation": organisation, "notes": queries.log_of(organisation, request.actor)}
    return render(request, "directory/log.html", context | {"may": {"write": policies.may_write_log(request.actor, organisation)}})


@FORM
def write_log_entry(request: Request, slug: str, key: str) -> HttpResponse:
    organisation = _noted(request, key)
    require_found(organisation if policies.may_write_log(request.actor, organisation) else None)
    form = _offered(LogForm(request.POST or None, initial={"on": clock.today(), "kind": "call"}), request, slug)

    def make(data: dict[str, Any]) -> str:
        services.write_log_entry(organisation=organisation, details=services.LogDetails(**form.details()), by=request.actor)
        return reverse("directory:log", args=[slug, key])

    if address := pages.created(request, form, make):
        return redirect(address)
    return render(request, "directory/write_log_entry.html", {"form": form, "slug": slug, "key": key, "organisation": organisation})


@FORM
def change_log_entry(request: Request, slug: str, key: str, public_id: str) -> HttpResponse:
    organisation = _noted(request, key)
    entry = _own(request, organisation, public_id)
    form = _offered(LogForm.for_thing(request.POST, entry), request, slug)

    def change(data: dict[str, Any]) -> None:
        details = services.LogDetails(**form.details())
        services.change_log_entry(entry=entry, details=details, expected=form.seen_version, by=request.actor)

    if pages.submitted(form, change):
        return redirect("directory:log", slug, key)
    context = {"form": form, "slug": slug, "key": key, "organisation": organisation, "entry": entry}
    return render(request, "directory/change_log_entry.html", context)


@FORM
def delete_log_entry(request: Request, slug: str, key: str, public_id: str) -> HttpResponse:
    organisation = _noted(request, key)
    entry = _own(request, organisation, public_id)
    if request.method == "POST":
        services.delete_log_entry(entry=entry, by=request.actor)
        return redirect("directory:log", slug, key)
    return render(request, "directory/delete_log_entry.html", {"slug": slug, "key": key, "organisation": organisation, "entry": entry})


def _own(request: Request, organisation: Any, public_id: str) -> Any:
    entry = queries.log_entry_for(public_id, request.actor)
    mine = entry.organisation_id == organisation.pk and policies.may_change_log_entry(request.actor, entry)
    return require_found(entry if mine else None)
