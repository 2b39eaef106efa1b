"""Who carries a decision inside each partner."""

from collections.abc import Iterable
from dataclasses import dataclass

from joinedup.core.subjects import Subject
from joinedup.decisions.models import Carrier
from joinedup.directory.models import Organisation
from joinedup.groups import queries as groups
from joinedup.groups.models import Group


@dataclass(frozen=True, slots=True)
class CarrierLine:
    """One partner's line under a decision: who carries it there, or nobody yet."""

    organisation: Organisation
    carrier: Carrier | None


def organisations_of(group: Group) -> list[Organisation]:
    """Return the organisations that have a vote in a group, by name: each carries what was decided."""
    found = {member.organisation_id: member.organisation for member in groups.members_of(group) if member.has_vote}
    return sorted(found.values(), key=lambda organisation: organisation.name)


def carriers_of(subjects: Iterable[Subject]) -> dict[str, list[Carrier]]:
    """Return who carries several decisions, by the decisions' public ids, in one read."""
    wanted = {(subject.kind, subject.public_id) for subject in subjects}
    rows = Carrier.objects.filter(about_id__in=[public_id for _kind, public_id in wanted]).select_related("organisation")
    found: dict[str, list[Carrier]] = {}
    for row in rows.order_by("organisation__name"):
        if (row.about_kind, row.about_id) in wanted:
            found.setdefault(row.about_id, []).append(row)
    return found


def carrier_lines(group: Group, about: Subject) -> list[CarrierLine]:
    """Return one line for each partner in the group: who carries this decision there."""
    known = {row.organisation_id: row for row in carriers_of([about]).get(about.public_id, [])}
    return [CarrierLine(organisation, known.get(organisation.pk)) for organisation in organisations_of(group)]
