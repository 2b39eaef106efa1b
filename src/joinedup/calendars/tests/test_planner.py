"""The year planner: one page of A3 with meetings, INSET days, closed schools and exams."""

from datetime import UTC, date, datetime, time
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from joinedup.accounts.models import User
from joinedup.accounts.tests import factories as accounts
from joinedup.calendars import queries, services
from joinedup.calendars.queries import Dated, Wanted
from joinedup.calendars.tests import factories
from joinedup.calendars.tests.factories import bringing
from joinedup.core import clock
from joinedup.directory.tests import factories as directory

pytestmark = pytest.mark.django_db
IN_MAY = datetime(2026, 5, 6, 9, tzinfo=UTC)


@pytest.fixture
def cast() -> accounts.Cast:
    return accounts.make_cast()


def furnish(cast: accounts.Cast) -> None:
    """Put in the area's calendar, a trust's with another half-term, and INSET days of three schools."""
    with clock.fixed(IN_MAY):
        factories.make_calendar(cast.brackwater, by=cast.ada)
        trust = directory.make_trust("Quay Trust", area=cast.brackwater)
        own = factories.make_calendar(cast.brackwater, by=cast.ada, organisation=trust, empty=True)
        for first, last in ((date(2026, 9, 2), date(2026, 10, 16)), (date(2026, 11, 2), date(2026, 12, 18))):
            services.add_period(calendar=own, details=services.PeriodDetails("term", first, last), by=cast.ada)
        day = services.PeriodDetails("inset", date(2026, 11, 20), date(2026, 11, 20))
        for name in ("Oak", "Elm", "Ash"):
            calendar = services.own_calendar(organisation=directory.make_school(name, area=cast.brackwater), by=cast.ada)
            services.add_period(calendar=calendar, details=day, by=cast.ada)


BOARD = Dated(date(2026, 12, 3), "Meeting", "Heads in December", at=time(16), planned_on=date(2026, 5, 6), uid="meeting-1")
LATE = Dated(date(2026, 12, 4), "Milestone", "Doors are open", planned_on=date(2026, 7, 1), uid="milestone-1")
PROMISE = Dated(date(2026, 12, 4), "Action", "Book the coach", uid="action-1", is_promise=True)


def test_a_day_says_what_is_on_and_which_schools_are_closed(cast: accounts.Cast) -> None:
    furnish(cast)
    with bringing(BOARD, LATE, PROMISE):
        found = queries.planner(cast.ada, Wanted(2026))
    days = {day.on: day for day in found.days}
    assert (len(days), [len(month) for month in found.months][:3], found.months[0][0].on) == (365, [30, 31, 30], date(2026, 9, 1))
    assert [letter for letter, _name in found.calendars] == ["A", "B"]
    assert days[date(2026, 10, 20)].closed == "B"  # the trust's half-term is a week longer
    assert days[date(2026, 10, 28)].closed == "AB"
    assert days[date(2026, 11, 20)].notes == ["INSET: Oak, Elm, Ash"]
    assert days[date(2026, 12, 3)].notes == ["4pm Heads in December"]
    assert days[date(2026, 12, 4)].notes == ["Doors are open *"]
    assert days[date(2027, 5, 10)].notes == ["Key stage 2 tests: Brackwater (to 13 May)"]
    assert (found.n_late, days[date(2026, 12, 25)].is_free, days[date(2026, 12, 24)].is_free) == (1, True, False)


def test_it_is_one_page_of_a3_however_full(cast: accounts.Cast, client: Client) -> None:
    furnish(cast)
    crowd = [Dated(date(2026, 11, 10), "Meeting", f"Steering group of {name} with all its schools", uid=name) for name in "abcdefgh"]
    client.force_login(User.objects.get(pk=cast.ada.user_id))
    page = reverse("calendars:download_planner", args=[cast.brackwater.slug])
    with bringing(BOARD, LATE, *crowd):
        answer = client.get(page, {"year": "2026"})
    (sheet,) = PdfReader(BytesIO(answer.content)).pages
    assert (round(sheet.mediabox.width / 72 * 25.4), round(sheet.mediabox.height / 72 * 25.4)) == (420, 297)
    words = " ".join(sheet.extract_text().split())
    for wanted in ("September 2026", "August 2027", "4pm Heads in December", "INSET: Oak, Elm, Ash", "+6", "* added after June"):
        assert wanted in words, wanted
