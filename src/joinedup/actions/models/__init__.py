"""Actions, what they wait for and what happened to them; school calendars."""

from joinedup.actions.models.actions import Action, ActionStep, Dependency
from joinedup.actions.models.calendars import Period, SchoolCalendar

__all__ = ["Action", "ActionStep", "Dependency", "Period", "SchoolCalendar"]
