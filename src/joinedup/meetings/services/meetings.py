"""Meetings are planned, moved and cancelled; whoever was invited is told."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from joinedup.audit import services as audit
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.models import new_public_id
from joinedup.core.refusals import Refused, require
from joinedup.core.versions import save_version
from joinedup.directory.models import Organisation
from joinedup.groups.models import Group
from joinedup.meetings import choices, policies, queries
from joinedup.meetings.models import Meeting
from joinedup.meetings.services import mails
from joinedup.notices import services as notices
from joinedup.ui import filters

MOST_DATES = 40


@dataclass(frozen=True, slots=True)
class MeetingDetails:
    """When, where and how long a group meets, and when the agenda goes out."""

    title: str
    on: date
    at: time
    length: int = choices.USUAL_MINUTES
    place: str = ""
    room: str = ""
    online: str = ""
    summary: str = ""
    agenda_days: int = choices.USUAL_DAYS_BEFORE
    agenda_goes_alone: bool = True
    venue: Organisation | None = None


@transaction.atomic
def plan_meetings(*, group: Group, details: MeetingDetails, dates: Sequence[date] = (), by: Actor) -> list[Meeting]:
    """Plan a meeting, and others like it on further dates; nobody is told yet."""
    require(policies.may_plan_meeting(by, group), _("Only the chair, the clerk or an organiser may plan a meeting."))
    days = sorted({details.on, *dates})
    require(len(days) <= MOST_DATES, _("At most %(most)d meetings at once.") % {"most": MOST_DATES})
    series = new_public_id() if len(days) > 1 else ""
    made = [Meeting.objects.create(group=group, series=series, **_columns(details, day)) for day in days]
    for meeting in made:
        record(meeting, "meeting.planned", by, on=meeting.on.isoformat())
    return made


@transaction.atomic
def change_meeting(*, meeting: Meeting, details: MeetingDetails, expected: int, by: Actor) -> bool:
    """Change a meeting; whoever was invited is told when time or place is another. Return whether they were."""
    meeting = queries.locked(meeting)
    check_runs(meeting, by)
    before = _where_and_when(meeting)
    columns = _columns(details, details.on)
    if meeting.agenda_sent_at is not None:
        columns.pop("agenda_on")
    is_same = (columns["starts_at"], columns["length"]) == (meeting.starts_at, meeting.length)
    require(is_same or not _was_held(meeting), _("People were there at this time: day, time and length of a meeting that was held stand."))
    if columns["starts_at"].date() != meeting.starts_at.date():
        columns["dated_on"] = clock.today()
    for name, value in columns.items():
        setattr(meeting, name, value)
    save_version(meeting, expected=expected, fields=list(columns))
    is_other = before != _where_and_when(meeting)
    record(meeting, "meeting.moved" if is_other else "meeting.changed", by, on=meeting.on.isoformat())
    if not is_other or meeting.invited_at is None:
        return False
    _tell_of_move(meeting, before[0], by)
    return True


@transaction.atomic
def cancel_meeting(*, meeting: Meeting, because: str, by: Actor) -> None:
    """Cancel a meeting; mails about it that have not left are stopped, and whoever was invited is told."""
    meeting = queries.locked(meeting)
    check_runs(meeting, by)
    meeting.state, meeting.cancelled_because = choices.State.CANCELLED.value, because
    save_version(meeting, expected=meeting.version, fields=["state", "cancelled_because"])
    notices.stop_about(meeting.subject, by=by)
    record(meeting, "meeting.cancelled", by)
    if meeting.invited_at is not None or meeting.agenda_sent_at is not None:
        mails.to_invited(mails.Letter("meeting_cancelled", key="cancelled", facts={"because": because}), meeting, by=by)


def further_dates(first: date, repeat: str, count: int, typed: Sequence[date] = ()) -> list[date]:
    """Return the dates of a series after the first: so many in all, or those that were typed."""
    word = choices.Repeat(repeat)
    if word == choices.Repeat.DATES:
        return list(typed)
    weeks = choices.WEEKS.get(word)
    return [first + timedelta(weeks=weeks * number) for number in range(1, count)] if weeks else []


def check_runs(meeting: Meeting, by: Actor) -> None:
    """Refuse who does not run the meeting, and changes to one that was cancelled."""
    require(policies.may_run_meeting(by, meeting), _("Only the chair, the clerk or an organiser may do this."))
    require(meeting.state == choices.State.PLANNED, _("This meeting was cancelled."))


def record(meeting: Meeting, verb: str, by: Actor, **facts: str | int | bool | None) -> None:
    """Write into the record what was done with a meeting; never a title, because part B is closed."""
    audit.record(by=by, verb=verb, about=meeting.subject, area_id=meeting.group.area_id, facts=facts)


def _tell_of_move(meeting: Meeting, before: datetime, by: Actor) -> None:
    """Tell whoever was invited, each by one mail; of a move that nobody has heard of yet only the last word goes out.

    Whose invitation or agenda has not left gets that one anew with what holds now; who has heard of the meeting reads there, or in the
    mail that says that it was moved, what they knew. Who is still to be asked for the first time, by a worker, reads what holds then.
    """
    asking, again = mails.being_asked(meeting), mails.stop_asking(meeting, by=by)
    stopped = notices.stop_about(meeting.subject, by=by, starting=f"meetings.meeting_moved:{meeting.public_id}:")
    meeting.moved_number += 1
    unheard = stopped or again or queries.is_writing(meeting, "meeting_moved")
    meeting.moved_from = meeting.moved_from if unheard and meeting.moved_from else before
    save_version(meeting, expected=meeting.version, fields=["moved_number", "moved_from"])
    rows, heard, known = queries.invitations_of(meeting), mails.who_heard(meeting), {"before": filters.moment(meeting.moved_from)}
    for letter in (mails.invitation_letter(), mails.agenda_letter(meeting)):
        places = [row for row in rows if again.get(row.public_id) == letter.template]
        own = {row.public_id: known for row in places if row.public_id in heard}
        mails.to_invited(replace(letter, key=f"{letter.key}~{meeting.moved_number}", own=own), meeting, by=by, only=places)
    asked = [row for row in rows if row.public_id not in {*again, *(asking - heard)}]
    mails.to_invited(mails.Letter("meeting_moved", key=f"{meeting.moved_number}", facts=known), meeting, by=by, only=asked)


def _columns(details: MeetingDetails, day: date) -> dict[str, Any]:
    left = {"on", "at", "agenda_days"}
    columns: dict[str, Any] = {field.name: getattr(details, field.name) for field in fields(details) if field.name not in left}
    columns["place"] = details.place or (_address_of(details.venue) if details.venue else "")
    return {**columns, "starts_at": _moment(day, details.at), "agenda_on": day - timedelta(days=details.agenda_days)}


def _address_of(venue: Organisation) -> str:
    return ", ".join(part for part in (venue.name, venue.town) if part)


def _moment(day: date, at: time) -> datetime:
    local = datetime.combine(day, at, tzinfo=clock.LONDON)
    moment = local.astimezone(UTC)
    if moment.astimezone(clock.LONDON).time() != at:
        raise Refused(_("The clocks go forward that night: this time does not exist. Choose another."), field="at")
    return moment


def _was_held(meeting: Meeting) -> bool:
    """Say whether it is over and somebody wrote down who was there; moved then, what people said of it could be hidden and shown again."""
    attended = meeting.ends_at <= clock.now() and meeting.invitations.filter(was_there__isnull=False).exists()
    return attended or meeting.pulse_answers.exists()


def _where_and_when(meeting: Meeting) -> tuple[datetime, int, str, str, str]:
    return meeting.starts_at, meeting.length, meeting.place, meeting.room, meeting.online
