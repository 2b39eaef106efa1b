"""What calendar programs get of a meeting: asked, moved, cancelled; each reader alone."""

from datetime import UTC, date

import icalendar
import pytest

from joinedup.accounts.tests import factories as accounts
from joinedup.groups.tests import factories as groups
from joinedup.meetings import queries, services
from joinedup.meetings.models import Meeting
from joinedup.meetings.tests import factories
from joinedup.notices.models import Message

pytestmark = pytest.mark.django_db


def parts(meeting: Meeting, *states: str) -> list[tuple[str, icalendar.Event]]:
    """Return method and event of every mail about a meeting that brings one, oldest first."""
    mails = Message.objects.filter(about_id=meeting.public_id, state__in=states or ("waiting",)).exclude(calendar="").order_by("pk")
    read = [icalendar.Calendar.from_ical(mail.calendar) for mail in mails]
    assert [str(event["ATTENDEE"]) for one in read for event in one.events] == [f"mailto:{mail.to}" for mail in mails]
    return [(str(one["METHOD"]), one.events[0]) for one in read]


def move(meeting: Meeting, *days: int) -> Meeting:
    by = factories.runner_of(meeting)
    for day in days:
        meeting = queries.meeting_for(meeting.public_id, by)
        details = factories.make_details(on=date(2026, 12, day))
        services.change_meeting(meeting=meeting, details=details, expected=meeting.version, by=by)
    return queries.meeting_for(meeting.public_id, by)


def test_everybody_invited_gets_a_request_for_themselves() -> None:
    meeting = factories.make_invited(accounts.make_area())
    found = parts(meeting)
    assert [method for method, _event in found] == ["REQUEST"] * 3
    event = found[0][1]
    assert event.decoded("DTSTART").astimezone(UTC) == meeting.starts_at
    assert str(event["UID"]).startswith(f"meeting-{meeting.public_id}@")
    assert "/l/" not in meeting.title + str(event.get("DESCRIPTION"))  # calendars are shown to others


def test_moved_twice_in_a_minute_the_sequence_grows_and_only_the_last_leaves() -> None:
    meeting = factories.make_invited(accounts.make_area())
    asked = {event["SEQUENCE"] for _method, event in parts(meeting)}
    factories.let_leave(meeting)
    meeting = move(meeting, 10, 11)
    moved = Message.objects.filter(about_id=meeting.public_id, key__contains="meeting_moved")
    assert sorted(moved.values_list("state", flat=True)) == ["stopped"] * 3 + ["waiting"] * 3
    stopped, waiting = (parts(meeting, state)[-3:] for state in ("stopped", "waiting"))
    first, last = ({event["SEQUENCE"] for _method, event in found} for found in (stopped, waiting))
    assert max(asked) < min(first) <= max(first) < min(last)
    assert {event.decoded("DTSTART").date() for _method, event in waiting} == {date(2026, 12, 11)}
    uids = {str(event["UID"]) for _method, event in parts(meeting, "stopped", "waiting")}
    assert len(uids) == 1


def test_one_of_a_series_is_cancelled_in_calendars_and_the_others_stay() -> None:
    area = accounts.make_area()
    group = groups.make_group(area)
    by = groups.actor_of(groups.members(group)[0])
    first, second = services.plan_meetings(group=group, details=factories.make_details(), dates=[date(2027, 1, 14)], by=by)
    for meeting in (first, second):
        services.send_invitations(meeting=queries.meeting_for(meeting.public_id, by), by=by)
    services.cancel_meeting(meeting=queries.meeting_for(second.public_id, by), because="Snow", by=by)
    assert [method for method, _event in parts(first)] == ["REQUEST"] * 3
    assert [method for method, _event in parts(second)] == ["CANCEL"] * 3
    asked, cancelled = parts(second, "stopped")[0][1], parts(second)[0][1]
    assert (asked["UID"], str(cancelled["STATUS"])) == (cancelled["UID"], "CANCELLED")
    assert cancelled["SEQUENCE"] > asked["SEQUENCE"]
    assert parts(first)[0][1]["UID"] != cancelled["UID"]


def test_whoever_has_not_heard_of_the_old_date_gets_one_right_mail() -> None:
    meeting = factories.make_invited(accounts.make_area())
    chair = factories.runner_of(meeting)
    heard, waits, asked = (factories.invitation(meeting, place) for place in range(3))
    mails = Message.objects.filter(about_id=meeting.public_id)
    for row in (heard, waits):
        factories.let_leave(meeting, row)
    services.send_agenda(meeting=queries.meeting_for(meeting.public_id, chair), by=chair)
    factories.let_leave(meeting, heard)
    meeting = move(meeting, 10)
    move(meeting, 11)
    left = {row.public_id: mails.filter(state="waiting", key__endswith=row.public_id).get() for row in (heard, waits, asked)}
    subjects = [left[row.public_id].subject_line for row in (heard, waits, asked)]
    assert [line.split(":")[0] for line in subjects] == ["Changed", "Agenda", "Agenda"]
    assert all("11 December" in mail.text and "10 December" not in mail.text for mail in left.values())
    assert ["Before, it was on" in left[row.public_id].text for row in (heard, waits, asked)] == [True, True, False]
    assert {event.decoded("DTSTART").date() for _method, event in parts(meeting)} == {date(2026, 12, 11)}
