"""How large, how likely, what is concluded, how far it is shared, and what partners say to it."""

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _

LINK_PURPOSE: Final = "reviews.shared_weigh_up"  # of the mailed link with which a partner reads what was shared and says something back
LINK_DAYS: Final = 90
ASK_PURPOSE: Final = "reviews.weigh_up"  # of the mailed link with which a head without an account weighs up, and comes back to it
ASK_DAYS: Final = 90
KEEP_YEARS: Final = 3  # a weigh-up is deleted at the end of the school year so many years on
SOMETHING_ELSE: Final = _("Something we think about")


class Size(models.IntegerChoices):
    """How large something is for us."""

    NONE = 0, _("None")
    SMALL = 1, _("Small")
    MIDDLING = 2, _("Medium")
    LARGE = 3, _("Large")


class Likely(models.IntegerChoices):
    """How likely it is to come."""

    HARDLY = 1, _("Unlikely")
    PERHAPS = 2, _("Possible")
    PROBABLY = 3, _("Likely")


class Conclusion(models.TextChoices):
    """What the organisation makes of it."""

    YES = "yes", _("Yes, it is worth it for us")
    IF = "if", _("Yes, if something changes first")
    NOT_NOW = "not_now", _("Not this year")
    NO = "no", _("No")


class HowShared(models.TextChoices):
    """How far a weigh-up or a plot is shared with the partners."""

    NOTHING = "nothing", _("Nothing: it stays with us")
    SOME = "some", _("Only what I tick")
    ALL = "all", _("All of it")


class ForWhom(models.TextChoices):
    """Who may read what is shared."""

    ALL = "all", _("All partners, and who organises the partnership or asked us")
    CHOSEN = "chosen", _("Only those that I tick")


ORGANISERS: Final = "organisers"  # stands among the partners that can be ticked


class Says(models.TextChoices):
    """What a partner says back to what was shared."""

    READ = "read", _("Thank you, we have read it")
    SAME = "same", _("We see it much the same way")
    HELP = "help", _("We could help with some of it")
    TALK = "talk", _("Let us talk about it")


LEANS: Final = {
    "gains": _("What we expect to gain weighs more than what it costs and risks."),
    "even": _("What we expect to gain and what it costs and risks weigh about the same."),
    "burdens": _("What it costs and risks weighs more than what we expect to gain."),
    "unknown": _("Too little is weighed up to say which way it leans. Three things on each side are enough for a start."),
}
MOVED: Final = {
    "grew": _("Larger than last time"),
    "shrank": _("Smaller than last time"),
    "same": _("As last time"),
    "new": _("Not weighed up last time"),
    "gone": _("Not weighed up this time"),
}
