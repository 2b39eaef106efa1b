"""Put schools and partners on the area's list: by finder, by a pasted list, all of an authority or trust, by form."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from joinedup.accounts import queries as accounts
from joinedup.core.refusals import require_found
from joinedup.core.requests import Request
from joinedup.directory import policies, queries, services
from joinedup.directory.choices import AttachedBy
from joinedup.directory.forms.organisations import AllOfForm, OrganisationForm, PasteForm
from joinedup.directory.services import Attached
from joinedup.register import queries as register
from joinedup.ui import filters, pages

if TYPE_CHECKING:
    from joinedup.accounts.models import Area

FORM = require_http_methods(["GET", "HEAD", "POST"])


def _area(request: Request, slug: str) -> "Area":
    """Return the area whose list the visitor keeps; Missing for everybody else."""
    require_found(slug if policies.may_attach(request.actor, request.actor.area_id) else None)
    return accounts.area_for(slug, request.actor)


def _urns(request: Request, name: str = "urn") -> list[int]:
    return [int(typed) for typed in request.POST.getlist(name) if typed.isascii() and typed.isdigit() and len(typed) < 8]


def _done(request: Request, slug: str, attached: Attached) -> HttpResponse:
    said = ngettext("%(n)s school or partner was added.", "%(n)s schools and partners were added.", attached.new)
    said %= {"n": filters.number(attached.new)}
    if attached.already:
        already = ngettext("%(n)s was on the list already.", "%(n)s were on the list already.", attached.already)
        said += " " + already % {"n": filters.number(attached.already)}
    messages.success(request, said)
    return redirect("directory:organisations", slug)


@FORM
def attach_schools(request: Request, slug: str) -> HttpResponse:
    area = _area(request, slug)
    if request.method == "POST" and (urns := _urns(request)):
        return _done(request, slug, services.attach_urns(area=area, urns=urns, by=request.actor, how=AttachedBy.PICKED))
    typed = request.GET.get("q", "")[:200].strip()
    found = [one for one in register.find(typed, limit=20, viewer=request.actor) if one.urn] if typed else []
    context = {"slug": slug, "typed": typed, "found": found, "nothing_chosen": request.method == "POST"}
    return render(request, "directory/attach_schools.html", context)


@FORM
def paste_schools(request: Request, slug: str) -> HttpResponse:
    area = _area(request, slug)
    form = PasteForm(request.POST or None)
    form.offer(queries.authorities())
    if request.POST.get("step") == "confirm":
        count = int(typed) if (typed := request.POST.get("n", "0")).isdecimal() and len(typed) < 6 else 0
        chosen = [urn for number in range(min(count, 2000)) for urn in _urns(request, f"line-{number}")]
        urns = [*_urns(request), *chosen]
        return _done(request, slug, services.attach_urns(area=area, urns=urns, by=request.actor, how=AttachedBy.PASTED))
    if form.is_bound and form.is_valid():
        data = form.cleaned_data
        lines = queries.recognise_lines(data["lines"], la_code=data["la_code"], viewer=request.actor)
        context = {
            "slug": slug,
            "certain": [line for line in lines if line.is_certain],
            "doubtful": [line for line in lines if line.candidates and not line.is_certain],
            "unknown": [line for line in lines if not line.candidates],
        }
        return render(request, "directory/paste_schools_check.html", context)
    return render(request, "directory/paste_schools.html", {"slug": slug, "form": form})


@FORM
def attach_all_of(request: Request, slug: str) -> HttpResponse:
    area = _area(request, slug)
    form = AllOfForm(request.POST or None)
    form.offer(queries.authorities())
    if request.POST.get("step") == "confirm":
        schools = queries.open_schools_of(la_code=request.POST.get("la_code", ""), trust=request.POST.get("trust_id", ""))
        urns = [school.urn for school in schools]
        return _done(request, slug, services.attach_urns(area=area, urns=urns, by=request.actor, how=AttachedBy.ALL_OF))
    if form.is_bound and form.is_valid():
        data = form.cleaned_data
        found = queries.groups_of_schools(la_code=data["la_code"], trust_name=data["trust"])
        if found:
            return render(request, "directory/attach_all_of_check.html", {"slug": slug, "found": found})
        form.add_error("trust", _("The register knows no open schools of such a trust. Check the name, or use the pasted list"))
    return render(request, "directory/attach_all_of.html", {"slug": slug, "form": form})


@require_POST
def attach_school(request: Request, slug: str, urn: int) -> HttpResponse:
    area = _area(request, slug)
    organisation = services.organisation_for_urn(urn)
    services.attach(area, organisation, request.actor)
    return redirect("directory:show_organisation", slug, organisation.key)


@FORM
def add_organisation(request: Request, slug: str) -> HttpResponse:
    area = _area(request, slug)
    form = OrganisationForm(request.POST or None)

    def make(data: dict[str, Any]) -> str:
        organisation = services.add_organisation(details=services.OrganisationDetails(**data), by=request.actor)
        services.attach(area, organisation, request.actor)
        return reverse("directory:show_organisation", args=[slug, organisation.key])

    if address := pages.created(request, form, make):
        return redirect(address)
    return render(request, "directory/add_organisation.html", {"slug": slug, "form": form})


@FORM
def detach_organisation(request: Request, slug: str, key: str) -> HttpResponse:
    area = _area(request, slug)
    organisation = queries.organisation_of_area(key, request.actor)
    if request.method == "POST":
        services.detach(area=area, organisation=organisation, by=request.actor)
        messages.success(request, _("%(name)s was taken off the list. What you noted stays.") % {"name": organisation.name})
        return redirect("directory:organisations", slug)
    return render(request, "directory/detach_organisation.html", {"slug": slug, "key": key, "organisation": organisation})
