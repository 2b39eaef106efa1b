"""Milestones are planned, reached and celebrated; the timetable warns of bad days."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from joinedup.accounts.models import User
from joinedup.accounts.tests import factories as accounts
from joinedup.actions import queries, services
from joinedup.actions.models import Milestone
from joinedup.actions.queries import Dated, Wanted, dates
from joinedup.actions.tests import factories
from joinedup.audit import queries as audit
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.refusals import Conflict, Missing, Refused
from joinedup.directory.tests import factories as directory
from joinedup.notices.models import Message

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> accounts.Cast:
    return accounts.make_cast()


@contextmanager
def meetings(*found: Dated) -> Iterator[None]:
    """Let an upper room bring these dates."""
    dates.add("tests.meetings", lambda viewer, wanted: found)
    try:
        yield
    finally:
        del dates._items["tests.meetings"]


def clashes(viewer: Actor, year: int = 2026) -> dict[str, list[str]]:
    return {line.dated.name: line.clashes for line in queries.timetable(viewer, Wanted(year))}


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


def test_the_timetable_says_what_speaks_against_a_day(cast: accounts.Cast) -> None:
    by, area = cast.ada, cast.brackwater
    factories.make_calendar(area, by=by)
    factories.make_milestone(area, "In the tests", by=by, on=date(2027, 5, 11))
    factories.make_milestone(area, "On a Saturday", by=by, on=date(2027, 5, 8))
    factories.make_milestone(area, "On a good day", by=by, on=date(2027, 6, 9))
    factories.make_action(area, "In half-term", by=by, due_on=date(2027, 2, 17))
    factories.make_action(area, "Next year", by=by, due_on=date(2027, 9, 17))
    assert clashes(by) == {
        "In half-term": ["Holidays"],
        "On a Saturday": ["On a weekend"],
        "In the tests": ["Key stage 2 tests"],
        "On a good day": [],
    }
    assert clashes(cast.bo) == {}


def test_two_meetings_of_the_same_people_and_schools_with_other_holidays(cast: accounts.Cast) -> None:
    factories.make_calendar(cast.brackwater, by=cast.ada)
    school = directory.make_school("Elm Primary", area=cast.brackwater)
    other = directory.make_school("Oak Primary", area=cast.brackwater)
    own = services.own_calendar(organisation=school, by=cast.ada)
    day = date(2027, 1, 20)
    services.add_period(calendar=own, details=services.PeriodDetails("inset", day, day, "INSET"), by=cast.ada)
    board = Dated(day, "Meeting", "Board", people=frozenset({1, 2}), organisations=(school, other), planned_on=date(2026, 11, 1))
    group = Dated(day, "Meeting", "Reading group", people=frozenset({2, 3}), planned_on=date(2026, 6, 1))
    with meetings(board, group):
        lines = {line.dated.name: line for line in queries.timetable(cast.ada, Wanted(2026))}
    assert lines["Board"].clashes == ["INSET at Elm Primary", "Same people as “Reading group”"]
    assert lines["Reading group"].clashes == ["Same people as “Board”"]
    assert (lines["Board"].is_late_addition, lines["Reading group"].is_late_addition) == (True, False)


def test_the_timetable_comes_as_table_and_as_two_pages(cast: accounts.Cast, client: Client) -> None:
    with clock.fixed(datetime(2026, 11, 2, 9, tzinfo=UTC)):
        for number in range(12):
            factories.make_milestone(cast.brackwater, f"Step {number}", by=cast.ada, on=date(2026, 11, 3) + timedelta(weeks=number))
    client.force_login(User.objects.get(pk=cast.ada.user_id))
    page = reverse("actions:download_timetable", args=[cast.brackwater.slug, "csv"])
    table = client.get(page, {"year": "2026"}).content.decode("utf-8-sig")
    assert table.splitlines()[1] == "2026-11-03,Milestone,Step 0,,,,,Yes"
    pdf = client.get(reverse("actions:download_timetable", args=[cast.brackwater.slug, "pdf"]), {"year": "2026"})
    assert pdf.content.startswith(b"%PDF")
    assert client.get(page, {"about": "nowhere.thing:x"}).status_code == 404
