"""Read the record: the timeline of a thing, the record of an area."""

import itertools
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.apps import apps
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from joinedup.audit.models import Entry
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.refusals import require_found
from joinedup.core.registry import Point
from joinedup.core.subjects import Subject
from joinedup.ui.conflicts import LastChange

# Who is it? Upper rooms add, under "user", "link" and "organisation", a function from ids to the names to show today.
names: Point[Callable[[Collection[int]], Mapping[int, str]]] = Point("audit.names")


@dataclass(frozen=True, slots=True)
class EntryLine:
    """One entry as it is shown."""

    at: datetime
    who: str
    on_behalf_of: str
    verb: str
    words: str
    kind: str
    subject: Subject
    facts: Mapping[str, str | int | bool | None] = field(default_factory=dict)


def entries_about(subject: Subject) -> list[EntryLine]:
    """Return everything recorded about a thing, oldest first."""
    return lines(Entry.objects.filter(subject_kind=subject.kind, subject_id=subject.public_id).order_by("id"))


# What is recorded about a thing without changing what its form holds.
_NO_CHANGE = ("attached", "detached", "acted_for", "carried")


def last_change(subject: Subject) -> LastChange | None:
    """Return who changed a thing last, and when."""
    entries = Entry.objects.filter(subject_kind=subject.kind, subject_id=subject.public_id).order_by("-id")
    changes = (entry for entry in entries[:20] if not entry.verb.endswith(_NO_CHANGE))
    return next((LastChange(line.who, line.at) for line in lines(itertools.islice(changes, 1))), None)


# The area's roles (accounts.choices.Role, which stands above this room) that may read its record.
RECORD_ROLES = ("officer", "coordinator", "data_protection_officer")


@dataclass(frozen=True, slots=True)
class Words:
    """The verbs and kinds of things that occur in an area's record, each with its words."""

    verbs: list[tuple[str, str]]
    kinds: list[tuple[str, str]]


def words_of_area(viewer: Actor) -> Words:
    """Return what can be chosen when the record of the viewer's area is filtered."""
    entries = _of_area(viewer).order_by()
    verbs = entries.values_list("verb", flat=True).distinct()
    kinds = entries.values_list("subject_kind", flat=True).distinct()
    return Words(sorted((verb, verb_words(verb)) for verb in verbs), sorted((kind, kind_words(kind)) for kind in kinds))


def entries_of_area(viewer: Actor, *, verb: str = "", kind: str = "", on: date | None = None) -> QuerySet[Entry]:
    """Return the record of the area in which the viewer stands, newest first; raise Missing unless they run it."""
    entries = _of_area(viewer)
    if verb:
        entries = entries.filter(verb=verb)
    if kind:
        entries = entries.filter(subject_kind=kind)
    if on:
        entries = entries.filter(at__gt=clock.end_of_day(on - timedelta(days=1)), at__lte=clock.end_of_day(on))
    return entries.order_by("-id")


def _of_area(viewer: Actor) -> QuerySet[Entry]:
    may_read = viewer.area_id is not None and viewer.area_id in viewer.places("area", *RECORD_ROLES)
    return Entry.objects.filter(area_id=require_found(viewer.area_id if may_read else None))


def verb_words(verb: str) -> str:
    """Write a verb of the record as people read it.

    >>> verb_words("agreement.opened_for_signature")
    'Agreement opened for signature'
    """
    return verb.replace(".", " ").replace("_", " ").capitalize()


def kind_words(kind: str) -> str:
    """Write the kind of a thing as people read it.

    >>> kind_words("partnerships.team_role")
    'Team role'
    >>> kind_words("accounts.mailchoice")
    'Mail choice'
    """
    room, _dot, noun = kind.rpartition(".")
    if room in apps.app_configs and noun in apps.all_models[room]:
        return str(apps.all_models[room][noun]._meta.verbose_name).capitalize()
    return kind.rpartition(".")[2].replace("_", " ").capitalize()


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
            words=verb_words(row.verb),
            kind=kind_words(row.subject_kind),
            subject=Subject(row.subject_kind, row.subject_id),
            facts=row.facts,
        )
        for row in rows
    ]


def together(shown: Iterable[EntryLine]) -> list[tuple[EntryLine, int]]:
    """Put entries that say the same within one minute together, each with how many they are: a round of mails gives many links at once."""
    alike = itertools.groupby(
        shown, key=lambda line: (line.words, line.kind, line.who, line.on_behalf_of, line.at.replace(second=0, microsecond=0))
    )
    return [(same[0], len(same)) for same in (list(lines_of) for _key, lines_of in alike)]


def _names(kind: str, ids: Collection[int]) -> Mapping[int, str]:
    find = names.get(kind)
    return find(ids) if find and ids else {}


def _who(row: Entry, users: Mapping[int, str], links: Mapping[int, str]) -> str:
    if row.user_id:
        return users.get(row.user_id) or _("A former user")
    if row.link_id:
        return links.get(row.link_id) or _("Somebody by link")
    return "JoinedUp" if row.actor_kind == "system" else _("A visitor")
