"""The handbook and the risks of a partnership."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from joinedup.core.refusals import Missing
from joinedup.core.requests import Request
from joinedup.handbook import choices, documents, forms, policies, queries, services
from joinedup.partnerships import queries as partnerships
from joinedup.ui import pages
from joinedup.ui.documents import response

FORM = ["GET", "HEAD", "POST"]


def _book(request: Request, public_id: str) -> queries.Handbook:
    partnership = partnerships.partnership_for(public_id, request.actor)
    if not policies.may_read_handbook(request.actor, partnership):
        raise Missing
    return queries.handbook_of(partnership, request.actor)


@require_safe
def show_handbook(request: Request, slug: str, public_id: str) -> HttpResponse:
    book = _book(request, public_id)
    return render(request, "handbook/show_handbook.html", {"slug": slug, "book": book, "partnership": book.partnership})


@require_safe
def download_handbook(request: Request, slug: str, public_id: str, form: str) -> HttpResponse:
    return response(*documents.handbook_document(_book(request, public_id), form))


@require_safe
def list_risks(request: Request, slug: str, public_id: str) -> HttpResponse:
    partnership = partnerships.partnership_for(public_id, request.actor)
    may = policies.may_keep_risks(request.actor, partnership)
    risks = queries.risks_of(partnership) if may else []
    context = {
        "slug": slug,
        "partnership": partnership,
        "may": {"keep": may},
        "live": [risk for risk in risks if risk.state == choices.State.LIVE],
        "closed": [risk for risk in risks if risk.state != choices.State.LIVE],
        "due": {risk.public_id for risk in risks if queries.is_due_for_a_look(risk)},
    }
    return render(request, "handbook/list_risks.html", context)


@require_http_methods(FORM)
def add_risk(request: Request, slug: str, public_id: str) -> HttpResponse:
    partnership = queries.partnership_inside(public_id, request.actor)
    form = forms.RiskForm(pages.posted(request))
    form.offer(queries.people_inside(partnership))

    def make(data: dict[str, Any]) -> str:
        services.add_risk(partnership=partnership, details=_details(data), by=request.actor)
        return reverse("handbook:list_risks", args=[slug, public_id])

    if address := pages.created(request, form, make):
        return redirect(address)
    return render(request, "handbook/risk_form.html", {"slug": slug, "partnership": partnership, "form": form, "risk": None, "looks": []})


@require_http_methods(FORM)
def show_risk(request: Request, slug: str, public_id: str, risk_id: str) -> HttpResponse:
    """Show a risk and what was said of it; judge it anew."""
    partnership = queries.partnership_inside(public_id, request.actor)
    risk = queries.risk_for(partnership, risk_id)
    form = forms.LookForm.for_thing(pages.posted(request), risk)
    form.initial["owner"] = risk.owner.public_id if risk.owner else ""
    form.offer(queries.people_inside(partnership))

    def look(data: dict[str, Any]) -> None:
        data.pop("version", None)
        services.look_at_risk(risk=risk, details=_details(data), expected=form.seen_version, by=request.actor)

    if pages.submitted(form, look):
        return redirect("handbook:list_risks", slug, public_id)
    context = {"slug": slug, "partnership": partnership, "form": form, "risk": risk, "looks": queries.looks_at(risk)}
    return render(request, "handbook/risk_form.html", context)


def _details(data: dict[str, Any]) -> services.RiskDetails:
    return services.RiskDetails(**{**data, "likely": int(data["likely"]), "bad": int(data["bad"])})
