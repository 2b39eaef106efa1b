"""Areas and their teams, as far as the viewer stands in them."""

from joinedup.accounts import choices
from joinedup.accounts.models import Area, Team
from joinedup.accounts.queries.actors import stands_in
from joinedup.core.actors import Actor
from joinedup.core.refusals import require_found


def area_for(slug: str, viewer: Actor) -> Area:
    """Return the area at this address if the viewer stands in it; Missing otherwise."""
    area = require_found(Area.objects.filter(slug=slug, closed_at=None).first())
    return require_found(area if viewer.is_system or area.pk in area_ids_of(viewer) else None)


def area_by_id(area_id: int) -> Area:
    """Return an area by its inner id, for rooms that hold the id of an area they may already see."""
    return require_found(Area.objects.filter(pk=area_id).first())


def all_areas() -> list[Area]:
    """Return every area of the installation, for its administrator."""
    return list(Area.objects.order_by("name"))


def area_by_public_id(public_id: str) -> Area:
    """Return an area, for the installation's administrator; Missing otherwise."""
    return require_found(Area.objects.filter(public_id=public_id).first())


def area_ids_of(actor: Actor) -> frozenset[int]:
    """Return the inner ids of the areas in which an actor stands, by roles of this room and of rooms above."""
    ids = set(actor.places(choices.Scope.AREA.value))
    if actor.is_signed_in:
        for areas in stands_in:
            ids.update(areas(actor))
    return frozenset(ids)


def areas_of(actor: Actor) -> list[Area]:
    """Return the open areas in which an actor stands, by name."""
    return list(Area.objects.filter(pk__in=area_ids_of(actor), closed_at=None).order_by("name"))


def teams_of(area: Area) -> list[Team]:
    """Return the teams of an area, by name."""
    return list(Team.objects.filter(area=area).order_by("name"))


def team_for(area: Area, public_id: str) -> Team:
    """Return a team of this area; Missing otherwise."""
    return require_found(Team.objects.filter(area=area, public_id=public_id).first())
