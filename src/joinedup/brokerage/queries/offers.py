"""Reads about offers."""

from django.db.models import QuerySet

from joinedup.brokerage import choices
from joinedup.brokerage.models import Offer
from joinedup.brokerage.queries.things import shared_to, to_plan, visible
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.refusals import require_found


def visible_offers(viewer: Actor) -> QuerySet[Offer]:
    """Return the offers that the viewer may see: their own, and others as far as each share says."""
    return visible(Offer, viewer).prefetch_related("topics", "shares__area")


def offer_for(public_id: str, viewer: Actor) -> Offer:
    """Return an offer that the viewer may see; raise Missing otherwise."""
    return require_found(visible_offers(viewer).filter(public_id=public_id).first())


def offers_of(organisation_id: int, viewer: Actor) -> list[Offer]:
    """Return what the viewer may see of one organisation's offers that still stand."""
    rows = visible_offers(viewer).filter(organisation_id=organisation_id).exclude(state=choices.State.WITHDRAWN)
    return list(rows.order_by("id"))


def offers_shared_with(area_id: int, viewer: Actor) -> QuerySet[Offer]:
    """Return the offers that the viewer may see and that are shared with this area."""
    here = shared_to(Offer, areas=frozenset({area_id}), how=choices.FOR_THE_COORDINATOR, on=clock.today())
    return visible_offers(viewer).filter(here)


def open_offers(area_id: int, viewer: Actor) -> list[Offer]:
    """Return what a plan may use: offers shared with the area, released, fresh and not yet matched to their last half-day."""
    return list(to_plan(offers_shared_with(area_id, viewer)))
