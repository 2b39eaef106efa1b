"""What happened in all partnerships of a viewer, in two reads: the record's own words, for Home."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from joinedup.actions.models import Milestone
from joinedup.audit.models import Entry
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.meetings import queries as meetings
from joinedup.meetings.models import Meeting
from joinedup.news.choices import FIRST_LOOK_DAYS
from joinedup.news.models import LastLook
from joinedup.news.queries.changes import MEETING, PARTNERSHIP, Change, Look, folded, page_of, told_of_meeting, told_of_milestone
from joinedup.partnerships import queries as partnerships
from joinedup.partnerships.models import Partnership

MOST_READ = 400
_PARTNERSHIP, _MEETING, _MILESTONE = (model._meta.label_lower for model in (Partnership, Meeting, Milestone))


def headlines(viewer: Actor) -> list[Look]:
    """Return, for each partnership that the viewer sees in open areas, what others did there since the viewer last looked."""
    if viewer.user_id is None:
        return []
    looked = LastLook.objects.filter(user_id=viewer.user_id, partnership=OuterRef("pk")).values("looked_at")
    seen = partnerships.visible_partnerships(viewer).filter(area__closed_at=None).annotate(looked_at=Subquery(looked[:1]))
    rows = {row.public_id: row for row in seen}
    first = clock.now() - timedelta(days=FIRST_LOOK_DAYS)
    since: dict[str, datetime] = {key: row.looked_at or first for key, row in rows.items()}
    found: dict[str, list[Change]] = {key: [] for key in rows}
    if rows:
        for entry in _entries(rows, min(since.values()), viewer):
            if entry.of in rows and entry.at > since[entry.of]:
                found[entry.of] += _told(entry, rows[entry.of])
    return [Look(row, since[key], row.looked_at is not None, folded(found[key])) for key, row in rows.items()]


def _entries(rows: Mapping[str, Partnership], since: datetime, viewer: Actor) -> QuerySet[Any, Any]:
    seen = meetings.visible_meetings(viewer).filter(group__partnership__in=[row.pk for row in rows.values()])
    meeting = Meeting.objects.filter(public_id=OuterRef("subject_id"))
    milestone = Milestone.objects.filter(public_id=OuterRef("subject_id"))
    reached = Milestone.objects.filter(about_kind=_PARTNERSHIP, about_id__in=list(rows))
    told = (
        Q(subject_kind=_PARTNERSHIP, verb__in=list(PARTNERSHIP), subject_id__in=list(rows))
        | Q(subject_kind=_MEETING, verb__in=list(MEETING), subject_id__in=seen.values("public_id"))
        | Q(subject_kind=_MILESTONE, verb="milestone.reached", subject_id__in=reached.values("public_id"))
    )
    mine = Q(user_id=viewer.user_id)
    entries: QuerySet[Any, Any] = (
        Entry.objects.filter(told, at__gt=since, area_id__in={row.area_id for row in rows.values()})
        .exclude(mine)
        .annotate(
            of=Coalesce(
                Subquery(meeting.values("group__partnership__public_id")[:1]), Subquery(milestone.values("about_id")[:1]), "subject_id"
            ),
            called=Coalesce(Subquery(meeting.values("title")[:1]), Subquery(milestone.values("name")[:1])),
            starts_at=Subquery(meeting.values("starts_at")[:1]),
        )
        .order_by("-id")[:MOST_READ]
    )
    return entries


def _told(entry: Any, partnership: Partnership) -> Iterator[Change]:
    if entry.subject_kind == _MEETING:
        yield told_of_meeting(entry, partnership, entry.called, entry.starts_at)
    elif entry.subject_kind == _MILESTONE:
        yield told_of_milestone(entry.at, partnership, entry.subject_id, entry.called)
    else:
        yield Change(entry.at, str(PARTNERSHIP[entry.verb]), page_of(partnership), partnership)
