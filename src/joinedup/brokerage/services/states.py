"""Pause, resume, withdraw, bring back, renew, confirm: one press each, for needs and offers alike."""

from typing import TypeVar

from django.db import transaction
from django.utils.translation import gettext as _

from joinedup.brokerage import choices, policies
from joinedup.brokerage.models import Need, Offer
from joinedup.brokerage.services import things
from joinedup.core import clock
from joinedup.core.actors import SYSTEM, Actor
from joinedup.core.refusals import Missing, require

T = TypeVar("T", Need, Offer)


def _open_for(thing: T, by: Actor) -> T:
    thing = things.locked(thing)
    things.require_may_say(by, thing.organisation)
    return thing


@transaction.atomic
def pause(*, thing: T, by: Actor) -> T:
    """Take a need or an offer out of sight for a while."""
    thing = _open_for(thing, by)
    things.move(thing, choices.State.PAUSED)
    things.save(thing, ["state", "waits_for"])
    things.record(thing, "paused", by=by)
    return thing


@transaction.atomic
def resume(*, thing: T, by: Actor) -> T:
    """Bring a paused need or offer back as far as its shares and the organisation's rule allow."""
    thing = _open_for(thing, by)
    require(thing.state == choices.State.PAUSED, _("Only something that is paused can be resumed."))
    things.settle(thing, by=by)
    things.save(thing, ["state", "waits_for", "board_on"])
    things.record(thing, "resumed", by=by)
    return thing


@transaction.atomic
def withdraw(*, thing: T, by: Actor) -> T:
    """Withdraw a need or an offer; it can be brought back as a draft."""
    thing = _open_for(thing, by)
    things.move(thing, choices.State.WITHDRAWN)
    things.save(thing, ["state", "waits_for"])
    things.record(thing, "withdrawn", by=by)
    return thing


@transaction.atomic
def bring_back(*, thing: T, by: Actor) -> T:
    """Undo a withdrawal: the thing is a draft again."""
    thing = _open_for(thing, by)
    require(thing.state == choices.State.WITHDRAWN, _("This was not withdrawn."))
    things.move(thing, choices.State.DRAFT)
    things.save(thing, ["state", "waits_for"])
    things.record(thing, "brought_back", by=by)
    return thing


@transaction.atomic
def renew(*, thing: T, by: Actor) -> T:
    """Say in one press that a need or an offer still holds; one that had run out is shared again."""
    thing = _open_for(thing, by)
    require(thing.state != choices.State.WITHDRAWN, _("This was withdrawn. Bring it back first."))
    things.freshen(thing, by=by)
    if thing.state == choices.State.EXPIRED:
        things.settle(thing, by=by)
    things.save(thing, things.STANDING_FIELDS)
    things.record(thing, "renewed", by=by)
    return thing


@transaction.atomic
def confirm(*, thing: T, by: Actor) -> T:
    """Say for the organisation that what was entered on its behalf is right."""
    thing = things.locked(thing)
    if not policies.speaks_for_itself(by, thing.organisation):
        raise Missing
    things.freshen(thing, by=by)
    things.save(thing, things.STANDING_FIELDS)
    things.record(thing, "confirmed", by=by)
    return thing


@transaction.atomic
def mark_matched(*, thing: T, by: Actor) -> T:
    """Note that a need or an offer has found its partner."""
    thing = things.locked(thing)
    things.move(thing, choices.State.MATCHED)
    things.save(thing, ["state", "waits_for"])
    things.record(thing, "matched", by=by)
    return thing


@transaction.atomic
def open_again(*, thing: T, by: Actor) -> T:
    """Note that a match fell through: the need or offer is shared as before."""
    thing = things.locked(thing)
    things.move(thing, choices.State.SHARED)
    things.save(thing, ["state", "waits_for"])
    things.record(thing, "opened_again", by=by)
    return thing


def expire_due() -> int:
    """Mark what has passed its day as out of date; return how many."""
    today = clock.today()
    due = {"expires_on__lt": today, "state__in": things.CAN_EXPIRE}
    needs, offers = Need.objects.filter(**due), Offer.objects.filter(**due)
    return sum(_expire(need) for need in needs) + sum(_expire(offer) for offer in offers)


@transaction.atomic
def _expire(thing: T) -> bool:
    thing = things.locked(thing)
    if thing.state not in things.CAN_EXPIRE or not thing.is_stale(clock.today()):
        return False
    things.move(thing, choices.State.EXPIRED)
    things.save(thing, ["state", "waits_for"])
    things.record(thing, "expired", by=SYSTEM)
    return True
