"""Actions, what they wait for and what happened to them; milestones; reminders."""

from joinedup.actions.models.actions import Action, ActionStep, Dependency
from joinedup.actions.models.milestones import Milestone, Thanks
from joinedup.actions.models.reminders import AskLimit, DigestChoice, Reminder, ReminderRule

__all__ = [
    "Action",
    "ActionStep",
    "AskLimit",
    "Dependency",
    "DigestChoice",
    "Milestone",
    "Reminder",
    "ReminderRule",
    "Thanks",
]
