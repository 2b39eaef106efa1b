"""Groups for tests: Ada (officer) runs a board in which the heads of Oak, Elm and Ash sit; Oak's head chairs."""

from itertools import count

from joinedup.accounts.models import Area
from joinedup.accounts.tests import factories as accounts
from joinedup.core.actors import Actor
from joinedup.directory.models import Organisation, Person
from joinedup.directory.tests import factories as directory
from joinedup.groups import queries, services
from joinedup.groups.models import Group, Member
from joinedup.partnerships.models import Partnership
from joinedup.partnerships.tests import factories as partnerships

_numbers = count(1)


def make_details(**facts: object) -> services.GroupDetails:
    return services.GroupDetails(**{"name": f"Board of heads {next(_numbers)}", **facts})  # type: ignore[arg-type]


def make_group(
    area: Area,
    *,
    by: Actor | None = None,
    partnership: Partnership | None = None,
    organisations: list[Organisation] | None = None,
    **facts: object,
) -> Group:
    """Return a group with the heads of these organisations, of Oak, Elm and Ash when none are given; the first chairs."""
    by = by or accounts.officer_actor(area)
    schools = [partnerships.make_led_school(name, area) for name in ("Oak", "Elm", "Ash")] if organisations is None else organisations
    group = services.start_group(area=area, partnership=partnership, details=make_details(**facts), by=by)
    seats = [services.Seat(head_of(school), school) for school in schools]
    if seats:
        services.add_members(group=group, seats=seats[:1], part="chair", by=by)
        services.add_members(group=group, seats=seats[1:], by=by) if seats[1:] else None
    return group


def make_partnership_group(area: Area, *, by: Actor | None = None, **facts: object) -> Group:
    """Return a board of a partnership, its partners' heads in it."""
    by = by or accounts.officer_actor(area)
    schools = [partnerships.make_led_school(name, area) for name in ("Oak", "Elm", "Ash")]
    partnership = partnerships.make_partnership(area, by=by, partners=schools)
    return make_group(area, by=by, partnership=partnership, organisations=schools, **facts)


def head_of(organisation: Organisation) -> Person:
    return organisation.roles.order_by("pk")[0].person


def members(group: Group) -> list[Member]:
    """Return the seats in the order in which they were given."""
    return sorted(queries.members_of(group), key=lambda member: member.pk)


def add_seat(group: Group, name: str, organisation: Organisation, *, part: str = "member", by: Actor) -> Member:
    """Give a new person of an organisation a seat."""
    person = directory.make_person(name, organisation=organisation, area=group.area)
    return services.add_members(group=group, seats=[services.Seat(person, organisation)], part=part, by=by)[0]


def actor_of(member: Member) -> Actor:
    """Return the member signed in, standing in the group's area."""
    if member.person.user is None:
        address = member.person.addresses.get(is_shared=False)
        member.person.user = accounts.make_user(member.person.name, address.email)
        member.person.save()
    return accounts.actor_for(member.person.user, member.group.area)
