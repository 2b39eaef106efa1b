"""What was before: who held which role; what a closed school became, and what an area has carried over."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q, QuerySet

from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.directory.models import Carrying, Organisation, Person, Role
from joinedup.directory.queries.people import visible_roles
from joinedup.register import queries as register


@dataclass(frozen=True, slots=True)
class Successor:
    """A school that came after a closed one and to which things can be carried."""

    urn: int
    name: str
    place: str
    on: date | None


def successor_offers(organisation: Organisation, area_id: int) -> list[Successor]:
    """Return the schools to which this area can still carry what it keeps about a closed school."""
    if organisation.establishment_id is None or organisation.closed_on is None:
        return []
    links = [link for link in register.successors(organisation.establishment_id) if link.link_urn != organisation.establishment_id]
    known = register.establishments_by_urn(link.link_urn for link in links) if links else {}
    carried = Carrying.objects.filter(area_id=area_id, old=organisation).values_list("new__establishment_id", flat=True)
    done = set(carried) if links else set()
    left = [(known[link.link_urn], link) for link in links if link.link_urn in known and link.link_urn not in done]
    return [Successor(link.link_urn, school.name, school.place, link.established_on) for school, link in left]


@dataclass(frozen=True, slots=True)
class HeldRole:
    """A role that somebody holds or held: who, where, from when until when; never how to reach those who left."""

    person_id: str
    name: str
    organisation: str
    key: str
    label: str
    title: str
    from_on: date
    until_on: date | None


def past_roles_of(organisation: Organisation, viewer: Actor) -> list[HeldRole]:
    """Return who held which role in an organisation before today, as far as the viewer sees it, the latest first."""
    return _held(visible_roles(viewer).filter(organisation=organisation, until_on__lt=clock.today()))


def roles_of_person(person: Person, viewer: Actor) -> tuple[list[HeldRole], list[HeldRole]]:
    """Return the roles that the viewer sees of a person: present and coming ones, then past ones."""
    roles, ended = visible_roles(viewer).filter(person=person), Q(until_on__lt=clock.today())
    return _held(roles.exclude(ended)), _held(roles.filter(ended))


def _held(roles: QuerySet[Role]) -> list[HeldRole]:
    return [
        HeldRole(
            role.person.public_id, role.person.name, role.organisation.name, role.organisation.key,
            role.get_kind_display(), role.title, role.from_on, role.until_on,
        )
        for role in roles.order_by(F("until_on").desc(nulls_first=True), "-from_on")
    ]  # fmt: skip
