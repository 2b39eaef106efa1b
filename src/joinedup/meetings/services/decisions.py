"""Decisions are counted by the group's law and written down; boards answer afterwards."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from joinedup.core.actors import Actor
from joinedup.core.pupils import refuse_pupils
from joinedup.core.refusals import require
from joinedup.core.versions import save_version
from joinedup.decisions import services as carriers
from joinedup.groups import queries as groups
from joinedup.meetings import analysis, choices, queries
from joinedup.meetings.models import Decision, Item, Meeting, Vote
from joinedup.meetings.services.meetings import check_runs, record

MOST_BOARDS_DAYS = 400


@dataclass(frozen=True, slots=True)
class DecisionDetails:
    """What is decided; what each seat that is there says (by invitation; nothing said is "for"); the chair's word when votes are equal."""

    text: str
    votes: Mapping[str, str] = field(default_factory=dict)
    casting: str = ""
    boards_on: date | None = None


@transaction.atomic
def record_decision(*, item: Item, details: DecisionDetails, by: Actor) -> Decision:
    """Count the votes of those who are there by the group's law, and write down what it says."""
    meeting = queries.locked(item.meeting)
    _check(meeting, item, by)
    refuse_pupils(details.text, field="text")
    there = queries.there(meeting)
    require(bool(there), _("Write down who is there first: only they vote."))
    votes = {row.public_id: choices.Vote(details.votes.get(row.public_id, "for")).value for row in there}
    casting = details.casting if analysis.count(meeting, votes).result == "tie" else ""
    counted = analysis.count(meeting, votes, casting=casting)
    require(counted.result != "tie", _("The votes are equal. Say what the chair decides."), field="casting")
    require(
        details.boards_on is None or 0 <= (details.boards_on - meeting.on).days <= MOST_BOARDS_DAYS,
        _("The boards answer after the meeting."),
        field="boards_on",
    )
    waits = details.boards_on is not None and counted.result == "carried"
    decision = Decision.objects.create(
        item=item,
        text=details.text,
        result=counted.result,
        law=groups.law_facts(meeting.group),
        counted={name: value for name, value in asdict(counted).items() if name.startswith("n_")},
        casting=casting,
        decided_on=meeting.on,
        boards=choices.Boards.WAITING.value if waits else "",
        boards_on=details.boards_on if waits else None,
    )
    Vote.objects.bulk_create(Vote(decision=decision, invitation=row, said=votes[row.public_id]) for row in there)
    record(meeting, "meeting.decided", by, decision=decision.public_id, result=decision.result)
    return decision


@transaction.atomic
def remove_decision(*, decision: Decision, by: Actor) -> None:
    """Remove a decision that was written down wrongly, as long as the minutes are not approved."""
    meeting = queries.locked(decision.item.meeting)
    _check(meeting, decision.item, by)
    record(meeting, "meeting.decision_removed", by, decision=decision.public_id, result=decision.result)
    carriers.forget_carriers(decision.subject)
    decision.delete()


@transaction.atomic
def record_boards(*, decision: Decision, agreed: bool, by: Actor) -> None:
    """Write down what the boards said to a decision that waited for them."""
    meeting = decision.item.meeting
    check_runs(meeting, by)
    require(decision.boards == choices.Boards.WAITING, _("This decision does not wait for boards."))
    decision.boards = choices.Boards.AGREED.value if agreed else choices.Boards.NOT_AGREED.value
    save_version(decision, expected=decision.version, fields=["boards"])
    record(meeting, "meeting.boards_said", by, decision=decision.public_id, agreed=agreed)


def _check(meeting: Meeting, item: Item, by: Actor) -> None:
    check_runs(meeting, by)
    require(meeting.minutes_state != choices.MinutesState.APPROVED, _("These minutes are approved."))
    require(item.part == choices.Part.A or queries.sees_closed(by, meeting), _("Part B is for partners only."))
