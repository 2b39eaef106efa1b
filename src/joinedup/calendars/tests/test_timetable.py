"""The timetable warns of bad days and comes as table and paper."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from joinedup.accounts.models import User
from joinedup.accounts.tests import factories as accounts
from joinedup.calendars import queries, services
from joinedup.calendars.queries import Dated, Wanted
from joinedup.calendars.tests import factories
from joinedup.calendars.tests.factories import bringing
from joinedup.core.actors import Actor
from joinedup.directory.tests import factories as directory

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> accounts.Cast:
    return accounts.make_cast()


def clashes(viewer: Actor, year: int = 2026) -> dict[str, list[str]]:
    return {line.dated.name: line.clashes for line in queries.timetable(viewer, Wanted(year))}


def test_the_timetable_says_what_speaks_against_a_day(cast: accounts.Cast) -> None:
    factories.make_calendar(cast.brackwater, by=cast.ada)
    days = {
        "In half-term": (date(2027, 2, 17), ["Holidays"]),
        "On a Saturday": (date(2027, 5, 8), ["On a weekend"]),
        "In the tests": (date(2027, 5, 11), ["Key stage 2 tests"]),
        "On a good day": (date(2027, 6, 9), []),
    }
    with bringing(*(Dated(day, "Milestone", name) for name, (day, _words) in days.items()), Dated(date(2027, 9, 17), "", "Next year")):
        assert clashes(cast.ada) == {name: words for name, (_day, words) in days.items()}


def test_two_meetings_of_the_same_people_and_schools_with_other_holidays(cast: accounts.Cast) -> None:
    factories.make_calendar(cast.brackwater, by=cast.ada)
    school = directory.make_school("Elm Primary", area=cast.brackwater)
    other = directory.make_school("Oak Primary", area=cast.brackwater)
    own = services.own_calendar(organisation=school, by=cast.ada)
    day = date(2027, 1, 20)
    services.add_period(calendar=own, details=services.PeriodDetails("inset", day, day, "INSET"), by=cast.ada)
    board = Dated(day, "Meeting", "Board", people=frozenset({1, 2}), organisations=(school, other), planned_on=date(2026, 11, 1))
    group = Dated(day, "Meeting", "Reading group", people=frozenset({2, 3}), planned_on=date(2026, 6, 1))
    with bringing(board, group):
        lines = {line.dated.name: line for line in queries.timetable(cast.ada, Wanted(2026))}
    assert lines["Board"].clashes == ["INSET at Elm Primary", "Same people as “Reading group”"]
    assert lines["Reading group"].clashes == ["Same people as “Board”"]
    assert (lines["Board"].is_late_addition, lines["Reading group"].is_late_addition) == (True, False)


def test_the_timetable_comes_as_table_and_as_two_pages(cast: accounts.Cast, client: Client) -> None:
    steps = [Dated(date(2026, 11, 3) + timedelta(weeks=n), "Milestone", f"Step {n}", planned_on=date(2026, 11, 2)) for n in range(12)]
    client.force_login(User.objects.get(pk=cast.ada.user_id))
    page = reverse("calendars:download_timetable", args=[cast.brackwater.slug, "csv"])
    with bringing(*steps):
        table = client.get(page, {"year": "2026"}).content.decode("utf-8-sig")
        pdf = client.get(reverse("calendars:download_timetable", args=[cast.brackwater.slug, "pdf"]), {"year": "2026"})
    assert table.splitlines()[1] == "2026-11-03,Milestone,Step 0,,,,,Yes"
    assert pdf.content.startswith(b"%PDF")
    assert client.get(page, {"about": "nowhere.thing:x"}).status_code == 404
