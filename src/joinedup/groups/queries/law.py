"""The law by which a group decides, as plain values for counting; where votes go by pupils, with the register's numbers of today."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from joinedup.directory.models import Organisation
from joinedup.groups.choices import Unit
from joinedup.groups.models import Group
from joinedup.groups.queries.members import voters_of


@dataclass(frozen=True, slots=True)
class Pupils:
    """How many pupils an organisation has (0: none are known), by which census."""

    organisation: Organisation
    number: int
    census_on: date | None


def pupils_of(group: Group) -> list[Pupils]:
    """Return the pupils of each organisation that votes in the group, by the national register."""
    voting = {member.organisation_id for member in voters_of(group)}
    rows = Organisation.objects.filter(pk__in=voting).select_related("establishment").order_by("name_key", "pk")
    known = [(row, row.establishment) for row in rows]
    return [Pupils(row, school.n_pupils or 0, school.census_on) if school else Pupils(row, 0, None) for row, school in known]


def law_facts(group: Group) -> dict[str, Any]:
    """Return the law in plain values; a decision keeps them, so that it can be counted again by the law of its day."""
    facts: dict[str, Any] = {name: getattr(group, name) for name in ("quorum", "quorum_size", "rule", "unit", "has_casting_vote")}
    if group.unit != Unit.PUPILS:
        return facts
    rows = pupils_of(group)
    newest = max((row.census_on for row in rows if row.census_on), default=None)
    pupils = {str(row.organisation.pk): row.number for row in rows}
    return {**facts, "pupils": pupils, "pupils_on": newest.isoformat() if newest else "", "cap": group.vote_cap or 0}
