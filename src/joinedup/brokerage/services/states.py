"""Pause, resume, withdraw, bring back, renew, confirm: one press each, for needs and offers alike."""

from typing import TypeVar

from django.db import transaction
from django.utils.translation import gettext as _

from joinedup.brokerage import choices, policies, queries
from joinedup.brokerage.models import Need, Offer
from joinedup.brokerage.services import things
from joinedup.core import clock
from joinedup.core.actors import SYSTEM, Actor
from joinedup.core.refusals import Missing, require

T = TypeVar("T", Need, Offer)


def pause(*, thing: T, by: Actor) -> T:
    """Take a need or an offer out of sight for a while."""
    with things.changed(thing, "paused", by=by) as row:
        things.require_may_say(by, row.organisation)
        things.move(row, choices.State.PAUSED)
    return row


def resume(*, thing: T, by: Actor) -> T:
    """Bring a paused need or offer back as far as its shares and the organisation's rule allow."""
    with things.changed(thing, "resumed", by=by) as row:
        things.require_may_say(by, row.organisation)
        require(row.state == choices.State.PAUSED, _("Only something that is paused can be resumed."))
        things.settle(row, by=by)
        things.settle_matched(row)
    return row


def withdraw(*, thing: T, by: Actor) -> T:
    """Withdraw a need or an offer; it can be brought back as a draft."""
    with things.changed(thing, "withdrawn", by=by) as row:
        things.require_may_say(by, row.organisation)
        things.move(row, choices.State.WITHDRAWN)
    return row


def bring_back(*, thing: T, by: Actor) -> T:
    """Undo a withdrawal: the thing is a draft again."""
    with things.changed(thing, "brought_back", by=by) as row:
        things.require_may_say(by, row.organisation)
        require(row.state == choices.State.WITHDRAWN, _("This was not withdrawn."))
        things.move(row, choices.State.DRAFT)
    return row


def renew(*, thing: T, by: Actor) -> T:
    """Say in one press that a need or an offer still holds; one that had run out is shared again."""
    with things.changed(thing, "renewed", by=by) as row:
        things.require_may_say(by, row.organisation)
        require(row.state != choices.State.WITHDRAWN, _("This was withdrawn. Bring it back first."))
        things.freshen(row, by=by)
        if row.state == choices.State.EXPIRED:
            things.settle(row, by=by)
            things.settle_matched(row)
    return row


def confirm(*, thing: T, by: Actor) -> T:
    """Say for the organisation that what was entered on its behalf is right."""
    with things.changed(thing, "confirmed", by=by) as row:
        if not policies.speaks_for_itself(by, row.organisation):
            raise Missing
        things.freshen(row, by=by)
    return row


def mark_matched(*, thing: T, by: Actor) -> T:
    """Note that agreed introductions cover a need or an offer: it has found its partners and is in no plan any more."""
    with things.changed(thing, "matched", by=by) as row:
        require(queries.is_covered(row), _("Not all of this is agreed yet."))
        things.move(row, choices.State.MATCHED)
    return row


def open_again(*, thing: T, by: Actor) -> T:
    """Note that a match fell through: what is left of the need or offer is shared as before."""
    with things.changed(thing, "opened_again", by=by) as row:
        require(row.state == choices.State.MATCHED, _("This was not matched."))
        things.move(row, choices.State.SHARED)
    return row


def match_or_open_again(thing: T, *, by: Actor) -> None:
    """Bring a need or an offer in line with what is agreed about it, after something was agreed to or undone."""
    thing = things.locked(thing)
    if thing.state == choices.State.SHARED and queries.is_covered(thing):
        mark_matched(thing=thing, by=by)
    elif thing.state == choices.State.MATCHED and not queries.is_covered(thing):
        open_again(thing=thing, by=by)


def expire_due() -> int:
    """Mark what has passed its day as out of date; return how many."""
    today = clock.today()
    due = {"expires_on__lt": today, "state__in": things.CAN_EXPIRE}
    needs, offers = Need.objects.filter(**due), Offer.objects.filter(**due)
    return sum(_expire(need) for need in needs) + sum(_expire(offer) for offer in offers)


@transaction.atomic
def _expire(thing: T) -> bool:
    row = things.locked(thing)
    if row.state not in things.CAN_EXPIRE or not row.is_stale(clock.today()):
        return False
    things.move(row, choices.State.EXPIRED)
    things.keep(row, "expired", by=SYSTEM)
    return True
