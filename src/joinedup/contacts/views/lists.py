"""Lists by role and saved lists: as a table, to copy for blind copies, as CSV and Excel."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from joinedup.contacts import forms, policies, queries, services, sheets
from joinedup.core.refusals import require_found
from joinedup.core.requests import Request
from joinedup.directory import queries as directory
from joinedup.ui import pages

FORM = require_http_methods(["GET", "HEAD", "POST"])


def area_of(request: Request) -> int:
    """Return the area whose people the visitor may list; Missing for everybody else."""
    return require_found(request.actor.area_id if policies.may_make_lists_here(request.actor) else None)


def _asked(request: Request) -> forms.ByRoleForm:
    area_id = area_of(request)
    form = forms.ByRoleForm(request.GET or None)
    form.offer(trusts=queries.trusts_listed(area_id), authorities=directory.authorities_listed(area_id))
    return form


@require_safe
def lists(request: Request, slug: str) -> HttpResponse:
    area_id = area_of(request)
    saved = [(one, *queries.words_of(queries.Wanted.of(one.wanted), area_id)) for one in queries.saved_lists(request.actor)]
    return render(request, "contacts/lists.html", {"slug": slug, "saved": saved})


@FORM
def by_role(request: Request, slug: str) -> HttpResponse:
    form = _asked(request)
    wanted, query = form.wanted(), form.query()
    save_form = forms.SaveListForm(pages.posted(request))

    def make(data: dict[str, Any]) -> str:
        saved = services.save_list(name=data["name"], wanted=wanted, by=request.actor)
        return reverse("contacts:show_list", args=[slug, saved.public_id])

    if wanted.roles and (address := pages.created(request, save_form, make)):
        return redirect(address)
    whom, narrowed = queries.words_of(wanted, request.actor.area_id or 0)
    context = {
        "slug": slug,
        "form": form,
        "query": query,
        "whom": whom,
        "narrowed": narrowed,
        "save_form": save_form,
        "found": queries.people_listed(wanted, request.actor) if wanted.roles else None,
    }
    return render(request, "contacts/by_role.html", context)


@require_safe
def download_by_role(request: Request, slug: str, ending: str) -> HttpResponse:
    wanted = _asked(request).wanted()
    whom, narrowed = queries.words_of(wanted, request.actor.area_id or 0)
    return _download(request, wanted, " ".join([slug, whom, *narrowed])[:80], ending)


@require_safe
def show_list(request: Request, slug: str, public_id: str) -> HttpResponse:
    saved = queries.saved_list_for(public_id, request.actor)
    wanted = queries.Wanted.of(saved.wanted)
    whom, narrowed = queries.words_of(wanted, saved.area_id)
    context = {"slug": slug, "saved": saved, "whom": whom, "narrowed": narrowed, "n_strangers": len(wanted.addresses)}
    return render(request, "contacts/show_list.html", context | {"found": queries.people_listed(wanted, request.actor)})


@require_safe
def download_list(request: Request, slug: str, public_id: str, ending: str) -> HttpResponse:
    saved = queries.saved_list_for(public_id, request.actor)
    return _download(request, queries.Wanted.of(saved.wanted), saved.name[:80], ending)


@require_POST
def remove_list(request: Request, slug: str, public_id: str) -> HttpResponse:
    saved = queries.saved_list_for(public_id, request.actor)
    services.remove_list(saved=saved, by=request.actor)
    messages.success(request, _("The list “%(name)s” was removed. The people on it stay.") % {"name": saved.name})
    return redirect("contacts:lists", slug)


def _download(request: Request, wanted: queries.Wanted, name: str, ending: str) -> HttpResponse:
    return sheets.download(queries.people_listed(wanted, request.actor), name=name, ending=ending)
