"""Read the record: the timeline of a thing, the record of an area."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.translation import gettext as _

from joinedup.audit.models import Entry
from joinedup.core.registry import Point
from joinedup.core.subjects import Subject

# Who is it? Upper rooms add, under "user", "link" and "organisation", a function from ids to the names to show today.
names: Point[Callable[[Collection[int]], Mapping[int, str]]] = Point("audit.names")


@dataclass(frozen=True, slots=True)
class EntryLine:
    """One entry as it is shown."""

    at: datetime
    who: str
    on_behalf_of: str
    verb: str
    subject: Subject
    facts: Mapping[str, str | int | bool | None] = field(default_factory=dict)


def entries_about(subject: Subject) -> list[EntryLine]:
    """Return everything recorded about a thing, oldest first."""
    return lines(Entry.objects.filter(subject_kind=subject.kind, subject_id=subject.public_id).order_by("id"))


def lines(entries: Iterable[Entry]) -> list[EntryLine]:
    """Return entries with the names that their ids have today."""
    rows = list(entries)
    users = _names("user", {row.user_id for row in rows if row.user_id})
    links = _names("link", {row.link_id for row in rows if row.link_id})
    organisations = _names("organisation", {row.on_behalf_of for row in rows if row.on_behalf_of})
    return [
        EntryLine(
            at=row.at,
            who=_who(row, users, links),
            on_behalf_of=organisations.get(row.on_behalf_of, _("an organisation")) if row.on_behalf_of else "",
            verb=row.verb,
            subject=Subject(row.subject_kind, row.subject_id),
            facts=row.facts,
        )
        for row in rows
    ]


def _names(kind: str, ids: Collection[int]) -> Mapping[int, str]:
    find = names.get(kind)
    return find(ids) if find and ids else {}


def _who(row: Entry, users: Mapping[int, str], links: Mapping[int, str]) -> str:
    if row.user_id:
        return users.get(row.user_id) or _("A former user")
    if row.link_id:
        return links.get(row.link_id) or _("Somebody by link")
    return "JoinedUp" if row.actor_kind == "system" else _("A visitor")
