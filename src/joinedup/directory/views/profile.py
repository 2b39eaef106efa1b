"""An organisation as one area sees it, and what it says about itself."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from joinedup.accounts.policies import may_run_area
from joinedup.core.refusals import require_found
from joinedup.core.requests import Request
from joinedup.directory import policies, queries, services
from joinedup.directory.forms.organisations import ApprovalRuleForm, CardForm, OrganisationForm
from joinedup.ui import pages

FORM = require_http_methods(["GET", "HEAD", "POST"])


At = tuple[str, str]
Action = Callable[[dict[str, Any]], object]


def page_of(slug: str, key: str, part: str = "") -> str:
    return reverse("directory:show_organisation", args=[slug, key]) + part


def drawn(request: Request, form: Any, at: At, **context: object) -> HttpResponse:
    """Draw the page that has the name of its address."""
    name = request.resolver_match.url_name if request.resolver_match else ""
    return render(request, f"directory/{name}.html", {"form": form, "slug": at[0], "key": at[1], **context})


def added(request: Request, form: Any, at: At, action: Action, **context: object) -> HttpResponse:
    """Make something once per form and go back to the organisation's people, or draw the form."""

    def make(data: dict[str, Any]) -> str:
        action(data)
        return page_of(*at, part="#people")

    address = pages.created(request, form, make)
    return redirect(address) if address else drawn(request, form, at, **context)


def changed(request: Request, form: Any, at: At, action: Action, **context: object) -> HttpResponse:
    """Change something and go back to the organisation's page, or draw the form."""
    return redirect(page_of(*at)) if pages.submitted(form, action) else drawn(request, form, at, **context)


@require_safe
def show_organisation(request: Request, slug: str, key: str) -> HttpResponse:
    organisation = queries.organisation_of_area(key, request.actor)
    profile = queries.profile_of(organisation, request.actor)
    run = may_run_area(request.actor, request.actor.area_id)
    leads = policies.leads_organisation(request.actor, organisation.pk)
    edit = leads or (run and profile.is_listed)
    may = {
        "edit": edit,
        "people": edit or policies.may_edit_people(request.actor, organisation),
        "log": run and profile.is_listed,
        "run": run,
        "confirm": leads or (edit and not profile.other_areas),
    }
    return render(
        request,
        "directory/show_organisation.html",
        {"slug": slug, "key": key, "profile": profile, "organisation": organisation, "may": may},
    )


def _edited(request: Request, at: At, form_class: Any, save: Callable[..., object], *, entered: bool = False) -> HttpResponse:
    """Change what stands about an organisation, if the visitor may; of schools only what they say themselves, not what was `entered`."""
    organisation = queries.organisation_of_area(at[1], request.actor)
    open_to = policies.may_edit_organisation(request.actor, organisation) and not (entered and organisation.register_key)
    form = form_class.for_thing(request.POST, require_found(organisation if open_to else None))

    def change(data: dict[str, Any]) -> None:
        data.pop("version")
        save(data, organisation=organisation, expected=form.seen_version, by=request.actor)

    return changed(request, form, at, change, organisation=organisation)


@FORM
def edit_organisation(request: Request, slug: str, key: str) -> HttpResponse:
    def save(data: dict[str, Any], *, organisation: Any, **how: Any) -> None:
        details = services.OrganisationDetails(**data, latitude=organisation.latitude, longitude=organisation.longitude)
        services.change_organisation(organisation=organisation, details=details, **how)

    return _edited(request, (slug, key), OrganisationForm, save, entered=True)


@FORM
def edit_card(request: Request, slug: str, key: str) -> HttpResponse:
    return _edited(request, (slug, key), CardForm, lambda data, **how: services.change_card(card=services.Card(**data), **how))


@FORM
def edit_approval_rule(request: Request, slug: str, key: str) -> HttpResponse:
    def save(data: dict[str, Any], **how: Any) -> None:
        services.change_approval_rule(rule=services.ApprovalRule(**data), **how)

    return _edited(request, (slug, key), ApprovalRuleForm, save)


@require_POST
def act_on_behalf(request: Request, slug: str, key: str) -> HttpResponse:
    organisation = queries.organisation_of_area(key, request.actor)
    require_found(organisation if policies.may_act_on_behalf(request.actor, organisation) else None)
    services.act_on_behalf(organisation=organisation, session=request.session, by=request.actor)
    return redirect(page_of(slug, key))


@require_POST
def stop_on_behalf(request: Request) -> HttpResponse:
    services.stop_on_behalf(session=request.session, by=request.actor)
    return redirect((request.actor.area_slug and reverse("directory:organisations", args=[request.actor.area_slug])) or "/")
