"""From seats to plain values: how many votes each organisation has where votes go by pupils."""

from dataclasses import dataclass
from datetime import date

from joinedup.analytics import voting
from joinedup.groups import queries
from joinedup.groups.choices import Unit
from joinedup.groups.models import Group


@dataclass(frozen=True, slots=True)
class Weight:
    """The votes of one organisation: its pupils, by which census, and what the cap leaves of them."""

    name: str
    n_pupils: int
    census_on: date | None
    n_votes: int


def votes_by_pupils(group: Group) -> list[Weight]:
    """Return the votes of each organisation by name; nothing where votes do not go by pupils."""
    if group.unit != Unit.PUPILS:
        return []
    rows = queries.pupils_of(group)
    votes = voting.weights({str(row.organisation.pk): row.number for row in rows}, group.vote_cap or 0)
    return [Weight(row.organisation.name, row.number, row.census_on, votes[str(row.organisation.pk)]) for row in rows]
