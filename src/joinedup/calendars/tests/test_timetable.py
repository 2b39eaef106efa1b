"""The timetable warns of bad days and comes as table and paper."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from joinedup.accounts.models import User
from joinedup.accounts.tests import factories as accounts
from joinedup.calendars import documents, queries, services
from joinedup.calendars.queries import Dated, Wanted
from joinedup.calendars.tests import factories
from joinedup.calendars.tests.factories import bringing
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.subjects import Subject
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


def test_a_trust_with_another_half_term_and_exams_of_one_school_are_named(cast: accounts.Cast) -> None:
    factories.make_calendar(cast.brackwater, by=cast.ada)
    trust = directory.make_trust(area=cast.brackwater)
    academy = directory.make_school("Quay Academy", area=cast.brackwater, trust=trust)
    oak = directory.make_school("Oak Primary", area=cast.brackwater)
    own = factories.make_calendar(cast.brackwater, by=cast.ada, organisation=trust, empty=True)
    for kind, first, last, name in (
        ("term", date(2026, 9, 2), date(2026, 10, 16), ""),
        ("term", date(2026, 11, 2), date(2026, 12, 18), ""),
        ("exams", date(2026, 11, 9), date(2026, 11, 20), "Mock exams"),
    ):
        services.add_period(calendar=own, details=services.PeriodDetails(kind, first, last, name), by=cast.ada)
    both = (academy, oak)
    with bringing(
        Dated(date(2026, 10, 20), "Meeting", "In the trust's half-term", organisations=both),
        Dated(date(2026, 11, 10), "Meeting", "In the mocks", organisations=both),
        Dated(date(2026, 11, 25), "Meeting", "On a good day", organisations=both),
    ):
        assert clashes(cast.ada) == {
            "In the trust's half-term": ["Holidays at Quay Academy"],
            "In the mocks": ["Mock exams at Quay Academy"],
            "On a good day": [],
        }


def test_dates_of_other_partnerships_count_in_the_timetable_of_one(cast: accounts.Cast) -> None:
    oak, elm = (directory.make_school(name, area=cast.brackwater) for name in ("Oak", "Elm"))
    day, own = date(2027, 1, 20), Subject("tests.plan", "plan1")
    board = Dated(day, "Meeting", "Board", people=frozenset({1}), organisations=(oak, elm), uid="meeting-1")
    rival = Dated(day, "Meeting", "Other board", people=frozenset({2}), organisations=(oak,), uid="meeting-2")
    work = Dated(day, "Action", "Due then", organisations=(oak,), uid="action-1")

    def bring(viewer: Actor, wanted: Wanted) -> list[Dated]:
        return [board] if wanted.about else [board, rival, work]

    queries.dates.add("tests.calendars", bring)
    try:
        lines = queries.timetable(cast.ada, Wanted(2026, own))
        assert [line.clashes for line in lines] == [["Oak also at “Other board”"]]
        assert queries.clashes_of("meeting-2", day, cast.ada) == ["Oak also at “Board”"]
        assert queries.clashes_of("meeting-9", day, cast.ada) == []
    finally:
        del queries.dates._items["tests.calendars"]


@pytest.mark.parametrize("day", [date(2028, 2, 29), date(2027, 3, 28)])
def test_29_february_and_the_night_of_the_lost_hour_are_days_like_others(cast: accounts.Cast, day: date) -> None:
    year = day.year - 1
    at = time(1, 30) if day.month == 3 else None
    with bringing(Dated(day, "Action", "Due then", uid="action-1", at=at)):
        assert [line.dated.on for line in queries.timetable(cast.ada, Wanted(year))] == [day]
        with clock.fixed(datetime.combine(day, time(1, 30), tzinfo=UTC)):
            feed = services.make_feed(kind="area", by=cast.ada)[0]
            text = documents.calendar_file(queries.dates_in_feed(feed), name="Brackwater").decode()
    assert f"DTSTART:{day:%Y%m%d}T013000Z" in text if at else f"DTSTART;VALUE=DATE:{day:%Y%m%d}" in text


def test_the_timetable_comes_as_table_and_as_two_pages(cast: accounts.Cast, client: Client) -> None:
    steps = [Dated(date(2026, 11, 3) + timedelta(weeks=n), "Milestone", f"Step {n}", planned_on=date(2026, 11, 2)) for n in range(12)]
    client.force_login(User.objects.get(pk=cast.ada.user_id))
    page = reverse("calendars:download_timetable", args=[cast.brackwater.slug, "csv"])
    with bringing(*steps):
        table = client.get(page, {"year": "2026"}).content.decode("utf-8-sig")
        pdf = client.get(reverse("calendars:download_timetable", args=[cast.brackwater.slug, "pdf"]), {"year": "2026"})
    assert table.splitlines()[1] == "2026-11-03,Milestone,Step 0,,,,,Added after June"
    assert pdf.content.startswith(b"%PDF")
    assert client.get(page, {"about": "nowhere.thing:x"}).status_code == 404
