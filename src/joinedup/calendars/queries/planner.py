"""The year planner: a school year day by day, with what is planned and which schools are closed; made for one large page."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from string import ascii_uppercase

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from joinedup.calendars.choices import TO_BE_KNOWN, PeriodKind
from joinedup.calendars.models import Period, SchoolCalendar
from joinedup.calendars.queries.school_days import AreaCalendars, SchoolDays
from joinedup.calendars.queries.timetable import Dated, Wanted, dated_things, is_late
from joinedup.core.actors import Actor
from joinedup.core.bank_holidays import is_bank_holiday
from joinedup.core.clock import LONDON
from joinedup.directory.choices import OrganisationKind
from joinedup.ui import filters

MOST_CALENDARS = 8  # each has a letter and a narrow column; more cannot be told apart on paper
MOST_NAMES = 4


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the planner: the letters of the calendars whose schools are closed, and what is on."""

    on: date
    is_free: bool  # a weekend or a bank holiday
    closed: str
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Planner:
    """A school year for one page."""

    year: int
    calendars: list[tuple[str, str]]
    n_more_calendars: int
    days: list[Day]
    n_late: int

    @property
    def months(self) -> list[list[Day]]:
        """Return the days by month, September first."""
        found: dict[tuple[int, int], list[Day]] = defaultdict(list)
        for day in self.days:
            found[day.on.year, day.on.month].append(day)
        return list(found.values())


def planner(viewer: Actor, wanted: Wanted) -> Planner:
    """Return the year planner of a thing or of the area in which the viewer stands, as far as they may see it; promises are left out."""
    calendars = AreaCalendars(viewer.area_id or 0)
    shared = _shared_calendars(viewer.area_id or 0)
    shown = [(letter, row.name, _days_of(calendars, row)) for letter, row in zip(ascii_uppercase, shared[:MOST_CALENDARS], strict=False)]
    planned = [one for one in dated_things(viewer, wanted) if not one.is_promise]
    notes: dict[date, list[str]] = defaultdict(list)
    for one in planned:
        notes[one.on].append(_note(one))
    for day, words in _school_notes(viewer.area_id or 0, wanted):
        notes[day].append(words)
    n_days = (wanted.last - wanted.first).days + 1
    days = [
        Day(
            on=day,
            is_free=day.weekday() >= 5 or is_bank_holiday(day),
            closed="".join(letter for letter, _name, open_on in shown if day.weekday() < 5 and not open_on.is_working_day(day)),
            notes=notes.get(day, []),
        )
        for day in (wanted.first + timedelta(days=n) for n in range(n_days))
    ]
    legend = [(letter, name) for letter, name, _open_on in shown]
    return Planner(wanted.year, legend, len(shared) - len(shown), days, sum(map(is_late, planned)))


def _shared_calendars(area_id: int) -> list[SchoolCalendar]:
    """Return the calendars that many schools follow: the area's, the authorities', the trusts'."""
    rows = SchoolCalendar.objects.filter(area_id=area_id).select_related("organisation")
    many = [row for row in rows if row.organisation is None or row.organisation.kind == OrganisationKind.TRUST]
    return sorted(many, key=lambda row: (row.organisation_id is not None, bool(row.la_code), row.name.casefold()))


def _days_of(calendars: AreaCalendars, row: SchoolCalendar) -> SchoolDays:
    """Return the days of the schools that follow a calendar; what it does not say, the area's says."""
    keys: list[tuple[int | None, str]] = [(row.organisation_id, row.la_code), (None, "")]
    return SchoolDays([calendars.layers[key] for key in dict.fromkeys(keys) if key in calendars.layers])


def _note(one: Dated) -> str:
    at = filters.time(datetime.combine(one.on, one.at, tzinfo=LONDON)) + " " if one.at else ""
    return f"{at}{one.name}{' *' if is_late(one) else ''}"


def _school_notes(area_id: int, wanted: Wanted) -> Iterable[tuple[date, str]]:
    """Yield INSET days, exams and other busy times: each on its first day, with whose it is; many schools of one day are counted."""
    rows = Period.objects.filter(calendar__area_id=area_id, kind__in=TO_BE_KNOWN, from_on__gte=wanted.first, from_on__lte=wanted.last)
    by_day: dict[tuple[date, date, str, str], list[Period]] = defaultdict(list)
    for row in rows.select_related("calendar").order_by("from_on", "pk"):
        by_day[row.from_on, row.until_on, row.kind, "" if row.kind == PeriodKind.INSET else row.name].append(row)
    for (first, last, kind, name), found in by_day.items():
        word = _("INSET") if kind == PeriodKind.INSET else name or str(PeriodKind(kind).label)
        until = f" ({_('to')} {last.day} {last:%b})" if last > first else ""
        yield first, f"{word}: {_whose(found)}{until}{' *' if all(row.is_late_addition for row in found) else ''}"


def _whose(found: Sequence[Period]) -> str:
    names = list(Counter(row.calendar.name for row in found))
    if len(names) <= MOST_NAMES:
        return ", ".join(names)
    n = len(names) - MOST_NAMES + 1
    return ", ".join(names[: MOST_NAMES - 1]) + " " + ngettext("and %(n)s more", "and %(n)s more", n) % {"n": n}
