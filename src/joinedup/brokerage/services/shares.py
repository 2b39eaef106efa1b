"""Share needs and offers with areas, stop sharing, and give the yes they wait for."""

from typing import TypeVar

from django.db import transaction
from django.utils.translation import gettext as _

from joinedup.brokerage import choices, policies
from joinedup.brokerage.models import Need, Offer
from joinedup.brokerage.services import things
from joinedup.brokerage.services.details import Sharing
from joinedup.core.actors import Actor
from joinedup.core.refusals import Missing, require

T = TypeVar("T", Need, Offer)


@transaction.atomic
def share(*, thing: T, sharing: Sharing, by: Actor) -> T:
    """Share a need or an offer with an area, or change how far it is seen there."""
    thing = things.locked(thing)
    things.require_may_share(by, thing.organisation, sharing.area_id)
    things.put_share(thing, sharing)
    things.settle_again(thing, by=by)
    things.save(thing, ["state", "waits_for", "board_on"])
    things.record(thing, "shared", by=by, area_id=sharing.area_id, visibility=sharing.visibility)
    return thing


@transaction.atomic
def release(*, thing: T, by: Actor) -> T:
    """Give the yes that a need or an offer waits for, so that it goes out as far as its organisation said."""
    thing = things.locked(thing)
    if not policies.may_release(by, thing):
        raise Missing
    require(thing.state == choices.State.WAITING, _("This no longer waits for a yes."))
    waited_for = str(thing.waits_for)
    things.move(thing, choices.State.SHARED)
    thing.board_on = None
    things.save(thing, ["state", "waits_for", "board_on"])
    things.record(thing, "released", by=by, waited_for=waited_for)
    return thing


@transaction.atomic
def send_back(*, thing: T, by: Actor) -> T:
    """Say no for the trust or the board: the thing is a draft again and nobody else sees it."""
    thing = things.locked(thing)
    if not policies.may_release(by, thing):
        raise Missing
    require(thing.state == choices.State.WAITING, _("This no longer waits for a yes."))
    things.move(thing, choices.State.DRAFT)
    thing.board_on = None
    things.save(thing, ["state", "waits_for", "board_on"])
    things.record(thing, "sent_back", by=by)
    return thing
