"""The people of an area, by role: the lists that every co-ordinator rebuilds each September."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q

from joinedup.accounts.policies import may_run_area
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.directory.models import Address, Organisation, Role
from joinedup.directory.queries.people import visible_roles


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person in a role in an organisation, as listed and downloaded."""

    role_id: str
    person_id: str
    name: str
    email: str
    is_shared: bool
    phone: str
    kind: str
    label: str
    title: str
    organisation: str
    key: str
    urn: int | None
    town: str
    from_on: date
    until_on: date | None


@dataclass(frozen=True, slots=True)
class PeopleFilter:
    """Which people are listed; everything left empty means all."""

    role: str = ""
    q: str = ""


def people_of_area(viewer: Actor, wanted: PeopleFilter) -> list[PersonRow]:
    """Return the people in present and coming roles whom the area of the viewer knows, by organisation and role."""
    if not may_run_area(viewer, viewer.area_id):
        return []
    listed = Organisation.objects.filter(attachments__area_id=viewer.area_id or 0, attachments__until__isnull=True).values("pk")
    roles = visible_roles(viewer).filter(organisation_id__in=listed).exclude(until_on__lt=clock.today())
    if wanted.role:
        roles = roles.filter(kind=wanted.role)
    for word in wanted.q.split():
        roles = roles.filter(Q(person__name__icontains=word) | Q(organisation__name__icontains=word))
    addresses = Prefetch("person__addresses", Address.objects.order_by("is_shared", "id"))
    return [_row(role) for role in roles.prefetch_related(addresses).order_by("organisation__name_key", "kind", "from_on")]


def addresses_of(rows: Sequence[PersonRow]) -> str:
    """Return the addresses of people as a mail program takes them for blind copies, each once."""
    return "; ".join(dict.fromkeys(row.email for row in rows if row.email))


def _row(role: Role) -> PersonRow:
    address = next(iter(role.person.addresses.all()), None)
    return PersonRow(
        role_id=role.public_id,
        person_id=role.person.public_id,
        name=role.person.name,
        email=address.email if address else "",
        is_shared=bool(address and address.is_shared),
        phone=role.person.phone,
        kind=role.kind,
        label=role.get_kind_display(),
        title=role.title,
        organisation=role.organisation.name,
        key=role.organisation.key,
        urn=role.organisation.urn,
        town=role.organisation.town,
        from_on=role.from_on,
        until_on=role.until_on,
    )
