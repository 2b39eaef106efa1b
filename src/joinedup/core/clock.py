"""The only clock of the domain, so that the demo and the tests can fix it. Stored in UTC, judged in Europe/London."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings

LONDON = ZoneInfo("Europe/London")
_fixed: ContextVar[datetime | None] = ContextVar("fixed_clock", default=None)


def now() -> datetime:
    """Return the present moment in UTC, or the moment at which the clock was fixed."""
    return _fixed.get() or settings.FIXED_CLOCK or wall_now()


def today() -> date:
    """Return today's date in London."""
    return now().astimezone(LONDON).date()


def day_of(moment: datetime) -> date:
    """Return the London day of a moment."""
    return moment.astimezone(LONDON).date()


def wall_now() -> datetime:
    """Return the machine's own moment in UTC; only for machinery (leases, back-off), never for a rule of the domain."""
    return datetime.now(UTC)


def end_of_day(day: date) -> datetime:
    """Return the last moment of a London day, in UTC: a deadline is the end of that day."""
    midnight = datetime.combine(day + timedelta(days=1), time(), tzinfo=LONDON)
    return midnight.astimezone(UTC) - timedelta(microseconds=1)


@contextmanager
def fixed(moment: datetime) -> Iterator[None]:
    """Fix the clock for the code inside; `moment` must know its time zone."""
    if moment.tzinfo is None:
        raise ValueError("fixed() needs a moment with a time zone")
    token = _fixed.set(moment.astimezone(UTC))
    try:
        yield
    finally:
        _fixed.reset(token)
