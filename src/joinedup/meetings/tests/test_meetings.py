"""Meetings are planned, moved and cancelled."""

from datetime import UTC, date, datetime, time

import pytest

from joinedup.accounts.tests import factories as accounts
from joinedup.audit import queries as audit
from joinedup.core import clock
from joinedup.core.refusals import Conflict, Missing, Refused
from joinedup.groups.tests import factories as groups
from joinedup.meetings import queries, services
from joinedup.meetings.tests import factories
from joinedup.notices.models import Message
from joinedup.ui import filters

pytestmark = pytest.mark.django_db


def test_a_year_of_meetings_is_planned_at_once() -> None:
    area = accounts.make_area()
    group = groups.make_group(area)
    by = groups.actor_of(groups.members(group)[0])
    dates = services.further_dates(factories.ON, "half_termly", 4)
    made = services.plan_meetings(group=group, details=factories.make_details(), dates=dates, by=by)
    assert [meeting.on.isoformat() for meeting in made] == ["2026-12-03", "2027-01-21", "2027-03-11", "2027-04-29"]
    assert {filters.time(meeting.starts_at) for meeting in made} == {"4pm"}  # summer and winter alike
    assert len({meeting.series for meeting in made}) == 1
    assert made[0].agenda_on == date(2026, 11, 19)
    assert not Message.objects.filter(about_kind="meetings.meeting").exists()


def test_who_does_not_run_the_group_plans_nothing() -> None:
    area = accounts.make_area()
    group = groups.make_group(area)
    with pytest.raises(Refused, match="Only the chair"):
        services.plan_meetings(group=group, details=factories.make_details(), by=groups.actor_of(groups.members(group)[1]))


def test_the_lost_hour_is_refused_and_29_february_taken() -> None:
    area = accounts.make_area()
    group, by = groups.make_group(area), accounts.officer_actor(area)
    with pytest.raises(Refused, match="clocks go forward"):
        services.plan_meetings(group=group, details=factories.make_details(on=date(2027, 3, 28), at=time(1, 30)), by=by)
    leap = services.plan_meetings(group=group, details=factories.make_details(on=date(2028, 2, 29)), by=by)[0]
    assert leap.starts_at == datetime(2028, 2, 29, 16, tzinfo=UTC)


def test_who_was_invited_is_told_when_a_meeting_moves_and_only_then() -> None:
    area = accounts.make_area()
    meeting = factories.make_invited(area)
    by = factories.runner_of(meeting)
    details = factories.make_details(summary="We settle the INSET day.")
    assert not services.change_meeting(meeting=meeting, details=details, expected=meeting.version, by=by)
    meeting = queries.meeting_for(meeting.public_id, by)
    factories.let_leave(meeting)
    moved = factories.make_details(on=date(2026, 12, 10))
    assert services.change_meeting(meeting=meeting, details=moved, expected=meeting.version, by=by)
    mails = Message.objects.filter(subject_line__startswith="Changed:")
    assert mails.count() == 3
    assert "Thursday 3 December 2026" in mails[0].text
    assert f"Heads in December ({meeting.group.name}) has a new time or place" in mails[0].text
    assert queries.meeting_for(meeting.public_id, by).dated_on == clock.today(), "the timetable marks what came after June"
    with pytest.raises(Conflict):
        services.change_meeting(meeting=meeting, details=details, expected=meeting.version, by=by)


def test_cancelling_stops_what_has_not_left_and_says_why() -> None:
    area = accounts.make_area()
    meeting = factories.make_invited(area)
    by = factories.runner_of(meeting)
    services.cancel_meeting(meeting=meeting, because="The boiler has failed", by=by)
    states = Message.objects.filter(about_id=meeting.public_id).values_list("subject_line", "state")
    assert {state for subject, state in states if subject.startswith("Are you")} == {"stopped"}
    assert [state for subject, state in states if subject.startswith("Cancelled")] == ["waiting"] * 3
    with pytest.raises(Refused, match="was cancelled"):
        services.send_invitations(meeting=meeting, by=by)
    assert [line.verb for line in audit.entries_about(meeting.subject)][-1] == "meeting.cancelled"


def test_one_of_a_series_is_cancelled_alone() -> None:
    area = accounts.make_area()
    group, by = groups.make_group(area), accounts.officer_actor(area)
    first, second = services.plan_meetings(group=group, details=factories.make_details(), dates=[date(2027, 1, 14)], by=by)
    services.cancel_meeting(meeting=first, because="Snow", by=by)
    states = {meeting.pk: meeting.state for meeting in queries.listing(by).coming}
    assert states == {first.pk: "cancelled", second.pk: "planned"}


def test_other_areas_do_not_see_a_meeting() -> None:
    cast = accounts.make_cast()
    meeting = factories.make_meeting(cast.brackwater, by=cast.ada)
    assert queries.meeting_for(meeting.public_id, groups.actor_of(groups.members(meeting.group)[1])) == meeting
    for stranger in (cast.bo, cast.cy):
        with pytest.raises(Missing):
            queries.meeting_for(meeting.public_id, stranger)


def test_meetings_are_listed_to_come_and_past_in_few_reads(django_assert_max_num_queries: pytest.FixtureRequest) -> None:
    area = accounts.make_area()
    group, by = groups.make_group(area), accounts.officer_actor(area)
    services.plan_meetings(group=group, details=factories.make_details(), dates=[date(2027, 1, 14), date(2027, 2, 11)], by=by)
    with clock.fixed(datetime(2027, 1, 20, tzinfo=UTC)), django_assert_max_num_queries(3):  # type: ignore[operator]
        found = queries.listing(by)
    assert [meeting.on.isoformat() for meeting in found.coming] == ["2027-02-11"]
    assert [meeting.on.isoformat() for meeting in found.past] == ["2027-01-14", "2026-12-03"]
