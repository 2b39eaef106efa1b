"""Minutes and decisions as one viewer may read them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Exists, OuterRef, QuerySet

from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.refusals import require_found
from joinedup.decisions import queries as decisions
from joinedup.decisions.choices import CARRIER_DAYS, CARRIER_MOST_DAYS
from joinedup.decisions.models import Carrier, Question
from joinedup.groups import queries as groups
from joinedup.groups.choices import VOTING
from joinedup.meetings import choices
from joinedup.meetings.models import Correction, Decision, Invitation, Item, Meeting, Minute, MinuteDraft
from joinedup.meetings.queries.agenda import agenda_of
from joinedup.meetings.queries.attendance import invitations_of
from joinedup.meetings.queries.meetings import sees_closed

OUT = (choices.MinutesState.SENT, choices.MinutesState.APPROVED)


@dataclass(frozen=True, slots=True)
class MinuteLine:
    """An item with what was said on it and what was decided."""

    item: Item
    number: int
    minute: Minute | None
    decisions: tuple[Decision, ...]

    @property
    def version(self) -> int:
        return self.minute.version if self.minute else 1

    @property
    def is_empty(self) -> bool:
        return not self.decisions and (self.minute is None or not (self.minute.text or self.minute.outcome))


def may_read_minutes(meeting: Meeting, viewer: Actor, invitation: Invitation | None = None) -> bool:
    """Say whether the viewer may read the minutes: once they are out whoever sees the meeting; before, the group's own by account."""
    if meeting.minutes_state in OUT:
        return True
    return meeting.minutes_state == choices.MinutesState.OPEN and invitation is None and groups.is_insider(viewer, meeting.group)


def minutes_of(meeting: Meeting, viewer: Actor, invitation: Invitation | None = None) -> list[MinuteLine]:
    """Return what was said and decided, item by item, as far as the viewer may read the items."""
    lines = agenda_of(meeting, viewer, invitation).lines
    ids = [line.item.pk for line in lines]
    minutes = {row.item_id: row for row in Minute.objects.filter(item_id__in=ids)}
    decisions: dict[int, list[Decision]] = {}
    for row in Decision.objects.filter(item_id__in=ids).order_by("pk"):
        decisions.setdefault(row.item_id, []).append(row)
    return [MinuteLine(line.item, line.number, minutes.get(line.item.pk), tuple(decisions.get(line.item.pk, ()))) for line in lines]


def written(meeting: Meeting, viewer: Actor, invitation: Invitation | None = None) -> list[Question]:
    """Return what the group decided by written reply since its meeting before: this meeting minutes it."""
    before = Meeting.objects.filter(group=meeting.group, starts_at__lt=meeting.starts_at, state=choices.State.PLANNED)
    after = before.order_by("-starts_at").values_list("starts_at", flat=True).first()
    closed = sees_closed(viewer, meeting, invitation)
    return decisions.settled_between(meeting.group, after, meeting.starts_at, with_closed=closed)


def carried_by(meeting: Meeting, lines: Iterable[MinuteLine]) -> dict[str, list[decisions.CarrierLine]]:
    """Return who carries each decision of these minutes inside each partner, by the decision's public id."""
    taken = [row for line in lines for row in line.decisions if row.is_taken]
    return decisions.carrier_lines(meeting.group, [row.subject for row in taken])


def without_carrier(meeting: Meeting) -> dict[int, list[Decision]]:
    """Return, by organisation, the decisions of a meeting of which a partner has not said who carries them there."""
    rows = Decision.objects.filter(item__meeting=meeting, item__state=choices.ItemState.ON_AGENDA).select_related("item")
    taken = {row.public_id: row for row in rows.order_by("pk") if row.is_taken}
    silent = decisions.silent_partners(meeting.group, [row.subject for row in taken.values()])
    return {organisation: [taken[public_id] for public_id in owed] for organisation, owed in silent.items()}


def seats_owing_carriers() -> QuerySet[Invitation]:
    """Return the seats of partners that have not said who carries a decision of minutes sent lately."""
    said = Carrier.objects.filter(about_id=OuterRef("public_id"), organisation_id=OuterRef(OuterRef("member__organisation_id")))
    taken = Decision.objects.filter(result=choices.Result.CARRIED).exclude(boards=choices.Boards.NOT_AGREED)
    owed = taken.filter(~Exists(said), item__meeting_id=OuterRef("meeting_id"), item__state=choices.ItemState.ON_AGENDA)
    return Invitation.objects.filter(
        Exists(owed),
        meeting__minutes_state__in=OUT,
        meeting__minutes_sent_at__gt=clock.now() - timedelta(days=CARRIER_MOST_DAYS),
        meeting__group__ended_on=None,
        member__until_on=None,
        member__part__in=VOTING,
    )


