"""Share needs and offers with areas, stop sharing, and give the yes they wait for."""

from typing import TypeVar

from django.utils.translation import gettext as _

from joinedup.brokerage import choices, policies
from joinedup.brokerage.models import Need, Offer
from joinedup.brokerage.services import answers, things
from joinedup.brokerage.services.details import Sharing, Sharings
from joinedup.core.actors import Actor
from joinedup.core.refusals import Missing, require

T = TypeVar("T", Need, Offer)


def share(*, thing: T, sharing: Sharing, by: Actor) -> T:
    """Share a need or an offer with an area, or change how far it is seen there."""
    with things.changed(thing, "shared", by=by, area_id=sharing.area_id, visibility=sharing.visibility) as row:
        things.require_may_share(by, row.organisation, sharing.area_id)
        things.put_share(row, sharing)
        things.settle_again(row, by=by)
    return row


def share_new(thing: Need | Offer, said: Sharings, *, by: Actor, **facts: str | int | bool | None) -> None:
    """Share what was just written down as far as its organisation said; it counts as an answer to the calls that ask for it."""
    for sharing in said.shares:
        things.require_may_share(by, thing.organisation, sharing.area_id)
        things.put_share(thing, sharing)
    things.settle(thing, by=by)
    thing.save(update_fields=["state", "waits_for", "board_on"])
    area_ids = [sharing.area_id for sharing in said.shares]
    answers.note_said(organisation=thing.organisation, area_ids=area_ids, by=by)
    things.record(thing, "added", by=by, area_id=area_ids[0] if area_ids else None, **facts)


def release(*, thing: T, by: Actor) -> T:
    """Give the yes that a need or an offer waits for, so that it goes out as far as its organisation said."""
    with things.changed(thing, "released", by=by, waited_for=str(thing.waits_for)) as row:
        _answer_for_whom_it_waits(row, choices.State.SHARED, seen=thing, by=by)
    return row


def send_back(*, thing: T, by: Actor) -> T:
    """Say no for the trust or the board: the thing is a draft again and nobody else sees it."""
    with things.changed(thing, "sent_back", by=by) as row:
        _answer_for_whom_it_waits(row, choices.State.DRAFT, seen=thing, by=by)
    return row


def _answer_for_whom_it_waits(row: Need | Offer, to: str, *, seen: Need | Offer, by: Actor) -> None:
    if not policies.may_release(by, row):
        raise Missing
    waits = row.state == choices.State.WAITING and row.waits_for == seen.waits_for
    require(waits, _("This no longer waits for a yes."))
    things.move(row, to)
    things.settle_matched(row)
    row.board_on = None
