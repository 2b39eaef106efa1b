"""The timetable of a thing or of an area: milestones, actions and what upper rooms add, with clashes and late additions."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, time

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from joinedup.actions.choices import PeriodKind, State
from joinedup.actions.models import Action, Milestone
from joinedup.actions.queries.actions import visible_actions
from joinedup.actions.queries.milestones import visible_milestones
from joinedup.actions.queries.school_days import AreaCalendars, SchoolDays
from joinedup.actions.queries.subjects import About, abouts
from joinedup.core import school_year
from joinedup.core.actors import Actor
from joinedup.core.bank_holidays import is_bank_holiday
from joinedup.core.clock import LONDON
from joinedup.core.registry import Point
from joinedup.core.subjects import Subject
from joinedup.directory.models import Organisation

MOST = 500


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


dates: Point[Callable[[Actor, Wanted], Iterable[Dated]]] = Point("actions.dates")
"""Functions `(viewer, wanted) -> dated things` of upper rooms that the viewer may see: meetings, activities, reviews."""


def timetable(viewer: Actor, wanted: Wanted) -> list[TimetableLine]:
    """Return a school year's timetable by day, as far as the viewer may see it."""
    ordered = dated_things(viewer, wanted)
    calendars = AreaCalendars(viewer.area_id or 0)
    return [TimetableLine(one, [*_closed(one, calendars), *_same_people(one, ordered)], is_late(one)) for one in ordered]


def dated_things(viewer: Actor, wanted: Wanted) -> list[Dated]:
    """Return everything that stands in a school year's timetable, by day, as far as the viewer may see it."""
    found = [*_milestones(viewer, wanted), *_actions(viewer, wanted)]
    for more in dates:
        found += [one for one in more(viewer, wanted) if wanted.first <= one.on <= wanted.last]
    return sorted(found, key=lambda one: (one.on, one.kind, one.name))


def is_late(one: Dated) -> bool:
    """Say whether it was put into the plan after June, when the next school year's dates should have been out."""
    june = date(school_year.year_of(one.on), 6, 30)
    return one.planned_on is not None and one.planned_on > june


def clashes_on(day: date, *, area_id: int, organisations: Iterable[Organisation] = ()) -> list[str]:
    """Return what speaks against a day for these organisations, or for the area when none is given."""
    return _closed(Dated(day, "", "", organisations=tuple(organisations)), AreaCalendars(area_id))


def _within(wanted: Wanted, column: str) -> Q:
    found = Q(**{f"{column}__gte": wanted.first, f"{column}__lte": wanted.last})
    return found & Q(about_kind=wanted.about.kind, about_id=wanted.about.public_id) if wanted.about else found


def _milestones(viewer: Actor, wanted: Wanted) -> list[Dated]:
    rows = list(visible_milestones(viewer).filter(_within(wanted, "planned_on"))[:MOST])
    about = _abouts(rows)
    return [
        Dated(
            on=row.planned_on,
            kind=_("Milestone"),
            name=row.name,
            href=reverse("actions:show_milestone", args=[row.area.slug, row.public_id]),
            state=_("Reached") if row.reached_on else "",
            about=about.get((row.about_kind, row.about_id)),
            planned_on=row.created_at.astimezone(LONDON).date(),
            uid=f"milestone-{row.public_id}",
        )
        for row in rows
    ]


def _actions(viewer: Actor, wanted: Wanted) -> list[Dated]:
    rows = list(visible_actions(viewer).filter(_within(wanted, "due_on")).exclude(state=State.DROPPED).order_by("due_on")[:MOST])
    about = _abouts(rows)
    return [
        Dated(
            on=row.due_on,
            kind=_("Action"),
            name=row.what,
            href=reverse("actions:show_action", args=[row.area.slug, row.public_id]),
            who=f"{row.owner.name}, {row.organisation.name}",
            state=str(row.get_state_display()) if row.state == State.DONE else "",
            about=about.get((row.about_kind, row.about_id)),
            organisations=(row.organisation,) if row.state == State.OPEN else (),
            uid=f"action-{row.public_id}",
            owners=frozenset({row.owner_id}),
            organisation_ids=frozenset({row.organisation_id}),
        )
        for row in rows
    ]


def _abouts(rows: Iterable[Action | Milestone]) -> dict[tuple[str, str], About]:
    return abouts((row.about_kind, row.about_id, row.area.slug) for row in rows)


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
