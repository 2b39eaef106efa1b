"""The room's words: what somebody did after looking whether it exists already, what a partner says to a step."""

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _

MOST_FOUND: Final = 5
MOST_OFFERS: Final = 3


class Outcome(models.TextChoices):
    """What came of a look."""

    WAITING = "", _("Not decided yet")
    FORMED = "formed", _("Set up all the same")
    JOINED = "joined", _("Joined one that exists")
    RANG = "rang", _("Rang instead")
    LEFT = "left", _("Left it")


TO_CHOOSE: Final = [
    (Outcome.FORMED.value, _("Set it up all the same")),
    (Outcome.JOINED.value, _("Join one that exists instead")),
    (Outcome.RANG.value, _("A phone call does it")),
    (Outcome.LEFT.value, _("Leave it for now")),
]
HINTS: Final = {
    Outcome.FORMED.value: _("Say why: it is kept with the new partnership."),
    Outcome.JOINED.value: _("Nobody is told by us. You see whom to ask there."),
    Outcome.RANG.value: _("Nothing is set up. Say whom you ring."),
}

LINK_PURPOSE: Final = "beginnings.step"  # of the mailed link with which a partner answers whether it does a step
LINK_DAYS: Final = 60
MOST_STEPS: Final = 12


class Says(models.TextChoices):
    """What a partner says when it is asked for a step."""

    WAITING = "", _("Asked")
    YES = "yes", _("Yes")
    NOT_US = "not_us", _("Not us")
    OTHER = "other", _("Ask somebody else")
    TAKEN_BACK = "taken_back", _("Taken back")


STANDING: Final = (Says.WAITING.value, Says.YES.value)
TO_SAY: Final = [
    (Says.YES.value, _("Yes, we do this step")),
    (Says.NOT_US.value, _("Not us")),
    (Says.OTHER.value, _("Ask somebody else: we know who does it well")),
]
