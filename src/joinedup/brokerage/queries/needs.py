"""Reads about needs."""

from django.db.models import QuerySet

from joinedup.brokerage import choices
from joinedup.brokerage.models import Need
from joinedup.brokerage.queries.things import sees_as_coordinator, shared_to, to_plan, visible
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.refusals import require_found
from joinedup.core.subjects import Subject


def visible_needs(viewer: Actor) -> QuerySet[Need]:
    """Return the needs that the viewer may see: their own, and others as far as each share says."""
    return visible(Need, viewer).select_related("topic").prefetch_related("shares__area")


def need_for(public_id: str, viewer: Actor) -> Need:
    """Return a need that the viewer may see; raise Missing otherwise."""
    return require_found(visible_needs(viewer).filter(public_id=public_id).first())


def needs_of(organisation_id: int, viewer: Actor) -> list[Need]:
    """Return what the viewer may see of one organisation's needs that still stand, first needs first."""
    rows = visible_needs(viewer).filter(organisation_id=organisation_id).exclude(state=choices.State.WITHDRAWN)
    return list(rows.order_by("-is_first", "rank", "-urgency", "id"))


def needs_shared_with(area_id: int, viewer: Actor) -> QuerySet[Need]:
    """Return the needs that the viewer may see and that are shared with this area, fresh ones only."""
    today = clock.today()
    here = shared_to(Need, areas=frozenset({area_id}), how=choices.FOR_THE_COORDINATOR, on=today)
    return visible_needs(viewer).filter(here)


def open_needs(area_id: int, viewer: Actor) -> list[Need]:
    """Return what a plan may use: needs shared with the area, released, fresh and not yet matched."""
    return list(to_plan(needs_shared_with(area_id, viewer)))


def first_needs(organisation_id: int, year: int) -> list[Need]:
    """Return the needs that an organisation put first this year, in its order."""
    first = Need.objects.filter(organisation_id=organisation_id, year=year, is_first=True, state__in=choices.STANDING)
    return list(first.order_by("rank", "id"))


def has_room_for_first_need(organisation_id: int, year: int) -> bool:
    """Say whether fewer than three needs of the organisation come first this year."""
    return len(first_needs(organisation_id, year)) < choices.N_FIRST_NEEDS


def may_read_evidence(viewer: Actor, subject: Subject) -> bool:
    """Say whether the viewer may read the papers of a need: its own people and who co-ordinates. Asked by the files room."""
    need = visible_needs(viewer).filter(public_id=subject.public_id).first()
    return need is not None and sees_as_coordinator(viewer, need)
