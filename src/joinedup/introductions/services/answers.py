"""Answer an introduction, and what two answers make of it."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from joinedup.brokerage import services as brokerage
from joinedup.brokerage.choices import WaitsFor
from joinedup.brokerage.policies import missing_yes
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.refusals import require
from joinedup.introductions import choices, policies, queries
from joinedup.introductions.models import Commitment, Introduction, IntroductionAnswer
from joinedup.introductions.services import mails
from joinedup.introductions.services.gifts import let_go_of_plan, plan_gift
from joinedup.introductions.services.records import record
from joinedup.introductions.services.rests import NOTHING, Learned, learn


@dataclass(frozen=True, slots=True)
class AnswerDetails:
    """What one side says: yes, yes but later (when), or no (reason, words for the co-ordinator)."""

    reply: str
    later_when: str = ""
    reason: str = ""
    reason_words: str = ""
    learned: Learned = NOTHING


@transaction.atomic
def answer_introduction(*, answer: IntroductionAnswer, details: AnswerDetails, by: Actor) -> IntroductionAnswer:
    """Say yes, yes but later, or no for one side; it can be changed until something has been formed from two yeses."""
    introduction = queries.locked_introduction(answer.introduction)
    answer = queries.present_answer(answer)
    require(policies.may_answer_introduction(by, answer), _("Only the organisation that was asked can answer this."))
    if policies.answers_on_behalf(by, answer):
        by = by.speaking_for(organisation_id=answer.organisation_id, name=answer.organisation.name)
    taken_back = introduction.state == choices.IntroductionState.TAKEN_BACK
    require(not taken_back, _("This introduction was taken back by the co-ordinator. There is nothing you need to do."))
    require(not introduction.taken_up_by, _("You both agreed and a partnership has been formed from it. Change it there."))
    _check(details)
    _write_answer(answer, details, by)
    learn(answer, details.learned, by)
    _settle(introduction, by)
    if answer.later_when and introduction.state == choices.IntroductionState.SENT:
        mails.tell_later(introduction, answer, by=by)
    record(introduction, "introduction.answered", by, side=answer.side, reply=answer.reply)
    return answer


def _check(details: AnswerDetails) -> None:
    known = details.reply in choices.IntroductionReply.values and bool(details.reply)
    require(known, _("Choose yes, yes but later, or no."), field="reply")
    if details.reply == choices.IntroductionReply.LATER:
        require(bool(details.later_when), _("Say roughly when, for example “after Christmas”."), field="later_when")
    if details.reply == choices.IntroductionReply.NO:
        said = details.reason in choices.DeclineReason.values
        require(said, _("Choose the reason that comes closest, so that nobody asks you in vain again."), field="reason")


def _write_answer(answer: IntroductionAnswer, details: AnswerDetails, by: Actor) -> None:
    is_yes, is_no = details.reply in choices.YESES, details.reply == choices.IntroductionReply.NO
    waits_for, board_on = _missing_yes(answer) if is_yes else ("", None)
    answer.reply = details.reply
    answer.later_when = details.later_when if details.reply == choices.IntroductionReply.LATER else ""
    answer.reason = details.reason if is_no else ""
    answer.reason_words = details.reason_words if is_no else ""
    answer.waits_for, answer.board_on, answer.released_note = waits_for, board_on, ""
    answer.answered_at, answer.answered_by = clock.now(), by.name
    answer.is_on_behalf = policies.answers_on_behalf(by, answer)
    answer.version += 1
    answer.save()


def _missing_yes(answer: IntroductionAnswer) -> tuple[str, date | None]:
    """Return whose yes is missing beside this side's own, by its rule, and when its board next meets."""
    organisation, introduction = answer.organisation, answer.introduction
    gets = organisation.pk == introduction.receiver_id
    pence = (introduction.offer.rate_pence or 0) * introduction.half_days // 2 if gets else 0
    waits_for = missing_yes(organisation, half_days=introduction.half_days, pence=pence)
    return waits_for, organisation.next_board_on if waits_for == WaitsFor.BOARD else None


def _settle(introduction: Introduction, by: Actor) -> None:
    """Bring the introduction to the state that the two answers make, and tell whom it concerns."""
    before, state = introduction.state, _state_of(list(introduction.answers.all()))
    if state == before:
        return
    require(state in choices.INTRODUCTION_MOVES[before], _("This introduction cannot be changed like that any more."))
    if before not in choices.SPOKEN_FOR and state in choices.SPOKEN_FOR:
        free = not queries.is_spoken_for(introduction)
        require(free, _("Somebody else has taken this up in the meantime. Ask the co-ordinator for another match."))
    if before == choices.IntroductionState.AGREED:
        let_go_of_plan(introduction)
        Commitment.objects.filter(introduction=introduction).delete()
    introduction.state = state
    introduction.agreed_at = clock.now() if state == choices.IntroductionState.AGREED else None
    introduction.version += 1
    introduction.save()
    if state == choices.IntroductionState.AGREED:
        _commit(introduction, by)
    elif state == choices.IntroductionState.DECLINED:
        mails.tell_declined(introduction, by=by)
    if choices.IntroductionState.AGREED in (before, state):
        brokerage.match_or_open_again(introduction.need, by=by)
        brokerage.match_or_open_again(introduction.offer, by=by)


def _state_of(answers: list[IntroductionAnswer]) -> str:
    if any(answer.reply == choices.IntroductionReply.NO for answer in answers):
        return choices.IntroductionState.DECLINED
    if all(answer.is_firm_yes for answer in answers):
        return choices.IntroductionState.AGREED
    return choices.IntroductionState.SENT


def _commit(introduction: Introduction, by: Actor) -> None:
    starts = "; ".join(answer.later_when for answer in introduction.answers.all() if answer.later_when)
    commitment = Commitment.objects.create(
        introduction=introduction,
        area=introduction.area,
        year=introduction.year,
        giver=introduction.giver,
        receiver=introduction.receiver,
        topic=introduction.topic,
        half_days=introduction.half_days,
        starts=starts,
    )
    plan_gift(commitment)
    mails.tell_agreed(introduction, by=by)
    record(introduction, "introduction.agreed", by)


@transaction.atomic
def release_answer(*, answer: IntroductionAnswer, note: str, by: Actor) -> None:
    """Record that trust or board has said yes, with its minute or the name of who said so."""
    introduction = queries.locked_introduction(answer.introduction)
    answer = queries.present_answer(answer)
    require(policies.may_release_answer(by, answer), _("Only the trust, or the co-ordinator with the minute in hand, can record this."))
    require(bool(answer.waits_for), _("This answer does not wait for anybody."))
    require(bool(note.strip()), _("Say who decided and when, for example “board minute 7, 2 December”."), field="note")
    answer.waits_for, answer.released_note = "", note.strip()
    answer.version += 1
    answer.save()
    record(introduction, "introduction.released", by, side=answer.side)
    _settle(introduction, by)
