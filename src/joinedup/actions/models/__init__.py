"""Actions, what they wait for and what happened to them; school calendars; milestones."""

from joinedup.actions.models.actions import Action, ActionStep, Dependency
from joinedup.actions.models.calendars import Period, SchoolCalendar
from joinedup.actions.models.milestones import Milestone, Thanks

__all__ = ["Action", "ActionStep", "Dependency", "Milestone", "Period", "SchoolCalendar", "Thanks"]
