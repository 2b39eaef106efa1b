"""Who acts, with the roles they hold today: asked of this room's table and of every room that adds roles."""

from collections.abc import Callable, Iterable
from datetime import date

from django.db.models import Q

from joinedup.accounts import choices
from joinedup.accounts.models import AreaRole, Link, User
from joinedup.core import clock
from joinedup.core.actors import Actor, Grant, LinkScope
from joinedup.core.registry import Point

roles_of: Point[Callable[[User, date], Iterable[Grant]]] = Point("accounts.roles_of")
"""Functions `(user, on) -> grants`; upper rooms add the roles that they keep (organisations, partnerships)."""

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
    for roles in roles_of:
        grants.update(roles(user, day))
    return Actor(kind="user", name=str(user), user_id=user.pk, email=user.email, grants=frozenset(grants))


def actor_of_link(link: Link) -> Actor:
    """Return the actor that the holder of a link is: nobody but this address, for this purpose on this thing."""
    scope = LinkScope(link_id=link.pk, purpose=link.purpose, subject=link.about, address=link.address)
    return Actor(kind="link", name=link.name or link.address, email=link.address, area_id=link.area_id, link=scope)


def _area_grants(user: User, on: date) -> Iterable[Grant]:
    held = AreaRole.objects.filter(Q(until_on__isnull=True) | Q(until_on__gte=on), user=user, from_on__lte=on, area__closed_at=None)
    for role, area_id, team_id in held.values_list("role", "area_id", "team_id"):
        yield Grant(role, choices.Scope.AREA.value, area_id)
        if team_id:
            yield Grant(role, choices.Scope.TEAM.value, team_id)
