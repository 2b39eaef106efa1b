"""What is known of an area, as plain values: its schools and partners, its people, their addresses."""

from collections.abc import Sequence
from dataclasses import dataclass

from joinedup.contacts.queries.lists import shared_roles
from joinedup.directory import queries as directory


@dataclass(frozen=True, slots=True)
class KnownPlace:
    """A school or partner on the area's list."""

    public_id: str
    name: str
    place: str
    urn: int | None


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A person whom the area may see, with where they work and their addresses."""

    public_id: str
    name: str
    places: tuple[str, ...]
    addresses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlaceFacts:
    """A school or partner with what helps to tell whose an address is."""

    public_id: str
    name: str
    town: str
    website: str
    head_name: str


def facts_of_places(area_id: int) -> list[PlaceFacts]:
    """Return the schools and partners on an area's list with web address and published head, by name."""
    listed = directory.organisations_attached(area_id).order_by("name_key", "pk")
    columns = ("public_id", "name", "town", "website", "establishment__head_first_name", "establishment__head_last_name")
    rows = listed.values_list(*columns)
    return [PlaceFacts(key, name, town, website, f"{first or ''} {last or ''}".strip()) for key, name, town, website, first, last in rows]


def places_known(area_id: int) -> list[KnownPlace]:
    """Return the schools and partners on an area's list, by name."""
    listed = directory.organisations_attached(area_id).order_by("name_key", "pk")
    return [KnownPlace(one.public_id, one.name, one.town, one.urn) for one in listed]


def people_known(area_id: int, public_ids: Sequence[str] | None = None) -> list[KnownPerson]:
    """Return the people with a role that is shared with the area, each once; only some of them when their ids are given."""
    roles = shared_roles(area_id)
    if public_ids is not None:
        roles = roles.filter(person__public_id__in=public_ids)
    found: dict[int, KnownPerson] = {}
    for role in roles:
        before = found[role.person_id].places if role.person_id in found else ()
        emails = tuple(address.email for address in role.person.addresses.all())
        places = tuple(dict.fromkeys([*before, role.organisation.name]))
        found[role.person_id] = KnownPerson(role.person.public_id, role.person.name, places, emails)
    return list(found.values())
