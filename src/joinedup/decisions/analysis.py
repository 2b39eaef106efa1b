"""From seats and replies to plain values, and counted by the laboratory."""

from dataclasses import asdict

from joinedup.analytics import voting
from joinedup.decisions import queries
from joinedup.decisions.models import Question
from joinedup.groups import queries as groups
from joinedup.groups.choices import Part
from joinedup.groups.models import Group, Member


def law_of(group: Group) -> dict[str, object]:
    """Return the law by which a group decides, to be kept beside what it decided."""
    return asdict(voting.Law(**groups.law_facts(group)))


def count(question: Question, *, casting: str = "") -> voting.Count:
    """Count the replies by the law of the day on which the question was asked; who has replied is there.

    Only seats that were asked and vote now are counted: who came later could not reply, and what somebody said whose seat has ended, or
    whose organisation has left, counts nowhere. Where silence is a yes, it speaks only for a vote of which nobody has said anything.
    """
    said = dict(question.replies.values_list("member_id", "says"))
    members = queries.voters_asked(question)
    there = {member.pk for member in members if said.get(member.pk) or question.silence_is_yes}
    presiding = _presiding(members, there)
    seats = [_seat(member, said.get(member.pk, ""), question.silence_is_yes, presiding) for member in members]
    return voting.count(seats, voting.Law(**question.law), casting=casting)


def _presiding(members: list[Member], there: set[int]) -> set[int]:
    for part in (Part.CHAIR, Part.VICE_CHAIR):
        if found := {member.pk for member in members if member.part == part and member.pk in there}:
            return found
    return set()


def _seat(member: Member, said: str, silence_is_yes: bool, presiding: set[int]) -> voting.Seat:
    words = said or ("for" if silence_is_yes else "none")
    return voting.Seat(
        organisation=str(member.organisation_id),
        trust=str(member.organisation.trust_id or ""),
        is_there=bool(said) or silence_is_yes,
        choice=words if words in {"for", "against"} else "none",  # type: ignore[arg-type]
        has_interest=words == "interest",
        is_chair=member.pk in presiding,
        is_silent=not said,
    )
