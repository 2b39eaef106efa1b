"""The list of an area's actions, one action, and everything that is done with it."""

from collections.abc import Callable
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from joinedup.actions import choices, policies, queries, services, sheets
from joinedup.actions.forms import actions as forms
from joinedup.calendars import queries as calendars
from joinedup.core.refusals import Missing
from joinedup.core.requests import Request
from joinedup.core.subjects import Subject
from joinedup.notices import queries as notices
from joinedup.ui import pages
from joinedup.ui.forms import Choice
from joinedup.ui.sheets import download

FORM = require_http_methods(["GET", "HEAD", "POST"])
PER_PAGE = 50


def _wanted(request: Request) -> tuple[forms.ActionFilterForm, dict[str, str]]:
    form = forms.ActionFilterForm(request.GET or None)
    form.offer(queries.organisations_with_actions(request.actor), queries.subjects_with_actions(request.actor))
    return form, form.wanted() if form.is_bound else {}


@require_safe
def list_actions(request: Request, slug: str) -> HttpResponse:
    form, wanted = _wanted(request)
    page = Paginator(queries.actions_listed(request.actor, queries.ActionFilter(**wanted)), PER_PAGE).get_page(pages.page_number(request))
    context = {
        "slug": slug,
        "form": form,
        "wanted": wanted,
        "page": page,
        "lines": queries.lines(page),
        "n_done": 0 if page.paginator.count or wanted else queries.n_done(request.actor),
        "may": {"add": _may_add(request), "run": policies.may_add_action(request.actor, request.actor.area_id)},
    }
    return render(request, "actions/list_actions.html", context)


@require_safe
def download_actions(request: Request, slug: str, ending: str) -> HttpResponse:
    _form, wanted = _wanted(request)
    lines = queries.lines(queries.actions_listed(request.actor, queries.ActionFilter(**wanted)))
    return download(f"{slug} actions.{ending}", sheets.action_columns(), sheets.action_rows(lines))


def _may_add(request: Request) -> bool:
    return policies.may_add_action(request.actor, request.actor.area_id) or bool(calendars.subjects_to_choose(request.actor))


@require_safe
def find_owner(request: Request, slug: str) -> JsonResponse:
    if not _may_add(request):
        raise Missing
    found = queries.find_owners(request.GET.get("q", "")[:100], request.actor)
    return JsonResponse({"found": [{"value": owner.value, "label": owner.label} for owner in found]})


def _offer_owners(request: Request, form: Any, slug: str) -> None:
    form.fields["owner"].use(
        find=lambda words: [Choice(owner.value, owner.label) for owner in queries.find_owners(words, request.actor)],
        look_up=lambda value: queries.owner_for(value, request.actor),
        address=reverse("actions:find_owner", args=[slug]),
    )


@FORM
def add_action(request: Request, slug: str) -> HttpResponse:
    abouts = calendars.subjects_to_choose(request.actor)
    named = _named(request.GET.get("about", ""))
    if named is not None and named not in [about.subject for about in abouts] and calendars.manages_subject(request.actor, named):
        about = calendars.about_for(named, slug)
        abouts += [about] if about else []
    runs = policies.may_add_action(request.actor, request.actor.area_id)
    if not runs and not abouts:
        raise Missing
    form = forms.AddActionForm(request.POST or None, initial={"about": request.GET.get("about", "")})
    form.offer(abouts, may_be_nothing=runs)
    _offer_owners(request, form, slug)

    def make(data: dict[str, Any]) -> str:
        owner = data["owner"]
        details = services.ActionDetails(
            owner=owner.person,
            organisation=owner.organisation,
            about=_named(data.get("about", "")),
            **{name: data[name] for name in ("what", "detail", "due_on", "tell")},
        )
        action = services.add_action(details=details, by=request.actor)
        return reverse("actions:show_action", args=[slug, action.public_id])

    if address := pages.created(request, form, make):
        return redirect(address)
    return render(request, "actions/add_action.html", {"form": form, "slug": slug, "back": _back(slug, named)})


def _named(typed: str) -> Subject | None:
    kind, _colon, public_id = typed.partition(":")
    return Subject(kind, public_id) if public_id else None


def _back(slug: str, about: Subject | None) -> str:
    known = calendars.about_for(about, slug)
    return (known.href if known else "") or reverse("actions:list_actions", args=[slug])


@require_safe
def show_action(request: Request, slug: str, public_id: str) -> HttpResponse:
    action = queries.action_for(public_id, request.actor)
    may = {
        "manage": policies.may_manage_action(request.actor, action),
        "answer": policies.may_answer_action(request.actor, action),
        "open_again": policies.may_open_again(request.actor, action),
    }
    address = queries.owner_address(action.owner)
    context = {
        "slug": slug,
        "action": action,
        "line": queries.action_line(action),
        "waiting": queries.waiting_of(action),
        "steps": queries.steps_of(action),
        "mails": notices.messages_about(action.subject) if may["manage"] else [],
        "undelivered": notices.undelivered_to([address]) if may["manage"] and action.state == choices.State.OPEN and address else {},
        "may": may,
    }
    return render(request, "actions/show_action.html", context)


