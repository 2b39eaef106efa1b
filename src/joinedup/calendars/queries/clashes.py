"""What speaks against a day: weekends and bank holidays for all, holidays, INSET days and exams school by school."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.utils.translation import gettext as _

from joinedup.calendars.choices import PeriodKind
from joinedup.calendars.queries.school_days import AreaCalendars, SchoolDays
from joinedup.core.bank_holidays import is_bank_holiday
from joinedup.directory.models import Organisation

MOST = 6


def clashes_on(day: date, *, area_id: int, organisations: Iterable[Organisation] = ()) -> list[str]:
    """Return what speaks against a day for these organisations, or for the area when none is given."""
    return closed_on(day, tuple(organisations), AreaCalendars(area_id))


def closed_on(day: date, organisations: Sequence[Organisation], calendars: AreaCalendars) -> list[str]:
    """Say why a day is no good day for these organisations; their establishments are best loaded."""
    if day.weekday() >= 5:
        return [_("On a weekend")]
    if is_bank_holiday(day):
        return [_("On a bank holiday")]
    if not organisations:
        return _words(calendars.of_area(), day, "")
    many = len(organisations) > 1
    found = [words for place in organisations for words in _words(calendars.of(place), day, place.name if many else "")]
    return list(dict.fromkeys(found))[:MOST]


def _words(days: SchoolDays, day: date, school: str) -> list[str]:
    spans = days.on(day)
    words = [span.name or str(PeriodKind(span.kind).label) for span in spans]
    if not spans and not days.is_school_day(day):
        words = [_("Holidays")]
    return [_("%(what)s at %(school)s") % {"what": word, "school": school} if school else word for word in words]
