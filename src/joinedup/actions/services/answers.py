"""What an owner answers on one page: done, more time, cannot."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from joinedup.accounts.services import links
from joinedup.actions import choices
from joinedup.actions.models import Action
from joinedup.actions.services import actions
from joinedup.core.actors import Actor
from joinedup.core.refusals import Refused
from joinedup.directory.models import Person


@dataclass(frozen=True, slots=True)
class AnswerDetails:
    """An owner's answer: `due_on` with "more time", `colleague` who does it instead, `words` why, or what was done."""

    answer: str
    words: str = ""
    due_on: date | None = None
    colleague: Person | None = None


@transaction.atomic
def answer_action(*, action: Action, details: AnswerDetails, expected: int, by: Actor) -> None:
    """Do what the owner of an action answered; a reason that is missing or refused is one of the words."""
    try:
        _do(action, details, expected, by)
    except Refused as refusal:
        refusal.field = "words" if refusal.field == "reason" else refusal.field
        raise
    if details.answer == choices.Answer.DONE and by.may_by_link(choices.ANSWER_PURPOSE, action.subject):
        links.spend_link(by=by)


def _do(action: Action, details: AnswerDetails, expected: int, by: Actor) -> None:
    if details.answer == choices.Answer.DONE:
        actions.finish_action(action=action, words=details.words, expected=expected, by=by)
    elif details.answer == choices.Answer.LATER:
        if details.due_on is None:
            raise Refused(_("Enter the day by which you can do it."), field="due_on")
        actions.move_action(action=action, due_on=details.due_on, reason=details.words, expected=expected, by=by)
    elif details.answer == choices.Answer.COLLEAGUE:
        if details.colleague is None:
            raise Refused(_("Choose the colleague who does it."), field="colleague")
        actions.delegate_action(action=action, to=details.colleague, reason=details.words, expected=expected, by=by)
    elif details.answer == choices.Answer.CANNOT:
        actions.say_cannot(action=action, reason=details.words, expected=expected, by=by)
    else:
        raise Refused(_("Choose what you want to say."), field="answer")
