"""Who sits in a group, how they are reached, who could be asked to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.refusals import require_found
from joinedup.directory import queries as directory
from joinedup.directory.models import Address, Organisation, Person, Role
from joinedup.groups import choices
from joinedup.groups.models import Group, Interest, Member
from joinedup.partnerships import queries as partnerships
from joinedup.partnerships.models import Partner

MOST_OFFERED = 200
_ORDER = {part.value: place for place, part in enumerate((*choices.Part,))}


@dataclass(frozen=True, slots=True)
class Contact:
    """Where mail to a seat goes: the member's own address before a shared one."""

    name: str
    email: str
    is_shared: bool


@dataclass(frozen=True, slots=True)
class MemberLine:
    """A seat as it is shown; `has_gone` when the person no longer works for the organisation."""

    member: Member
    email: str
    has_gone: bool


def members_of(group: Group) -> list[Member]:
    """Return who sits in the group now: chair, members, clerk, observers, each by organisation."""
    rows = group.members.filter(until_on__isnull=True).select_related("organisation", "person", "deputy")
    return sorted(rows, key=lambda row: (_ORDER[row.part], row.organisation.name, row.person.name))


def member_of(group: Group, public_id: str) -> Member:
    """Return a present seat of this group; raise Missing otherwise."""
    rows = group.members.filter(until_on__isnull=True).select_related("organisation", "person", "deputy", "group__partnership")
    return require_found(rows.filter(public_id=public_id).first())


def voters_of(group: Group) -> list[Member]:
    """Return the seats that vote now: with a vote, and of organisations that have not left the partnership."""
    rows = [row for row in members_of(group) if row.has_vote]
    gone = _left(group, {row.organisation_id for row in rows})
    return [row for row in rows if row.organisation_id not in gone]


def no_vote_since(member: Member) -> date | None:
    """Return the day on which a seat lost its vote, because it ended or its organisation left the partnership, or None."""
    return member.until_on or _left(member.group, {member.organisation_id}).get(member.organisation_id)


def may_read_closed(member: Member) -> bool:
    """Say whether who holds this seat may read what is for partners only: no observer, no ended seat, no organisation that has left."""
    return member.part != choices.Part.OBSERVER and no_vote_since(member) is None


def member_lines(group: Group) -> list[MemberLine]:
    """Return the seats with the addresses of their people, and whether they still work where they sit for."""
    rows = members_of(group)
    contacts = contacts_of(rows)
    held = directory.current_roles().filter(person_id__in=[row.person_id for row in rows])
    working = set(held.values_list("person_id", "organisation_id"))
    return [
        MemberLine(row, contacts[row.pk].email if row.pk in contacts else "", (row.person_id, row.organisation_id) not in working)
        for row in rows
    ]


def contacts_of(members: Iterable[Member]) -> dict[int, Contact]:
    """Return where mail to each seat goes, by the seat's inner id; a seat without an address is left out."""
    rows = list(members)
    found: dict[int, Address] = {}
    for address in Address.objects.filter(person_id__in={row.person_id for row in rows}).order_by("is_shared", "id"):
        found.setdefault(address.person_id, address)
    return {
        row.pk: Contact(row.person.name, found[row.person_id].email, found[row.person_id].is_shared)
        for row in rows
        if row.person_id in found
    }


def seats_of_user(group: Group, viewer: Actor) -> list[Member]:
    """Return the viewer's own present seats in the group."""
    return [row for row in members_of(group) if row.person_id in viewer.people] if viewer.people else []


def seats_to_offer(group: Group, *, role: str = "", words: str = "") -> list[Role]:
    """Return the people who could sit in the group, in their roles: of the partners, or of the area's list. The caller runs the group."""
    here = set(group.members.filter(until_on__isnull=True).values_list("person_id", "organisation_id"))
    roles = directory.current_roles().filter(shares__area_id=group.area_id, organisation_id__in=_organisations(group))
    if role:
        roles = roles.filter(kind=role)
    for word in words.split()[:5]:
        roles = roles.filter(person__name__icontains=word) | roles.filter(organisation__name__icontains=word)
    found: dict[tuple[int, int], Role] = {}
    for row in roles.select_related("organisation", "person").order_by("organisation__name", "person__name", "pk")[: MOST_OFFERED * 2]:
        if (row.person_id, row.organisation_id) not in here:
            found.setdefault((row.person_id, row.organisation_id), row)
    return list(found.values())[:MOST_OFFERED]


def deputies_to_choose(member: Member) -> list[Person]:
    """Return who could stand in for a member: the other people of their organisation."""
    roles = directory.current_roles().filter(organisation_id=member.organisation_id, shares__area_id=member.group.area_id)
    return list(Person.objects.filter(pk__in=roles.values("person_id")).exclude(pk=member.person_id).order_by("name"))


def interests_of(group: Group) -> list[Interest]:
    """Return the interests that present members have declared, the newest first."""
    rows = Interest.objects.filter(member__group=group, member__until_on__isnull=True, ended_on__isnull=True)
    return list(rows.select_related("member__person", "member__organisation").order_by("-declared_on", "-pk"))


def _left(group: Group, organisations: set[int]) -> dict[int, date]:
    """Return when those of the organisations that belonged to the group's partnership and do so no longer left it."""
    if group.partnership_id is None:
        return {}
    rows = Partner.objects.filter(partnership_id=group.partnership_id, organisation_id__in=organisations)
    here = set(rows.filter(partnerships.still_here(clock.today())).values_list("organisation_id", flat=True))
    gone = rows.exclude(organisation_id__in=here).order_by("left_on").values_list("organisation_id", "left_on")
    return {organisation: day for organisation, day in gone if day is not None}


def _organisations(group: Group) -> list[int]:
    if group.partnership_id is not None:
        rows = Partner.objects.filter(partnerships.still_here(clock.today()), partnership_id=group.partnership_id)
        return list(rows.values_list("organisation_id", flat=True))
    listed = Organisation.objects.filter(attachments__area_id=group.area_id, attachments__until__isnull=True, closed_on__isnull=True)
    return list(listed.values_list("pk", flat=True))
