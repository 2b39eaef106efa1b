"""Which meetings somebody may see, and whether they may read part B."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_lazy

from joinedup.audit import queries as audit
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.refusals import require_found
from joinedup.core.subjects import Subject
from joinedup.groups import queries as groups
from joinedup.groups.models import Group
from joinedup.jobs import queries as jobs
from joinedup.meetings import choices
from joinedup.meetings.models import Invitation, Item, Meeting
from joinedup.partnerships.models import Partnership
from joinedup.ui.filters import short_day

CLOSED: Final = "meetings.closed"
MAILS_JOB: Final = "meetings.post_letters"
_EVENTS: Final = {
    "meeting.planned": gettext_lazy("Meeting planned"),
    "meeting.changed": gettext_lazy("Meeting changed"),
    "meeting.moved": gettext_lazy("Meeting moved"),
    "meeting.cancelled": gettext_lazy("Meeting cancelled"),
    "meeting.invited": gettext_lazy("Invitations sent"),
    "meeting.agenda_sent": gettext_lazy("Agenda sent"),
    "meeting.agenda_ordered": gettext_lazy("Agenda put in order"),
    "meeting.item_added": gettext_lazy("Item added to the agenda"),
    "meeting.item_proposed": gettext_lazy("Item proposed"),
    "meeting.item_changed": gettext_lazy("Item changed"),
    "meeting.item_accepted": gettext_lazy("Proposed item put on the agenda"),
    "meeting.item_left_out": gettext_lazy("Item left out"),
    "meeting.paper_added": gettext_lazy("Paper added"),
    "meeting.paper_removed": gettext_lazy("Paper removed"),
    "meeting.answered": gettext_lazy("Invitation answered"),
    "meeting.minutes_begun": gettext_lazy("Minutes begun or taken over"),
    "meeting.minute_changed": gettext_lazy("Minutes changed after they were sent"),
    "meeting.minutes_sent": gettext_lazy("Minutes sent out"),
    "meeting.minutes_corrected": gettext_lazy("Correction asked for"),
    "meeting.correction_settled": gettext_lazy("Correction dealt with"),
    "meeting.minutes_approved": gettext_lazy("Minutes approved"),
    "meeting.decided": gettext_lazy("Decision written down"),
    "meeting.decision_removed": gettext_lazy("Decision removed"),
    "meeting.carriers_reminded": gettext_lazy("Reminder sent to who has not said who carries what was decided"),
    "meeting.boards_said": gettext_lazy("Boards answered on a decision"),
    "meeting.item_carried_over": gettext_lazy("Unfinished item taken over"),
    "meeting.attendance_taken": gettext_lazy("Attendance written down"),
}


@dataclass(frozen=True, slots=True)
class Listing:
    """Meetings as they are listed: those to come, the next first, and those that were."""

    coming: list[Meeting]
    past: list[Meeting]


def visible_meetings(viewer: Actor) -> QuerySet[Meeting]:
    """Return the meetings of the groups that the viewer may see."""
    seen = groups.visible_groups(viewer).values("pk")
    return Meeting.objects.filter(group_id__in=seen).select_related("group__area", "group__partnership")


def meeting_for(public_id: str, viewer: Actor) -> Meeting:
    """Return the meeting if the viewer may see it, inside the area in which they stand; raise Missing otherwise."""
    visible = visible_meetings(viewer)
    if viewer.area_id is not None:
        visible = visible.filter(group__area_id=viewer.area_id)
    return require_found(visible.filter(public_id=public_id).first())


def locked(meeting: Meeting) -> Meeting:
    """Return the present row, locked until the transaction ends."""
    rows = Meeting.objects.select_for_update(of=("self",)).select_related("group__area", "group__partnership")
    return rows.get(pk=meeting.pk)


def closed_meetings(viewer: Actor) -> QuerySet[Meeting]:
    """Return the meetings whose part B the viewer may read."""
    return Meeting.objects.filter(group_id__in=groups.insider_groups(viewer).values("pk"))


def closed_part(meeting: Meeting) -> Subject:
    """Return what stands for part B of a meeting: promises made there are about it, and seen by its own alone."""
    return Subject(CLOSED, meeting.public_id)


def listing(viewer: Actor, *, group: Group | None = None, partnership: Partnership | None = None, most: int = 60) -> Listing:
    """Return the meetings that the viewer may see in the area in which they stand, of one group or partnership when one is given."""
    rows = visible_meetings(viewer).filter(group__area_id=viewer.area_id or 0)
    if group is not None:
        rows = rows.filter(group=group)
    if partnership is not None:
        rows = rows.filter(group__partnership=partnership)
    coming = Count("invitations", filter=Q(invitations__answer__in=[choices.Answer.COMING, choices.Answer.SENDING]))
    there = Count("invitations", filter=Q(invitations__was_there=True))
    rows = rows.annotate(n_coming=coming, n_there=there, n_asked=Count("invitations"))
    started = clock.now() - timedelta(hours=3)
    return Listing(
        list(rows.filter(starts_at__gte=started).order_by("starts_at", "pk")[:most]),
        list(rows.filter(starts_at__lt=started).order_by("-starts_at", "pk")[:most]),
    )


def meetings_within(larger: Subject) -> QuerySet[Meeting, str] | tuple[str, ...]:
    """Return the meetings (public ids) of a partnership's groups."""
    if larger.kind != Partnership._meta.label_lower:
        return ()
    return Meeting.objects.filter(group__partnership__public_id=larger.public_id).values_list("public_id", flat=True)


