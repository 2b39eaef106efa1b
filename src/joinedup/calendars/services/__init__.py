"""Every write of this room: school calendars and their days, calendar feeds, invitations for calendar programs."""

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
from joinedup.calendars.services.invites import Invite, invitation, uid_of

__all__ = [
    "CalendarDetails",
    "Invite",
    "PeriodDetails",
    "add_calendar",
    "add_period",
    "check_period",
    "invitation",
    "make_feed",
    "own_calendar",
    "put_periods",
    "remove_period",
    "revoke_feed",
    "uid_of",
]
