"""Actions, what they wait for and what happened to them; school calendars; milestones; reminders; calendar feeds."""

from joinedup.actions.models.actions import Action, ActionStep, Dependency
from joinedup.actions.models.calendars import Period, SchoolCalendar
from joinedup.actions.models.feeds import Feed
from joinedup.actions.models.milestones import Milestone, Thanks
from joinedup.actions.models.reminders import DigestChoice, Reminder, ReminderRule

__all__ = [
    "Action",
    "ActionStep",
    "Dependency",
    "DigestChoice",
    "Feed",
    "Milestone",
    "Period",
    "Reminder",
    "ReminderRule",
    "SchoolCalendar",
    "Thanks",
]
