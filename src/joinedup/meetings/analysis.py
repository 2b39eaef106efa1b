"""From seats and votes to plain values, and counted by the laboratory."""

from collections.abc import Mapping

from joinedup.analytics import voting
from joinedup.groups import queries as groups
from joinedup.groups.choices import Part
from joinedup.meetings import queries
from joinedup.meetings.models import Meeting


def count(meeting: Meeting, votes: Mapping[str, str], *, casting: str = "") -> voting.Count:
    """Count the votes of those who are there, given by invitation; who is away counts among all votes, observers and clerk nowhere."""
    there = {row.member_id: row for row in queries.there(meeting)}
    members = groups.voters_of(meeting.group)
    present = [member for member in members if member.pk in there]
    presiding = {member.pk for member in present if member.part == Part.CHAIR} or {
        member.pk for member in present if member.part == Part.VICE_CHAIR
    }
    seats = []
    for member in members:
        said = votes.get(there[member.pk].public_id, "none") if member.pk in there else "none"
        has_interest = said == "interest"
        seats.append(
            voting.Seat(
                organisation=str(member.organisation_id),
                trust=str(member.organisation.trust_id or ""),
                is_there=member.pk in there,
                choice="none" if has_interest else said,  # type: ignore[arg-type]
                has_interest=has_interest,
                is_chair=member.pk in presiding,
            )
        )
    return voting.count(seats, voting.Law(**groups.law_facts(meeting.group)), casting=casting)
