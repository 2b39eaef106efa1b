"""People, areas and actors for tests; the cast: Ada runs Brackwater, Bo runs another area, Cy is an outsider."""

from dataclasses import dataclass
from datetime import date, datetime
from itertools import count

from joinedup.accounts import queries
from joinedup.accounts.choices import Role
from joinedup.accounts.models import Area, AreaRole, Team, User
from joinedup.core.actors import Actor, LinkScope
from joinedup.core.subjects import Subject

_numbers = count(1)


def make_user(name: str = "Ada Adams", email: str = "", *, is_administrator: bool = False) -> User:
    return User.objects.create_user(
        email=email or f"{name.split(maxsplit=1)[0].lower()}{next(_numbers)}@example.org", name=name, is_administrator=is_administrator
    )


def make_area(name: str = "Brackwater", slug: str = "", *, closed_at: datetime | None = None) -> Area:
    slug = slug or f"{name.lower().replace(' ', '-')}-{next(_numbers)}"
    return Area.objects.create(name=name, slug=slug, reply_to="office@example.org", closed_at=closed_at)


def make_team(area: Area, name: str = "School improvement") -> Team:
    return Team.objects.create(area=area, name=name)


def give_role(user: User, area: Area, role: Role = Role.OFFICER, *, team: Team | None = None, until_on: date | None = None) -> AreaRole:
    return AreaRole.objects.create(user=user, area=area, role=role.value, team=team, from_on=date(2020, 9, 1), until_on=until_on)


def make_officer(area: Area, name: str = "Ada Adams") -> User:
    user = make_user(name)
    give_role(user, area, Role.OFFICER)
    return user


def make_coordinator(area: Area, name: str = "Cora Cole") -> User:
    user = make_user(name)
    give_role(user, area, Role.COORDINATOR)
    return user


def actor_for(user: User, area: Area | None = None) -> Actor:
    actor = queries.actor_for(user)
    return actor.within(area_id=area.pk, area_slug=area.slug) if area else actor


def officer_actor(area: Area) -> Actor:
    return actor_for(make_officer(area), area)


def link_actor(purpose: str, subject: Subject, address: str = "head@example.org", *, area: Area | None = None) -> Actor:
    scope = LinkScope(link_id=0, purpose=purpose, subject=subject, address=address)
    return Actor(kind="link", name=address, email=address, area_id=area.pk if area else None, link=scope)


@dataclass(frozen=True)
class Cast:
    """Ada is officer and co-ordinator of Brackwater, Bo of Elmshire; Cy has an account and no role anywhere."""

    brackwater: Area
    elmshire: Area
    ada: Actor
    bo: Actor
    cy: Actor


def make_cast() -> Cast:
    brackwater, elmshire = make_area("Brackwater"), make_area("Elmshire")
    ada, bo = make_officer(brackwater, "Ada Adams"), make_officer(elmshire, "Bo Brown")
    give_role(ada, brackwater, Role.COORDINATOR)
    give_role(bo, elmshire, Role.COORDINATOR)
    return Cast(brackwater, elmshire, actor_for(ada, brackwater), actor_for(bo, elmshire), actor_for(make_user("Cy Clark")))
