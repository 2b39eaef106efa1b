"""Every write of this room: school calendars and their days, calendar feeds."""

from joinedup.calendars.services.calendars import (
    CalendarDetails,
    PeriodDetails,
    add_calendar,
    add_period,
    check_period,
    own_calendar,
    put_periods,
    remove_period,
)
from joinedup.calendars.services.feeds import make_feed, revoke_feed

__all__ = [
    "CalendarDetails",
    "PeriodDetails",
    "add_calendar",
    "add_period",
    "check_period",
    "make_feed",
    "own_calendar",
    "put_periods",
    "remove_period",
    "revoke_feed",
]
