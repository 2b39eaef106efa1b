"""The area's list of schools and partners, and the finder over everything."""

from typing import Any, cast

from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from joinedup.accounts import queries as accounts
from joinedup.accounts.policies import may_run_area
from joinedup.core.requests import Request
from joinedup.directory import queries, sheets
from joinedup.directory.forms.organisations import OrganisationFilterForm
from joinedup.ui import pages

PAGE = 50


def _wanted(request: Request) -> tuple[OrganisationFilterForm, dict[str, str]]:
    form = OrganisationFilterForm(request.GET)
    form.offer(queries.authorities_listed(request.actor.area_id or 0))
    return form, form.wanted()


@require_safe
def organisations(request: Request, slug: str) -> HttpResponse:
    form, wanted = _wanted(request)
    listing = queries.organisations_listed(request.actor.area_id or 0, queries.OrganisationFilter(**wanted))
    page: Page[queries.OrganisationRow] = Paginator(cast(Any, listing), PAGE).get_page(pages.page_number(request))
    may = {"attach": may_run_area(request.actor, request.actor.area_id)}
    context = {"slug": slug, "form": form, "page": page, "rows": list(page), "wanted": wanted, "may": may}
    return render(request, "directory/organisations.html", context)


@require_safe
def download_organisations(request: Request, slug: str, ending: str) -> HttpResponse:
    _form, wanted = _wanted(request)
    listing = queries.organisations_listed(request.actor.area_id or 0, queries.OrganisationFilter(**wanted))
    return sheets.download(sheets.ORGANISATIONS, sheets.organisation_rows(listing), name=f"{slug} schools and partners", ending=ending)


@require_safe
def show_school(request: Request, urn: int) -> HttpResponse:
    school = queries.public_school(urn)
    context = {
        "school": school,
        "facts": queries.facts_of(school),
        "head": queries.head_of(school),
        "links": queries.school_links(urn),
        "areas": queries.areas_for_school(urn, accounts.areas_of(request.actor), request.actor),
    }
    return render(request, "directory/show_school.html", context)
