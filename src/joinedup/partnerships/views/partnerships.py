"""Lists, the overview, and setting a partnership up."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from joinedup.accounts import queries as accounts
from joinedup.core.refusals import Missing
from joinedup.core.requests import Request
from joinedup.notices import queries as notices
from joinedup.partnerships import forms, policies, queries, services
from joinedup.ui import pages


@require_safe
def list_partnerships(request: Request, slug: str) -> HttpResponse:
    rows = queries.partnerships_of_area(request.actor)
    may = {"form": policies.may_form_partnership(request.actor, request.actor.area_id)}
    return render(request, "partnerships/list_partnerships.html", {"rows": rows, "slug": slug, "may": may})


@require_http_methods(["GET", "HEAD", "POST"])
def start_partnership(request: Request, slug: str) -> HttpResponse:
    if not policies.may_form_partnership(request.actor, request.actor.area_id):
        raise Missing
    form = forms.StartForm(request.POST if request.method == "POST" else None, initial={"visibility": "area"})
    form.offer_teams(accounts.teams_of(accounts.area_for(slug, request.actor)))
    choose = queries.introductions_to_use(request.actor)
    form.fields["introductions"].choices = [(row.public_id, row.words) for row in choose]  # type: ignore[attr-defined]
    if not choose:
        del form.fields["introductions"]

    def make(data: dict[str, Any]) -> str:
        used = data.get("introductions", [])
        partnership = services.form_partnership(details=_details(data), partners=[], by=request.actor, from_introductions=used)
        return reverse("partnerships:show_partnership", args=[slug, partnership.public_id])

    if address := pages.created(request, form, make):
        return redirect(address)
    return render(request, "partnerships/start_partnership.html", {"form": form, "slug": slug})


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
        "entries": queries.timeline(partnership),
        "mails": notices.messages_about(partnership.subject) if may["run"] else [],
    }
    return render(request, "partnerships/show_partnership.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def change_partnership(request: Request, slug: str, public_id: str) -> HttpResponse:
    partnership = run_or_missing(request, public_id)
    initial = {name: getattr(partnership, name) for name in ("name", "kind", "purpose", "visibility", "version")}
    form = forms.ChangePartnershipForm(
        request.POST if request.method == "POST" else None,
        initial=initial | {"team": partnership.team.public_id if partnership.team else ""},
    )
    form.offer_teams(accounts.teams_of(partnership.area))

    def change(data: dict[str, Any]) -> None:
        services.change_partnership(partnership=partnership, details=_details(data), expected=data["version"], by=request.actor)

    if pages.submitted(form, change):
        return redirect("partnerships:show_partnership", slug, public_id)
    return render(request, "partnerships/change_partnership.html", {"form": form, "slug": slug, "partnership": partnership})


@require_http_methods(["GET", "HEAD", "POST"])
def set_aims(request: Request, slug: str, public_id: str) -> HttpResponse:
    partnership = run_or_missing(request, public_id)
    form = forms.AimsForm(
        request.POST if request.method == "POST" else None, initial={"aims": partnership.aims, "version": partnership.version}
    )
    if pages.submitted(
        form,
        lambda data: services.set_aims(partnership=partnership, aims=data["aims"], expected=data["version"], by=request.actor),
    ):
        return redirect("partnerships:show_partnership", slug, public_id)
    return render(request, "partnerships/set_aims.html", {"form": form, "slug": slug, "partnership": partnership})


@require_http_methods(["GET", "HEAD", "POST"])
def set_terms(request: Request, slug: str, public_id: str) -> HttpResponse:
    partnership = run_or_missing(request, public_id)
    names = ("starts_on", "review_on", "ends_on", "cost_pence", "half_days", "notice_weeks", "exit_money", "exit_keeps", "version")
    form = forms.TermsForm(request.POST if request.method == "POST" else None, initial={name: getattr(partnership, name) for name in names})

    def write(data: dict[str, Any]) -> None:
        expected = data.pop("version")
        services.set_terms(partnership=partnership, terms=services.Terms(**data), expected=expected, by=request.actor)

    if pages.submitted(form, write):
        return redirect("partnerships:show_partnership", slug, public_id)
    return render(request, "partnerships/set_terms.html", {"form": form, "slug": slug, "partnership": partnership})


@require_http_methods(["GET", "HEAD", "POST"])
def set_stage(request: Request, slug: str, public_id: str) -> HttpResponse:
    partnership = run_or_missing(request, public_id)
    form = forms.StageForm(
        request.POST if request.method == "POST" else None, initial={"stage": partnership.stage, "version": partnership.version}
    )
    if pages.submitted(
        form,
        lambda data: services.set_stage(partnership=partnership, stage=data["stage"], expected=data["version"], by=request.actor),
    ):
        return redirect("partnerships:show_partnership", slug, public_id)
    return render(request, "partnerships/set_stage.html", {"form": form, "slug": slug, "partnership": partnership})


@require_http_methods(["GET", "HEAD", "POST"])
def finish_setting_up(request: Request, slug: str, public_id: str) -> HttpResponse:
    partnership = run_or_missing(request, public_id)
    form = forms.PlainForm(request.POST if request.method == "POST" else None)
    if pages.submitted(form, lambda data: services.finish_setting_up(partnership=partnership, by=request.actor)):
        return redirect("partnerships:show_partnership", slug, public_id)
    context = {
        "form": form,
        "slug": slug,
        "partnership": partnership,
        "partners": queries.partners_of(partnership),
        "organisers": queries.organisers_of(partnership),
        "glance": services.shown_glance(queries.agreement_of(partnership)),
    }
    return render(request, "partnerships/finish_setting_up.html", context)


def run_or_missing(request: Request, public_id: str) -> Any:
    """Return the partnership if the visitor organises it; page 404 otherwise."""
    partnership = queries.partnership_for(public_id, request.actor)
    if not policies.may_run_partnership(request.actor, partnership):
        raise Missing
    return partnership


def _details(data: dict[str, Any]) -> services.PartnershipDetails:
    return services.PartnershipDetails(**{name: data[name] for name in ("name", "kind", "purpose", "visibility", "team") if name in data})
