"""Seats of a group, and interests."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from joinedup.core.refusals import Missing, require_found
from joinedup.core.requests import Request
from joinedup.groups import forms, policies, queries, services
from joinedup.groups.views.groups import run_or_missing
from joinedup.ui import pages

_FORM = ["GET", "HEAD", "POST"]


@require_http_methods(_FORM)
def add_members(request: Request, slug: str, public_id: str) -> HttpResponse:
    group = run_or_missing(request, public_id)
    wanted = forms.SeatsFilterForm(request.GET or None)
    offered = queries.seats_to_offer(group, **(wanted.wanted() if wanted.is_bound else {"role": "", "words": ""}))
    form = forms.AddMembersForm(request.POST if request.method == "POST" else None, initial={"part": "member"})
    form.fields["people"].offer(offered)  # type: ignore[attr-defined]

    def add(data: dict[str, Any]) -> str:
        seats = [services.Seat(role.person, role.organisation) for role in form.chosen(offered)]
        services.add_members(group=group, seats=seats, part=data["part"], by=request.actor)
        return reverse("groups:show_group", args=[slug, public_id])

    if address := pages.created(request, form, add):
        return redirect(address)
    context = {"form": form, "filter_form": wanted, "slug": slug, "group": group, "offered": offered, "most": len(offered) >= 200}
    return render(request, "groups/add_members.html", context)


@require_http_methods(_FORM)
def change_member(request: Request, slug: str, public_id: str, member_id: str) -> HttpResponse:
    member = queries.member_of(run_or_missing(request, public_id), member_id)
    initial = {"deputy": member.deputy.public_id if member.deputy else ""}
    form = forms.MemberForm.for_thing(request.POST if request.method == "POST" else None, member, initial=initial)
    form.fields["deputy"].offer(queries.deputies_to_choose(member), blank=_("Nobody"))  # type: ignore[attr-defined]

    def change(data: dict[str, Any]) -> None:
        details = services.MemberDetails(part=data["part"], deputy=data["deputy"])
        services.change_member(member=member, details=details, expected=data["version"], by=request.actor)

    if pages.submitted(form, change):
        return redirect("groups:show_group", slug, public_id)
    return render(request, "groups/change_member.html", {"form": form, "slug": slug, "group": member.group, "member": member})


@require_POST
def end_member(request: Request, slug: str, public_id: str, member_id: str) -> HttpResponse:
    member = queries.member_of(run_or_missing(request, public_id), member_id)
    services.end_member(member=member, by=request.actor)
    return redirect("groups:show_group", slug, public_id)


@require_http_methods(_FORM)
def declare_interest(request: Request, slug: str, public_id: str) -> HttpResponse:
    group = queries.group_for(public_id, request.actor)
    members = [row for row in queries.members_of(group) if policies.may_declare_interest(request.actor, row)]
    if not members:
        raise Missing
    form = forms.InterestForm(request.POST if request.method == "POST" else None)
    form.offer(members)

    def declare(data: dict[str, Any]) -> str:
        services.declare_interest(member=data["member"], about=data["about"], by=request.actor)
        return reverse("groups:show_group", args=[slug, public_id]) + "#interests"

    if address := pages.created(request, form, declare):
        return redirect(address)
    return render(request, "groups/declare_interest.html", {"form": form, "slug": slug, "group": group})


@require_POST
def end_interest(request: Request, slug: str, public_id: str, interest_id: str) -> HttpResponse:
    group = queries.group_for(public_id, request.actor)
    interest = require_found(next((row for row in queries.interests_of(group) if row.public_id == interest_id), None))
    if not policies.may_declare_interest(request.actor, interest.member):
        raise Missing
    services.end_interest(interest=interest, by=request.actor)
    return redirect(reverse("groups:show_group", args=[slug, public_id]) + "#interests")