def names_of(public_ids: Collection[str]) -> dict[str, str]:
    """Return title and day of meetings by public id, for the rooms that keep things about them."""
    rows = Meeting.objects.filter(public_id__in=public_ids)
    return {row.public_id: f"{row.title}, {short_day(row.on)}" for row in rows}


def with_agenda_due() -> list[Meeting]:
    """Return the meetings whose agenda should have gone by itself by now and has not: with something on it, and still to come."""
    now = clock.now()
    rows = Meeting.objects.filter(
        state=choices.State.PLANNED,
        agenda_goes_alone=True,
        agenda_sent_at__isnull=True,
        agenda_on__lte=clock.today(),
        starts_at__gt=now,
        pk__in=Item.objects.filter(state=choices.ItemState.ON_AGENDA).values("meeting_id"),
    )
    return list(rows.select_related("group__area", "group__partnership").order_by("starts_at", "pk"))


def sees_closed(viewer: Actor, meeting: Meeting, invitation: Invitation | None = None) -> bool:
    """Say whether the viewer may read part B: the partners' own, by account, or by the link of a seat that still belongs to them."""
    if invitation is not None and viewer.may_by_link(choices.PURPOSE, invitation.subject):
        return groups.may_read_closed(invitation.member)
    return groups.is_insider(viewer, meeting.group)


def mails_being_written(meeting: Meeting) -> jobs.Progress | None:
    """Return how far a worker is with the mails of a meeting, or that it could not write them; None when nothing is under way."""
    job = jobs.latest_job(MAILS_JOB, meeting.subject)
    return None if job is None or job.state in {"done", "cancelled"} else jobs.progress_of(job)


def is_writing(meeting: Meeting, *templates: str) -> bool:
    """Say whether a worker is still to write mails of these templates about a meeting."""
    return any(job.params["letter"]["template"] in templates for job in jobs.jobs_under_way(MAILS_JOB, meeting.subject))


def timeline(meeting: Meeting, *, most: int = 40) -> list[dict[str, object]]:
    """Return what happened to a meeting, the newest first; the record holds no titles, so part B stays closed."""
    lines = audit.entries_about(Subject(meeting.subject.kind, meeting.public_id))[-most:]
    return [{"title": str(_EVENTS.get(line.verb, line.verb)), "when": line.at, "by": line.who, "text": ""} for line in reversed(lines)]
