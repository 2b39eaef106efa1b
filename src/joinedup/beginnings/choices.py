"""The room's words: what somebody did after looking whether it exists already."""

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
