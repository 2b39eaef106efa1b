"""Watched doors: tries are counted in the database, so that all web processes count together; nothing that names a person is kept."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.crypto import salted_hmac

from joinedup.accounts.models import Attempt
from joinedup.core import clock

KEEP = timedelta(hours=25)


class TooMany(Exception):
    """Too many tries; the page says when the next one is possible."""

    def __init__(self, again_at: datetime) -> None:
        super().__init__("too many tries")
        self.again_at = again_at


@dataclass(frozen=True, slots=True)
class Limit:
    """At most so many tries at a door within a time."""

    door: str
    most: int
    within: timedelta


CODES_TO_ADDRESS = (Limit("code.mail", 6, timedelta(minutes=30)), Limit("code.mail", 30, timedelta(days=1)))
WRONG_CODES = (Limit("code.wrong", 10, timedelta(minutes=30)), Limit("code.wrong", 30, timedelta(days=1)))
CODES_FROM_PLACE = (Limit("code.place", 100, timedelta(hours=1)),)
WRONG_FROM_PLACE = (Limit("wrong.place", 300, timedelta(hours=1)),)
NEW_LINKS = (Limit("link.new", 3, timedelta(days=1)),)


def check(limits: tuple[Limit, ...], who: str) -> None:
    """Raise TooMany when one of these limits is already reached."""
    digest, now = _digest(who), clock.wall_now()
    for limit in limits:
        tries = Attempt.objects.filter(door=limit.door, who=digest, made_at__gt=now - limit.within).order_by("-made_at")
        oldest = tries.values_list("made_at", flat=True)[limit.most - 1 : limit.most]
        if oldest:
            raise TooMany(oldest[0] + limit.within)


def count(limits: tuple[Limit, ...], who: str) -> None:
    """Count one try; a caller's transaction that is rolled back must not take the count with it, so there may be none."""
    with transaction.atomic(durable=True):
        Attempt.objects.create(door=limits[0].door, who=_digest(who))


def check_and_count(limits: tuple[Limit, ...], who: str) -> None:
    """Raise TooMany when a limit is reached; count the try otherwise."""
    check(limits, who)
    Attempt.objects.create(door=limits[0].door, who=_digest(who))


def purge_attempts() -> int:
    """Delete the tries that no limit looks at any more; return how many."""
    return Attempt.objects.filter(made_at__lt=clock.wall_now() - KEEP).delete()[0]


def _digest(who: str) -> str:
    return salted_hmac("joinedup.accounts.limits", who.lower(), algorithm="sha256").hexdigest()
