"""The room's words: what becomes of a meeting and an item, what an item is for, what people answer."""

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _

PURPOSE: Final = "meetings.invitation"  # of the link in every mail about a meeting: answer, propose, read, correct
LINK_DAYS: Final = 120
USUAL_MINUTES: Final = 90
USUAL_DAYS_BEFORE: Final = 14


class State(models.TextChoices):
    """What became of a meeting."""

    PLANNED = "planned", _("Planned")
    CANCELLED = "cancelled", _("Cancelled")


class Aim(models.TextChoices):
    """What an item is for: people prepare differently for each."""

    DECIDE = "decide", _("Decide")
    WORK = "do", _("Do")
    LEARN = "learn", _("Learn")
    TELL = "tell", _("Tell")


AIM_HINTS: Final = {
    Aim.DECIDE.value: _("The group votes or agrees. Send a paper before."),
    Aim.WORK.value: _("You work on something together in the meeting."),
    Aim.LEARN.value: _("Somebody shows what they found out."),
    Aim.TELL.value: _("Only to be heard. Could it be a mail instead?"),
}


class Part(models.TextChoices):
    """Who may read an item."""

    A = "a", _("Part A: everybody who sees the meeting")
    B = "b", _("Part B: partners only")


class ItemState(models.TextChoices):
    """Whether an item stands on the agenda."""

    PROPOSED = "proposed", _("Proposed")
    ON_AGENDA = "on_agenda", _("On the agenda")
    LEFT_OUT = "left_out", _("Left out")


class Answer(models.TextChoices):
    """What somebody says to an invitation."""

    WAITING = "waiting", _("Not answered")
    COMING = "coming", _("I am coming")
    SENDING = "sending", _("I am sending someone")
    APOLOGIES = "apologies", _("I cannot come")


TO_GIVE: Final = (Answer.COMING, Answer.SENDING, Answer.APOLOGIES)
# The same answers when somebody else reads them.
SAID: Final = {
    Answer.WAITING: _("No answer yet"),
    Answer.COMING: _("Coming"),
    Answer.SENDING: _("Sends someone"),
    Answer.APOLOGIES: _("Apologies"),
}


class Repeat(models.TextChoices):
    """How a series goes on."""

    ONCE = "once", _("Once")
    WEEKLY = "weekly", _("Every week")
    FORTNIGHTLY = "fortnightly", _("Every two weeks")
    FOUR_WEEKLY = "four_weekly", _("Every four weeks")
    HALF_TERMLY = "half_termly", _("Every seven weeks (about once each half-term)")
    DATES = "dates", _("On other dates that I type")


WEEKS: Final = {Repeat.WEEKLY: 1, Repeat.FORTNIGHTLY: 2, Repeat.FOUR_WEEKLY: 4, Repeat.HALF_TERMLY: 7}


class MinutesState(models.TextChoices):
    """How far the minutes are."""

    NONE = "none", _("Not begun")
    OPEN = "open", _("Being typed")
    SENT = "sent", _("Sent out, to be corrected and approved")
    APPROVED = "approved", _("Approved")


class Outcome(models.TextChoices):
    """What became of an item."""

    OPEN = "", _("Nothing yet")
    AGREED = "agreed", _("Agreed")
    HEARD = "heard", _("Heard")
    DONE = "done", _("Done")
    CARRIED_OVER = "carried_over", _("Not finished: next meeting")


class Result(models.TextChoices):
    """What the count of a decision says."""

    CARRIED = "carried", _("Decided")
    LOST = "lost", _("Not decided")
    NO_QUORUM = "no_quorum", _("Too few were there to decide")


class Vote(models.TextChoices):
    """What somebody says to a decision."""

    FOR = "for", _("For")
    AGAINST = "against", _("Against")
    NONE = "none", _("No vote given")
    INTEREST = "interest", _("Has an interest: left out")


class Boards(models.TextChoices):
    """Whether a decision waits for the partners' boards."""

    NOT_NEEDED = "", _("Stands at once")
    WAITING = "waiting", _("Subject to boards")
    AGREED = "agreed", _("Boards agreed")
    NOT_AGREED = "not_agreed", _("Boards did not agree")


class Correction(models.TextChoices):
    """What was done with a correction that somebody asked for."""

    ASKED = "asked", _("Asked for")
    TAKEN = "taken", _("Taken in")
    NOT_TAKEN = "not_taken", _("Not taken in")


PULSE_DAYS: Final = 14  # so long after a meeting people may say how it was
PULSE_LEAST: Final = 5  # fewer cannot be anonymous to one another: neither asked nor shown


class Worth(models.TextChoices):
    """Whether a meeting was worth somebody's time."""

    YES = "yes", _("Yes")
    PARTLY = "partly", _("Partly")
    NO = "no", _("No")


class Learners(models.TextChoices):
    """For whom the time was used."""

    LEARNERS = "learners", _("Mostly for learners")
    BOTH = "both", _("Half and half")
    OURSELVES = "ourselves", _("Mostly on ourselves")
