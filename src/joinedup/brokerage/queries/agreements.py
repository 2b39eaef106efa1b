"""What rooms above have agreed about a need or an offer: they add what they know to a point, and the law of visibility asks it here."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Q

from joinedup.brokerage.models import Need, Offer
from joinedup.core.registry import Point

Kind = type[Need] | type[Offer]


@dataclass(frozen=True, slots=True)
class Agreements:
    """What an upper room answers about needs and offers.

    `half_days` are those of one thing that both sides agreed to, or None when nothing is agreed; `with_any` is the condition that one of
    these organisations agreed to something about it; `held` the condition that it stands in something that waits or was agreed.
    """

    half_days: Callable[[Need | Offer], int | None]
    with_any: Callable[[Kind, frozenset[int]], Q]
    held: Callable[[Kind], Q]


agreements: Point[Agreements] = Point("brokerage.agreements")


def agreed_half_days(thing: Need | Offer) -> int | None:
    """Return the half-days of a need or an offer that both sides agreed to, in any area, or None when nothing is agreed."""
    agreed = [half_days for known in agreements if (half_days := known.half_days(thing)) is not None]
    return sum(agreed) if agreed else None


def is_covered(thing: Need | Offer) -> bool:
    """Say whether what was agreed uses up all of a need or an offer; an offer of conversations is never used up."""
    agreed = agreed_half_days(thing)
    return agreed is not None and left_of(thing, agreed) is None


def left_of(thing: Need | Offer, held: int | None) -> int | None:
    """Return the half-days that are left of a need or an offer, None when nothing is."""
    return left(thing.capacity if isinstance(thing, Offer) else thing.half_days, held, is_offer=isinstance(thing, Offer))


def left(size: int, held: int | None, *, is_offer: bool) -> int | None:
    """Return the half-days that are left, None when nothing is: a conversation uses up a need for one, never an offer of some.

    `held` are the half-days that are spoken for, None where nothing speaks for any.
    """
    return size if held is None or (is_offer and size == 0) else size - held if size > held else None


def agreed_with(model: Kind, own: frozenset[int]) -> Q:
    """Return the condition that one of these organisations agreed to something about the thing."""
    law = Q(pk__in=[])
    for known in agreements:
        law |= known.with_any(model, own)
    return law


def held(model: Kind) -> Q:
    """Return the condition that a need or an offer stands in something that waits for answers or was agreed."""
    law = Q(pk__in=[])
    for known in agreements:
        law |= known.held(model)
    return law
