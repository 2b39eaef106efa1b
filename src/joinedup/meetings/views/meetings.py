"""Lists of meetings, one meeting, planning, moving and cancelling it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from joinedup.accounts.policies import may_run_area
from joinedup.actions import queries as actions
from joinedup.calendars import queries as calendars
from joinedup.core import clock
from joinedup.core.refusals import Missing
from joinedup.core.requests import Request
from joinedup.groups import queries as groups
from joinedup.meetings import choices, forms, policies, queries, services
from joinedup.notices import queries as notices
from joinedup.partnerships import queries as partnerships
from joinedup.ui import pages

_FORM = ["GET", "HEAD", "POST"]
FIELDS = ("title", "on", "at", "length", "venue", "place", "room", "online", "summary", "agenda_days", "agenda_goes_alone")


@require_safe
def list_meetings(request: Request, slug: str) -> HttpResponse:
    visible = groups.groups_of_area(request.actor)
    context = {
        "slug": slug,
        "listing": queries.listing(request.actor),
        "groups": [group for group in visible if policies.may_plan_meeting(request.actor, group)],
        "has_groups": bool(visible),
        "may_start": may_run_area(request.actor, request.actor.area_id),
    }
    return render(request, "meetings/list_meetings.html", context)


@require_safe
def list_partnership_meetings(request: Request, slug: str, public_id: str) -> HttpResponse:
    partnership = partnerships.partnership_for(public_id, request.actor)
    rows = groups.groups_of_partnership(partnership)
    context = {
        "slug": slug,
        "partnership": partnership,
        "listing": queries.listing(request.actor, partnership=partnership),
        "groups": [group for group in rows if policies.may_plan_meeting(request.actor, group)],
        "has_groups": bool(rows),
    }
    return render(request, "meetings/list_partnership_meetings.html", context)


@require_safe
def list_group_meetings(request: Request, slug: str, public_id: str) -> HttpResponse:
    group = groups.group_for(public_id, request.actor)
    may = {"plan": policies.may_plan_meeting(request.actor, group)}
    listing, shared = queries.listing(request.actor, group=group), queries.time_shared(group, request.actor)
    context = {"slug": slug, "group": group, "listing": listing, "may": may, "shared": shared}
    return render(request, "meetings/list_group_meetings.html", context)


@require_http_methods(_FORM)
def plan_meeting(request: Request, slug: str, public_id: str) -> HttpResponse:
    group = groups.group_for(public_id, request.actor)
    if not policies.may_plan_meeting(request.actor, group):
        raise Missing
    initial = {
        "title": group.name,
        "length": choices.USUAL_MINUTES,
        "agenda_days": choices.USUAL_DAYS_BEFORE,
        "agenda_goes_alone": True,
        "repeat": choices.Repeat.ONCE,
    }
    form = forms.PlanForm(pages.posted(request), initial=initial)
    _offer_venues(form, group)

    def make(data: dict[str, Any]) -> str:
        dates = services.further_dates(data["on"], data["repeat"], data["count"] or 1, data["dates"])
        made = services.plan_meetings(group=group, details=_details(data), dates=dates, by=request.actor)
        if len(made) > 1:
            return reverse("meetings:list_group_meetings", args=[slug, public_id])
        return reverse("meetings:add_items", args=[slug, made[0].public_id])

    if address := pages.created(request, form, make):
        return redirect(address)
    return render(request, "meetings/plan_meeting.html", {"form": form, "slug": slug, "group": group, "ideas": queries.venue_ideas(group)})


@require_safe
def show_meeting(request: Request, slug: str, public_id: str) -> HttpResponse:
    meeting = queries.meeting_for(public_id, request.actor)
    runs = policies.may_run_meeting(request.actor, meeting)
    own = queries.own_invitation(meeting, request.actor)
    planned = meeting.state == choices.State.PLANNED
    context = {
        "meeting": meeting,
        "slug": slug,
        "agenda": queries.agenda_of(meeting, request.actor),
        "proposed": queries.proposed_items(meeting, request.actor),
        "attendance": queries.attendance_of(meeting),
        "written": queries.written(meeting, request.actor),
        "pulse": queries.pulse_of(meeting),
        "writing": queries.mails_being_written(meeting) if runs else None,
        "own": own,
        "clashes": calendars.clashes_of(f"meeting-{meeting.public_id}", meeting.on, request.actor) if runs and planned else [],
        "over": meeting.ends_at < clock.now(),
        "entries": queries.timeline(meeting),
        "unfinished": queries.unfinished(meeting, request.actor) if runs and planned else [],
        "to_approve": queries.minutes_to_approve(meeting),
        "actions_panel": actions.actions_panel(meeting.subject, request.actor),
        "closed_panel": _closed_panel(meeting, request.actor),
        "reads_minutes": queries.may_read_minutes(meeting, request.actor),
        "mails": notices.messages_about(meeting.subject) if runs else [],
        "may": {"run": runs and planned, "propose": planned and policies.may_propose_item(request.actor, meeting)},
    }
    return render(request, "meetings/show_meeting.html", context)


@require_http_methods(_FORM)
def change_meeting(request: Request, slug: str, public_id: str) -> HttpResponse:
    meeting = run_or_missing(request, public_id)
    initial = {"agenda_days": (meeting.on - meeting.agenda_on).days, "venue": meeting.venue.public_id if meeting.venue else ""}
    form = forms.ChangeMeetingForm.for_thing(pages.posted(request), meeting, initial=initial)
    _offer_venues(form, meeting.group)

    def change(data: dict[str, Any]) -> None:
        services.change_meeting(meeting=meeting, details=_details(data), expected=data["version"], by=request.actor)

    if pages.submitted(form, change):
        return redirect("meetings:show_meeting", slug, public_id)
    return render(request, "meetings/change_meeting.html", {"form": form, "slug": slug, "meeting": meeting})


@require_http_methods(_FORM)
def cancel_meeting(request: Request, slug: str, public_id: str) -> HttpResponse:
    meeting = run_or_missing(request, public_id)
    form = forms.CancelForm(pages.posted(request))
    if pages.submitted(form, lambda data: services.cancel_meeting(meeting=meeting, because=data["because"], by=request.actor)):
        return redirect("meetings:show_meeting", slug, public_id)
    return render(request, "meetings/cancel_meeting.html", {"form": form, "slug": slug, "meeting": meeting})


def run_or_missing(request: Request, public_id: str) -> Any:
    """Return the meeting if the visitor runs it; page 404 otherwise."""
    meeting = queries.meeting_for(public_id, request.actor)
    if not policies.may_run_meeting(request.actor, meeting):
        raise Missing
    return meeting


def _closed_panel(meeting: Any, viewer: Any) -> Any:
    if not queries.sees_closed(viewer, meeting) or not queries.agenda_of(meeting, viewer).has_closed:
        return None
    return actions.actions_panel(queries.closed_part(meeting), viewer)


def _offer_venues(form: Any, group: Any) -> None:
    places = {member.organisation_id: member.organisation for member in groups.members_of(group)}
    form.fields["venue"].offer(sorted(places.values(), key=lambda place: place.name), blank=_("Somewhere else, or online"))


def _details(data: dict[str, Any]) -> services.MeetingDetails:
    return services.MeetingDetails(**{name: data[name] for name in FIELDS})
