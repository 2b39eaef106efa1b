"""People of organisations: add, change, hand over, end, confirm; delegates and departments; the area's lists by role."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from joinedup.accounts.policies import may_run_area
from joinedup.core.refusals import require_found
from joinedup.core.requests import Request
from joinedup.directory import policies, queries, services, sheets
from joinedup.directory.forms import people as forms
from joinedup.directory.services import PersonDetails, RoleDetails
from joinedup.directory.views.profile import added, changed, page_of
from joinedup.ui import pages

FORM = require_http_methods(["GET", "HEAD", "POST"])


def _with_people(request: Request, key: str) -> Any:
    organisation = queries.organisation_of_area(key, request.actor)
    return require_found(organisation if policies.may_edit_people(request.actor, organisation) else None)


def _role(request: Request, key: str, public_id: str) -> Any:
    organisation = _with_people(request, key)
    role = queries.role_for(public_id, request.actor)
    return require_found(role if role.organisation_id == organisation.pk else None)


def _details(data: dict[str, Any]) -> PersonDetails:
    return PersonDetails(**{name: data[name] for name in ("name", "email", "is_shared", "phone")})


@require_safe
def people(request: Request, slug: str) -> HttpResponse:
    require_found(slug if may_run_area(request.actor, request.actor.area_id) else None)
    form = forms.PeopleFilterForm(request.GET)
    wanted = form.wanted()
    rows = queries.people_of_area(request.actor, queries.PeopleFilter(**wanted))
    page = Paginator(rows, 100).get_page(pages.page_number(request))
    context = {"slug": slug, "form": form, "page": page, "wanted": wanted, "addresses": queries.addresses_of(rows)}
    return render(request, "directory/people.html", context)


@require_safe
def download_people(request: Request, slug: str, ending: str) -> HttpResponse:
    if not may_run_area(request.actor, request.actor.area_id):
        raise Http404
    rows = queries.people_of_area(request.actor, queries.PeopleFilter(**forms.PeopleFilterForm(request.GET).wanted()))
    return sheets.download(sheets.PEOPLE, sheets.people_rows(rows), name=f"{slug} people", ending=ending)


@FORM
def add_person(request: Request, slug: str, key: str) -> HttpResponse:
    organisation = _with_people(request, key)
    form = forms.AddPersonForm(request.POST or None)
    form.fields["unit"].offer(queries.units_of(organisation), blank=_("None"))  # type: ignore[attr-defined]

    def add(data: dict[str, Any]) -> None:
        role = RoleDetails(**{name: data[name] for name in ("kind", "title", "unit", "from_on", "until_on")})
        services.add_person(organisation=organisation, person=_details(data), role=role, by=request.actor)

    return added(request, form, (slug, key), add, organisation=organisation)


@require_safe
def show_person(request: Request, slug: str, key: str, public_id: str) -> HttpResponse:
    organisation = queries.organisation_of_area(key, request.actor)
    person = queries.person_for(public_id, request.actor)
    present, past = queries.roles_of_person(person, request.actor)
    here = [role for role in present if role.key == key]
    may = {
        "reach": bool(here) and policies.may_see_contacts(request.actor, organisation),
        "change": policies.may_edit_people(request.actor, organisation) and policies.may_edit_person(request.actor, person),
    }
    context = {"slug": slug, "key": key, "organisation": organisation, "person": person, "present": present, "past": past, "may": may}
    return render(request, "directory/show_person.html", context)


@FORM
def change_person(request: Request, slug: str, key: str, public_id: str) -> HttpResponse:
    _with_people(request, key)
    person = queries.person_for(public_id, request.actor)
    require_found(person if policies.may_edit_person(request.actor, person) else None)
    form = forms.ChangePersonForm.for_thing(request.POST, person)

    def change(data: dict[str, Any]) -> None:
        services.change_person(person=person, details=_details(data), expected=form.seen_version, by=request.actor)

    return changed(request, form, (slug, key), change, person=person)


@FORM
def change_role(request: Request, slug: str, key: str, public_id: str) -> HttpResponse:
    role = _role(request, key, public_id)
    form = forms.ChangeRoleForm.for_thing(request.POST, role)
    form.fields["unit"].offer(queries.units_of(role.organisation), blank=_("None"))  # type: ignore[attr-defined]

    def change(data: dict[str, Any]) -> None:
        details = RoleDetails(kind=role.kind, **{name: data[name] for name in ("title", "unit", "from_on", "until_on")})
        services.change_role(role=role, details=details, expected=form.seen_version, by=request.actor)

    return changed(request, form, (slug, key), change, role=role)


@FORM
def end_role(request: Request, slug: str, key: str, public_id: str) -> HttpResponse:
    role = _role(request, key, public_id)
    form = forms.EndRoleForm(request.POST or None)
    return changed(request, form, (slug, key), lambda data: services.end_role(role=role, on=data["on"], by=request.actor), role=role)


@FORM
def hand_over_role(request: Request, slug: str, key: str, public_id: str) -> HttpResponse:
    role = _role(request, key, public_id)

    def hand_over(data: dict[str, Any]) -> None:
        services.hand_over_role(role=role, to=_details(data), on=data["on"], by=request.actor)

    return added(request, forms.HandOverForm(request.POST or None), (slug, key), hand_over, role=role)


@require_POST
def confirm_role(request: Request, slug: str, key: str, public_id: str) -> HttpResponse:
    role = _role(request, key, public_id)
    services.confirm_role(role=role, by=request.actor)
    messages.success(request, _("%(name)s may now speak for %(place)s.") % {"name": role.person.name, "place": role.organisation.name})
    return redirect(page_of(slug, key))


@FORM
def use_head_as_contact(request: Request, slug: str, key: str) -> HttpResponse:
    organisation = _with_people(request, key)
    head = require_found(queries.head_of(organisation.establishment) if organisation.establishment else None)
    form = forms.HeadForm(request.POST or None)

    def use(data: dict[str, Any]) -> None:
        services.use_head_as_contact(organisation=organisation, email=data["email"], is_shared=data["is_shared"], by=request.actor)

    return added(request, form, (slug, key), use, organisation=organisation, head=head)


@FORM
def give_delegation(request: Request, slug: str, key: str) -> HttpResponse:
    organisation = _with_people(request, key)
    form = forms.DelegationForm(request.POST or None)
    form.fields["person"].offer(queries.persons_in(organisation, request.actor))  # type: ignore[attr-defined]

    def give(data: dict[str, Any]) -> None:
        services.give_delegation(organisation=organisation, person=data["person"], asks=data["asks"], by=request.actor)

    return added(request, form, (slug, key), give, organisation=organisation)


@require_POST
def end_delegation(request: Request, slug: str, key: str, public_id: str) -> HttpResponse:
    organisation = _with_people(request, key)
    services.end_delegation(delegation=queries.delegation_for(public_id, organisation), by=request.actor)
    return redirect(page_of(slug, key, "#people"))


@FORM
def add_unit(request: Request, slug: str, key: str) -> HttpResponse:
    organisation = _with_people(request, key)

    def add(data: dict[str, Any]) -> None:
        services.add_unit(organisation=organisation, by=request.actor, **data)

    return added(request, forms.UnitForm(request.POST or None), (slug, key), add, organisation=organisation)
