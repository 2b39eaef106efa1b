"""The words of introductions, and the legal moves between their states."""

from django.db import models
from django.utils.translation import gettext_lazy as _

LAPSE_AFTER_DAYS = 21


class IntroductionState(models.TextChoices):
    """Where an introduction stands; nobody is bound before both have said yes."""

    SENT = "sent", _("Waiting for answers")
    AGREED = "agreed", _("Both said yes")
    DECLINED = "declined", _("Not this time")
    LAPSED = "lapsed", _("No answer in time")
    TAKEN_BACK = "taken_back", _("Taken back")


INTRODUCTION_MOVES: dict[str, frozenset[str]] = {
    IntroductionState.SENT: frozenset(
        {IntroductionState.AGREED, IntroductionState.DECLINED, IntroductionState.LAPSED, IntroductionState.TAKEN_BACK}
    ),
    # A no may be thought over until somebody else has been found.
    IntroductionState.DECLINED: frozenset({IntroductionState.SENT, IntroductionState.AGREED}),
    IntroductionState.LAPSED: frozenset({IntroductionState.SENT, IntroductionState.AGREED, IntroductionState.DECLINED}),
    IntroductionState.AGREED: frozenset({IntroductionState.SENT, IntroductionState.DECLINED}),
    IntroductionState.TAKEN_BACK: frozenset(),
}
# In these states the half-days are spoken for and no later plan may use them again.
SPOKEN_FOR = (IntroductionState.SENT, IntroductionState.AGREED)


class Side(models.TextChoices):
    """Which part an organisation has in an introduction."""

    GIVER = "giver", _("Would help")
    RECEIVER = "receiver", _("Would be helped")


class IntroductionReply(models.TextChoices):
    """What one side says."""

    NOTHING = "", _("No answer yet")
    YES = "yes", _("Yes")
    LATER = "later", _("Yes, but later")
    NO = "no", _("No")


YESES = (IntroductionReply.YES, IntroductionReply.LATER)


class DeclineReason(models.TextChoices):
    """Why one side says no; kept for the co-ordinator alone."""

    WRONG_TIME = "wrong_time", _("Good idea, wrong time")
    NO_TIME = "no_time", _("We have no time to give just now")
    SORTED = "sorted", _("We have found help already")
    TOO_FAR = "too_far", _("Too far away")
    NOT_FIT = "not_fit", _("Not what we meant")
    NEVER_WITH = "never_with", _("We would rather not work with this partner")
    OTHER = "other", _("Something else")


class NotAgain(models.TextChoices):
    """What a side that says no does not want to be asked again."""

    PARTNER = "partner", _("This partner")
    TOPIC = "topic", _("This topic")


INTRODUCTION_PURPOSE = "answer_introduction"


class GiftKind(models.TextChoices):
    """What was given; never money."""

    TIME = "time", _("Time (half-days)")
    ROOM_OR_KIT = "room_or_kit", _("A room, a minibus or kit")
    TRAINING_PLACE = "training_place", _("Places on training")
    DOCUMENT = "document", _("Documents or resources")


class Said(models.TextChoices):
    """What one side says came of it."""

    DONE = "done", _("It happened like this")
    PARTLY = "partly", _("It was more or less than that")
    NOT_YET = "not_yet", _("Not yet")
    NOT = "not", _("It did not happen")


class Agreement(models.TextChoices):
    """How far both sides' words go together."""

    NOBODY = "nobody", _("Nobody has told us yet")
    ONE = "one", _("One side has told us")
    BOTH = "both", _("Both sides say so")
    DIFFERS = "differs", _("The two sides remember it differently")


TELL_PURPOSE = "introductions.tell_given"
TELL_DAYS = 60
YEARS_SHOWN = 3
