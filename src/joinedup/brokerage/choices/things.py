"""The words in which needs and offers are said, and the legal moves between their states."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What would happen."""

    VISIT_US = "visit_us", _("Come and see us")
    WE_COME = "we_come", _("Somebody comes to the school that asked")
    ONLINE = "online", _("Online")
    DOCUMENT = "document", _("A document or a resource")
    TRAINING_PLACE = "training_place", _("A place on training")
    ROOM_OR_KIT = "room_or_kit", _("A room, a minibus or kit")
    SHARED_POST = "shared_post", _("A shared post")


class Size(models.TextChoices):
    """How much time, as people say it."""

    CONVERSATION = "conversation", _("A conversation (1 hour)")
    VISIT = "visit", _("A visit (one half-day)")
    SHORT_SPELL = "short_spell", _("A short spell (3 to 6 half-days)")
    SUSTAINED = "sustained", _("Longer work (10 half-days or more)")


# Size -> least, usual and most half-days.
HALF_DAYS: dict[str, tuple[int, int, int]] = {
    Size.CONVERSATION: (0, 0, 0),
    Size.VISIT: (1, 1, 1),
    Size.SHORT_SPELL: (3, 4, 6),
    Size.SUSTAINED: (10, 10, 200),
}


class Urgency(models.IntegerChoices):
    """How soon a need matters."""

    THIS_HALF_TERM = 3, _("This half-term")
    THIS_YEAR = 2, _("This school year")
    WOULD_BE_NICE = 1, _("Would be nice")


class When(models.TextChoices):
    """At which times of the day or year."""

    SCHOOL_DAY = "school_day", _("In the school day")
    TWILIGHT = "twilight", _("After school")
    HOLIDAYS = "holidays", _("In the holidays")


class Terms(models.TextChoices):
    """What it costs."""

    FREE = "free", _("Free")
    COVER_COST = "cover_cost", _("The cost of cover")
    DAY_RATE = "day_rate", _("A day rate")


class Evidence(models.TextChoices):
    """What a school looked at before it said that it needs something."""

    RESULTS = "results", _("Results")
    ATTENDANCE = "attendance", _("Attendance")
    VISIT = "visit", _("A visit")
    SURVEY = "survey", _("A survey")


class Entered(models.TextChoices):
    """How a need or an offer came in."""

    LEAD = "lead", _("by the organisation")
    DELEGATE = "delegate", _("by somebody who may answer for the organisation")
    OFFICER = "officer", _("on behalf of the organisation")
    UPLOAD = "upload", _("by upload, on behalf of the organisation")
    LINK = "link", _("by link")


ON_BEHALF = (Entered.OFFICER, Entered.UPLOAD)


class State(models.TextChoices):
    """Where a need or an offer stands."""

    DRAFT = "draft", _("Draft")
    WAITING = "waiting", _("Waiting for a yes")
    SHARED = "shared", _("Shared")
    MATCHED = "matched", _("Matched")
    PAUSED = "paused", _("Paused")
    EXPIRED = "expired", _("Out of date")
    WITHDRAWN = "withdrawn", _("Withdrawn")


MOVES: dict[str, frozenset[str]] = {
    State.DRAFT: frozenset({State.WAITING, State.SHARED, State.WITHDRAWN}),
    State.WAITING: frozenset({State.DRAFT, State.SHARED, State.WITHDRAWN}),
    State.SHARED: frozenset({State.DRAFT, State.WAITING, State.MATCHED, State.PAUSED, State.EXPIRED, State.WITHDRAWN}),
    State.MATCHED: frozenset({State.SHARED, State.EXPIRED, State.WITHDRAWN}),
    State.PAUSED: frozenset({State.SHARED, State.WAITING, State.EXPIRED, State.WITHDRAWN}),
    State.EXPIRED: frozenset({State.SHARED, State.WAITING, State.WITHDRAWN}),
    State.WITHDRAWN: frozenset({State.DRAFT}),
}

# Others than the owner see a thing only in these states, as far as its shares say.
SEEN_BY_OTHERS = (State.SHARED, State.MATCHED)
# A thing in these states still counts as something the organisation has said this year.
STANDING = (State.DRAFT, State.WAITING, State.SHARED, State.MATCHED, State.PAUSED)


class WaitsFor(models.TextChoices):
    """Whose yes is missing."""

    NOBODY = "", _("Nobody")
    TRUST = "trust", _("The trust")
    BOARD = "board", _("The board")


class Visibility(models.TextChoices):
    """How far a need or an offer may be seen in an area, from nobody else to everybody there."""

    ME = "me", _("Only us")
    TRUST = "trust", _("Our trust")
    COORDINATOR = "coordinator", _("The co-ordinator")
    PARTNERS = "partners", _("The co-ordinator, and matched partners once both agree")
    AREA = "area", _("Everybody in the area")


# Seen by the people who run the area, and so part of its plans.
FOR_THE_COORDINATOR = (Visibility.COORDINATOR, Visibility.PARTNERS, Visibility.AREA)
FOR_THE_TRUST = (Visibility.TRUST, *FOR_THE_COORDINATOR)

N_FIRST_NEEDS = 3
N_FIRST_OFFERS = 3
