"""Which school calendars somebody may see, and what stands in them."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Count
from django.utils.translation import gettext as _

from joinedup.accounts.choices import Role, Scope
from joinedup.calendars.models import Period, SchoolCalendar
from joinedup.calendars.queries.school_days import SCHOOLS, SchoolDays, Span
from joinedup.core import school_year
from joinedup.core.actors import Actor
from joinedup.core.refusals import require_found
from joinedup.directory import queries as directory
from joinedup.directory.choices import OrganisationKind
from joinedup.directory.models import Organisation


@dataclass(frozen=True, slots=True)
class CalendarLine:
    """A calendar as listed: whose it is, how much stands in it."""

    public_id: str
    name: str
    whose: str
    n_periods: int


@dataclass(frozen=True, slots=True)
class YearOfPeriods:
    """What a calendar says about one school year."""

    label: str
    periods: list[Period]


def calendars_of(viewer: Actor) -> list[CalendarLine]:
    """Return the school calendars of the area in which the viewer stands: the area's, the authorities', then single schools'."""
    if viewer.area_id not in directory.areas_stood_in(viewer):
        return []
    rows = SchoolCalendar.objects.filter(area_id=viewer.area_id).select_related("organisation").annotate(n=Count("periods"))
    ordered = sorted(rows, key=lambda row: (row.organisation_id is not None, bool(row.la_code), row.name.casefold()))
    return [CalendarLine(row.public_id, row.name, whose(row), row.n) for row in ordered]


def schools_answered_for(viewer: Actor) -> list[Organisation]:
    """Return the organisations whose lead the viewer is, and that stand on the list of the area, by name."""
    own = viewer.places(Scope.ORGANISATION, Role.LEAD, Role.TRUST_LEAD)
    listed = directory.organisations_attached(viewer.area_id or 0).filter(pk__in=own)
    return list(listed.filter(kind__in=[*SCHOOLS, OrganisationKind.TRUST]).order_by("name_key"))


def whose(calendar: SchoolCalendar) -> str:
    """Say who follows a calendar."""
    if calendar.organisation is not None:
        is_trust = calendar.organisation.kind == OrganisationKind.TRUST
        return _("The schools of %(name)s") % {"name": calendar.organisation.name} if is_trust else calendar.organisation.name
    return _("Schools of this authority") if calendar.la_code else _("Every school without a calendar of its own")


def calendar_for(public_id: str, viewer: Actor) -> SchoolCalendar:
    """Return a school calendar of the area in which the viewer stands; Missing otherwise."""
    stands = viewer.area_id in directory.areas_stood_in(viewer)
    rows = SchoolCalendar.objects.select_related("organisation__establishment").filter(area_id=viewer.area_id or 0, public_id=public_id)
    return require_found(rows.first() if stands else None)


def periods_of(calendar: SchoolCalendar) -> list[YearOfPeriods]:
    """Return what stands in a calendar, by school year, the latest year first."""
    rows = calendar.periods.order_by("from_on", "until_on")
    years = groupby(rows, key=lambda row: school_year.year_of(row.from_on))
    return [YearOfPeriods(school_year.label(year), list(found)) for year, found in years][::-1]


def periods_chosen(calendar: SchoolCalendar, public_ids: Iterable[str]) -> list[Period]:
    """Return those of these stretches that stand in the calendar; what somebody else has taken out meanwhile is left out."""
    return list(calendar.periods.filter(public_id__in=list(public_ids)))


def spans_by_kind(days: SchoolDays, year: int, kinds: Iterable[str]) -> list[Span]:
    """Return what counts of these kinds in a school year, by day."""
    wanted = set(kinds)
    return sorted((span for span in days.spans(year) if span.kind in wanted), key=lambda span: span.from_on)
