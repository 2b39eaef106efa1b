"""School calendars for tests, with the terms of 2026/27; dates that an upper room might bring."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from joinedup.accounts.models import Area
from joinedup.accounts.tests import factories as accounts
from joinedup.calendars import services
from joinedup.calendars.models import SchoolCalendar
from joinedup.calendars.queries import Dated, dates
from joinedup.core.actors import Actor
from joinedup.directory.models import Organisation

TERMS = (
    ("term", date(2026, 9, 2), date(2026, 10, 23), "Autumn term, first half"),
    ("term", date(2026, 11, 2), date(2026, 12, 18), "Autumn term, second half"),
    ("term", date(2027, 1, 4), date(2027, 2, 12), "Spring term, first half"),
    ("term", date(2027, 2, 22), date(2027, 3, 25), "Spring term, second half"),
    ("term", date(2027, 4, 12), date(2027, 5, 28), "Summer term, first half"),
    ("term", date(2027, 6, 7), date(2027, 7, 21), "Summer term, second half"),
    ("inset", date(2027, 1, 4), date(2027, 1, 4), "INSET day"),
    ("exams", date(2027, 5, 10), date(2027, 5, 13), "Key stage 2 tests"),
)


def make_calendar(
    area: Area, *, by: Actor | None = None, organisation: Organisation | None = None, la_code: str = "", empty: bool = False
) -> SchoolCalendar:
    """Return a calendar of the area, of an authority or of a school, with the terms of 2026/27."""
    by = by or accounts.officer_actor(area)
    calendar = services.add_calendar(details=services.CalendarDetails("Brackwater", organisation, la_code), by=by)
    if not empty:
        rows = [services.PeriodDetails(kind, first, last, name) for kind, first, last, name in TERMS]
        services.put_periods(calendar=calendar, periods=rows, by=by)
    return calendar


@contextmanager
def bringing(*found: Dated) -> Iterator[None]:
    """Let an upper room bring these dates."""
    dates.add("tests.calendars", lambda viewer, wanted: found)
    try:
        yield
    finally:
        del dates._items["tests.calendars"]
