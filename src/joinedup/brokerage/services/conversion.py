"""Carry what a closed school said to the school that came after it."""

from django.db import transaction

from joinedup.brokerage import choices
from joinedup.brokerage.models import Need, Offer
from joinedup.brokerage.services import hearing, things
from joinedup.core.actors import Actor
from joinedup.directory.models import Organisation


def n_to_carry(old: Organisation, area_id: int) -> int:
    """Return how many standing needs and offers of the old school are shared with this area."""
    return len(_standing(old, area_id))


@transaction.atomic
def carry(old: Organisation, new: Organisation, area_id: int, by: Actor) -> int:
    """Give the standing needs and offers that the area knows to the successor; each waits for the new school's word."""
    carried = _standing(old, area_id)
    for thing in carried:
        thing.organisation = new
        thing.confirmed_at = None
        if isinstance(thing, Need):
            thing.is_first = False
        things.save(thing, ["organisation", "confirmed_at", *(["is_first"] if isinstance(thing, Need) else [])])
        things.record(thing, "carried", by=by, area_id=area_id)
    hearing.tell_carried(old, new, area_id)
    return len(carried)


def _standing(old: Organisation, area_id: int) -> list[Need | Offer]:
    here = {"organisation": old, "shares__area_id": area_id, "state__in": choices.STANDING}
    return [*Need.objects.filter(**here).order_by("id"), *Offer.objects.filter(**here).order_by("id")]
