"""Who acts, with the roles they hold today: asked of this room's table and of every room that adds roles."""

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from joinedup.accounts import choices
from joinedup.accounts.models import Area, AreaRole, Link, User
from joinedup.core import clock
from joinedup.core.actors import NOBODY, Actor, Grant, LinkScope
from joinedup.core.registry import Point

if TYPE_CHECKING:
    from joinedup.jobs.services.running import ActorIds

people_of_user: Point[Callable[[User], Iterable[int]]] = Point("accounts.people_of_user")
"""Functions `(user) -> inner ids of the persons that the user is`, asked once for each request."""

roles_of: Point[Callable[[User, Collection[int], date], Iterable[Grant]]] = Point("accounts.roles_of")
"""Functions `(user, people, on) -> grants`; upper rooms add the roles that they keep (organisations, partnerships)."""

stands_in: Point[Callable[[Actor], Iterable[int]]] = Point("accounts.stands_in")
"""Functions `(actor) -> ids of areas` in which the actor stands by roles of an upper room (a lead's school attached to an area)."""

may_speak_for: Point[Callable[[Actor, int], bool]] = Point("accounts.may_speak_for")
"""Functions `(actor, organisation id) -> bool`, asked on every request while somebody acts on behalf; any no ends it."""


def actor_for(user: User, *, on: date | None = None) -> Actor:
    """Return the actor that a user is today, with all roles that they hold anywhere."""
    day = on or clock.today()
    grants = set(_area_grants(user, day))
    if user.is_administrator:
        grants.add(Grant(choices.Role.ADMINISTRATOR.value, choices.Scope.INSTALLATION.value))
    people = frozenset(person_id for ids_of in people_of_user for person_id in ids_of(user))
    for roles in roles_of:
        grants.update(roles(user, people, day))
    return Actor(kind="user", name=str(user), user_id=user.pk, email=user.email, grants=frozenset(grants), people=people)


def actor_of_link(link: Link) -> Actor:
    """Return the actor that the holder of a link is: nobody but this address, for this purpose on this thing."""
    scope = LinkScope(link_id=link.pk, purpose=link.purpose, subject=link.about, address=link.address)
    return Actor(kind="link", name=link.name or link.address, email=link.address, area_id=link.area_id, link=scope)


def actor_for_ids(ids: "ActorIds") -> Actor:
    """Return whoever a job runs for, with the roles that they hold now; nobody when their account or link is gone."""
    if ids.kind == "link":
        link = Link.objects.filter(pk=ids.link_id or 0, revoked_at=None).first()
        return actor_of_link(link) if link else NOBODY
    user = User.objects.filter(pk=ids.user_id or 0, is_active=True).first()
    if user is None:
        return NOBODY
    actor = actor_for(user)
    area = Area.objects.filter(pk=ids.area_id).first() if ids.area_id else None
    actor = actor.within(area_id=area.pk, area_slug=area.slug) if area else actor
    if ids.on_behalf_of and all(may(actor, ids.on_behalf_of) for may in may_speak_for):
        actor = actor.speaking_for(organisation_id=ids.on_behalf_of, name="")
    return actor


def names_of_users(ids: Collection[int]) -> Mapping[int, str]:
    """Return the names of users, for the record."""
    return {user.pk: str(user) for user in User.objects.filter(pk__in=ids)}


def held_on(day: date) -> QuerySet[AreaRole]:
    """Return the roles that are held on a day."""
    return AreaRole.objects.filter(Q(until_on__isnull=True) | Q(until_on__gte=day), from_on__lte=day, ended_at=None)


def _area_grants(user: User, on: date) -> Iterable[Grant]:
    for role, area_id, team_id in held_on(on).filter(user=user, area__closed_at=None).values_list("role", "area_id", "team_id"):
        yield Grant(role, choices.Scope.AREA.value, area_id)
        if team_id:
            yield Grant(role, choices.Scope.TEAM.value, team_id)
