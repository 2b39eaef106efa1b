"""The agenda as one viewer may read it: part B is left out here, once, for every page, mail and paper."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from joinedup.core.actors import Actor
from joinedup.core.refusals import require_found
from joinedup.core.subjects import Subject
from joinedup.files.models import StoredFile
from joinedup.meetings import choices
from joinedup.meetings.models import Invitation, Item, Meeting
from joinedup.meetings.queries.meetings import sees_closed, visible_meetings


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A paper of an item, and whether it came after the agenda."""

    public_id: str
    name: str
    size: int
    is_late: bool


@dataclass(frozen=True, slots=True)
class ItemLine:
    """An item in its place: its number, when it begins, its papers."""

    item: Item
    number: int
    begins_at: datetime
    papers: tuple[PaperLine, ...]


@dataclass(frozen=True, slots=True)
class Agenda:
    """What one viewer sees of an agenda; `minutes` and `has_closed` count all of it, so that times agree for everybody."""

    lines: tuple[ItemLine, ...]
    minutes: int
    length: int
    has_closed: bool
    sees_closed: bool

    @property
    def minutes_over(self) -> int:
        return max(0, self.minutes - self.length)

    @property
    def open_lines(self) -> list[ItemLine]:
        return [line for line in self.lines if line.item.part == choices.Part.A]

    @property
    def closed_lines(self) -> list[ItemLine]:
        return [line for line in self.lines if line.item.part == choices.Part.B]

    @property
    def share_internal(self) -> int:
        """Return the share of the time, in percent, that goes into how the partnership itself is run."""
        seen = sum(line.item.length for line in self.lines)
        return round(100 * sum(line.item.length for line in self.lines if line.item.is_internal) / seen) if seen else 0


def items_seen(meeting: Meeting, viewer: Actor, invitation: Invitation | None = None) -> list[Item]:
    """Return the items on the agenda that the viewer may read, part A before part B, each in its place."""
    rows = meeting.items.filter(state=choices.ItemState.ON_AGENDA).order_by("part", "position", "pk")
    return list(rows if sees_closed(viewer, meeting, invitation) else rows.filter(part=choices.Part.A))


def agenda_of(meeting: Meeting, viewer: Actor, invitation: Invitation | None = None) -> Agenda:
    """Return the agenda as the viewer may read it; without right to part B its items are not there, only the time they take."""
    every = list(meeting.items.filter(state=choices.ItemState.ON_AGENDA).order_by("part", "position", "pk"))
    closed = sees_closed(viewer, meeting, invitation)
    shown = [item for item in every if closed or item.part == choices.Part.A]
    papers = _papers(meeting, shown)
    lines, begins = [], meeting.starts_at
    for number, item in enumerate(shown, 1):
        lines.append(ItemLine(item, number, begins, papers.get(item.public_id, ())))
        begins += timedelta(minutes=item.length)
    has_closed = any(item.part == choices.Part.B for item in every)
    return Agenda(tuple(lines), sum(item.length for item in every), meeting.length, has_closed, closed)


def proposed_items(meeting: Meeting, viewer: Actor) -> list[Item]:
    """Return what was proposed and is neither on the agenda nor left out, as far as the viewer may read it."""
    rows = meeting.items.filter(state=choices.ItemState.PROPOSED).order_by("pk")
    return list(rows if sees_closed(viewer, meeting) else rows.filter(part=choices.Part.A))


def item_for(meeting: Meeting, public_id: str, viewer: Actor) -> Item:
    """Return an item that the viewer may read and that was not left out; raise Missing otherwise."""
    rows = meeting.items.select_related("meeting__group__area", "meeting__group__partnership")
    item = require_found(rows.filter(public_id=public_id).exclude(state=choices.ItemState.LEFT_OUT).first())
    return require_found(item if item.part == choices.Part.A or sees_closed(viewer, meeting) else None)


def may_read_paper(viewer: Actor, subject: Subject) -> bool:
    """Say whether the viewer may read the papers of an item: whoever may read the item. Asked by the files room."""
    item = Item.objects.select_related("meeting__group").filter(public_id=subject.public_id).first()
    if item is None or not visible_meetings(viewer).filter(pk=item.meeting_id).exists():
        return False
    return item.part == choices.Part.A or sees_closed(viewer, item.meeting)


def paper_of(meeting: Meeting, public_id: str, viewer: Actor, invitation: Invitation | None = None) -> StoredFile:
    """Return a paper of an item that the viewer may read; raise Missing otherwise."""
    found = StoredFile.objects.filter(public_id=public_id, about_kind=Item._meta.label_lower).first()
    readable = {item.public_id for item in items_seen(meeting, viewer, invitation)}
    return require_found(found if found and found.about_id in readable else None)


def _papers(meeting: Meeting, items: list[Item]) -> dict[str, tuple[PaperLine, ...]]:
    ids = [item.public_id for item in items]
    rows = StoredFile.objects.filter(about_kind=Item._meta.label_lower, about_id__in=ids).order_by("pk")
    found: dict[str, tuple[PaperLine, ...]] = {}
    for row in rows:
        line = PaperLine(row.public_id, row.name, row.size, row.created_at > meeting.papers_by)
        found[row.about_id] = (*found.get(row.about_id, ()), line)
    return found
