"""Who carries a decision inside each partner."""

from collections.abc import Iterable
from dataclasses import dataclass

from joinedup.core.subjects import Subject
from joinedup.decisions.models import Carrier
from joinedup.directory.models import Organisation
from joinedup.groups import queries as groups
from joinedup.groups.models import Group, Member


@dataclass(frozen=True, slots=True)
class CarrierLine:
    """One partner's line under a decision: who said they carry it there, or who is presumed to (the holder of the seat) until they do."""

    organisation: Organisation
    member: int
    presumed: str
    carrier: Carrier | None


def carriers_of(subjects: Iterable[Subject]) -> dict[tuple[str, int], Carrier]:
    """Return who carries several decisions, by the decision's public id and the organisation's inner one, in one read."""
    wanted = {(subject.kind, subject.public_id) for subject in subjects}
    rows = Carrier.objects.filter(about_id__in=[public_id for _kind, public_id in wanted])
    return {(row.about_id, row.organisation_id): row for row in rows if (row.about_kind, row.about_id) in wanted}


def carrier_lines(group: Group, subjects: Iterable[Subject]) -> dict[str, list[CarrierLine]]:
    """Return, by the decisions' public ids, one line for each partner in the group: presumed is its first seat with a vote."""
    every = list(subjects)
    seats: dict[int, Member] = {}
    for member in groups.voters_of(group) if every else ():
        seats.setdefault(member.organisation_id, member)
    known = carriers_of(every)
    ordered = sorted(seats.values(), key=lambda member: member.organisation.name)
    return {
        about.public_id: [
            CarrierLine(seat.organisation, seat.pk, seat.person.name, known.get((about.public_id, seat.organisation_id)))
            for seat in ordered
        ]
        for about in every
    }


def silent_partners(group: Group, subjects: Iterable[Subject]) -> dict[int, list[str]]:
    """Return, by organisation, the decisions (public ids) of which a partner in the group has not said who carries them."""
    silent: dict[int, list[str]] = {}
    for public_id, lines in carrier_lines(group, subjects).items():
        for line in lines:
            if line.carrier is None:
                silent.setdefault(line.organisation.pk, []).append(public_id)
    return silent