def _act(request: Request, public_id: str, form: Any, words: dict[str, str], do: Callable[[Any, dict[str, Any]], object]) -> HttpResponse:
    """Show a small form about an action and do what it says; back to the action's page."""
    action = queries.action_for(public_id, request.actor)
    if pages.submitted(form, lambda data: do(action, data)):
        return redirect("actions:show_action", request.actor.area_slug, public_id)
    context = {"form": form, "slug": request.actor.area_slug, "action": action, "words": words}
    return render(request, "actions/act_on_action.html", context)


def _managed(request: Request, public_id: str) -> Any:
    action = queries.action_for(public_id, request.actor)
    if not policies.may_manage_action(request.actor, action):
        raise Missing
    return action


def _answered(request: Request, public_id: str) -> Any:
    action = queries.action_for(public_id, request.actor)
    if not policies.may_answer_action(request.actor, action):
        raise Missing
    return action


def _data(request: Request) -> Any:
    return request.POST if request.method == "POST" else None


@FORM
def change_action(request: Request, slug: str, public_id: str) -> HttpResponse:
    form = forms.ChangeActionForm.for_thing(_data(request), _managed(request, public_id))

    def change(action: Any, data: dict[str, Any]) -> object:
        return services.change_action(action=action, what=data["what"], detail=data["detail"], expected=form.seen_version, by=request.actor)

    return _act(request, public_id, form, {"title": _("Change the words"), "button": _("Save")}, change)


@FORM
def hand_over_action(request: Request, slug: str, public_id: str) -> HttpResponse:
    form = forms.HandOverForm.for_thing(_data(request), _managed(request, public_id))
    form.initial.pop("owner", None)
    _offer_owners(request, form, slug)

    def hand_over(action: Any, data: dict[str, Any]) -> object:
        owner = data["owner"]
        return services.hand_over_action(
            action=action,
            to=owner.person,
            organisation=owner.organisation,
            reason=data["reason"],
            expected=form.seen_version,
            by=request.actor,
        )

    intro = _("The new owner gets a mail with a link to answer. The link of the present owner ends.")
    return _act(request, public_id, form, {"title": _("Hand it over"), "button": _("Hand it over"), "intro": intro}, hand_over)


@FORM
def move_action(request: Request, slug: str, public_id: str) -> HttpResponse:
    form = forms.MoveForm.for_thing(_data(request), _answered(request, public_id))
    form.initial.pop("due_on", None)

    def move(action: Any, data: dict[str, Any]) -> object:
        return services.move_action(
            action=action, due_on=data["due_on"], reason=data["reason"], expected=form.seen_version, by=request.actor
        )

    return _act(request, public_id, form, {"title": _("Give it a new date"), "button": _("Save the new date")}, move)


@FORM
def finish_action(request: Request, slug: str, public_id: str) -> HttpResponse:
    form = forms.FinishForm.for_thing(_data(request), _answered(request, public_id))

    def finish(action: Any, data: dict[str, Any]) -> object:
        return services.finish_action(action=action, words=data["words"], expected=form.seen_version, by=request.actor)

    return _act(request, public_id, form, {"title": _("Is it done?"), "button": _("Yes, it is done")}, finish)


@FORM
def drop_action(request: Request, slug: str, public_id: str) -> HttpResponse:
    form = forms.DropForm.for_thing(_data(request), _managed(request, public_id))

    def drop(action: Any, data: dict[str, Any]) -> object:
        return services.drop_action(action=action, reason=data["reason"], expected=form.seen_version, by=request.actor)

    return _act(request, public_id, form, {"title": _("Drop the action"), "button": _("Drop it")}, drop)


@FORM
def reopen_action(request: Request, slug: str, public_id: str) -> HttpResponse:
    action = queries.action_for(public_id, request.actor)
    if action.state != choices.State.OPEN and not policies.may_open_again(request.actor, action):
        raise Missing
    form = forms.ReopenForm.for_thing(_data(request), _answered(request, public_id))

    def reopen(action: Any, data: dict[str, Any]) -> object:
        return services.reopen_action(action=action, reason=data["reason"], expected=form.seen_version, by=request.actor)

    return _act(request, public_id, form, {"title": _("Open it again"), "button": _("Open it again")}, reopen)


@FORM
def set_waits_for(request: Request, slug: str, public_id: str) -> HttpResponse:
    action = _managed(request, public_id)
    others = queries.may_wait_for(action, request.actor)
    waited = [line.public_id for line in queries.waiting_of(action)]
    form = forms.WaitsForm(request.POST or None, initial={"version": action.version, "others": waited})
    field: Any = form.fields["others"]
    field.offer(others)

    def wait(action: Any, data: dict[str, Any]) -> object:
        return services.set_waits_for(action=action, others=data["others"], expected=form.seen_version, by=request.actor)

    intro = "" if others else _("There is nothing else about the same thing that it could wait for.")
    return _act(request, public_id, form, {"title": _("What it waits for"), "button": _("Save"), "intro": intro}, wait)
