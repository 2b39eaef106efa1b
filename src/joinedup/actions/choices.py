"""The words of actions: their states and moves, what happened to one, what its owner may answer."""

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _

ANSWER_PURPOSE = "actions.answer"  # one action
PROMISES_PURPOSE = "actions.promises"  # everything that a person still owes to an area
LINK_DAYS = 90  # a link stays good for a while after the due date, so that its state can still be seen
SOON_DAYS = 14
MOST_YEARS_AHEAD = 5
SNOOZE_DAYS = 92
OWNER_LEFT: Final = "owner_left"  # kept like a reminder; its mail goes to who keeps the action, not to the owner
# Until an area says otherwise: a week before, on the day, and every week after.
DEFAULT_RULE: Final = {"days_before": 7, "on_the_day": True, "every_days_after": 7}


class State(models.TextChoices):
    """Where an action stands."""

    OPEN = "open", _("To do")
    DONE = "done", _("Done")
    DROPPED = "dropped", _("Dropped")


MOVES: Final = {
    State.OPEN: (State.DONE, State.DROPPED),
    State.DONE: (State.OPEN,),
    State.DROPPED: (State.OPEN,),
}


class StepKind(models.TextChoices):
    """What happened to an action."""

    ADDED = "added", _("Added")
    CHANGED = "changed", _("Words changed")
    HANDED_OVER = "handed_over", _("Handed over")
    MOVED = "moved", _("New due date")
    FINISHED = "finished", _("Done")
    REOPENED = "reopened", _("Open again")
    DROPPED = "dropped", _("Dropped")
    CANNOT = "cannot", _("The owner cannot do it")
    NUDGED = "nudged", _("Asked by mail")
    WAITS = "waits", _("What it waits for changed")


class Answer(models.TextChoices):
    """What the owner of an action says by link or on its page."""

    DONE = "done", _("It is done")
    LATER = "later", _("I need more time")
    COLLEAGUE = "colleague", _("A colleague of mine does it")
    CANNOT = "cannot", _("I cannot do it")


class Rhythm(models.TextChoices):
    """How often somebody gets the mail that says what they still owe."""

    DAILY = "daily", _("On each day on which something new is due")
    WEEKLY = "weekly", _("Once a week at most")


class Shown(models.TextChoices):
    """Which actions a list shows."""

    OPEN = "open", _("Still to do")
    OVERDUE = "overdue", _("Overdue")
    SOON = "soon", _("Due in the next 14 days")
    CANNOT = "cannot", _("Owner says they cannot")
    GONE = "gone", _("Owner has left")
    DONE = "done", _("Done")
    DROPPED = "dropped", _("Dropped")
    ALL = "all", _("All")


class Way(models.TextChoices):
    """How a nudge goes out."""

    HERE = "here", _("JoinedUp sends it, one mail for each person")
    OWN = "own", _("I send it from my own mail program")


class Whose(models.TextChoices):
    """Whose actions a list shows."""

    ALL = "", _("Everybody's")
    MINE = "mine", _("Mine")
    SCHOOL = "school", _("My school's")
    TOGETHER = "together", _("Of all partnerships")


# What a school is asked by all partnerships and teams of an area together: above this we warn before a new round.
MOST_ASKS_A_WEEK = 3
MOST_ASKS_A_HALF_TERM = 12
# Between which an area may set it: fewer would warn always, more would warn never.
ASKS_A_WEEK: Final = (1, 20)
ASKS_A_HALF_TERM: Final = (4, 100)
