"""People in their roles, as far as the viewer may see them."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Prefetch, Q, QuerySet

from joinedup.accounts.choices import Scope
from joinedup.accounts.policies import may_run_area
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.refusals import require_found
from joinedup.directory.models import Address, Delegation, Organisation, Person, Role, Unit
from joinedup.directory.queries.answering import held_on
from joinedup.directory.queries.organisations import areas_stood_in


@dataclass(frozen=True, slots=True)
class AddressLine:
    """An address as shown: a mailbox that several read is said to be one."""

    email: str
    is_shared: bool


@dataclass(frozen=True, slots=True)
class RoleLine:
    """A person in a role, with what the viewer may see of how to reach them."""

    public_id: str
    person_id: str
    name: str
    kind: str
    label: str
    title: str
    unit: str
    from_on: date
    until_on: date | None
    addresses: tuple[AddressLine, ...]
    phone: str
    n_roles: int
    is_confirmed: bool

    @property
    def is_future(self) -> bool:
        return self.from_on > clock.today()


@dataclass(frozen=True, slots=True)
class DelegateLine:
    """Somebody who may answer for the organisation, and for what."""

    public_id: str
    name: str
    asks: tuple[str, ...]


def visible_roles(viewer: Actor) -> QuerySet[Role]:
    """Return the roles that the viewer may see: those shared with the area they stand in (or their areas), and their own organisations'."""
    roles = Role.objects.select_related("person", "organisation", "unit")
    if viewer.is_system:
        return roles
    if not viewer.is_signed_in:
        return roles.none()
    stood_in = areas_stood_in(viewer)
    areas = stood_in if viewer.area_id is None else stood_in & {viewer.area_id}
    own = viewer.places(Scope.ORGANISATION)
    return roles.filter(Q(shares__area_id__in=areas) | Q(organisation_id__in=own) | Q(person__user_id=viewer.user_id)).distinct()


def people_of(organisation: Organisation, viewer: Actor) -> list[RoleLine]:
    """Return the present and coming roles of an organisation."""
    roles = visible_roles(viewer).filter(organisation=organisation).exclude(until_on__lt=clock.today()).order_by("kind", "from_on")
    own = organisation.pk in viewer.places(Scope.ORGANISATION)
    return role_lines(roles, with_contacts=own or may_run_area(viewer, viewer.area_id))


def role_lines(roles: QuerySet[Role], *, with_contacts: bool) -> list[RoleLine]:
    """Return roles as lines, in three reads."""
    prefetched = roles.prefetch_related(Prefetch("person__addresses", Address.objects.order_by("is_shared", "id")))
    rows = list(prefetched)
    held = Role.objects.filter(held_on(clock.today()), person_id__in={role.person_id for role in rows})
    n_roles = dict(held.values_list("person_id").annotate(n=Count("id")).values_list("person_id", "n"))
    return [_line(role, n_roles.get(role.person_id, 0), with_contacts) for role in rows]


def _line(role: Role, n_roles: int, with_contacts: bool) -> RoleLine:
    addresses = tuple(AddressLine(address.email, address.is_shared) for address in role.person.addresses.all())
    return RoleLine(
        public_id=role.public_id,
        person_id=role.person.public_id,
        name=role.person.name,
        kind=role.kind,
        label=role.get_kind_display(),
        title=role.title,
        unit=role.unit.name if role.unit else "",
        from_on=role.from_on,
        until_on=role.until_on,
        addresses=addresses if with_contacts else (),
        phone=role.person.phone if with_contacts else "",
        n_roles=n_roles,
        is_confirmed=role.confirmed_on is not None,
    )


def delegates_of(organisation: Organisation, viewer: Actor) -> list[DelegateLine]:
    """Return who may answer for the organisation, per kind of ask, among the people whom the viewer may see."""
    from joinedup.directory.choices import AskKind

    seen = visible_roles(viewer).filter(organisation=organisation).values("person_id")
    delegations = Delegation.objects.filter(held_on(clock.today()), organisation=organisation, person_id__in=seen)
    return [
        DelegateLine(
            delegation.public_id,
            delegation.person.name,
            tuple(str(AskKind(ask).label) for ask in delegation.asks if ask in AskKind.values),
        )
        for delegation in delegations.select_related("person").order_by("person__name")
    ]


def units_of(organisation: Organisation) -> list[Unit]:
    """Return the departments of an organisation, by name."""
    return list(Unit.objects.filter(organisation=organisation).order_by("name"))


def role_for(public_id: str, viewer: Actor) -> Role:
    """Return a role that the viewer may see; Missing otherwise."""
    return require_found(visible_roles(viewer).filter(public_id=public_id).first())


def person_for(public_id: str, viewer: Actor) -> Person:
    """Return a person of whom the viewer may see at least one role; Missing otherwise."""
    people = Person.objects.filter(public_id=public_id, pk__in=visible_roles(viewer).values("person_id"))
    return require_found(people.prefetch_related("addresses").first())


def delegation_for(public_id: str, organisation: Organisation) -> Delegation:
    """Return a present delegation of this organisation; Missing otherwise."""
    found = Delegation.objects.filter(held_on(clock.today()), public_id=public_id, organisation=organisation)
    return require_found(found.select_related("person", "organisation").first())


def has_roles_out_of_sight(person: Person, viewer: Actor) -> bool:
    """Say whether the person holds a role that the viewer does not see: another area's word on them is not the viewer's to change."""
    held = Role.objects.filter(person=person).exclude(until_on__lt=clock.today())
    return held.exclude(pk__in=visible_roles(viewer).values("pk")).exists()


def organisations_of(person: Person, viewer: Actor) -> list[Organisation]:
    """Return the organisations in which the viewer sees the person."""
    return [role.organisation for role in visible_roles(viewer).filter(person=person)]


def persons_in(organisation: Organisation, viewer: Actor) -> list[Person]:
    """Return the people who hold a role in the organisation now, as far as the viewer sees them, by name."""
    roles = visible_roles(viewer).filter(held_on(clock.today()), organisation=organisation)
    return list(Person.objects.filter(pk__in=roles.values("person_id")).order_by("name"))
