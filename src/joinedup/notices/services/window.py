"""When mail that nobody is waiting for may leave: 7:30am to 4:30pm, Monday to Friday, in London, on days on which its reader works."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

from joinedup.core import clock
from joinedup.core.bank_holidays import is_bank_holiday
from joinedup.core.registry import Point
from joinedup.notices.choices import Urgency

OPENS, CLOSES = time(7, 30), time(16, 30)
TIME_TO_STOP = timedelta(minutes=10)
HELD_AT_MOST = timedelta(days=70)  # the longest holiday, with some days over

quiet_days: Point[Callable[[str, int | None], Callable[[date], bool] | None]] = Point("notices.quiet_days")
"""Functions `(address, area id) -> None`, or a function `(day) -> bool` that says on which days this reader is left in peace."""


def is_open(moment: datetime) -> bool:
    """Say whether mail that nobody is waiting for may leave at this moment."""
    local = moment.astimezone(clock.LONDON)
    return _is_weekday(local.date()) and OPENS <= local.time() <= CLOSES


def _is_weekday(day: date) -> bool:
    return day.weekday() < 5 and not is_bank_holiday(day)


def quiet_for(address: str, area_id: int | None) -> Callable[[date], bool]:
    """Return on which days a reader is left in peace, as far as upper rooms know."""
    found = [is_quiet for known in quiet_days if (is_quiet := known(address, area_id)) is not None]
    return lambda day: any(is_quiet(day) for is_quiet in found)


def leaves_at(urgency: Urgency, moment: datetime, is_quiet: Callable[[date], bool] = lambda day: False) -> datetime:
    """Return when a mail posted at this moment may leave: at once, or in the window of a day not quiet, with ten minutes to stop it."""
    if urgency == Urgency.NOW:
        return moment
    soonest = moment + TIME_TO_STOP
    local = soonest.astimezone(clock.LONDON)
    if is_open(soonest) and not is_quiet(local.date()):
        return soonest
    day = local.date() if local.time() < OPENS else local.date() + timedelta(days=1)
    last = day + HELD_AT_MOST
    while not _is_weekday(day) or (day < last and is_quiet(day)):
        day += timedelta(days=1)
    return datetime.combine(day, OPENS, tzinfo=clock.LONDON).astimezone(UTC)
