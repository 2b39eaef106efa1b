"""Areas and teams; going from one area to another."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from joinedup.accounts import policies, queries
from joinedup.accounts.forms.areas import ChangeAreaForm, CloseAreaForm, NewAreaForm, RenameTeamForm, TeamForm
from joinedup.accounts.services import areas, closing
from joinedup.accounts.views import doorway
from joinedup.core.refusals import Missing
from joinedup.core.requests import Request
from joinedup.ui import filters, pages

FORM = ["GET", "HEAD", "POST"]


@require_safe
def my_areas(request: Request) -> HttpResponse:
    is_administrator = policies.is_administrator(request.actor)
    context = {
        "areas": queries.areas_of(request.actor),
        "others": queries.areas_to_look_after() if is_administrator else [],
        "may": {"create": is_administrator},
    }
    return render(request, "accounts/my_areas.html", context)


@require_http_methods(FORM)
def create_area(request: Request) -> HttpResponse:
    if not policies.may_create_area(request.actor):
        raise Missing
    form = NewAreaForm(doorway.posted(request))

    def make(data: dict[str, Any]) -> str:
        details = areas.AreaDetails(name=data["name"], reply_to=data["reply_to"])
        areas.create_area_with_officer(details=details, officer=data["officer"], by=request.actor)
        return reverse("accounts:my_areas")

    if address := pages.created(request, form, make):
        messages.success(request, _("The area is there. Its first officer has been asked by mail."))
        return redirect(address)
    return render(request, "accounts/create_area.html", {"form": form})


@require_http_methods(FORM)
def change_area(request: Request, slug: str) -> HttpResponse:
    area = queries.area_managed_by(slug, request.actor)
    form = ChangeAreaForm(doorway.posted(request), initial={"name": area.name, "reply_to": area.reply_to, "version": area.version})

    def change(data: dict[str, Any]) -> None:
        details = areas.AreaDetails(name=data["name"], reply_to=data["reply_to"])
        areas.change_area(area=area, details=details, expected=data["version"], by=request.actor)

    if pages.submitted(form, change):
        messages.success(request, _("The area is changed."))
        return redirect("accounts:people", slug)
    return render(request, "accounts/change_area.html", {"form": form, "slug": slug, "area": area})


@require_http_methods(FORM)
def close_area(request: Request, public_id: str) -> HttpResponse:
    area = queries.area_by_public_id(public_id)
    if area.closed_at or not policies.may_close_area(request.actor, area.pk):
        raise Missing
    form = CloseAreaForm.for_thing(doorway.posted(request), area)
    told: list[int] = []
    if pages.submitted(form, lambda data: told.append(closing.close_area(area=area, expected=data["version"], by=request.actor))):
        said = ngettext("%(area)s is closed. %(n)s person was told.", "%(area)s is closed. %(n)s people were told.", told[0])
        messages.success(request, said % {"area": area.name, "n": filters.number(told[0])})
        return redirect("accounts:my_areas")
    back = (
        reverse("accounts:change_area", args=[area.slug]) if policies.is_officer(request.actor, area.pk) else reverse("accounts:my_areas")
    )
    context = {"form": form, "area": area, "people": queries.workers_of(area), "back": back}
    return render(request, "accounts/close_area.html", context)


@require_http_methods(FORM)
def reopen_area(request: Request, public_id: str) -> HttpResponse:
    area = queries.area_by_public_id(public_id)
    if area.closed_at is None or not policies.is_administrator(request.actor):
        raise Missing
    form = CloseAreaForm.for_thing(doorway.posted(request), area)
    if pages.submitted(form, lambda data: closing.reopen_area(area=area, expected=data["version"], by=request.actor)):
        messages.success(request, _("%(area)s is open again. Who works there has been told.") % {"area": area.name})
        return redirect("accounts:my_areas")
    return render(request, "accounts/reopen_area.html", {"form": form, "area": area, "people": queries.workers_of(area)})


@require_safe
def teams(request: Request, slug: str) -> HttpResponse:
    area = queries.area_run_by(slug, request.actor)
    may = {"change": policies.may_change_area(request.actor, area.pk)}
    return render(request, "accounts/teams.html", {"area": area, "slug": slug, "teams": queries.team_lines(area), "may": may})


@require_http_methods(FORM)
def create_team(request: Request, slug: str) -> HttpResponse:
    area = queries.area_managed_by(slug, request.actor)
    form = TeamForm(doorway.posted(request))

    def make(data: dict[str, Any]) -> str:
        areas.create_team(area=area, name=data["name"], by=request.actor)
        return reverse("accounts:teams", args=[slug])

    if address := pages.created(request, form, make):
        messages.success(request, _("The team is there. Put people into it on their own pages."))
        return redirect(address)
    return render(request, "accounts/team_form.html", {"form": form, "slug": slug, "title": _("Make a team"), "button": _("Make the team")})


@require_http_methods(FORM)
def rename_team(request: Request, slug: str, public_id: str) -> HttpResponse:
    area = queries.area_managed_by(slug, request.actor)
    team = queries.team_for(area, public_id)
    form = RenameTeamForm(doorway.posted(request), initial={"name": team.name, "version": team.version})

    def rename(data: dict[str, Any]) -> None:
        areas.rename_team(team=team, name=data["name"], expected=data["version"], by=request.actor)

    if pages.submitted(form, rename):
        messages.success(request, _("The team has its new name."))
        return redirect("accounts:teams", slug)
    context = {"form": form, "slug": slug, "title": _("Rename a team"), "button": _("Save the name")}
    return render(request, "accounts/team_form.html", context)
