"""The words of risks: what became of one, how likely and how bad it is."""

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """What became of a risk."""

    LIVE = "live", _("Could happen")
    HAPPENED = "happened", _("It happened")
    GONE = "gone", _("It has gone")


MOVES: Final = {
    State.LIVE: (State.HAPPENED, State.GONE),
    State.HAPPENED: (State.LIVE, State.GONE),
    State.GONE: (State.LIVE,),
}


class Likely(models.IntegerChoices):
    """How likely it is."""

    HARDLY = 1, _("Unlikely")
    PERHAPS = 2, _("Possible")
    PROBABLY = 3, _("Likely")


class Bad(models.IntegerChoices):
    """How bad it would be."""

    LITTLE = 1, _("A nuisance")
    SERIOUS = 2, _("Serious")
    GRAVE = 3, _("It could end the work")


SOON_DAYS = 28
