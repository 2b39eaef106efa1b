"""Meetings stand in the timetable and in calendar feeds."""

from datetime import date, time

import pytest
from django.test import Client
from django.urls import reverse

from joinedup.accounts.models import User
from joinedup.accounts.tests import factories as accounts
from joinedup.actions import queries as actions
from joinedup.actions.tests.factories import make_action
from joinedup.calendars import queries as calendars
from joinedup.calendars.services import PeriodDetails, add_period
from joinedup.calendars.tests import factories as school_days
from joinedup.core.subjects import Subject
from joinedup.groups.tests import factories as groups
from joinedup.meetings import queries, services
from joinedup.meetings.tests import factories

pytestmark = pytest.mark.django_db
YEAR = calendars.Wanted(2026)


def test_a_meeting_stands_in_the_timetable_with_time_place_and_people(django_assert_max_num_queries: pytest.FixtureRequest) -> None:
    area = accounts.make_area()
    meeting = factories.make_meeting(area, room="Hall")
    factories.make_meeting(area)
    chair = factories.runner_of(meeting)
    found = [one for one in calendars.dated_things(chair, YEAR) if one.uid == f"meeting-{meeting.public_id}"]
    assert [(one.on, one.at, one.minutes, one.place) for one in found] == [(date(2026, 12, 3), time(16), 90, "Hall, Oak Primary")]
    assert found[0].people == {member.person_id for member in groups.members(meeting.group)}
    assert sorted(organisation.name for organisation in found[0].organisations) == ["Ash", "Elm", "Oak"]
    show, chair = calendars.dates.get("meetings.dates"), factories.again(chair, area)
    assert show is not None
    with django_assert_max_num_queries(2):  # type: ignore[operator]
        (one,) = list(show(chair, YEAR))
        assert len([place.establishment for place in one.organisations]) == 3  # read with the seats, for the school calendars


def test_others_cancelled_ones_and_other_years_do_not_show() -> None:
    cast = accounts.make_cast()
    meeting = factories.make_meeting(cast.brackwater, by=cast.ada)
    chair = factories.runner_of(meeting)
    show = calendars.dates.get("meetings.dates")
    assert show is not None
    partnership = meeting.group.partnership
    assert partnership is not None
    assert len(list(show(chair, calendars.Wanted(2026, partnership.subject)))) == 1
    assert list(show(chair, calendars.Wanted(2026, Subject("partnerships.partnership", "another")))) == []
    assert list(show(chair, calendars.Wanted(2027))) == []
    assert list(show(cast.bo, YEAR)) == []
    services.cancel_meeting(meeting=meeting, because="Snow", by=chair)
    assert list(show(chair, YEAR)) == []


def test_whoever_runs_a_meeting_is_warned_of_what_speaks_against_its_day(client: Client) -> None:
    area = accounts.make_area()
    meeting = factories.make_meeting(area)
    chair = factories.runner_of(meeting)
    oak = next(seat.organisation for seat in groups.members(meeting.group) if seat.organisation.name == "Oak")
    own = school_days.make_calendar(area, organisation=oak, empty=True)
    day = PeriodDetails("inset", meeting.on, meeting.on, "Mathematics together")
    add_period(calendar=own, details=day, by=accounts.officer_actor(area))
    client.force_login(User.objects.get(pk=chair.user_id))
    page = reverse("meetings:show_meeting", args=[area.slug, meeting.public_id])
    assert "Speaks against this day: Mathematics together at Oak." in client.get(page).content.decode()


def test_what_was_promised_in_a_meeting_stands_with_its_partnership_too() -> None:
    meeting = factories.make_meeting(accounts.make_area())
    chair = factories.runner_of(meeting)
    partnership = meeting.group.partnership
    assert partnership is not None
    make_action(meeting.group.area, "Book the hall", by=chair, about=meeting.subject)
    make_action(meeting.group.area, "Ring Elm", by=chair, about=queries.closed_part(meeting))
    assert {line.what for line in actions.actions_about(partnership.subject, chair)} == {"Book the hall", "Ring Elm"}
    officer = accounts.actor_for(accounts.make_officer(meeting.group.area, "Dee"), meeting.group.area)  # no partner: part B is shut
    wanted = actions.ActionFilter(about=str(partnership.subject))
    assert [row.what for row in actions.actions_listed(officer, wanted)] == ["Book the hall"]
