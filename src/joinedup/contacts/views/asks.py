"""The page of what is asked of a school: for its own people, for who runs an area, and by a mailed link."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from joinedup.accounts import queries as accounts
from joinedup.accounts.services import links
from joinedup.contacts import choices, forms, policies, queries, services
from joinedup.core.refusals import require_found
from joinedup.core.requests import Request, open_to_links
from joinedup.directory import queries as directory
from joinedup.ui import filters, pages

FORM = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def my_asks(request: Request) -> HttpResponse:
    schools = queries.schools_asked(request.actor)
    if len(schools) == 1:
        return redirect("contacts:school_asks", schools[0].public_id)
    return render(request, "contacts/my_asks.html", {"schools": schools})


@FORM
def school_asks(request: Request, public_id: str) -> HttpResponse:
    """Show what is asked; a press confirms what was ticked of everything that others prepared."""
    school = queries.asks_of_school(public_id, request.actor)
    form = forms.ConfirmAsksForm(pages.posted(request))
    form.offer([(one.ask.key, one.ask.what) for one in school.to_confirm])

    def confirm(data: dict[str, Any]) -> None:
        n = services.confirm_asks(public_id=public_id, keys=data["keys"], by=request.actor)
        messages.success(request, ngettext("%(n)s entry is confirmed.", "%(n)s entries are confirmed.", n) % {"n": filters.number(n)})

    if school.to_confirm and pages.submitted(form, confirm):
        return redirect("contacts:school_asks", public_id)
    lists = [(area.slug, area.name) for area in accounts.areas_of(request.actor) if area.pk in school.areas]
    mails = queries.mails_to_school(school.organisation, request.actor)
    return render(request, "contacts/school_asks.html", {"school": school, "form": form, "areas": lists, "by_link": None, "mails": mails})


@FORM
def send_asks(request: Request, slug: str, key: str) -> HttpResponse:
    """Mail the page to somebody at the school, the office manager first."""
    organisation = require_found(
        directory.organisation_of_area(key, request.actor) if policies.may_make_lists_here(request.actor) else None
    )
    area = accounts.area_for(slug, request.actor)
    people = queries.people_at(organisation, area.pk)
    form = forms.SendAsksForm(pages.posted(request), initial={"to": people[0].person_id if people else ""})
    form.offer([(one.person_id, f"{one.name}, {one.role}", one.email) for one in people])
    school = queries.asks_of_school(organisation.public_id, request.actor)

    def send(data: dict[str, Any]) -> str:
        address = services.send_asks(organisation=organisation, area=area, to=data["to"], by=request.actor)
        messages.success(request, _("The page goes to %(address)s in working hours; until then you can stop it.") % {"address": address})
        return reverse("directory:show_organisation", args=[slug, key])

    if made := pages.created(request, form, send):
        return redirect(made)
    context = {"slug": slug, "key": key, "organisation": organisation, "people": people, "form": form}
    context["n"] = sum(one.ask.area_id == area.pk for one in school.shown)
    return render(request, "contacts/send_asks.html", context)


@open_to_links(choices.ASKS_PURPOSE)
@require_safe
def asks_by_link(request: Request, public_id: str) -> HttpResponse:
    attachment = queries.attachment_asked(public_id, request.actor)
    school = queries.asks_by_link(attachment, request.actor.email)
    context: dict[str, Any] = {"school": school, "form": None, "areas": [], "by_link": attachment.area, "mails": []}
    return render(request, "contacts/school_asks.html", context)


@open_to_links(choices.ASKS_PURPOSE)
@require_safe
def open_ask(request: Request, public_id: str, ask_id: str) -> HttpResponse:
    """Open the ask's own link, which went to the same mailbox: what pressing it in its own mail does."""
    attachment = queries.attachment_asked(public_id, request.actor)
    link = queries.link_to_ask(attachment, ask_id, request.actor.email)
    if request.method == "GET":
        accounts.hold_link(request.session, link)
    return redirect(links.path_of(link))
