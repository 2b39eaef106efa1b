"""Lists of groups, one group, setting one up and changing how it decides."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from joinedup.accounts import policies as accounts_policies
from joinedup.accounts import queries as accounts
from joinedup.core.refusals import Missing
from joinedup.core.requests import Request
from joinedup.groups import analysis, forms, policies, queries, services
from joinedup.partnerships import policies as partnerships_policies
from joinedup.partnerships import queries as partnerships
from joinedup.ui import pages

_FORM = ["GET", "HEAD", "POST"]
FIELDS = ("name", "kind", "terms", "quorum", "quorum_size", "rule", "unit", "vote_cap", "has_casting_vote", "silence_is_yes")


@require_safe
def list_groups(request: Request, slug: str) -> HttpResponse:
    lines = queries.group_lines(queries.groups_of_area(request.actor))
    may = {"start": bool(_owners(request))}
    return render(request, "groups/list_groups.html", {"lines": lines, "slug": slug, "may": may})


@require_safe
def list_partnership_groups(request: Request, slug: str, public_id: str) -> HttpResponse:
    partnership = partnerships.partnership_for(public_id, request.actor)
    context = {
        "partnership": partnership,
        "slug": slug,
        "lines": queries.group_lines(queries.groups_of_partnership(partnership)),
        "may": {"start": policies.may_start_group(request.actor, partnership.area_id, partnership)},
    }
    return render(request, "groups/list_partnership_groups.html", context)


@require_http_methods(_FORM)
def start_group(request: Request, slug: str) -> HttpResponse:
    owners = _owners(request)
    if not owners:
        raise Missing
    area = accounts.area_for(slug, request.actor)
    wanted = request.GET.get("partnership", "")
    initial = {"kind": "board", "quorum": "share", "quorum_size": 50, "unit": "organisation", "rule": "consensus", "partnership": wanted}
    form = forms.StartForm(request.POST if request.method == "POST" else None, initial=initial)
    if offered := [owner for owner in owners if owner is not None]:
        blank = _("The whole area: %(name)s") % {"name": area.name} if None in owners else _("Choose one")
        form.fields["partnership"].offer(offered, blank=blank)  # type: ignore[attr-defined]
    else:
        del form.fields["partnership"]

    def make(data: dict[str, Any]) -> str:
        partnership = data.pop("partnership", None)
        group = services.start_group(area=area, partnership=partnership, details=services.GroupDetails(**data), by=request.actor)
        return reverse("groups:add_members", args=[slug, group.public_id])

    if address := pages.created(request, form, make):
        return redirect(address)
    return render(request, "groups/start_group.html", {"form": form, "slug": slug})


@require_safe
def show_group(request: Request, slug: str, public_id: str) -> HttpResponse:
    group = queries.group_for(public_id, request.actor)
    runs = policies.may_run_group(request.actor, group) and group.ended_on is None
    seats = queries.seats_of_user(group, request.actor)
    context = {
        "group": group,
        "slug": slug,
        "lines": queries.member_lines(group),
        "law": queries.law_of(group),
        "weights": analysis.votes_by_pupils(group),
        "interests": queries.interests_of(group),
        "entries": queries.timeline(group),
        "mine": {seat.pk for seat in seats},
        "may": {"run": runs, "declare": group.ended_on is None and (runs or bool(seats))},
    }
    return render(request, "groups/show_group.html", context)


@require_http_methods(_FORM)
def change_group(request: Request, slug: str, public_id: str) -> HttpResponse:
    group = run_or_missing(request, public_id)
    form = forms.ChangeForm.for_thing(request.POST if request.method == "POST" else None, group)

    def change(data: dict[str, Any]) -> None:
        details = services.GroupDetails(**{name: data[name] for name in FIELDS})
        services.change_group(group=group, details=details, expected=data["version"], by=request.actor)

    if pages.submitted(form, change):
        return redirect("groups:show_group", slug, public_id)
    return render(request, "groups/change_group.html", {"form": form, "slug": slug, "group": group})


@require_http_methods(_FORM)
def end_group(request: Request, slug: str, public_id: str) -> HttpResponse:
    group = run_or_missing(request, public_id)
    form = forms.EndForm(request.POST if request.method == "POST" else None)
    if pages.submitted(form, lambda data: services.end_group(group=group, by=request.actor)):
        return redirect("groups:show_group", slug, public_id)
    return render(request, "groups/end_group.html", {"form": form, "slug": slug, "group": group})


def run_or_missing(request: Request, public_id: str) -> Any:
    """Return the group if the visitor keeps it going; page 404 otherwise."""
    group = queries.group_for(public_id, request.actor)
    if not policies.may_run_group(request.actor, group):
        raise Missing
    return group


def _owners(request: Request) -> list[Any]:
    """Return the partnerships for which the visitor may set up a group, and None for the whole area."""
    owners = [
        row for row in partnerships.partnerships_of_area(request.actor) if partnerships_policies.may_run_partnership(request.actor, row)
    ]
    return [None, *owners] if accounts_policies.may_run_area(request.actor, request.actor.area_id) else owners
