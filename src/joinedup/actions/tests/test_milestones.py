"""Milestones are planned, reached and celebrated; they and actions stand in the timetable."""

from datetime import UTC, date, datetime

import pytest

from joinedup.accounts.tests import factories as accounts
from joinedup.actions import queries, services
from joinedup.actions.models import Milestone
from joinedup.actions.tests import factories
from joinedup.audit import queries as audit
from joinedup.calendars.queries import Wanted, timetable
from joinedup.calendars.tests import factories as calendars
from joinedup.core import clock
from joinedup.core.refusals import Conflict, Missing, Refused
from joinedup.notices.models import Message

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> accounts.Cast:
    return accounts.make_cast()


def test_a_milestone_is_reached_and_people_are_thanked_once_by_name(cast: accounts.Cast) -> None:
    owner = factories.make_owner(cast.brackwater, email="imran@oak.example")
    action = factories.make_action(cast.brackwater, "Book the coach", by=cast.ada, owner=owner)
    services.finish_action(action=action, expected=1, by=cast.ada)
    milestone = factories.make_milestone(cast.brackwater, by=cast.ada)
    with pytest.raises(Refused, match="Say first"):
        services.thank_for_milestone(milestone=milestone, people=[owner], words="Thanks", by=cast.ada)
    services.reach_milestone(milestone=milestone, on=clock.today(), expected=1, by=cast.ada)
    for _press in range(2):
        services.thank_for_milestone(milestone=milestone, people=[owner], words="What a year!", by=cast.ada)
    mail = Message.objects.get(to="imran@oak.example", subject_line__startswith="Thank you")
    assert "Dear Imran Daud" in mail.text
    assert "What a year!" in mail.text
    assert "- Book the coach" in mail.text
    assert mail.reply_to == cast.ada.email
    assert queries.people_thanked(milestone) == ["Imran Daud"]
    verbs = [line.verb for line in audit.entries_about(milestone.subject)]
    assert verbs == ["milestone.added", "milestone.reached", "milestone.celebrated", "milestone.celebrated"]
    with pytest.raises(Refused, match="stays"):
        services.remove_milestone(milestone=milestone, by=cast.ada)


def test_only_people_who_did_something_are_thanked_and_only_by_who_keeps_it(cast: accounts.Cast) -> None:
    milestone = factories.make_milestone(cast.brackwater, by=cast.ada)
    services.reach_milestone(milestone=milestone, on=clock.today(), expected=1, by=cast.ada)
    stranger = factories.make_owner(cast.brackwater)
    with pytest.raises(Refused, match="done something"):
        services.thank_for_milestone(milestone=milestone, people=[stranger], words="Thanks", by=cast.ada)
    with pytest.raises(Refused, match="keeps its milestones"):
        services.reach_milestone(milestone=milestone, on=None, expected=2, by=cast.bo)
    with pytest.raises(Conflict):
        services.reach_milestone(milestone=milestone, on=None, expected=1, by=cast.ada)
    with pytest.raises(Missing):
        queries.milestone_for(milestone.public_id, cast.bo)
    services.reach_milestone(milestone=milestone, on=None, expected=2, by=cast.ada)
    services.remove_milestone(milestone=milestone, by=cast.ada)
    assert not Milestone.objects.exists()


def test_milestones_and_actions_stand_in_the_timetable_with_what_speaks_against_their_day(cast: accounts.Cast) -> None:
    calendars.make_calendar(cast.brackwater, by=cast.ada)
    factories.make_milestone(cast.brackwater, "In the tests", by=cast.ada, on=date(2027, 5, 11))
    factories.make_action(cast.brackwater, "In half-term", by=cast.ada, due_on=date(2027, 2, 17))
    factories.make_action(cast.brackwater, "Next year", by=cast.ada, due_on=date(2027, 9, 17))
    found = {line.dated.name: line.clashes for line in timetable(cast.ada, Wanted(2026))}
    assert found == {"In half-term": ["Holidays"], "In the tests": ["Key stage 2 tests"]}
    assert timetable(cast.bo, Wanted(2026)) == []


def test_what_is_moved_after_june_or_out_of_its_school_year_is_marked(cast: accounts.Cast) -> None:
    area, by = cast.brackwater, cast.ada
    with clock.fixed(datetime(2026, 5, 4, 12, tzinfo=UTC)):
        port = factories.make_milestone(area, "Port", by=by, on=date(2026, 11, 3))
        early = factories.make_milestone(area, "Early", by=by, on=date(2026, 11, 4))
        coach = factories.make_action(area, "Coach", by=by, due_on=date(2026, 11, 5))
        report = factories.make_action(area, "Report", by=by, due_on=date(2026, 7, 1))
        details = services.MilestoneDetails("Early", date(2026, 11, 6))
        services.change_milestone(milestone=early, details=details, expected=1, by=by)
        services.move_action(action=report, due_on=date(2026, 10, 1), reason="No figures yet", expected=1, by=by)
    with clock.fixed(datetime(2026, 9, 7, 12, tzinfo=UTC)):
        services.change_milestone(milestone=port, details=services.MilestoneDetails("Port", date(2026, 11, 10)), expected=1, by=by)
        services.move_action(action=coach, due_on=date(2026, 11, 12), reason="No driver", expected=1, by=by)
        rota = factories.make_action(area, "Rota", by=by, due_on=date(2026, 10, 2))
        services.move_action(action=rota, due_on=date(2026, 10, 9), reason="Ill", expected=1, by=by)
        found = {line.dated.name: line.came_late for line in timetable(by, Wanted(2026))}
    assert found == {
        "Port": "Moved after June, from 3 November 2026",
        "Early": "",
        "Coach": "Moved after June, from 5 November 2026",
        "Report": "Moved from another school year, 1 July 2026",
        "Rota": "",  # promises are made all the year
    }


def test_a_day_in_a_year_that_is_far_away_is_refused(cast: accounts.Cast) -> None:
    milestone = factories.make_milestone(cast.brackwater, by=cast.ada)
    for year in (1999, 2206):
        details = services.MilestoneDetails("Doors are open", date(year, 5, 1))
        with pytest.raises(Refused, match="check the year"):
            services.add_milestone(details=details, by=cast.ada)
        with pytest.raises(Refused, match="check the year"):
            services.change_milestone(milestone=milestone, details=details, expected=1, by=cast.ada)
    with pytest.raises(Refused, match="check the year") as told:
        services.reach_milestone(milestone=milestone, on=date(1999, 5, 1), expected=1, by=cast.ada)
    assert told.value.field == "on"
    Milestone.objects.update(planned_on=date(2019, 5, 1))
    milestone.refresh_from_db()
    same_day = services.MilestoneDetails("Doors were open", milestone.planned_on)
    services.change_milestone(milestone=milestone, details=same_day, expected=1, by=cast.ada)
    services.reach_milestone(milestone=milestone, on=date(2019, 6, 1), expected=2, by=cast.ada)
