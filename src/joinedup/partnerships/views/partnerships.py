"""Lists, the overview, and setting a partnership up."""

from dataclasses import fields
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from joinedup.accounts import queries as accounts
from joinedup.actions import queries as actions
from joinedup.core.refusals import Missing
from joinedup.core.requests import Request
from joinedup.notices import queries as notices
from joinedup.partnerships import forms, policies, queries, services
from joinedup.ui import pages

FORM = ["GET", "HEAD", "POST"]


@require_safe
def list_partnerships(request: Request, slug: str) -> HttpResponse:
    rows = queries.partnerships_of_area(request.actor)
    may = {"form": policies.may_form_partnership(request.actor, request.actor.area_id)}
    return render(request, "partnerships/list_partnerships.html", {"rows": rows, "slug": slug, "may": may})


@require_http_methods(FORM)
def start_partnership(request: Request, slug: str) -> HttpResponse:
    if not policies.may_form_partnership(request.actor, request.actor.area_id):
        raise Missing
    form = forms.StartForm(pages.posted(request), initial={"visibility": "area", "introductions": request.GET.getlist("introductions")})
    form.offer_teams(accounts.teams_of(accounts.area_for(slug, request.actor)))
    choose = queries.introductions_to_use(request.actor)
    form.fields["introductions"].choices = [(row.public_id, row.words) for row in choose]  # type: ignore[attr-defined]
    if not choose:
        del form.fields["introductions"]

    def make(data: dict[str, Any]) -> str:
        if page := services.look_first(data, request.actor):
            return page
        used = data.get("introductions", [])
        partnership = services.form_partnership(details=_details(data), partners=[], by=request.actor, from_introductions=used)
        return reverse("partnerships:show_partnership", args=[slug, partnership.public_id])

    if address := pages.created(request, form, make):
        return redirect(address)
    return render(request, "partnerships/start_partnership.html", {"form": form, "slug": slug})


@require_safe
def show_actions(request: Request, slug: str, public_id: str) -> HttpResponse:
    partnership = queries.partnership_for(public_id, request.actor)
    panel = actions.actions_panel(partnership.subject, request.actor)
    return render(request, "partnerships/show_actions.html", {"partnership": partnership, "slug": slug, "actions_panel": panel})


@require_safe
def show_partnership(request: Request, slug: str, public_id: str) -> HttpResponse:
    partnership = queries.partnership_for(public_id, request.actor)
    may = {"run": policies.may_run_partnership(request.actor, partnership)}
    context: dict[str, Any] = {"partnership": partnership, "slug": slug, "may": may, "partners": queries.partners_of(partnership)}
    if partnership.state == "setting_up":
        return render(request, "partnerships/setting_up.html", context | {"organisers": queries.organisers_of(partnership)})
    agreement = queries.agreement_of(partnership)
    context |= {
        "agreement": agreement,
        "glance": services.shown_glance(agreement),
        "organisers": queries.organisers_of(partnership),
        "signing": queries.signing_rows(agreement),
        "mine": [row for row in queries.partners_of(partnership) if policies.may_answer_agreement(request.actor, row)],
        "actions_panel": actions.actions_panel(partnership.subject, request.actor),
        "entries": queries.timeline(partnership),
        "mails": notices.messages_about(partnership.subject) if may["run"] else [],
    }
    return render(request, "partnerships/show_partnership.html", context)


@require_http_methods(FORM)
def change_partnership(request: Request, slug: str, public_id: str) -> HttpResponse:
    partnership = run_or_missing(request, public_id)
    initial = _now(partnership, "name", "kind", "purpose", "visibility") | {"team": partnership.team.public_id if partnership.team else ""}
    form = forms.ChangePartnershipForm(pages.posted(request), initial=initial)
    form.offer_teams(accounts.teams_of(partnership.area))

    def change(data: dict[str, Any]) -> None:
        services.change_partnership(partnership=partnership, details=_details(data), expected=data["version"], by=request.actor)

    return _change(request, partnership, "partnerships/change_partnership.html", form, change)


@require_http_methods(FORM)
def set_aims(request: Request, slug: str, public_id: str) -> HttpResponse:
    partnership = run_or_missing(request, public_id)
    form = forms.AimsForm(pages.posted(request), initial=_now(partnership, "aims"))

    def change(data: dict[str, Any]) -> None:
        services.set_aims(partnership=partnership, aims=data["aims"], expected=data["version"], by=request.actor)

    return _change(request, partnership, "partnerships/set_aims.html", form, change)


@require_http_methods(FORM)
def set_terms(request: Request, slug: str, public_id: str) -> HttpResponse:
    partnership = run_or_missing(request, public_id)
    form = forms.TermsForm(pages.posted(request), initial=_now(partnership, *(field.name for field in fields(services.Terms))))

    def change(data: dict[str, Any]) -> None:
        expected = data.pop("version")
        services.set_terms(partnership=partnership, terms=services.Terms(**data), expected=expected, by=request.actor)

    return _change(request, partnership, "partnerships/set_terms.html", form, change)


@require_http_methods(FORM)
def set_stage(request: Request, slug: str, public_id: str) -> HttpResponse:
    partnership = run_or_missing(request, public_id)
    form = forms.StageForm(pages.posted(request), initial=_now(partnership, "stage"))

    def change(data: dict[str, Any]) -> None:
        services.set_stage(partnership=partnership, stage=data["stage"], expected=data["version"], by=request.actor)

    return _change(request, partnership, "partnerships/set_stage.html", form, change)


@require_http_methods(FORM)
def finish_setting_up(request: Request, slug: str, public_id: str) -> HttpResponse:
    partnership = run_or_missing(request, public_id)
    context = {
        "partners": queries.partners_of(partnership),
        "organisers": queries.organisers_of(partnership),
        "glance": services.shown_glance(queries.agreement_of(partnership)),
    }

    def finish(_data: dict[str, Any]) -> None:
        services.finish_setting_up(partnership=partnership, by=request.actor)

    form = forms.PlainForm(pages.posted(request))
    if form.is_bound and (page := services.look_first({}, request.actor, partnership)):
        return redirect(page)
    return _change(request, partnership, "partnerships/finish_setting_up.html", form, finish, **context)


def _now(partnership: Any, *names: str) -> dict[str, Any]:
    """Return what a form shows at first: these fields as they are now, and the version that the editor sees."""
    return {name: getattr(partnership, name) for name in (*names, "version")}


def _change(request: Request, partnership: Any, template: str, form: Any, change: Any, **more: Any) -> HttpResponse:
    """Change something of the partnership by a form and go back to its page; draw the form until that is done."""
    if pages.submitted(form, change):
        return redirect("partnerships:show_partnership", partnership.area.slug, partnership.public_id)
    return render(request, template, {"form": form, "slug": partnership.area.slug, "partnership": partnership, **more})


def run_or_missing(request: Request, public_id: str) -> Any:
    """Return the partnership if the visitor organises it; page 404 otherwise."""
    partnership = queries.partnership_for(public_id, request.actor)
    if not policies.may_run_partnership(request.actor, partnership):
        raise Missing
    return partnership


def _details(data: dict[str, Any]) -> services.PartnershipDetails:
    return services.PartnershipDetails(**{name: data[name] for name in ("name", "kind", "purpose", "visibility", "team") if name in data})
