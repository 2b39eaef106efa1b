"""The timetable of a thing or of an area: what upper rooms add at a point, with clashes and late additions."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, time

from django.utils.translation import gettext as _

from joinedup.calendars.choices import PeriodKind
from joinedup.calendars.queries.school_days import AreaCalendars, SchoolDays
from joinedup.calendars.queries.subjects import About
from joinedup.core import school_year
from joinedup.core.actors import Actor
from joinedup.core.bank_holidays import is_bank_holiday
from joinedup.core.registry import Point
from joinedup.core.subjects import Subject
from joinedup.directory.models import Organisation


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which timetable: of a thing, or of the whole area, in one school year."""

    year: int
    about: Subject | None = None

    @property
    def first(self) -> date:
        return school_year.first_day(self.year)

    @property
    def last(self) -> date:
        return school_year.last_day(self.year)


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
    uid: str = ""  # the same for life; without one it stands in no calendar feed
    at: time | None = None  # when it begins, in London; None for the whole day
    minutes: int = 0
    place: str = ""
    owners: frozenset[int] = frozenset()  # inner ids of people whose it is, beside those who have to be there
    organisation_ids: frozenset[int] = frozenset()  # inner ids of organisations whose it is, beside those named


@dataclass(frozen=True, slots=True)
class TimetableLine:
    """A line of a timetable: what, and what speaks against its day."""

    dated: Dated
    clashes: list[str] = field(default_factory=list)
    is_late_addition: bool = False


dates: Point[Callable[[Actor, Wanted], Iterable[Dated]]] = Point("calendars.dates")
"""Functions `(viewer, wanted) -> dated things` of upper rooms that the viewer may see: milestones, actions, meetings."""


planners: Point[Callable[[Actor, Subject | None], tuple[str, str] | None]] = Point("calendars.planners")
"""Functions `(viewer, about) -> (words, address)` of upper rooms: where the viewer may plan something that stands in a timetable."""


def timetable(viewer: Actor, wanted: Wanted) -> list[TimetableLine]:
    """Return a school year's timetable by day, as far as the viewer may see it."""
    ordered = dated_things(viewer, wanted)
    calendars = AreaCalendars(viewer.area_id or 0)
    return [TimetableLine(one, [*_closed(one, calendars), *_same_people(one, ordered)], is_late(one)) for one in ordered]


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


def clashes_on(day: date, *, area_id: int, organisations: Iterable[Organisation] = ()) -> list[str]:
    """Return what speaks against a day for these organisations, or for the area when none is given."""
    return _closed(Dated(day, "", "", organisations=tuple(organisations)), AreaCalendars(area_id))


def _closed(one: Dated, calendars: AreaCalendars) -> list[str]:
    """Say why a day is no good day: weekends and bank holidays for all, holidays, INSET days and exams school by school."""
    if one.on.weekday() >= 5:
        return [_("On a weekend")]
    if is_bank_holiday(one.on):
        return [_("On a bank holiday")]
    if not one.organisations:
        return _words(calendars.of_area(), one.on, "")
    many = len(one.organisations) > 1
    found = [words for place in one.organisations for words in _words(calendars.of(place), one.on, place.name if many else "")]
    return list(dict.fromkeys(found))[:6]


def _words(days: SchoolDays, day: date, school: str) -> list[str]:
    spans = days.on(day)
    words = [span.name or str(PeriodKind(span.kind).label) for span in spans]
    if not spans and not days.is_school_day(day):
        words = [_("Holidays")]
    return [_("%(what)s at %(school)s") % {"what": word, "school": school} if school else word for word in words]


def _same_people(one: Dated, others: Iterable[Dated]) -> list[str]:
    if not one.people:
        return []
    both = [other.name for other in others if other is not one and other.on == one.on and other.people & one.people]
    return [_("Same people as “%(name)s”") % {"name": name} for name in both[:3]]
