"""Minutes are typed by one person, sent out the same day, corrected and approved; what is not finished is carried over."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from joinedup.accounts.models import User
from joinedup.actions import queries as actions
from joinedup.core import clock
from joinedup.core.actors import NOBODY, SYSTEM, Actor
from joinedup.core.pupils import refuse_pupils
from joinedup.core.refusals import require
from joinedup.core.versions import save_version
from joinedup.meetings import choices, policies, queries
from joinedup.meetings.models import Correction, Invitation, Item, Meeting, Minute, MinuteDraft
from joinedup.meetings.services import mails
from joinedup.meetings.services.agenda import ItemDetails, make_item
from joinedup.meetings.services.invitations import places_made
from joinedup.meetings.services.meetings import check_runs, record
from joinedup.notices import services as notices
from joinedup.ui import filters

State = choices.MinutesState


@dataclass(frozen=True, slots=True)
class Said:
    """What was said on an item, and what became of it."""

    text: str
    outcome: str = ""


@transaction.atomic
def take_pen(*, meeting: Meeting, by: Actor) -> None:
    """Begin the minutes, or take over from whoever types them; from now on only `by` types."""
    meeting = queries.locked(meeting)
    check_runs(meeting, by)
    require(meeting.minutes_state != State.APPROVED, _("These minutes are approved."))
    meeting.minutes_by = User.objects.get(pk=by.user_id or 0)
    if meeting.minutes_state == State.NONE:
        meeting.minutes_state = State.OPEN.value
    save_version(meeting, expected=meeting.version, fields=["minutes_by", "minutes_state"])
    record(meeting, "meeting.minutes_begun", by)


@transaction.atomic
def save_minute(*, item: Item, said: Said, expected: int, by: Actor) -> Minute:
    """Save what was typed on an item and keep it as a draft of its own; collide visibly when somebody else has typed meanwhile."""
    meeting = queries.locked(item.meeting)
    require(policies.may_type_minutes(by, meeting), _("Somebody else is typing the minutes now. Take the pen first."))
    require(meeting.minutes_state in (State.OPEN, State.SENT), _("These minutes are approved."))
    require(item.part == choices.Part.A or queries.sees_closed(by, meeting), _("Part B is for partners only."))
    refuse_pupils(said.text, field="text")
    minute, _made = Minute.objects.get_or_create(item=item)
    was_sent = minute.version in (expected, expected + 1)  # the same words once more: their answer was lost on the way
    if was_sent and (minute.text, minute.outcome) == (said.text, said.outcome):
        return minute
    minute.text, minute.outcome = said.text, choices.Outcome(said.outcome).value
    minute.typed_by, minute.changed_at = by.name[:160], clock.now()
    save_version(minute, expected=expected, fields=["text", "outcome", "typed_by", "changed_at"])
    MinuteDraft.objects.create(
        minute=minute, number=minute.version, text=minute.text, outcome=minute.outcome, typed_by=minute.typed_by, saved_at=clock.now()
    )
    if meeting.minutes_state == State.SENT:
        record(meeting, "meeting.minute_changed", by, item=item.public_id)
    return minute


@transaction.atomic
def send_minutes(*, meeting: Meeting, by: Actor) -> int:
    """Send the minutes to every seat, and take unfinished items over into the next meeting; return how many mails wait."""
    meeting = queries.locked(meeting)
    check_runs(meeting, by)
    require(meeting.minutes_state in (State.OPEN, State.SENT), _("Type the minutes first."))
    every = queries.minutes_of(meeting, by)
    require(any(not line.is_empty for line in every), _("Nothing is written in the minutes yet."))
    places_made(meeting)
    meeting.minutes_state, meeting.minutes_number = State.SENT.value, meeting.minutes_number + 1
    meeting.minutes_sent_at = clock.now()
    save_version(meeting, expected=meeting.version, fields=["minutes_state", "minutes_number", "minutes_sent_at"])
    following = next(iter(queries.meetings_to_approve_at(meeting)), None)
    if following is not None:
        for item in queries.unfinished(following, by):
            _carry(item, following, by)
    n_mails = _tell(meeting, following, by)
    record(meeting, "meeting.minutes_sent", by, number=meeting.minutes_number, n_mails=n_mails)
    return n_mails


@transaction.atomic
def correct_minutes(*, invitation: Invitation, text: str, by: Actor) -> Correction:
    """Ask for a correction of the minutes; whoever types them is told."""
    meeting = invitation.meeting = queries.locked(invitation.meeting)
    require(policies.may_correct_minutes(by, invitation), _("These minutes can no longer be corrected here."))
    refuse_pupils(text, field="text")
    correction = Correction.objects.create(meeting=meeting, invitation=invitation, text=text)
    record(meeting, "meeting.minutes_corrected", by, correction=correction.public_id)
    if meeting.minutes_by is not None:
        facts = {"name": meeting.minutes_by.name, "author": invitation.member.person.name, **mails.facts_of(meeting)}
        mail = notices.Mail(
            key=f"meetings.correction:{correction.public_id}",
            to=meeting.minutes_by.email,
            template="meetings/mail/correction",
            context={"host": meeting.group.area.name, **facts, "action_url": mails.page_of(meeting), "action_text": _("Open the minutes")},
            about=meeting.subject,
            area_id=meeting.group.area_id,
            sender_name=meeting.group.area.name,
            reply_to=meeting.group.area.reply_to,
            when=notices.Urgency.WORKING_HOURS,
        )
        notices.post(mail, by=by)
    return correction


@transaction.atomic
def settle_correction(*, correction: Correction, answer: str, by: Actor) -> None:
    """Say whether a correction was taken in."""
    check_runs(correction.meeting, by)
    word = choices.Correction(answer)
    require(word != choices.Correction.ASKED, _("Say whether it was taken in."))
    correction.answer = word.value
    save_version(correction, expected=correction.version, fields=["answer"])
    record(correction.meeting, "meeting.correction_settled", by, correction=correction.public_id, answer=word.value)


@transaction.atomic
def approve_minutes(*, meeting: Meeting, on: date, at: Meeting | None = None, by: Actor) -> None:
    """Write down that the minutes were approved, at a later meeting as a rule; from now on they do not change."""
    meeting = queries.locked(meeting)
    check_runs(meeting, by)
    require(meeting.minutes_state == State.SENT, _("Only minutes that were sent out can be approved."))
    require(meeting.on <= on <= clock.today(), _("The day of approval lies between the meeting and today."), field="on")
    waiting = meeting.corrections.filter(answer=choices.Correction.ASKED).exists()
    require(not waiting, _("Somebody asked for a correction. Say first whether it was taken in."))
    meeting.minutes_state, meeting.approved_on, meeting.approved_at = State.APPROVED.value, on, at
    save_version(meeting, expected=meeting.version, fields=["minutes_state", "approved_on", "approved_at"])
    MinuteDraft.objects.filter(minute__item__meeting=meeting).delete()
    record(meeting, "meeting.minutes_approved", by, on=on.isoformat())


@transaction.atomic
def carry_over_item(*, item: Item, to: Meeting, by: Actor) -> Item:
    """Put an unfinished item of an earlier meeting on the agenda of this one."""
    to = queries.locked(to)
    check_runs(to, by)
    require(item in queries.unfinished(to, by), _("This item was taken over already."))
    return _carry(item, to, by)


def _carry(item: Item, to: Meeting, by: Actor) -> Item:
    names = ("title", "note", "length", "aim", "lead", "part", "is_internal", "briefing")
    details = ItemDetails(**{name: getattr(item, name) for name in names})
    made = make_item(to, details, by)
    made.carried_from = item
    made.save(update_fields=["carried_from"])
    record(to, "meeting.item_carried_over", by, item=made.public_id)
    return made


def _tell(meeting: Meeting, following: Meeting | None, by: Actor) -> int:
    """Send the minutes; an organisation for which nobody was there gets three lines instead: decided for you, you owe, next date."""
    rows = queries.invitations_of(meeting)
    here = {row.member.organisation_id for row in rows if row.was_there}
    absent = [row for row in rows if row.was_there is False and row.member.organisation_id not in here]
    letter = _letter(meeting, following)
    open_now = [line for line in actions.actions_about(meeting.subject, SYSTEM) if line.is_open]
    facts = {**letter.facts, "decided": [decision for line in letter.facts["lines"] for decision in line["decisions"]]}
    own = {row.public_id: {"owed": _owed(row, open_now)} for row in absent}
    n_mails = mails.to_invited(letter, meeting, by=by, only=[row for row in rows if row.public_id not in own])
    return n_mails + mails.to_invited(mails.Letter("absent", letter.key, facts, letter.action, own), meeting, by=by, only=absent)


def _owed(row: Invitation, open_now: list[actions.ActionLine]) -> str:
    school = row.member.organisation
    owed = next((line for line in open_now if (line.organisation, line.urn) == (school.name, school.urn)), None)
    return _("%(what)s, by %(day)s") % {"what": owed.what, "day": filters.short_day(owed.due_on)} if owed else ""


def _letter(meeting: Meeting, following: Meeting | None) -> mails.Letter:
    lines = []
    for line in queries.minutes_of(meeting, NOBODY):  # part B stands in no mail
        decided = [{"text": row.text, "result": _result(row.result, row.boards, row.boards_on)} for row in line.decisions]
        outcome = str(line.minute.get_outcome_display()) if line.minute and line.minute.outcome else ""
        if decided or outcome:
            lines.append({"number": line.number, "title": line.item.title, "outcome": outcome, "decisions": decided})
    facts = {
        "lines": lines,
        "is_new": meeting.minutes_number > 1,
        "has_closed": queries.agenda_of(meeting, NOBODY).has_closed,
        "next_at": filters.moment(following.starts_at) if following else "",
        "written": [{"text": row.text, "result": str(row.get_result_display()).lower()} for row in queries.written(meeting, NOBODY)],
        "decided": any(line["decisions"] for line in lines),
        "asks_pulse": meeting.invitations.filter(was_there=True).count() >= choices.PULSE_LEAST,
    }
    return mails.Letter("minutes", key=str(meeting.minutes_number), facts=facts, action=_("Read the minutes, ask for a correction"))


def _result(result: str, boards: str, boards_on: date | None) -> str:
    if boards == choices.Boards.WAITING and boards_on:
        return _("decided, subject to boards by %(day)s") % {"day": filters.short_day(boards_on)}
    return str(choices.Result(result).label).lower()
