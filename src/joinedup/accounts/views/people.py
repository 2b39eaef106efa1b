"""The people of an area and their roles."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from joinedup.accounts import choices, policies, queries
from joinedup.accounts.forms.areas import ChangeRoleForm, RoleForm
from joinedup.accounts.forms.sign_in import PressForm
from joinedup.accounts.services import people
from joinedup.accounts.views import doorway
from joinedup.core.requests import Request
from joinedup.ui import pages

FORM = ["GET", "HEAD", "POST"]


@require_safe
def people_of_area(request: Request, slug: str) -> HttpResponse:
    area = queries.area_run_by(slug, request.actor)
    context = {
        "area": area,
        "slug": slug,
        "people": queries.people_of(area),
        "invitations": queries.invitations_of(area),
        "may": {"invite": policies.may_invite(request.actor, area.pk)},
    }
    return render(request, "accounts/people.html", context)


@require_safe
def show_person(request: Request, slug: str, public_id: str) -> HttpResponse:
    area = queries.area_run_by(slug, request.actor)
    person = queries.person_of(area, public_id)
    may = {"invite": policies.may_invite(request.actor, area.pk)}
    return render(request, "accounts/show_person.html", {"area": area, "slug": slug, "person": person, "may": may})


@require_http_methods(FORM)
def give_role(request: Request, slug: str, public_id: str) -> HttpResponse:
    area = queries.area_managed_by(slug, request.actor)
    user = queries.user_of(area, public_id)
    form = RoleForm(doorway.posted(request))
    form.offer(teams=queries.teams_of(area))

    def give(data: dict[str, Any]) -> None:
        details = people.RoleDetails(role=data["role"], team=data.get("team"), until_on=data["until_on"])
        people.give_role(area=area, user=user, details=details, by=request.actor)

    if pages.submitted(form, give):
        messages.success(request, _("The role is given. It works from now on."))
        return redirect("accounts:show_person", slug, public_id)
    return render(request, "accounts/give_role.html", {"form": form, "slug": slug, "user": user, "title": _("Give a role")})


@require_http_methods(FORM)
def change_role(request: Request, slug: str, public_id: str) -> HttpResponse:
    area = queries.area_managed_by(slug, request.actor)
    role = queries.role_of(area, public_id)
    initial = {"team": role.team.public_id if role.team else "", "until_on": role.until_on, "version": role.version}
    form = ChangeRoleForm(doorway.posted(request), initial=initial)
    form.offer(teams=queries.teams_of(area))

    def change(data: dict[str, Any]) -> None:
        details = people.RoleDetails(role=role.role, team=data.get("team"), until_on=data["until_on"])
        people.change_role(role=role, details=details, expected=data["version"], by=request.actor)

    if pages.submitted(form, change):
        messages.success(request, _("The role is changed."))
        return redirect("accounts:show_person", slug, role.user.public_id)
    title = _("Change a role: %(role)s") % {"role": choices.Role(role.role).label}
    context = {"form": form, "slug": slug, "user": role.user, "title": title}
    return render(request, "accounts/give_role.html", context)


@require_http_methods(FORM)
def end_role(request: Request, slug: str, public_id: str) -> HttpResponse:
    area = queries.area_managed_by(slug, request.actor)
    role = queries.role_of(area, public_id)
    form = PressForm(doorway.posted(request))
    if pages.submitted(form, lambda data: people.end_role(role=role, by=request.actor)):
        messages.success(request, _("The role has ended."))
        return redirect("accounts:people", slug)
    label = choices.Role(role.role).label
    return render(request, "accounts/end_role.html", {"form": form, "slug": slug, "role": role, "label": label, "area": area})
