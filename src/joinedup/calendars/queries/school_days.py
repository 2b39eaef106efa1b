"""Is it a school day? Asked of the nearest calendar that knows: the school's own, its trust's, its authority's, the area's."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from joinedup.calendars.choices import SAID_TOGETHER, PeriodKind
from joinedup.calendars.models import Period, SchoolCalendar
from joinedup.core import school_year
from joinedup.core.bank_holidays import is_bank_holiday
from joinedup.directory import queries as directory
from joinedup.directory.choices import OrganisationKind
from joinedup.directory.models import Organisation

FURTHEST = 120  # no school is closed for longer
SCHOOLS = (OrganisationKind.SCHOOL, OrganisationKind.COLLEGE, OrganisationKind.NURSERY)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of days of one kind, as one calendar says it."""

    kind: str
    name: str
    from_on: date
    until_on: date
    calendar: str

    def holds(self, day: date) -> bool:
        return self.from_on <= day <= self.until_on

    def touches(self, year: int) -> bool:
        return self.from_on <= school_year.last_day(year) and self.until_on >= school_year.first_day(year)


@dataclass(frozen=True, slots=True)
class SchoolDays:
    """When one school is open: calendars from the nearest to the furthest, each with its spans."""

    layers: Sequence[Sequence[Span]] = field(default_factory=tuple)

    def spans(self, year: int) -> list[Span]:
        """Return what counts in a school year, of each kind from the nearest calendar that says something of it."""
        found: list[Span] = []
        for kinds in SAID_TOGETHER:
            said = ([span for span in layer if span.kind in kinds and span.touches(year)] for layer in self.layers)
            found += next((spans for spans in said if spans), [])
        return found

    def on(self, day: date) -> list[Span]:
        """Return the spans that hold a day, terms left out."""
        return [span for span in self.spans(school_year.year_of(day)) if span.holds(day) and span.kind != PeriodKind.TERM]

    def is_school_day(self, day: date) -> bool:
        """Say whether children are in school: in term, no weekend, bank holiday, holiday or INSET day."""
        closed = (PeriodKind.HOLIDAY, PeriodKind.INSET)
        return self._is_in_term(day) and not any(span.kind in closed for span in self.on(day))

    def is_working_day(self, day: date) -> bool:
        """Say whether staff are at work: a school day or an INSET day."""
        inset = any(span.kind == PeriodKind.INSET for span in self.on(day))
        return self.is_school_day(day) or (inset and day.weekday() < 5 and not is_bank_holiday(day))

    def _is_in_term(self, day: date) -> bool:
        if day.weekday() >= 5 or is_bank_holiday(day):
            return False
        year, is_known = school_year.year_of(day), False
        for layer in self.layers:
            said = [span for span in layer if span.kind in (PeriodKind.TERM, PeriodKind.HOLIDAY) and span.touches(year)]
            terms = [span for span in said if span.kind == PeriodKind.TERM]
            if said and (not terms or _speaks_of(terms, day)):
                return not terms or any(term.holds(day) for term in terms)  # without terms only holidays are known
            is_known = is_known or bool(terms)
        return not is_known

    def next_school_day(self, day: date) -> date:
        """Return the first school day from this day on; the day itself when none is found in four months."""
        days = (day + timedelta(days=n) for n in range(FURTHEST))
        return next((one for one in days if self.is_school_day(one)), day)


def _speaks_of(terms: Sequence[Span], day: date) -> bool:
    """Say whether terms say something of a day: one who has put in the autumn only leaves the spring to the next calendar."""
    first, last = min(term.from_on for term in terms), max(term.until_on for term in terms)
    return (day >= first or first.month == 9) and (day <= last or last.month in (7, 8))


class AreaCalendars:
    """All school calendars of an area, read once, then asked about any of its organisations."""

    def __init__(self, area_id: int) -> None:
        calendars = {row.pk: row for row in SchoolCalendar.objects.filter(area_id=area_id)}
        self.layers: dict[tuple[int | None, str], list[Span]] = {(row.organisation_id, row.la_code): [] for row in calendars.values()}
        for period in Period.objects.filter(calendar__in=calendars).order_by("from_on") if calendars else ():
            row = calendars[period.calendar_id]
            span = Span(period.kind, period.name, period.from_on, period.until_on, row.name)
            self.layers[row.organisation_id, row.la_code].append(span)

    def of_area(self) -> SchoolDays:
        """Return the days of schools of the area that have no calendar of their own."""
        shared = {la_code: layer for (organisation_id, la_code), layer in self.layers.items() if organisation_id is None}
        if "" not in shared and len(shared) > 1:
            return SchoolDays()  # several authorities, none of which speaks for all
        return SchoolDays([shared[""]] if "" in shared else list(shared.values()))

    def of(self, organisation: Organisation) -> SchoolDays:
        """Return the days of one organisation; needs its establishment loaded."""
        la_code = organisation.establishment.la_code if organisation.establishment else ""
        keys: list[tuple[int | None, str]] = [(organisation.pk, "")]
        if organisation.trust_id is not None:
            keys.append((organisation.trust_id, ""))
        keys += [(None, la_code), (None, "")]
        return SchoolDays([self.layers[key] for key in dict.fromkeys(keys) if key in self.layers])


def school_days(area_id: int, organisation: Organisation | None = None) -> SchoolDays:
    """Return when a school of the area, or the area itself, is open."""
    calendars = AreaCalendars(area_id)
    return calendars.of(organisation) if organisation is not None else calendars.of_area()


def is_school_day(day: date, *, area_id: int, organisation: Organisation | None = None) -> bool:
    """Say whether a day is a school day for an organisation, or for the area when none is given."""
    return school_days(area_id, organisation).is_school_day(day)


def next_school_day(day: date, *, area_id: int, organisation: Organisation | None = None) -> date:
    """Return the first school day from this day on."""
    return school_days(area_id, organisation).next_school_day(day)


def quiet_days(address: str, area_id: int | None) -> Callable[[date], bool] | None:
    """Return on which days somebody should be left in peace: all of their schools are closed. None: on no day that we know of."""
    return quiet_days_of([address], area_id).get(address) if area_id is not None else None


def quiet_days_of(addresses: Collection[str], area_id: int) -> dict[str, Callable[[date], bool]]:
    """Return on which days each of these readers should be left in peace, as far as we know, in a fixed number of reads."""
    calendars = AreaCalendars(area_id)
    if not calendars.layers:
        return {}
    wanted = {address.lower(): address for address in addresses}
    roles = directory.current_roles().filter(person__addresses__email__in=wanted, shares__area_id=area_id)
    places: dict[str, set[int]] = {}
    for email, place_id in roles.values_list("person__addresses__email", "organisation_id"):
        if email in wanted:
            places.setdefault(wanted[email], set()).add(place_id)
    ids = {place_id for of_one in places.values() for place_id in of_one}
    known = {place.pk: place for place in Organisation.objects.filter(pk__in=ids).select_related("establishment")}
    closed = {address: _closed_at(calendars, [known[place_id] for place_id in of_one]) for address, of_one in places.items()}
    return {address: is_quiet for address, is_quiet in closed.items() if is_quiet is not None}


def _closed_at(calendars: AreaCalendars, places: Iterable[Organisation]) -> Callable[[date], bool] | None:
    known = [calendars.of(place) if place.kind in SCHOOLS else None for place in places]
    days = [one for one in known if one is not None]
    if not known or len(days) < len(known):
        return None  # a hospital or an employer works through the holidays
    return lambda day: not any(one.is_working_day(day) for one in days)
