"""Replies are counted when the deadline is over, or when all have replied; equal votes wait for the chair."""

from dataclasses import asdict

from django.db import transaction
from django.utils.translation import gettext as _

from joinedup.analytics import voting
from joinedup.core import clock
from joinedup.core.actors import SYSTEM, Actor
from joinedup.core.refusals import Refused, require
from joinedup.core.versions import save_version
from joinedup.decisions import analysis, choices, queries
from joinedup.decisions.models import Question
from joinedup.decisions.services import mails
from joinedup.decisions.services.carriers import remind_carriers
from joinedup.decisions.services.questions import check_runs, record
from joinedup.decisions.services.replies import remind_owing


@transaction.atomic
def settle_question(*, question: Question, casting: str = "", by: Actor) -> Question:
    """Count a question whose deadline is over, or to which every seat has replied, and tell every seat what came of it."""
    question = queries.locked(question)
    check_runs(question, by)
    said = dict(question.replies.values_list("member_id", "says"))
    everybody = all(said[member.pk] for member in queries.voters_asked(question))
    require(question.is_over or everybody, _("Some have not replied yet, and the deadline is not over."))
    counted = analysis.count(question)
    casting = casting if counted.result == "tie" else ""
    counted = analysis.count(question, casting=casting) if casting else counted
    require(counted.result != "tie", _("The votes are equal. Say what the chair decides."), field="casting")
    return _settle(question, counted, casting, by)


def look_after_questions() -> int:
    """Remind where the deadline is near, count where it is over, ask who carries what was decided a week ago.

    Each happens once, also when two workers try at the same time.
    """
    done = 0
    reminders = [(remind_owing, queries.to_remind()), (remind_carriers, queries.to_ask_for_carriers())]
    for remind, questions in reminders:
        for question in questions:
            try:
                remind(question=question, by=SYSTEM)
                done += 1
            except Refused:  # nobody owes anything any more, or somebody was faster
                continue
    for question in queries.to_settle():
        with transaction.atomic():
            row = queries.locked(question)
            if row.state == choices.State.OPEN and row.chair_asked_on is None:
                _settle_alone(row)
                done += 1
    return done


def _settle_alone(question: Question) -> None:
    counted = analysis.count(question)
    if counted.result != "tie":
        _settle(question, counted, "", SYSTEM)
        return
    question.chair_asked_on = clock.today()
    save_version(question, expected=question.version, fields=["chair_asked_on"])
    mails.to_chair(question, by=SYSTEM)
    record(question, "question.chair_asked", SYSTEM)


def _settle(question: Question, counted: voting.Count, casting: str, by: Actor) -> Question:
    question.state, question.result = choices.State.SETTLED.value, choices.Result(counted.result).value
    question.counted = {name: value for name, value in asdict(counted).items() if name.startswith("n_")}
    question.casting, question.settled_at = casting, clock.now()
    save_version(question, expected=question.version, fields=["state", "result", "counted", "casting", "settled_at"])
    action = _("Read the outcome, say who carries it") if question.result == "carried" else _("Read the outcome")
    mails.to_seats("outcome", question, queries.replies_of(question), key="outcome", action=action, by=by)
    record(question, "question.settled", by, result=question.result)
    return question
