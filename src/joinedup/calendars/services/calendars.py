"""Keep school calendars: add one, add and take out stretches of days, put in a whole table."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from joinedup.audit import services as audit
from joinedup.calendars import choices, policies
from joinedup.calendars.models import Period, SchoolCalendar
from joinedup.core.actors import Actor
from joinedup.core.refusals import Refused, require, require_found
from joinedup.directory.models import Organisation

LONGEST = {choices.PeriodKind.TERM: 130, choices.PeriodKind.INSET: 5}
LONGEST_OF_OTHERS = 80


@dataclass(frozen=True, slots=True)
class CalendarDetails:
    """Whose calendar it is: a school's or trust's, an authority's by its number, or the area's when both stay empty."""

    name: str
    organisation: Organisation | None = None
    la_code: str = ""


@dataclass(frozen=True, slots=True)
class PeriodDetails:
    """A stretch of days, first and last day included."""

    kind: str
    from_on: date
    until_on: date
    name: str = ""


@transaction.atomic
def add_calendar(*, details: CalendarDetails, by: Actor) -> SchoolCalendar:
    """Begin a school calendar in the area in which `by` stands."""
    area_id = require_found(by.area_id)
    _require_keeper(policies.may_keep_calendar(by, area_id, details.organisation))
    same = SchoolCalendar.objects.filter(area_id=area_id, organisation=details.organisation, la_code=details.la_code)
    require(not same.exists(), _("There is a calendar for these schools already."), field="whose")
    calendar = SchoolCalendar.objects.create(
        area_id=area_id, name=details.name.strip(), organisation=details.organisation, la_code=details.la_code
    )
    _record(calendar, "school_calendar.added", by)
    return calendar


@transaction.atomic
def own_calendar(*, organisation: Organisation, by: Actor) -> SchoolCalendar:
    """Return a school's own calendar in the area in which `by` stands, begun when there is none yet."""
    found = SchoolCalendar.objects.filter(area_id=require_found(by.area_id), organisation=organisation).first()
    return found or add_calendar(details=CalendarDetails(organisation.name, organisation), by=by)


@transaction.atomic
def add_period(*, calendar: SchoolCalendar, details: PeriodDetails, by: Actor) -> Period:
    """Put a stretch of days into a calendar; the same stretch twice is one."""
    _require_keeper(policies.may_keep_calendar(by, calendar.area_id, calendar.organisation))
    check_period(details)
    if details.kind == choices.PeriodKind.TERM:
        same = {"from_on": details.from_on, "until_on": details.until_on}
        others = calendar.periods.filter(kind=details.kind, from_on__lte=details.until_on, until_on__gte=details.from_on).exclude(**same)
        require(not others.exists(), _("This term overlaps another one. Take the other one out first."), field="from_on")
    period, made = Period.objects.get_or_create(
        calendar=calendar,
        kind=details.kind,
        from_on=details.from_on,
        until_on=details.until_on,
        defaults={"name": details.name.strip()[:120]},
    )
    if made:
        _record(calendar, "school_calendar.period_added", by, kind=period.kind, from_on=period.from_on.isoformat())
    return period


@transaction.atomic
def put_periods(*, calendar: SchoolCalendar, periods: Sequence[PeriodDetails], by: Actor) -> int:
    """Put the rows of a checked table into a calendar; return how many were new."""
    before = calendar.periods.count()
    for details in periods:
        add_period(calendar=calendar, details=details, by=by)
    return calendar.periods.count() - before


@transaction.atomic
def remove_period(*, period: Period, by: Actor) -> None:
    """Take a stretch of days out of its calendar."""
    calendar = period.calendar
    _require_keeper(policies.may_keep_calendar(by, calendar.area_id, calendar.organisation))
    _record(calendar, "school_calendar.period_removed", by, kind=period.kind, from_on=period.from_on.isoformat())
    period.delete()


def check_period(details: PeriodDetails) -> None:
    """Refuse a stretch of days that cannot be meant."""
    if details.kind not in choices.PeriodKind.values:
        raise Refused(_("Choose what these days are."), field="kind")
    require(details.until_on >= details.from_on, _("The last day must be on or after the first day."), field="until_on")
    most = LONGEST.get(choices.PeriodKind(details.kind), LONGEST_OF_OTHERS)
    too_long = details.until_on - details.from_on > timedelta(days=most)
    require(not too_long, _("That is longer than %(n)s days. Check the years of both dates.") % {"n": most}, field="until_on")


def _require_keeper(allowed: bool) -> None:
    require(allowed, _("Only who runs the area, or speaks for the school, keeps this calendar."))


def _record(calendar: SchoolCalendar, verb: str, by: Actor, **facts: str) -> None:
    audit.record(by=by, verb=verb, about=calendar.subject, area_id=calendar.area_id, facts=facts)