def seats_to_carry(meeting: Meeting, organisations: Collection[int]) -> list[Invitation]:
    """Return for each of these organisations the first of its seats with a vote that was invited: it says who carries what."""
    voting = {member.pk for member in groups.voters_of(meeting.group)}
    rows = [row for row in invitations_of(meeting) if row.member_id in voting and row.member.organisation_id in organisations]
    return list({row.member.organisation_id: row for row in reversed(rows)}.values())


def to_ask_for_carriers() -> list[Meeting]:
    """Return the meetings whose minutes went out a week ago or more with decisions in them, and whose partners were not reminded yet."""
    since, until = (clock.now() - timedelta(days=days) for days in (CARRIER_MOST_DAYS, CARRIER_DAYS))
    rows = Meeting.objects.filter(
        minutes_state__in=OUT,
        minutes_sent_at__range=(since, until),
        carriers_reminded_on__isnull=True,
        group__ended_on=None,
        group__area__closed_at=None,
        pk__in=Decision.objects.filter(result=choices.Result.CARRIED).values("item__meeting_id"),
    )
    return list(rows.select_related("group__area", "group__partnership").order_by("pk"))


def drafts_of(item: Item, *, most: int = 30) -> list[MinuteDraft]:
    """Return what was saved of an item's minute, the latest first; the caller has judged that its viewer may read the item."""
    return list(MinuteDraft.objects.filter(minute__item=item).order_by("-number")[:most])


def decision_of(meeting: Meeting, public_id: str, viewer: Actor) -> Decision:
    """Return a decision of this meeting on an item that the viewer may read; raise Missing otherwise."""
    rows = Decision.objects.select_related("item__meeting__group__area", "item__meeting__group__partnership")
    row = require_found(rows.filter(public_id=public_id, item__meeting=meeting).first())
    return require_found(row if row.item.part == choices.Part.A or sees_closed(viewer, meeting) else None)


def corrections_of(meeting: Meeting, invitation: Invitation | None = None) -> list[Correction]:
    """Return the corrections that were asked for, by one seat when it is given."""
    rows = meeting.corrections.select_related("invitation__member__person", "invitation__member__organisation", "meeting")
    return list((rows.filter(invitation=invitation) if invitation else rows).order_by("pk"))


def there(meeting: Meeting) -> list[Invitation]:
    """Return the seats that vote and are there, themselves or by who came instead."""
    voting = {member.pk for member in groups.voters_of(meeting.group)}
    rows = meeting.invitations.filter(was_there=True, member_id__in=voting).select_related("member__person", "member__organisation")
    return sorted(rows, key=lambda row: (row.member.organisation.name, row.member.person.name))


def unfinished(meeting: Meeting, viewer: Actor) -> list[Item]:
    """Return what earlier meetings of the group left for the next one and nobody has taken up, as far as the viewer may read it."""
    rows = Item.objects.filter(
        meeting__group=meeting.group,
        meeting__starts_at__lt=meeting.starts_at,
        minute__outcome=choices.Outcome.CARRIED_OVER,
        carried_to__isnull=True,
    ).select_related("meeting")
    return list((rows if sees_closed(viewer, meeting) else rows.filter(part=choices.Part.A)).order_by("meeting__starts_at", "position"))


def meetings_to_approve_at(meeting: Meeting) -> list[Meeting]:
    """Return the meetings of the group that came after this one, the next first."""
    rows = Meeting.objects.filter(group=meeting.group, starts_at__gt=meeting.starts_at, state=choices.State.PLANNED)
    return list(rows.order_by("starts_at")[:6])


def minutes_to_approve(meeting: Meeting) -> list[Meeting]:
    """Return the earlier meetings of the group whose minutes are out and wait to be approved at this one."""
    rows = Meeting.objects.filter(group=meeting.group, starts_at__lt=meeting.starts_at, minutes_state=choices.MinutesState.SENT)
    return list(rows.order_by("-starts_at")[:3])
