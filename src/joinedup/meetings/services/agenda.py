"""Items are typed in at once, proposed by anybody, put in order; papers are attached."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from joinedup.core.actors import Actor
from joinedup.core.pupils import refuse_pupils
from joinedup.core.refusals import require
from joinedup.core.versions import save_version
from joinedup.files import services as files
from joinedup.files.models import StoredFile
from joinedup.files.services import Examined
from joinedup.meetings import choices, policies, queries
from joinedup.meetings.models import Invitation, Item, Meeting
from joinedup.meetings.services.meetings import check_runs, record

MOST_ITEMS = 60


@dataclass(frozen=True, slots=True)
class ItemDetails:
    """What an item is about."""

    title: str
    note: str = ""
    length: int = 10
    aim: str = choices.Aim.WORK.value
    lead: str = ""
    part: str = choices.Part.A.value
    is_internal: bool = False
    briefing: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """Where an item stands: its place, minutes, purpose and part."""

    position: int
    length: int
    aim: str
    part: str


@transaction.atomic
def add_items(*, meeting: Meeting, items: Sequence[ItemDetails], by: Actor) -> list[Item]:
    """Put items at the end of the agenda, in this order."""
    meeting = queries.locked(meeting)
    check_runs(meeting, by)
    require(bool(items), _("Type at least one item."), field="lines")
    made = [make_item(meeting, details, by) for details in items]
    record(meeting, "meeting.item_added", by, n_items=len(made))
    return made


@transaction.atomic
def propose_item(*, meeting: Meeting, details: ItemDetails, by: Actor, invitation: Invitation | None = None) -> Item:
    """Propose an item, as anybody in the group may; whoever runs the meeting puts it in its place."""
    meeting = queries.locked(meeting)
    require(policies.may_propose_item(by, meeting, invitation), _("Only members of the group propose items."))
    require(meeting.state == choices.State.PLANNED, _("This meeting was cancelled."))
    closed = details.part == choices.Part.A or queries.sees_closed(by, meeting, invitation)
    require(closed, _("Part B is for partners only."), field="part")
    item = make_item(meeting, details, by, state=choices.ItemState.PROPOSED, proposed_by=_who(by, invitation))
    record(meeting, "meeting.item_proposed", by, item=item.public_id)
    return item


@transaction.atomic
def accept_item(*, item: Item, by: Actor) -> None:
    """Put a proposed item at the end of the agenda."""
    _check_may_touch(item, by)
    require(item.state == choices.ItemState.PROPOSED, _("This item is on the agenda already."))
    item.state, item.position = choices.ItemState.ON_AGENDA.value, _next_place(item.meeting)
    save_version(item, expected=item.version, fields=["state", "position"])
    record(item.meeting, "meeting.item_accepted", by, item=item.public_id)


@transaction.atomic
def leave_out_item(*, item: Item, by: Actor) -> None:
    """Leave an item out of this meeting."""
    _check_may_touch(item, by)
    item.state = choices.ItemState.LEFT_OUT.value
    save_version(item, expected=item.version, fields=["state"])
    record(item.meeting, "meeting.item_left_out", by, item=item.public_id)


@transaction.atomic
def change_item(*, item: Item, details: ItemDetails, expected: int, by: Actor) -> None:
    """Change what an item is about, who leads it, how long it takes, who may read it."""
    _check_may_touch(item, by)
    _check(details, item.meeting, by)
    for name, value in asdict(details).items():
        setattr(item, name, value)
    save_version(item, expected=expected, fields=list(asdict(details)))
    record(item.meeting, "meeting.item_changed", by, item=item.public_id)


@transaction.atomic
def order_agenda(*, meeting: Meeting, placed: Mapping[str, Placed], expected: int, by: Actor) -> None:
    """Put the items that `by` may read in order, with minutes, purpose and part; places are counted anew from 1."""
    meeting = queries.locked(meeting)
    check_runs(meeting, by)
    save_version(meeting, expected=expected, fields=[])
    items = [item for item in queries.items_seen(meeting, by) if item.public_id in placed]
    for place, item in enumerate(sorted(items, key=lambda item: (placed[item.public_id].position, item.position, item.pk)), 1):
        spot = placed[item.public_id]
        _check_length(spot.length)
        _check_part(spot.part, meeting, by)
        item.position, item.length = place, spot.length
        item.aim, item.part = choices.Aim(spot.aim).value, choices.Part(spot.part).value
        save_version(item, expected=item.version, fields=["position", "length", "aim", "part"])
    record(meeting, "meeting.agenda_ordered", by)


@transaction.atomic
def add_paper(*, item: Item, paper: Examined, by: Actor) -> StoredFile:
    """Attach a paper that was examined to an item; one that comes after the agenda is marked late by itself."""
    _check_may_touch(item, by)
    stored = files.store(paper, by=by, area_id=item.meeting.group.area_id, about=item.subject)
    record(item.meeting, "meeting.paper_added", by, item=item.public_id, file=stored.public_id)
    return stored


@transaction.atomic
def remove_paper(*, item: Item, stored: StoredFile, by: Actor) -> None:
    """Take a paper away from its item."""
    _check_may_touch(item, by)
    require(stored.about == item.subject, _("This paper belongs to another item."))
    record(item.meeting, "meeting.paper_removed", by, item=item.public_id, file=stored.public_id)
    files.discard(stored)


def make_item(meeting: Meeting, details: ItemDetails, by: Actor, **facts: str) -> Item:
    """Make an item at the end of the agenda; the caller has locked the meeting and judged who may."""
    _check(details, meeting, by, is_proposed="proposed_by" in facts)
    require(meeting.items.count() < MOST_ITEMS, _("A meeting has at most %(most)d items.") % {"most": MOST_ITEMS})
    return Item.objects.create(meeting=meeting, position=_next_place(meeting), **asdict(details), **facts)


def _next_place(meeting: Meeting) -> int:
    last = meeting.items.filter(state=choices.ItemState.ON_AGENDA).aggregate(last=Max("position"))["last"]
    return (last or 0) + 1


def _check_may_touch(item: Item, by: Actor) -> None:
    check_runs(queries.locked(item.meeting), by)
    _check_part(item.part, item.meeting, by)


def _check(details: ItemDetails, meeting: Meeting, by: Actor, *, is_proposed: bool = False) -> None:
    choices.Aim(details.aim)
    _check_length(details.length)
    for field in ("title", "note", "briefing"):
        refuse_pupils(getattr(details, field), field=field)
    if not is_proposed:
        _check_part(details.part, meeting, by)


def _check_length(length: int) -> None:
    require(0 <= length <= 480, _("An item takes between 0 and 480 minutes."), field="length")


def _check_part(part: str, meeting: Meeting, by: Actor) -> None:
    allowed = choices.Part(part) == choices.Part.A or queries.sees_closed(by, meeting)
    require(allowed, _("Part B is for partners only."), field="part")


def _who(by: Actor, invitation: Invitation | None) -> str:
    return f"{invitation.member.person.name}, {invitation.member.organisation.name}"[:160] if invitation else by.name[:160]
