"""When mail that nobody is waiting for may leave: 7:30am to 4:30pm, Monday to Friday, in London."""

from datetime import UTC, datetime, time, timedelta

from joinedup.core import clock
from joinedup.notices.choices import Urgency

OPENS, CLOSES = time(7, 30), time(16, 30)
TIME_TO_STOP = timedelta(minutes=10)


def is_open(moment: datetime) -> bool:
    """Say whether mail that nobody is waiting for may leave at this moment."""
    local = moment.astimezone(clock.LONDON)
    return local.weekday() < 5 and OPENS <= local.time() <= CLOSES


def leaves_at(urgency: Urgency, moment: datetime) -> datetime:
    """Return when a mail posted at this moment may leave: at once, or in the window, with ten minutes to stop it."""
    if urgency == Urgency.NOW:
        return moment
    soonest = moment + TIME_TO_STOP
    if is_open(soonest):
        return soonest
    local = soonest.astimezone(clock.LONDON)
    day = local.date() if local.time() < OPENS else local.date() + timedelta(days=1)
    while day.weekday() >= 5:
        day += timedelta(days=1)
    return datetime.combine(day, OPENS, tzinfo=clock.LONDON).astimezone(UTC)
