"""Verbs of introductions: send, answer, release a yes that waits, take back, let lapse, take up."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from joinedup.accounts.services import links
from joinedup.audit import services as audit
from joinedup.brokerage import choices, policies, queries
from joinedup.brokerage.models import Commitment, Introduction, IntroductionAnswer, Plan, Suggestion
from joinedup.brokerage.services import introduction_mails as mails
from joinedup.brokerage.services import states, things
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.refusals import require
from joinedup.core.subjects import Subject
from joinedup.directory.choices import AskKind
from joinedup.directory.queries import Contact, people_to_ask_of
from joinedup.jobs import services as jobs
from joinedup.jobs.models import Job
from joinedup.notices import services as notices
from joinedup.notices.choices import Urgency
from joinedup.notices.services import window

PIECE = 5


@dataclass(frozen=True, slots=True)
class AnswerDetails:
    """What one side says: yes, yes but later (when), or no (reason, words for the co-ordinator)."""

    reply: str
    later_when: str = ""
    reason: str = ""
    reason_words: str = ""


@transaction.atomic
def send_introductions(*, plan: Plan, public_ids: list[str], words: str, by: Actor, goes_at: datetime | None = None) -> list[Introduction]:
    """Ask both sides of each chosen suggestion; the mails wait for working hours and can be stopped until then."""
    plan = queries.locked_plan(plan)
    require(policies.may_change_plan(by, plan), _("Only officers and co-ordinators of this area can send introductions."))
    require(plan.state == choices.PlanState.READY, _("This plan is not ready, so nothing can be sent from it."))
    chosen = list(queries.suggestions_of(plan).filter(public_id__in=public_ids, state=choices.SuggestionState.SUGGESTED))
    require(bool(chosen), _("Choose at least one suggestion that has not been introduced yet."))
    taken = queries.taken_pairs((row.need_id, row.offer_id) for row in chosen)
    batch = _Batch(plan, words, goes_at or introductions_go_at(), _contacts(chosen, plan.area_id), by)
    sent = [_introduce(row, batch) for row in chosen if (row.need_id, row.offer_id) not in taken]
    require(bool(sent), _("All of these were introduced from another plan already."))
    sent_from = [row.suggestion.pk for row in sent if row.suggestion is not None]
    plan.suggestions.filter(pk__in=sent_from).update(state=choices.SuggestionState.INTRODUCED)
    audit.record(by=by, verb="introductions.sent", about=plan.subject, area_id=plan.area_id, facts={"n": len(sent)})
    return sent


@transaction.atomic
def start_sending(*, plan: Plan, public_ids: list[str], words: str, by: Actor) -> Job:
    """Send many introductions in the background: each piece is written at once, so that nobody else has to wait."""
    require(policies.may_change_plan(by, plan), _("Only officers and co-ordinators of this area can send introductions."))
    require(bool(public_ids), _("Choose at least one suggestion that has not been introduced yet."))
    return jobs.start(
        "brokerage.introduce",
        by=by,
        title=_("Introductions from %(title)s") % {"title": plan.title},
        about=plan.subject,
        area_id=plan.area_id,
        plan=plan.public_id,
        suggestions=list(public_ids),
        words=words,
    )


def send_in_pieces(*, plan: Plan, public_ids: list[str], words: str, run: jobs.Run) -> None:
    """Send introductions piece by piece; what an earlier run sent is left alone."""
    goes_at = introductions_go_at()
    for start in range(0, len(public_ids), PIECE):
        run.progress(start, len(public_ids), _("introductions sent"))
        left = queries.still_suggested(plan, public_ids[start : start + PIECE])
        if left:
            send_introductions(plan=plan, public_ids=left, words=words, by=run.by, goes_at=goes_at)
    run.progress(len(public_ids), len(public_ids))


def _contacts(chosen: Iterable[Suggestion], area_id: int) -> dict[int, list[Contact]]:
    organisations = {pk for row in chosen for pk in (row.giver_id, row.receiver_id)}
    return people_to_ask_of(organisations, AskKind.INTRODUCTIONS, area_id=area_id)


def introductions_go_at() -> datetime:
    """Return when the mails of introductions that are sent now leave."""
    return window.leaves_at(Urgency.WORKING_HOURS, clock.now())


@dataclass(frozen=True, slots=True)
class _Batch:
    """What introductions that are sent together share."""

    plan: Plan
    words: str
    goes_at: datetime
    contacts: dict[int, list[Contact]]
    by: Actor


def _introduce(row: Suggestion, batch: _Batch) -> Introduction:
    plan, goes_at, by = batch.plan, batch.goes_at, batch.by
    assert row.need.topic is not None
    introduction = Introduction.objects.create(
        area=plan.area,
        year=plan.year,
        suggestion=row,
        need=row.need,
        offer=row.offer,
        topic=row.need.topic,
        giver=row.giver,
        receiver=row.receiver,
        half_days=row.half_days,
        distance_m=row.distance_m,
        words=batch.words,
        goes_at=goes_at,
        lapses_on=goes_at.astimezone(clock.LONDON).date() + timedelta(days=choices.LAPSE_AFTER_DAYS),
    )
    for side, organisation in ((choices.Side.RECEIVER, row.receiver), (choices.Side.GIVER, row.giver)):
        contact = next(iter(batch.contacts.get(organisation.pk, [])), None)
        asked = {"person_name": contact.name, "address": contact.email} if contact else {}
        IntroductionAnswer.objects.create(introduction=introduction, organisation=organisation, side=side, **asked)
    for answer in introduction.answers.select_related("introduction__area", "organisation"):
        mails.ask(answer, by=by)
    _record(introduction, "introduction.sent", by, half_days=row.half_days)
    return introduction


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
    _settle(introduction, by)
    if answer.later_when and introduction.state == choices.IntroductionState.SENT:
        mails.tell_later(introduction, answer, by=by)
    _record(introduction, "introduction.answered", by, side=answer.side, reply=answer.reply)
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
    waits_for = policies.missing_yes(organisation, half_days=introduction.half_days, pence=pence)
    return waits_for, organisation.next_board_on if waits_for == choices.WaitsFor.BOARD else None


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
        states.match_or_open_again(things.locked(introduction.need), by=by)
        states.match_or_open_again(things.locked(introduction.offer), by=by)


def _state_of(answers: list[IntroductionAnswer]) -> str:
    if any(answer.reply == choices.IntroductionReply.NO for answer in answers):
        return choices.IntroductionState.DECLINED
    if all(answer.is_firm_yes for answer in answers):
        return choices.IntroductionState.AGREED
    return choices.IntroductionState.SENT


def _commit(introduction: Introduction, by: Actor) -> None:
    starts = "; ".join(answer.later_when for answer in introduction.answers.all() if answer.later_when)
    Commitment.objects.create(
        introduction=introduction,
        area=introduction.area,
        year=introduction.year,
        giver=introduction.giver,
        receiver=introduction.receiver,
        topic=introduction.topic,
        half_days=introduction.half_days,
        starts=starts,
    )
    mails.tell_agreed(introduction, by=by)
    _record(introduction, "introduction.agreed", by)


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
    _record(introduction, "introduction.released", by, side=answer.side)
    _settle(introduction, by)


@transaction.atomic
def take_back_introduction(*, introduction: Introduction, by: Actor) -> None:
    """Take an introduction back while nobody has built on it; mails that have not left are stopped."""
    introduction = queries.locked_introduction(introduction)
    require(policies.may_take_back_introduction(by, introduction), _("Only officers and co-ordinators of this area can take this back."))
    is_open = introduction.state == choices.IntroductionState.SENT
    require(is_open, _("Only an introduction that waits for answers can be taken back."))
    if introduction.suggestion is not None:
        Suggestion.objects.filter(pk=introduction.suggestion.pk).update(state=choices.SuggestionState.SUGGESTED)
    introduction.state = choices.IntroductionState.TAKEN_BACK
    introduction.suggestion = None
    introduction.version += 1
    introduction.save(update_fields=["state", "suggestion", "version"])
    for answer in introduction.answers.all():
        notices.stop_about(answer.subject, by=by)
        links.revoke_links(subject=answer.subject, by=by)
    _record(introduction, "introduction.taken_back", by)


def lapse_introductions(*, on: date, by: Actor) -> int:
    """Let the introductions lapse that nobody answered in time, one transaction each; return how many."""
    return sum(_lapse(introduction, on, by) for introduction in queries.overdue_introductions(on))


@transaction.atomic
def _lapse(introduction: Introduction, on: date, by: Actor) -> bool:
    introduction = queries.locked_introduction(introduction)
    if introduction.state != choices.IntroductionState.SENT or introduction.lapses_on >= on:
        return False
    introduction.state = choices.IntroductionState.LAPSED
    introduction.version += 1
    introduction.save(update_fields=["state", "version"])
    _record(introduction, "introduction.lapsed", by)
    return True


@transaction.atomic
def take_up_introductions(*, introductions: Iterable[Introduction], about: Subject, by: Actor) -> None:
    """Note what was formed from agreed introductions, so that they are not offered a second time."""
    for given in introductions:
        introduction = queries.locked_introduction(given)
        may = policies.may_take_back_introduction(by, introduction)
        require(may, _("Only officers and co-ordinators of this area can do this."))
        agreed = introduction.state == choices.IntroductionState.AGREED
        require(agreed, _("Only an introduction that both agreed to can be taken up."))
        require(not introduction.taken_up_by, _("A partnership has already been formed from this introduction."))
        Introduction.objects.filter(pk=introduction.pk).update(taken_up_by=str(about))
        _record(introduction, "introduction.taken_up", by)


def _record(introduction: Introduction, verb: str, by: Actor, **facts: str | int) -> None:
    audit.record(by=by, verb=verb, about=introduction.subject, area_id=introduction.area_id, facts=facts)
