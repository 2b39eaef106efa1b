"""Meetings as they stand in timetables and calendar feeds: when, where and who, never what is talked about."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from joinedup.calendars import queries as calendars
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.groups.models import Member
from joinedup.meetings import choices
from joinedup.meetings.models import Meeting
from joinedup.meetings.queries.meetings import meetings_within, visible_meetings


def dated_meetings(viewer: Actor, wanted: calendars.Wanted) -> Iterable[calendars.Dated]:
    """Return the meetings of a school year that the viewer may see, of one partnership when it is asked for; in two reads."""
    first = clock.end_of_day(wanted.first - timedelta(days=1))
    rows = visible_meetings(viewer).filter(state=choices.State.PLANNED, starts_at__gt=first, starts_at__lte=clock.end_of_day(wanted.last))
    if viewer.area_id is not None:
        rows = rows.filter(group__area_id=viewer.area_id)
    if wanted.about is not None:
        rows = rows.filter(public_id__in=meetings_within(wanted.about))
    meetings = list(rows)
    seats: dict[int, list[Member]] = defaultdict(list)
    sitting = Member.objects.filter(group__in={meeting.group_id for meeting in meetings}, until_on__isnull=True)
    for member in sitting.select_related("organisation__establishment"):
        seats[member.group_id].append(member)
    return [_dated(meeting, seats[meeting.group_id]) for meeting in meetings]


def _dated(meeting: Meeting, seats: list[Member]) -> calendars.Dated:
    local = meeting.starts_at.astimezone(clock.LONDON)
    organisations = {seat.organisation_id: seat.organisation for seat in seats if seat.has_vote}
    return calendars.Dated(
        on=meeting.on,
        kind=_("Meeting"),
        name=meeting.title,
        href=reverse("meetings:show_meeting", args=[meeting.group.area.slug, meeting.public_id]),
        who=meeting.group.name,
        organisations=tuple(organisations.values()),
        people=frozenset(seat.person_id for seat in seats),
        is_moved=meeting.dated_on is not None,
        planned_on=meeting.dated_on or meeting.created_at.astimezone(clock.LONDON).date(),
        uid=f"meeting-{meeting.public_id}",
        at=local.time(),
        minutes=meeting.length,
        place=", ".join(part for part in (meeting.room, meeting.place, meeting.online) if part),
    )
