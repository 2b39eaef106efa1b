"""School calendars with their days, and calendar feeds."""

from joinedup.calendars.models.calendars import Period, SchoolCalendar
from joinedup.calendars.models.feeds import Feed

__all__ = ["Feed", "Period", "SchoolCalendar"]
