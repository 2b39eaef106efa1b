"""How the heads of Brackwater decide between meetings: a question is open, the last decision is carried, the last meeting was rated."""

from datetime import UTC, date, datetime

from joinedup.core import clock
from joinedup.decisions import queries as questions
from joinedup.decisions import services as decisions
from joinedup.demo.call import holder_of
from joinedup.demo.town import Town
from joinedup.groups.models import Group
from joinedup.meetings import queries as minutes
from joinedup.meetings import services as meetings
from joinedup.meetings.models import Meeting

ASKED = datetime(2026, 11, 20, 10, tzinfo=UTC)
DAY_AFTER = datetime(2026, 11, 6, 9, tzinfo=UTC)
WHY = "Three coaches together cost 940 pounds, one for each school 1,480. The company holds the price until 4 December."
REPLIED = ("for", "for", "against")
# Worth the time, and for whom it was used, as those said who were there on 5 November.
SAID = (("yes", "learners"), ("yes", "learners"), ("partly", "both"), ("yes", "both"), ("partly", "learners"), ("yes", "learners"))
CARRY = ("Kelly Amos, phonics lead", "", "Tom Ridley, deputy head")


def ask(town: Town, group: Group) -> None:
    """Ask the heads something that cannot wait for 3 December; three have replied by the day of the demo."""
    details = decisions.QuestionDetails(
        title="One coach company for all trips in spring",
        text="We book our coaches for the spring term together, with Estuary Coaches.",
        why=WHY,
        closes_on=date(2026, 12, 1),
    )
    with clock.fixed(ASKED):
        question = decisions.ask_question(group=group, details=details, by=town.actor("Bernadette Quill"))
        for row, says in zip(questions.replies_of(question), REPLIED, strict=False):
            decisions.answer_question(reply=row, says=says, by=holder_of(row.subject))


def look_back(meeting: Meeting) -> None:
    """Let those who were there say how it was, and two schools who carries what was decided."""
    with clock.fixed(DAY_AFTER):
        there = [row for row in minutes.invitations_of(meeting) if row.was_there]
        for row, (worth, learners) in zip(there, SAID, strict=False):
            row.meeting = meeting
            meetings.give_pulse(invitation=row, worth=worth, learners=learners, by=holder_of(row.subject))
        for row, name in zip(there, CARRY, strict=False):
            holder = holder_of(row.subject)
            taken = [one for line in minutes.minutes_of(meeting, holder, row) for one in line.decisions if one.is_taken]
            names = {one.public_id: name for one in taken}
            meetings.carry_decisions(invitation=row, names=names, by=holder)
