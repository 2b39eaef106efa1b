"""Share needs and offers with areas, stop sharing, and give the yes they wait for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from django.utils.translation import gettext as _

from joinedup.audit import services as audit
from joinedup.brokerage import choices, policies
from joinedup.brokerage.models import Need, Offer, Share, Topic
from joinedup.brokerage.services import hearing, things
from joinedup.brokerage.services.details import Sharing, Sharings
from joinedup.core.actors import Actor
from joinedup.core.refusals import Missing, require

T = TypeVar("T", Need, Offer)
Known = Mapping[str, Topic]


def share(*, thing: T, sharing: Sharing, by: Actor) -> T:
    """Share a need or an offer with an area, or change how far it is seen there."""
    with things.changed(thing, "shared", by=by, area_id=sharing.area_id, visibility=sharing.visibility) as row:
        things.require_may_share(by, row.organisation, sharing.area_id)
        things.put_share(row, sharing)
        things.settle_again(row, by=by)
    return row


@dataclass(frozen=True, slots=True)
class New:
    """A need or an offer that was judged and is not yet kept: how far it is shared, what the record says, an offer's topics."""

    thing: Need | Offer
    shares: Sequence[Share]
    facts: Mapping[str, audit.Fact]
    topics: Sequence[Topic]


def new(thing: Need | Offer, said: Sharings, *, by: Actor, facts: Mapping[str, audit.Fact], topics: Sequence[Topic] = ()) -> New:
    """Judge how far something new is shared, as its organisation said, and in which state that leaves it."""
    rows = [*{sharing.area_id: things.new_share(thing, sharing) for sharing in said.shares}.values()]
    things.settle(thing, by=by, shares=rows)
    return New(thing, rows, {"state": str(thing.state), **facts}, topics)


def keep_new(written: Sequence[New], *, by: Actor) -> None:
    """Keep together what is shared with the same areas, each on the record; rooms that asked for it hear of it."""
    area_ids = [share.area_id for one in written[:1] for share in one.shares]
    for model, column in ((Need, "need"), (Offer, "offer")):
        kept = [one for one in written if isinstance(one.thing, model)]
        model._default_manager.bulk_create([cast(Any, one.thing) for one in kept])
        for one in kept:
            for row in one.shares:
                setattr(row, column, one.thing)
        told = [(one.thing.subject, one.facts) for one in kept]
        audit.record_all(by=by, verb=f"{column}.added", facts=told, area_id=area_ids[0] if area_ids else None)
    Share.objects.bulk_create([row for one in written for row in one.shares])
    link = Offer.topics.through
    link.objects.bulk_create([link(offer_id=one.thing.pk, topic_id=topic.pk) for one in written for topic in one.topics])
    hearing.tell_said({one.thing.organisation_id for one in written}, area_ids, by=by)


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
