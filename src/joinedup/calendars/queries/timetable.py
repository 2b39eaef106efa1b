"""The timetable of a thing or of an area: what upper rooms add at a point, with clashes and late additions."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, time

from django.utils.translation import gettext as _

from joinedup.calendars.queries.clashes import closed_on
from joinedup.calendars.queries.school_days import AreaCalendars
from joinedup.calendars.queries.subjects import About
from joinedup.core import school_year
from joinedup.core.actors import Actor
from joinedup.core.registry import Point
from joinedup.core.subjects import Subject
from joinedup.directory.models import Organisation
from joinedup.ui.filters import short_day


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which timetable: of a thing, or of the whole area, in one school year."""

    year: int
    about: Subject | None = None
    on: date | None = None  # one day of that year only

    @property
    def first(self) -> date:
        return self.on or school_year.first_day(self.year)

    @property
    def last(self) -> date:
        return self.on or school_year.last_day(self.year)


@dataclass(frozen=True, slots=True)
class Dated:
    """Something that stands in a timetable. `people` (inner ids) have to be there in person: they cannot be at two places."""

    on: date
    kind: str
    name: str
    href: str = ""
    who: str = ""
    state: str = ""
    about: About | None = None
    organisations: tuple[Organisation, ...] = ()
    people: frozenset[int] = frozenset()
    planned_on: date | None = None  # the day on which it was put into the plan; None when that does not matter
    is_moved: bool = False
    moved_from: date | None = None  # the day on which it stood at first, when it was moved and that is known
    uid: str = ""  # the same for life; without one it stands in no calendar feed
    at: time | None = None  # when it begins, in London; None for the whole day
    minutes: int = 0
    place: str = ""
    owners: frozenset[int] = frozenset()  # inner ids of people whose it is, beside those who have to be there
    organisation_ids: frozenset[int] = frozenset()  # inner ids of organisations whose it is, beside those named
    is_promise: bool = False  # somebody's due day, not a date that others need to keep free
    waits_for: tuple[str, ...] = ()  # the uids of what has to be done before, as far as it is still open
    from_on: date | None = None  # the day from which it runs; None for what is only on its day


@dataclass(frozen=True, slots=True)
class TimetableLine:
    """A line of a timetable: what, and what speaks against its day."""

    dated: Dated
    clashes: list[str] = field(default_factory=list)
    is_late_addition: bool = False

    @property
    def came_late(self) -> str:
        """Say that it came or was moved after June, or from another school year; empty for what stood in the plan in time."""
        before = self.dated.moved_from
        if before and school_year.year_of(before) != school_year.year_of(self.dated.on):
            return _("Moved from another school year, %(day)s") % {"day": short_day(before)}
        if not self.is_late_addition:
            return ""
        if before:
            return _("Moved after June, from %(day)s") % {"day": short_day(before)}
        return _("Moved after June") if self.dated.is_moved else _("Added after June")


dates: Point[Callable[[Actor, Wanted], Iterable[Dated]]] = Point("calendars.dates")
"""Functions `(viewer, wanted) -> dated things` of upper rooms that the viewer may see: milestones, actions, meetings."""


planners: Point[Callable[[Actor, Subject | None], tuple[str, str] | None]] = Point("calendars.planners")
"""Functions `(viewer, about) -> (words, address)` of upper rooms: where the viewer may plan something that stands in a timetable."""


def timetable(viewer: Actor, wanted: Wanted) -> list[TimetableLine]:
    """Return a school year's timetable by day, as far as the viewer may see it."""
    ordered = dated_things(viewer, wanted)
    others = dated_things(viewer, Wanted(wanted.year)) if wanted.about else ordered  # also what other partnerships plan
    days: dict[date, list[Dated]] = defaultdict(list)
    for other in others:
        days[other.on].append(other)
    calendars = AreaCalendars(viewer.area_id or 0)
    return [TimetableLine(one, speaks_against(one, days[one.on], calendars), is_late(one)) for one in ordered]


def clashes_of(uid: str, on: date, viewer: Actor) -> list[str]:
    """Return what speaks against the day of one date, as far as the viewer may see."""
    there = dated_things(viewer, Wanted(school_year.year_of(on), on=on))
    one = next((one for one in there if one.uid == uid), None)
    return speaks_against(one, there, AreaCalendars(viewer.area_id or 0)) if one else []


def speaks_against(one: Dated, others: Iterable[Dated], calendars: AreaCalendars) -> list[str]:
    """Return what speaks against a day: closed schools, and other dates of the same people or schools on it."""
    return [*closed_on(one.on, one.organisations, calendars), *_elsewhere(one, others)]


def dated_things(viewer: Actor, wanted: Wanted) -> list[Dated]:
    """Return everything that stands in a school year's timetable, by day, as far as the viewer may see it."""
    found: list[Dated] = []
    for more in dates:
        found += [one for one in more(viewer, wanted) if wanted.first <= one.on <= wanted.last]
    return sorted(found, key=lambda one: (one.on, one.kind, one.name))


def plans_open_to(viewer: Actor, about: Subject | None) -> list[tuple[str, str]]:
    """Return what the viewer may plan about a thing, or in the area where they stand: words and address."""
    return [found for plan in planners if (found := plan(viewer, about))]


def is_late(one: Dated) -> bool:
    """Say whether it was put into the plan after June, when the next school year's dates should have been out."""
    june = date(school_year.year_of(one.on), 6, 30)
    return one.planned_on is not None and one.planned_on > june


def _elsewhere(one: Dated, others: Iterable[Dated]) -> list[str]:
    """Say which other dates want the same people, or other people of the same schools, on that day."""
    found = []
    for other in others if one.people else ():
        if not other.people or (other.uid, other.name, other.href) == (one.uid, one.name, one.href):
            continue
        if one.people & other.people:
            found.append(_("Same people as “%(name)s”") % {"name": other.name})
        elif shared := [place.name for place in one.organisations if place in other.organisations]:
            more = "…" if len(shared) > 2 else ""
            found.append(_("%(schools)s also at “%(name)s”") % {"schools": ", ".join(shared[:2]) + more, "name": other.name})
    return found[:3]
