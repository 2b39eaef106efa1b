"""Who answers for an organisation, and to which address an ask goes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.directory import choices
from joinedup.directory.models import Address, Delegation, Organisation, Person, Role, RoleShare


@dataclass(frozen=True, slots=True)
class Contact:
    """A person or mailbox to write to: never for a signature when `is_shared`."""

    person_id: int
    name: str
    email: str
    is_shared: bool
    role: str
    organisation_id: int
    is_delegate: bool = False
    leads: bool = False  # speaks for the organisation itself


def held_on(day: date) -> Q:
    """Return the condition that a role or delegation holds on a day."""
    return Q(from_on__lte=day) & (Q(until_on__isnull=True) | Q(until_on__gte=day))


def current_roles(day: date | None = None) -> QuerySet[Role]:
    """Return the roles held on a day, today when none is given."""
    return Role.objects.filter(held_on(day or clock.today())).select_related("person")


def people_to_ask(
    organisation: Organisation, kind_of_ask: str = choices.AskKind.INTRODUCTIONS, *, area_id: int | None = None
) -> list[Contact]:
    """Return who can be asked, best first: who leads, who may answer for them, then whom the organisation names as a contact."""
    return people_to_ask_of([organisation.pk], kind_of_ask, area_id=area_id).get(organisation.pk, [])


def people_to_ask_of(organisation_ids: Iterable[int], kind_of_ask: str, *, area_id: int | None = None) -> dict[int, list[Contact]]:
    """Return for each organisation who can be asked, in three reads however many organisations there are."""
    ids = list(organisation_ids)
    roles = current_roles().filter(organisation_id__in=ids)
    if area_id is not None:
        roles = roles.filter(Exists(RoleShare.objects.filter(role=OuterRef("pk"), area_id=area_id)))
    held = Delegation.objects.filter(held_on(clock.today()), organisation_id__in=ids).select_related("person")
    delegations = [delegation for delegation in held if kind_of_ask in delegation.asks]
    ranked: list[tuple[int, int, Person, str, bool]] = [
        (role.organisation_id, _rank(role.kind), role.person, role.get_kind_display(), False) for role in roles if _rank(role.kind) < 100
    ]
    shown = {role.person_id for role in roles} if area_id is not None else None
    ranked += [
        (delegation.organisation_id, 10, delegation.person, "", True)
        for delegation in delegations
        if shown is None or delegation.person_id in shown
    ]
    return _with_addresses(ranked)


def person_to_ask(
    organisation: Organisation, kind_of_ask: str = choices.AskKind.INTRODUCTIONS, *, area_id: int | None = None
) -> Contact | None:
    """Return the first person who can be asked and has an address, or None."""
    return next(iter(people_to_ask(organisation, kind_of_ask, area_id=area_id)), None)


def _rank(kind: str) -> int:
    if kind in choices.LEAD_KINDS:
        return choices.LEAD_KINDS.index(choices.RoleKind(kind))
    if kind in choices.NEXT_TO_ASK:
        return 20 + choices.NEXT_TO_ASK.index(choices.RoleKind(kind))
    return 100


def _with_addresses(ranked: list[tuple[int, int, Person, str, bool]]) -> dict[int, list[Contact]]:
    addresses: dict[int, Address] = {}
    for address in Address.objects.filter(person_id__in={row[2].pk for row in ranked}).order_by("is_shared", "id"):
        addresses.setdefault(address.person_id, address)
    contacts: dict[int, list[Contact]] = {}
    seen: set[tuple[int, int]] = set()
    for organisation_id, order, person, role, is_delegate in sorted(ranked, key=lambda row: (row[0], row[1], row[2].pk)):
        if person.pk not in addresses or (organisation_id, person.pk) in seen:
            continue
        seen.add((organisation_id, person.pk))
        address = addresses[person.pk]
        facts = (person.pk, person.name, address.email, address.is_shared, role, organisation_id, is_delegate)
        contact = Contact(*facts, leads=order < len(choices.LEAD_KINDS))
        contacts.setdefault(organisation_id, []).append(contact)
    return contacts


def asks_delegated(actor: Actor, organisation_id: int) -> frozenset[str]:
    """Return the kinds of ask that this user may answer for the organisation as a delegate."""
    if not actor.people:
        return frozenset()
    delegations = Delegation.objects.filter(
        held_on(clock.today()), person_id__in=actor.people, organisation_id=organisation_id, confirmed_on__isnull=False
    ).values_list("asks", flat=True)
    return frozenset(ask for asks in delegations for ask in asks)
