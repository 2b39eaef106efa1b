"""Ask how something is going, by JoinedUp or from one's own mail program; what is asked of each school."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from joinedup.accounts import policies as accounts
from joinedup.actions import choices, policies, queries, services
from joinedup.actions.forms import reminders as forms
from joinedup.audit import queries as audit
from joinedup.core.refusals import Missing
from joinedup.core.requests import Request
from joinedup.notices import queries as notices
from joinedup.ui import filters, pages

MOST = 200


def _overdue(request: Request) -> list[Any]:
    found = queries.actions_listed(request.actor, queries.ActionFilter(show=choices.Shown.OVERDUE))[:MOST]
    return _managed(request, found)


def _managed(request: Request, found: Iterable[Any]) -> list[Any]:
    kept = [action for action in found if policies.may_manage_action(request.actor, action)]
    if not kept and not accounts.may_run_area(request.actor, request.actor.area_id):
        raise Missing
    return kept


def _posted(request: Request) -> list[Any]:
    """Return what the mails were about, whatever has become of it while they were written."""
    return _managed(request, queries.visible_actions(request.actor).filter(public_id__in=request.POST.getlist("actions")[:MOST]))


def _form(request: Request, kept: list[Any]) -> forms.NudgeForm:
    words = _("I hope all is well. Could you tell me how this is going? One press on the page is enough.")
    form = forms.NudgeForm(pages.posted(request), initial={"words": words, "actions": [action.public_id for action in kept]})
    field: Any = form.fields["actions"]
    field.label_of = lambda action: f"{action.owner.name}, {action.organisation.name}: {action.what}"
    field.offer(kept)
    return form


@require_http_methods(["GET", "HEAD", "POST"])
def nudge_owners(request: Request, slug: str) -> HttpResponse:
    """Choose among what is overdue, write, send; or open the mails in one's own mail program."""
    kept = _overdue(request)
    form = _form(request, kept)
    if form.is_bound and form.is_valid() and form.cleaned_data["way"] == choices.Way.OWN:
        return _own(request, slug, form)

    def nudge(data: dict[str, Any]) -> str:
        n = services.nudge_owners(actions=data["actions"], words=data["words"], by=request.actor)
        messages.success(request, ngettext("%(n)s person is asked.", "%(n)s people are asked.", n) % {"n": filters.number(n)})
        return reverse("actions:list_actions", args=[slug]) + "?show=overdue"

    if address := pages.created(request, form, nudge):
        return redirect(address)
    places = {action.organisation_id for action in kept}
    failed = notices.undelivered_to(list(queries.addresses_of({action.owner_id for action in kept}).values()))
    warning = queries.ask_warning(places, request.actor.area_id)
    return render(request, "actions/nudge_owners.html", {"form": form, "slug": slug, "kept": kept, "warning": warning, "failed": failed})


def _own(request: Request, slug: str, form: forms.NudgeForm) -> HttpResponse:
    chosen, words = form.cleaned_data["actions"], form.cleaned_data["words"]
    letters: list[services.OwnLetter] = []
    if not pages.submitted(form, lambda data: letters.extend(services.own_letters(actions=chosen, words=words, by=request.actor))):
        return render(request, "actions/nudge_owners.html", {"form": form, "slug": slug, "kept": chosen, "warning": "", "failed": {}})
    context = {
        "slug": slug,
        "letters": letters,
        "to_all": services.letters_to_all(letters, words, request.actor) if len(letters) > 1 else [],
        "chosen": [action.public_id for action in chosen],
        "words": words,
    }
    return render(request, "actions/nudge_yourself.html", context)


@require_POST
def record_own_nudge(request: Request, slug: str) -> HttpResponse:
    """Keep that the mails have gone out from the sender's own mail program."""
    form = _form(request, _posted(request))

    def record(data: dict[str, Any]) -> str:
        n = services.record_own_nudge(actions=data["actions"], words=data["words"], by=request.actor)
        messages.success(
            request, ngettext("Kept: you wrote to %(n)s person.", "Kept: you wrote to %(n)s people.", n) % {"n": filters.number(n)}
        )
        return reverse("actions:list_actions", args=[slug]) + "?show=overdue"

    address = pages.created(request, form, record)
    if not address:
        messages.error(request, _("Nothing was kept of what you sent. Choose again whom you wrote to, and say it once more."))
    return redirect(address or reverse("actions:nudge_owners", args=[slug]))


@require_safe
def list_asks(request: Request, slug: str) -> HttpResponse:
    area_id = request.actor.area_id or 0
    if not accounts.may_run_area(request.actor, area_id):
        raise Missing
    limit = queries.ask_limit_of(area_id)
    lines = [(line, line.is_much(limit)) for line in queries.asked_of_organisations(area_id)]
    context = {"slug": slug, "lines": lines, "limit": limit, "changed": audit.last_change(limit.subject)}
    return render(request, "actions/list_asks.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def set_ask_limit(request: Request, slug: str) -> HttpResponse:
    area_id = request.actor.area_id or 0
    if not accounts.may_run_area(request.actor, area_id):
        raise Missing
    limit = queries.ask_limit_of(area_id)
    initial = {"most_a_week": limit.most_a_week, "most_a_half_term": limit.most_a_half_term}
    form = forms.AskLimitForm(pages.posted(request), initial=initial)
    if pages.submitted(form, lambda data: services.set_ask_limit(**data, by=request.actor)):
        return redirect("actions:list_asks", slug)
    return render(request, "actions/set_ask_limit.html", {"form": form, "slug": slug})
