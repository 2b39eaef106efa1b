"""Areas and their teams, as far as the viewer stands in them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Prefetch, Q

from joinedup.accounts import choices
from joinedup.accounts.choices import Role, Scope
from joinedup.accounts.models import Area, Team, User
from joinedup.accounts.queries.actors import held_on, stands_in
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.refusals import require_found


def area_for(slug: str, viewer: Actor) -> Area:
    """Return the area at this address if the viewer stands in it; Missing otherwise."""
    area = require_found(Area.objects.filter(slug=slug, closed_at=None).first())
    return require_found(area if viewer.is_system or _stands_in(viewer, area.pk) else None)


def area_by_public_id(public_id: str) -> Area:
    """Return an area, open or closed, for whoever may close it or open it again."""
    return require_found(Area.objects.filter(public_id=public_id).first())


def closed_among(area_ids: Collection[int]) -> frozenset[int]:
    """Return which of these areas are closed."""
    return frozenset(Area.objects.filter(pk__in=area_ids, closed_at__isnull=False).values_list("pk", flat=True))


def is_closed(area_id: int) -> bool:
    """Say whether an area is closed."""
    return Area.objects.filter(pk=area_id, closed_at__isnull=False).exists()


def workers_of(area: Area) -> list[User]:
    """Return the people who hold a role in an area now, closed or not, by name."""
    held = held_on(clock.today()).filter(area=area, user__is_active=True)
    return list(User.objects.filter(pk__in=held.values("user_id")).order_by("name", "pk"))


def area_by_id(area_id: int) -> Area:
    """Return an area by its inner id, for rooms that hold the id of an area they may already see."""
    return require_found(Area.objects.filter(pk=area_id).first())


def area_run_by(slug: str, viewer: Actor) -> Area:
    """Return an area whose people the viewer may see: officers, co-ordinators, data protection officers; Missing otherwise."""
    area = area_for(slug, viewer)
    return require_found(area if area.pk in viewer.places(Scope.AREA.value, *choices.AREA_ROLES) else None)


def area_managed_by(slug: str, viewer: Actor) -> Area:
    """Return an area whose people and teams the viewer may change: its officers; Missing otherwise."""
    area = area_for(slug, viewer)
    return require_found(area if viewer.holds(Role.OFFICER.value, Scope.AREA.value, area.pk) else None)


@dataclass(frozen=True, slots=True)
class AreaLine:
    """An area as the installation's administrator sees it: who runs it, nothing of what is in it."""

    public_id: str
    name: str
    officers: tuple[str, ...]
    n_waiting: int
    closed_at: datetime | None


def areas_to_look_after() -> list[AreaLine]:
    """Return every area of the installation with its officers and open invitations, for the administrator."""
    held = held_on(clock.today()).filter(role=Role.OFFICER, user__is_active=True).select_related("user").order_by("user__name")
    areas = Area.objects.order_by("name").prefetch_related(Prefetch("roles", queryset=held, to_attr="officers_now"))
    waiting = Count("invitations", filter=Q(invitations__accepted_at=None, invitations__revoked_at=None, invitations__declined_at=None))
    return [
        AreaLine(
            area.public_id, area.name, tuple(dict.fromkeys(role.user.name for role in area.officers_now)), area.n_waiting, area.closed_at
        )
        for area in areas.annotate(n_waiting=waiting)
    ]


@dataclass(frozen=True, slots=True)
class TeamLine:
    """A team and the names of its people."""

    public_id: str
    name: str
    people: tuple[str, ...]


def team_lines(area: Area) -> list[TeamLine]:
    """Return the teams of an area with the people in them, by name."""
    held = held_on(clock.today()).filter(user__is_active=True).select_related("user").order_by("user__name")
    teams = Team.objects.filter(area=area).order_by("name").prefetch_related(Prefetch("roles", queryset=held, to_attr="roles_now"))
    return [TeamLine(team.public_id, team.name, tuple(dict.fromkeys(role.user.name for role in team.roles_now))) for team in teams]


def area_ids_of(actor: Actor) -> frozenset[int]:
    """Return the inner ids of the areas in which an actor stands, by roles of this room and of rooms above."""
    ids = set(actor.places(choices.Scope.AREA.value))
    if actor.is_signed_in:
        for areas in stands_in:
            ids.update(areas(actor))
    return frozenset(ids)


def _stands_in(actor: Actor, area_id: int) -> bool:
    """Say whether an actor stands in an area; who has a role there is known without asking the rooms above."""
    return area_id in actor.places(choices.Scope.AREA.value) or area_id in area_ids_of(actor)


def areas_of(actor: Actor) -> list[Area]:
    """Return the open areas in which an actor stands, by name."""
    return list(Area.objects.filter(pk__in=area_ids_of(actor), closed_at=None).order_by("name"))


def teams_of(area: Area) -> list[Team]:
    """Return the teams of an area, by name."""
    return list(Team.objects.filter(area=area).order_by("name"))


def team_for(area: Area, public_id: str) -> Team:
    """Return a team of this area; Missing otherwise."""
    return require_found(Team.objects.filter(area=area, public_id=public_id).first())
