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


class Urgency(models.TextChoices):
    """When a message may leave."""

    NOW = "now", _("At once")
    WORKING_HOURS = "working_hours", _("In working hours")


UNDER_WAY = (State.WAITING, State.SENDING)
UNDELIVERED = (State.REFUSED, State.FAILED, State.BOUNCED)
