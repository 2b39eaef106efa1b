"""What a viewer may see of needs and offers: said here, once for both."""

from datetime import date
from typing import TypeVar

from django.db.models import Exists, OuterRef, Q, QuerySet

from joinedup.accounts.choices import Role, Scope
from joinedup.brokerage import choices
from joinedup.brokerage.models import Need, Offer, Share
from joinedup.brokerage.queries.agreements import agreed_with
from joinedup.brokerage.queries.asked import asked_by_link
from joinedup.brokerage.queries.viewers import Standing, attachment_of_link, own_organisations, standing_of
from joinedup.core import clock
from joinedup.core.actors import Actor

T = TypeVar("T", Need, Offer)

_ON_BEHALF_AND_WAITING = Q(state=choices.State.WAITING, entered__in=choices.ON_BEHALF)


def shared_to(model: type[T], *, areas: frozenset[int], how: tuple[str, ...], on: date) -> Q:
    """Return the condition that a thing has a share in one of these areas, this visible, that has not run out."""
    key = "need" if model is Need else "offer"
    return Q(Exists(Share.objects.filter(Q(until=None) | Q(until__gte=on), area_id__in=areas, visibility__in=how, **{key: OuterRef("pk")})))


def _shared_anywhere(model: type[T], *, how: tuple[str, ...], on: date) -> Q:
    key = "need" if model is Need else "offer"
    return Q(Exists(Share.objects.filter(Q(until=None) | Q(until__gte=on), visibility__in=how, **{key: OuterRef("pk")})))


def _law(model: type[T], viewer: Actor, standing: Standing, on: date) -> Q:
    seen = Q(state__in=choices.SEEN_BY_OTHERS)
    # Its own people see all that an organisation has said.
    law = Q(organisation_id__in=standing.own)
    # A trust sees what its schools share with it or further, and what waits for its yes.
    of_trust = Q(organisation_id__in=standing.trust) & ~Q(state=choices.State.DRAFT)
    law |= of_trust & (Q(waits_for=choices.WaitsFor.TRUST) | _shared_anywhere(model, how=choices.FOR_THE_TRUST, on=on))
    # Who runs an area sees what is shared with the co-ordinator or further: also what has run out, and what they entered themselves.
    to_runners = shared_to(model, areas=standing.runs, how=choices.FOR_THE_COORDINATOR, on=on)
    law |= (seen | Q(state=choices.State.EXPIRED) | _ON_BEHALF_AND_WAITING) & to_runners
    # Everybody who belongs to an area sees what is shared with all of it.
    law |= seen & Q(expires_on__gte=on) & shared_to(model, areas=standing.belongs, how=(choices.Visibility.AREA,), on=on)
    # A matched partner sees it once both have agreed, where the owner shared it so far.
    with_partners = (choices.Visibility.PARTNERS, choices.Visibility.AREA)
    law |= seen & agreed_with(model, standing.own) & _shared_anywhere(model, how=with_partners, on=on)
    if viewer.on_behalf_of is not None and viewer.area_id in standing.runs:
        law |= Q(organisation_id=viewer.on_behalf_of) & shared_to(
            model, areas=frozenset({viewer.area_id or 0}), how=choices.FOR_THE_COORDINATOR, on=on
        )
    return law


def visible(model: type[T], viewer: Actor) -> QuerySet[T]:
    """Return the needs or the offers that the viewer may see."""
    on = clock.today()
    rows = model._default_manager.select_related("organisation", "organisation__establishment")
    if viewer.is_system:
        return rows
    if viewer.kind == "link":
        return _by_link(model, rows, viewer, on)
    if not viewer.is_signed_in:
        return rows.none()
    return rows.filter(_law(model, viewer, standing_of(viewer), on))


def to_plan(rows: QuerySet[T]) -> QuerySet[T]:
    """Return which of these a plan may use: released, fresh and not yet matched to their last half-day."""
    return rows.filter(state=choices.State.SHARED, expires_on__gte=clock.today()).order_by("id")


def _by_link(model: type[T], rows: QuerySet[T], viewer: Actor, on: date) -> QuerySet[T]:
    """Return what the holder of a link sees: what their organisation has said to the area that sent the link."""
    asked = asked_by_link(viewer)
    if asked is not None:
        to_asker = shared_to(model, areas=frozenset({asked.area_id}), how=tuple(choices.Visibility.values), on=on)
        return rows.filter(to_asker, organisation_id=asked.organisation_id, year=asked.year)
    attachment = attachment_of_link(viewer)
    if attachment is not None:
        to_area = shared_to(model, areas=frozenset({attachment.area_id}), how=choices.FOR_THE_COORDINATOR, on=on)
        return rows.filter(to_area, entered__in=choices.ON_BEHALF, organisation_id=attachment.organisation_id)
    return rows.none()


def sees_as_coordinator(viewer: Actor, thing: Need | Offer) -> bool:
    """Say whether the viewer sees this thing as its owner or as a co-ordinator, and so its note on evidence too."""
    if viewer.is_system or thing.organisation_id in own_organisations(viewer):
        return True
    runs = viewer.places(Scope.AREA, Role.OFFICER, Role.COORDINATOR)
    return any(share.area_id in runs and share.visibility in choices.FOR_THE_COORDINATOR for share in thing.shares.all())
