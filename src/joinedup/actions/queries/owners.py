"""Who can be the owner of an action: a person in a role of the area, and to which address we write."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from joinedup.actions.models import Action
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.directory import queries as directory
from joinedup.directory.models import Address, Organisation, Person, Role

MOST = 10


@dataclass(frozen=True, slots=True)
class Owner:
    """A person in a role: `value` is the role's public id."""

    value: str
    person: Person
    organisation: Organisation
    label: str


def _roles(viewer: Actor) -> QuerySet[Role]:
    return directory.visible_roles(viewer).filter(directory.held_on(clock.today()))


def find_owners(words: str, viewer: Actor) -> Sequence[Owner]:
    """Return people of the area whose names or organisations hold all these words, by name."""
    roles = _roles(viewer)
    for word in words.split()[:6]:
        roles = roles.filter(Q(person__name__icontains=word) | Q(organisation__name__icontains=word))
    found: dict[tuple[int, int], Owner] = {}
    for role in roles.order_by("person__name", "organisation__name", "kind")[: MOST * 3]:
        found.setdefault((role.person_id, role.organisation_id), _owner(role))
    return list(found.values())[:MOST]


def owner_for(value: str, viewer: Actor) -> Owner | None:
    """Return the person in this role, or None when the viewer does not see them."""
    role = _roles(viewer).filter(public_id=value).first()
    return _owner(role) if role is not None else None


def colleagues_of(action: Action) -> list[Person]:
    """Return who else works for the organisation that promised it, as far as the area knows, by name."""
    roles = directory.current_roles().filter(organisation=action.organisation_id, shares__area_id=action.area_id)
    return list(Person.objects.filter(pk__in=roles.values("person_id")).exclude(pk=action.owner_id).order_by("name", "pk"))


def owner_address(person: Person) -> str:
    """Return the address to which a person's mail goes, their own before a shared one; "" when there is none."""
    address = Address.objects.filter(person=person).order_by("is_shared", "id").first()
    return address.email if address else ""


def addresses_of(people: Iterable[int]) -> dict[int, str]:
    """Return the addresses to which these people's mail goes, by inner id, in one read."""
    rows = Address.objects.filter(person__in=list(people)).order_by("-is_shared", "-id")
    return dict(rows.values_list("person_id", "email"))


def _owner(role: Role) -> Owner:
    place = f", {role.organisation.town}" if role.organisation.town else ""
    label = f"{role.person.name}, {role.title or role.get_kind_display()}, {role.organisation.name}{place}"
    return Owner(role.public_id, role.person, role.organisation, label)
