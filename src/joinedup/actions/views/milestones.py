"""Milestones: plan one, say that it is reached, thank people."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from joinedup.actions import policies, queries, services
from joinedup.actions.forms import milestones as forms
from joinedup.calendars import queries as calendars
from joinedup.core import clock
from joinedup.core.refusals import Missing
from joinedup.core.requests import Request
from joinedup.core.subjects import Subject
from joinedup.notices import queries as notices
from joinedup.ui import filters, pages

FORM = require_http_methods(["GET", "HEAD", "POST"])


def _about(request: Request) -> Subject | None:
    """Return the thing that the address names, if the visitor sees it."""
    kind, _colon, public_id = request.GET.get("about", "").partition(":")
    subject = Subject(kind, public_id) if public_id else None
    if subject is not None and not calendars.sees_subject(request.actor, subject):
        raise Missing
    return subject


@FORM
def add_milestone(request: Request, slug: str) -> HttpResponse:
    about = _about(request)
    if not policies.may_add_action(request.actor, request.actor.area_id, about):
        raise Missing
    form = forms.MilestoneForm(request.POST or None)
    shown = calendars.about_for(about, slug)

    def make(data: dict[str, Any]) -> str:
        details = services.MilestoneDetails(data["name"], data["planned_on"], data["detail"], about)
        milestone = services.add_milestone(details=details, by=request.actor)
        return reverse("actions:show_milestone", args=[slug, milestone.public_id])

    if address := pages.created(request, form, make):
        return redirect(address)
    back = shown.href if shown else reverse("calendars:show_timetable", args=[slug])
    words = {"title": _("Plan a milestone"), "button": _("Plan it"), "caption": shown.name if shown else ""}
    return render(request, "actions/milestone_form.html", {"form": form, "words": words, "back": back})


@require_safe
def show_milestone(request: Request, slug: str, public_id: str) -> HttpResponse:
    milestone = queries.milestone_for(public_id, request.actor)
    may_keep = policies.may_keep_milestone(request.actor, milestone)
    context = {
        "slug": slug,
        "milestone": milestone,
        "about": calendars.about_for(milestone.about, slug),
        "clashes": calendars.clashes_on(milestone.planned_on, area_id=milestone.area_id) if not milestone.reached_on else [],
        "thanked": queries.people_thanked(milestone),
        "to_thank": queries.people_to_thank(milestone) if may_keep else [],
        "mails": notices.messages_about(milestone.subject) if may_keep else [],
        "may": {"keep": may_keep},
    }
    return render(request, "actions/show_milestone.html", context)


def _kept(request: Request, public_id: str) -> Any:
    milestone = queries.milestone_for(public_id, request.actor)
    if not policies.may_keep_milestone(request.actor, milestone):
        raise Missing
    return milestone


def _form_page(request: Request, milestone: Any, form: Any, words: dict[str, str]) -> HttpResponse:
    back = reverse("actions:show_milestone", args=[request.actor.area_slug, milestone.public_id])
    return render(request, "actions/milestone_form.html", {"form": form, "words": words | {"caption": milestone.name}, "back": back})


@FORM
def change_milestone(request: Request, slug: str, public_id: str) -> HttpResponse:
    milestone = _kept(request, public_id)
    form = forms.MilestoneForm.for_thing(request.POST, milestone)

    def change(data: dict[str, Any]) -> None:
        details = services.MilestoneDetails(data["name"], data["planned_on"], data["detail"])
        services.change_milestone(milestone=milestone, details=details, expected=form.seen_version, by=request.actor)

    if pages.submitted(form, change):
        return redirect("actions:show_milestone", slug, public_id)
    return _form_page(request, milestone, form, {"title": _("Change the milestone"), "button": _("Save")})


@FORM
def reach_milestone(request: Request, slug: str, public_id: str) -> HttpResponse:
    milestone = _kept(request, public_id)
    form = forms.ReachForm(request.POST or None, initial={"on": milestone.reached_on or clock.today(), "version": milestone.version})

    def reach(data: dict[str, Any]) -> None:
        services.reach_milestone(milestone=milestone, on=data["on"], expected=data["version"] or 0, by=request.actor)

    if pages.submitted(form, reach):
        return redirect("actions:show_milestone", slug, public_id)
    return _form_page(request, milestone, form, {"title": _("Is it reached?"), "button": _("Save")})


@FORM
def remove_milestone(request: Request, slug: str, public_id: str) -> HttpResponse:
    milestone = _kept(request, public_id)
    form = forms.PressForm(request.POST or None)
    if pages.submitted(form, lambda data: services.remove_milestone(milestone=milestone, by=request.actor)):
        return redirect("calendars:show_timetable", slug)
    return _form_page(request, milestone, form, {"title": _("Take it out of the plan?"), "button": _("Take it out")})


@FORM
def thank_for_milestone(request: Request, slug: str, public_id: str) -> HttpResponse:
    milestone = _kept(request, public_id)
    people = queries.people_to_thank(milestone)
    chosen = [person.public_id for person in people]
    form = forms.ThankForm(request.POST or None, initial={"people": chosen, "words": _("Together we have reached this. Thank you!")})
    field: Any = form.fields["people"]
    field.offer(people)

    def thank(data: dict[str, Any]) -> None:
        n = services.thank_for_milestone(milestone=milestone, people=data["people"], words=data["words"], by=request.actor)
        messages.success(
            request, ngettext("%(n)s person is thanked by mail.", "%(n)s people are thanked by mail.", n) % {"n": filters.number(n)}
        )

    if pages.submitted(form, thank):
        return redirect("actions:show_milestone", slug, public_id)
    return _form_page(request, milestone, form, {"title": _("Thank people by name"), "button": _("Send the thanks")})
