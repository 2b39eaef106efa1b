"""The people of a list, with addresses that work; who is left out and why; which schools have nobody."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from joinedup.accounts.policies import may_run_area
from joinedup.contacts.queries.wanted import Wanted, organisations_wanted
from joinedup.core.actors import Actor
from joinedup.core.refusals import require_found
from joinedup.directory import queries as directory
from joinedup.directory.choices import ROLE_AUDIENCE, AskKind, Audience, OrganisationKind, RoleKind
from joinedup.directory.models import Address, Organisation, Role, RoleShare
from joinedup.notices import queries as notices

_SCHOOLS = {OrganisationKind.SCHOOL, OrganisationKind.COLLEGE, OrganisationKind.NURSERY}
_PLACES: dict[str, set[str]] = {Audience.SCHOOL: {*_SCHOOLS}, Audience.TRUST: {OrganisationKind.TRUST}}


@dataclass(frozen=True, slots=True)
class ListedPerson:
    """A person in an organisation, or an address alone; `why_not` says why no mail should go there."""

    name: str
    email: str
    is_shared: bool = False
    phone: str = ""
    person_id: str = ""
    role: str = ""
    organisation: str = ""
    key: str = ""
    urn: int | None = None
    town: str = ""
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class SchoolWithout:
    """A school or partner in which nobody of the kind is known."""

    name: str
    key: str
    town: str


@dataclass(frozen=True, slots=True)
class PeopleList:
    """A list, ready to use."""

    people: Sequence[ListedPerson]
    left_out: Sequence[ListedPerson]
    without: Sequence[SchoolWithout]
    n_looked_at: int

    @property
    def emails(self) -> list[str]:
        """Return the addresses that work, each once."""
        return list(dict.fromkeys(one.email for one in self.people))

    @property
    def copied(self) -> str:
        """Return the addresses as a mail program takes them for blind copies."""
        return "; ".join(self.emails)

    @property
    def n_places(self) -> int:
        return len({one.key for one in self.people if one.key})


def may_list(viewer: Actor) -> bool:
    """Say whether the viewer may list the people of the area in which they stand."""
    return viewer.area_id is not None and may_run_area(viewer, viewer.area_id)


def people_listed(wanted: Wanted, viewer: Actor) -> PeopleList:
    """Return whom a list holds today, among the people whom the area of the viewer may see; Missing for who may not list them."""
    area_id = require_found(viewer.area_id if may_list(viewer) else None)
    places = list(organisations_wanted(wanted, area_id))
    groups = _grouped(_roles_in(places, wanted, area_id))
    picked = _grouped(shared_roles(area_id).filter(person__public_id__in=wanted.people)) if wanted.people else []
    known = {(roles[0].person_id, roles[0].organisation_id) for roles in groups}
    groups += [roles for roles in picked if (roles[0].person_id, roles[0].organisation_id) not in known]
    everybody = [address.email for roles in groups for address in roles[0].person.addresses.all()]
    failing = notices.undelivered_to([*everybody, *wanted.addresses])
    lines = [_line(roles, failing) for roles in groups] + [
        ListedPerson("", email, why_not=failing.get(email, "")) for email in wanted.addresses
    ]
    held = {roles[0].organisation_id for roles in groups}
    return PeopleList(
        people=[line for line in lines if not line.why_not],
        left_out=[line for line in lines if line.why_not],
        without=[SchoolWithout(place.name, place.key, place.town) for place in places if place.pk not in held and _may_have(place, wanted)],
        n_looked_at=len(places),
    )


def _may_have(place: Organisation, wanted: Wanted) -> bool:
    """Say whether somebody of the kinds may be found there: no trust has a SENDCo, and a school that has closed has nobody."""
    audiences = {audience for audience, kinds in ROLE_AUDIENCE.items() if set(wanted.roles) & set(kinds)}
    places = set().union(*(_PLACES.get(audience, {place.kind}) for audience in audiences)) if audiences else {place.kind}
    return place.closed_on is None and place.kind in places


def people_at(organisation: Organisation, area_id: int) -> list[ListedPerson]:
    """Return the people of an organisation whom the area knows and whose address works, who looks after the office first."""
    return [line for line in people_everywhere(organisation, area_id) if not line.why_not]


def people_everywhere(organisation: Organisation, area_id: int) -> list[ListedPerson]:
    """Return all people of an organisation whom the area knows, who looks after the office first."""
    groups = _grouped(shared_roles(area_id).filter(organisation=organisation))
    failing = notices.undelivered_to([address.email for roles in groups for address in roles[0].person.addresses.all()])
    office = [roles[0].person.public_id for roles in groups if any(role.kind == RoleKind.OFFICE_MANAGER for role in roles)]
    return sorted((_line(roles, failing) for roles in groups), key=lambda line: (line.person_id not in office, line.name))


def shared_roles(area_id: int) -> QuerySet[Role]:
    """Return the present roles that are shared with an area, in organisations on its list."""
    shares = RoleShare.objects.filter(role=OuterRef("pk"), area_id=area_id)
    addresses = Prefetch("person__addresses", Address.objects.order_by("is_shared", "id"))
    listed = directory.organisations_attached(area_id).values("pk")
    roles = directory.current_roles().filter(Exists(shares), organisation__in=listed).select_related("organisation", "unit")
    return roles.prefetch_related(addresses).order_by("organisation__name_key", "organisation_id", "kind", "from_on", "pk")


def _roles_in(places: Sequence[Organisation], wanted: Wanted, area_id: int) -> QuerySet[Role]:
    roles = shared_roles(area_id).filter(organisation__in=places)
    if wanted.roles:
        return roles.filter(kind__in=wanted.roles)
    contacts = directory.people_to_ask_of([place.pk for place in places], AskKind.PEOPLE, area_id=area_id)
    first = [(found[0].person_id, organisation_id) for organisation_id, found in contacts.items()]
    people: dict[int, list[int]] = {}
    for person_id, organisation_id in first:
        people.setdefault(person_id, []).append(organisation_id)
    pairs = Q(pk__in=[])
    for person_id, organisation_ids in people.items():
        pairs |= Q(person_id=person_id, organisation_id__in=organisation_ids)
    return roles.filter(pairs) if len(people) < 200 else roles.filter(person_id__in=people)


def _grouped(roles: Iterable[Role]) -> list[list[Role]]:
    """Return the roles of one person in one organisation together."""
    groups: dict[tuple[int, int], list[Role]] = {}
    for role in roles:
        groups.setdefault((role.organisation_id, role.person_id), []).append(role)
    return list(groups.values())


def _line(roles: Sequence[Role], failing: dict[str, str]) -> ListedPerson:
    person, place = roles[0].person, roles[0].organisation
    addresses = list(person.addresses.all())
    address = next((one for one in addresses if one.email not in failing), None) or next(iter(addresses), None)
    why_not = failing.get(address.email, "") if address else _("No address is known")
    return ListedPerson(
        name=person.name,
        email=address.email if address else "",
        is_shared=bool(address and address.is_shared),
        phone=person.phone,
        person_id=person.public_id,
        role=", ".join(dict.fromkeys(role.title or str(role.get_kind_display()) for role in roles)),
        organisation=place.name,
        key=place.key,
        urn=place.urn,
        town=place.town,
        why_not=why_not,
    )
