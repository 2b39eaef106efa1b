"""The September check: started and followed by who runs the area, answered by each school on its link."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from joinedup.accounts import queries as accounts
from joinedup.actions import queries as actions
from joinedup.contacts import choices, forms, policies, queries, services
from joinedup.contacts.views.lists import area_of
from joinedup.core import clock, school_year
from joinedup.core.refusals import require_found
from joinedup.core.requests import Request, open_to_links
from joinedup.ui import filters, pages

FORM = require_http_methods(["GET", "HEAD", "POST"])


def _check(request: Request) -> Any:
    return queries.check_of_year(request.actor, year=school_year.year_of(clock.today()))


@FORM
def show_check(request: Request, slug: str) -> HttpResponse:
    area_id = area_of(request)
    check = _check(request)
    if check is not None:
        return _state(request, slug, check, forms.NudgeForm())
    form = forms.StartCheckForm(pages.posted(request))

    def start(data: dict[str, Any]) -> str:
        services.start_check(area=accounts.area_for(slug, request.actor), by=request.actor, **data)
        return reverse("contacts:show_check", args=[slug])

    if address := pages.created(request, form, start):
        messages.success(request, _("Started."))
        return redirect(address)
    schools = queries.schools_to_check(area_id)
    warning = actions.ask_warning([school.pk for school in schools], area_id)
    return render(request, "contacts/start_check.html", {"slug": slug, "form": form, "n_schools": len(schools), "warning": warning})


@require_POST
def ask_schools(request: Request, slug: str) -> HttpResponse:
    check = require_found(_check(request))
    n = services.ask_schools(check=check, by=request.actor)
    said = ngettext("%(n)s school more is asked.", "%(n)s schools more are asked.", n) % {"n": filters.number(n)}
    messages.success(request, said if n else _("Nobody new can be asked. Add a person with an address first."))
    return redirect("contacts:show_check", slug)


@require_POST
def nudge_silent(request: Request, slug: str) -> HttpResponse:
    check = require_found(_check(request))
    form = forms.NudgeForm(request.POST)

    def nudge(data: dict[str, Any]) -> str:
        n = services.nudge_silent(check=check, words=data["words"], by=request.actor)
        messages.success(request, ngettext("%(n)s school is reminded.", "%(n)s schools are reminded.", n) % {"n": filters.number(n)})
        return reverse("contacts:show_check", args=[slug])

    if address := pages.created(request, form, nudge):
        return redirect(address)
    return _state(request, slug, check, form)


def _state(request: Request, slug: str, check: Any, form: forms.NudgeForm) -> HttpResponse:
    return render(request, "contacts/show_check.html", {"slug": slug, "state": queries.check_state(check), "form": form})


@open_to_links(choices.CHECK_PURPOSE)
@FORM
def answer_check(request: Request, public_id: str) -> HttpResponse:
    ask = queries.ask_answering(public_id, request.actor)
    area = ask.check_of.area
    by = request.actor.within(area_id=area.pk, area_slug=area.slug)
    require_found(ask if policies.may_answer_check(by, ask) else None)
    known = queries.known_of(ask)
    form = forms.AnswerCheckForm(pages.posted(request), initial={"office_email": known.office_email, "office_phone": known.office_phone})
    form.offer([(role.public_id, f"{role.person.name}, {role.title or role.get_kind_display()}") for role in known.roles])

    def answer(data: dict[str, Any]) -> str:
        services.answer_check(ask=ask, answer=services.CheckAnswer(**form.said()), by=by)
        return request.path

    if address := pages.created(request, form, answer):
        return redirect(address)
    context = {
        "ask": ask,
        "area": area,
        "known": known,
        "form": form,
        "changes": queries.changes_said(ask),
        "numbers": range(1, forms.MOST_NEW + 1),
    }
    return render(request, "contacts/answer_check.html", context)
