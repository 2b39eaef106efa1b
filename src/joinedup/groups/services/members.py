"""Seats of a group are filled, changed and given up."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.refusals import require
from joinedup.core.versions import save_version
from joinedup.directory import queries as directory
from joinedup.directory.models import Organisation, Person
from joinedup.groups import choices, queries
from joinedup.groups.models import Group, Member
from joinedup.groups.services.groups import check_runs, record


@dataclass(frozen=True, slots=True)
class Seat:
    """A person who is to sit in a group, and for which organisation."""

    person: Person
    organisation: Organisation


@dataclass(frozen=True, slots=True)
class MemberDetails:
    """What a member does in the group, and who stands in."""

    part: str = choices.Part.MEMBER.value
    deputy: Person | None = None


@transaction.atomic
def add_members(*, group: Group, seats: Sequence[Seat], part: str = choices.Part.MEMBER.value, by: Actor) -> list[Member]:
    """Give these people seats; who has one already is left as they are. Return the new seats."""
    group = queries.locked(group)
    check_runs(group, by)
    require(bool(seats), _("Tick at least one person."), field="people")
    word = choices.Part(part)
    require(word != choices.Part.CHAIR or len(seats) == 1, _("A group has one chair: tick one person."), field="part")
    _check_work_there(seats)
    _make_room(group, word)
    added = [row for seat in seats for row in _seat(group, seat, word)]
    if added:
        record(group, "group.members_added", by, n_members=len(added), part=word.value)
    return added


@transaction.atomic
def change_member(*, member: Member, details: MemberDetails, expected: int, by: Actor) -> None:
    """Change what a member does and who stands in; a new chair takes the place of the old one, who stays a member."""
    group = queries.locked(member.group)
    check_runs(group, by)
    part, deputy = choices.Part(details.part), details.deputy
    known = deputy is None or directory.current_roles().filter(person=deputy, organisation_id=member.organisation_id).exists()
    require(known, _("Choose somebody who works for %(name)s.") % {"name": member.organisation.name}, field="deputy")
    if part != member.part:
        _make_room(group, part)
    member.part, member.deputy = part.value, deputy
    save_version(member, expected=expected, fields=["part", "deputy"])
    record(group, "group.member_changed", by, member=member.public_id, part=member.part, has_deputy=deputy is not None)


@transaction.atomic
def end_member(*, member: Member, by: Actor) -> None:
    """End a seat; what its holder did in the group stays."""
    group = queries.locked(member.group)
    check_runs(group, by)
    member.until_on = clock.today()
    save_version(member, expected=member.version, fields=["until_on"])
    record(group, "group.member_ended", by, member=member.public_id)


def _check_work_there(seats: Sequence[Seat]) -> None:
    held = directory.current_roles().filter(person_id__in=[seat.person.pk for seat in seats])
    working = set(held.values_list("person_id", "organisation_id"))
    for seat in seats:
        words = _("%(person)s does not work for %(name)s.") % {"person": seat.person.name, "name": seat.organisation.name}
        require((seat.person.pk, seat.organisation.pk) in working, words, field="people")


def _make_room(group: Group, part: choices.Part) -> None:
    if part == choices.Part.CHAIR:
        for old in group.members.filter(until_on__isnull=True, part=choices.Part.CHAIR):
            old.part = choices.Part.MEMBER.value
            save_version(old, expected=old.version, fields=["part"])


def _seat(group: Group, seat: Seat, part: choices.Part) -> list[Member]:
    facts = {"group": group, "person": seat.person, "organisation": seat.organisation, "until_on": None}
    row, made = Member.objects.get_or_create(**facts, defaults={"part": part.value, "from_on": clock.today()})
    return [row] if made else []
