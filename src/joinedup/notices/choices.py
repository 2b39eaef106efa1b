"""The states of a message and how urgent it is."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """Where a message is on its way."""

    WAITING = "waiting", _("Waiting")
    SENDING = "sending", _("Being sent")
    SENT = "sent", _("Sent")
    REFUSED = "refused", _("Refused by the other side")
    FAILED = "failed", _("Not delivered")
    STOPPED = "stopped", _("Stopped")
    BOUNCED = "bounced", _("Came back")
    HELD = "held", _("Waits for the reader's mail of the day or week")
    ENCLOSED = "enclosed", _("Sent inside a gathered mail")
    BY_HAND = "by_hand", _("Written from their own mail program")
    LEFT_OUT = "left_out", _("Not sent: the reader wants only what must be answered")


class Urgency(models.TextChoices):
    """When a message may leave."""

    NOW = "now", _("At once")
    WORKING_HOURS = "working_hours", _("In working hours")


class Volume(models.TextChoices):
    """How much mail somebody wants that only tells and asks nothing."""

    ALL = "all", _("Everything as it happens")
    DAILY = "daily", _("One mail a day")
    WEEKLY = "weekly", _("One mail a week")
    MUST = "must", _("Only what I must answer")


UNDER_WAY = (State.WAITING, State.SENDING)
UNDELIVERED = (State.REFUSED, State.FAILED, State.BOUNCED)
# These say nothing about whether an address works.
NO_SIGN = (*UNDER_WAY, State.STOPPED, State.HELD, State.ENCLOSED, State.LEFT_OUT, State.BY_HAND)
