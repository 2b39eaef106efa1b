"""Is it a school day? And what is held while schools are closed."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from joinedup.accounts.models import User
from joinedup.accounts.tests import factories as accounts
from joinedup.calendars import queries, services, sheets
from joinedup.calendars.models import Period
from joinedup.calendars.tests import factories
from joinedup.core import clock
from joinedup.core.bank_holidays import bank_holidays
from joinedup.core.refusals import Refused
from joinedup.directory.choices import OrganisationKind
from joinedup.directory.tests import factories as directory
from joinedup.notices.choices import Urgency
from joinedup.notices.services.window import leaves_at, quiet_for

pytestmark = pytest.mark.django_db
HALF_TERM = date(2026, 10, 28)


def test_the_nearest_calendar_that_says_something_counts() -> None:
    area = accounts.make_area()
    trust = directory.make_trust(area=area)
    bradford = directory.make_school("Oak", area=area)
    academy = directory.make_school("Elm", area=area, trust=trust)
    factories.make_calendar(area, la_code="380")
    own = factories.make_calendar(area, organisation=trust, empty=True)
    by = accounts.officer_actor(area)
    services.add_period(calendar=own, details=services.PeriodDetails("term", date(2026, 9, 2), date(2026, 12, 18)), by=by)
    calendars = queries.AreaCalendars(area.pk)
    assert not calendars.of(bradford).is_school_day(HALF_TERM)
    assert calendars.of(academy).is_school_day(HALF_TERM)  # its trust has no half-term that week
    assert not calendars.of(academy).is_school_day(date(2027, 1, 4))  # INSET days still come from the authority
    assert calendars.of(bradford).is_working_day(date(2027, 1, 4))


def test_a_calendar_with_the_autumn_only_leaves_the_rest_to_the_next_one() -> None:
    area = accounts.make_area()
    trust = directory.make_trust(area=area)
    academy = directory.make_school("Elm", area=area, trust=trust)
    factories.make_calendar(area)
    own = factories.make_calendar(area, organisation=trust, empty=True)
    autumn = services.PeriodDetails("term", date(2026, 9, 7), date(2026, 12, 11))
    services.add_period(calendar=own, details=autumn, by=accounts.officer_actor(area))
    days = queries.AreaCalendars(area.pk).of(academy)
    assert [days.is_school_day(day) for day in (date(2026, 9, 4), HALF_TERM)] == [False, True]  # its own words
    assert [days.is_school_day(day) for day in (date(2026, 12, 16), date(2026, 12, 21), date(2027, 3, 3), date(2027, 2, 17))] == [
        True,
        False,
        True,
        False,
    ]


def test_weekends_bank_holidays_and_the_next_school_day() -> None:
    area = accounts.make_area()
    factories.make_calendar(area)
    days = queries.school_days(area.pk)
    assert days.next_school_day(date(2026, 12, 19)) == date(2027, 1, 5)
    assert not days.is_school_day(date(2027, 5, 3))  # early May bank holiday
    assert not days.is_school_day(date(2026, 11, 21))
    assert queries.next_school_day(date(2026, 11, 21), area_id=area.pk) == date(2026, 11, 23)


def test_without_any_calendar_every_weekday_is_a_school_day_but_bank_holidays() -> None:
    area = accounts.make_area()
    assert queries.is_school_day(HALF_TERM, area_id=area.pk, organisation=directory.make_school(area=area))
    assert not queries.is_school_day(date(2026, 12, 25), area_id=area.pk)


def test_bank_holidays_on_weekends_move_to_the_next_free_weekday() -> None:
    assert {date(2021, 12, 27), date(2021, 12, 28)} <= bank_holidays(2021)
    assert {date(2022, 1, 3), date(2022, 4, 15), date(2022, 4, 18)} <= bank_holidays(2022)
    assert len(bank_holidays(2028)) == 8


class TestMail:
    def post(self, to_kind: OrganisationKind, moment: datetime) -> datetime:
        area = accounts.make_area()
        factories.make_calendar(area)
        is_school = to_kind == OrganisationKind.SCHOOL
        place = directory.make_school(area=area) if is_school else directory.make_organisation(kind=to_kind, area=area)
        directory.make_person("Imran Daud", organisation=place, area=area, email="reader@example.net")
        return leaves_at(Urgency.WORKING_HOURS, moment, quiet_for("reader@example.net", area.pk))

    def test_is_held_over_half_term_for_a_school(self) -> None:
        goes_at = self.post(OrganisationKind.SCHOOL, datetime(2026, 10, 27, 10, tzinfo=UTC))
        assert goes_at == datetime(2026, 11, 2, 7, 30, tzinfo=UTC)

    def test_is_not_held_for_a_hospital(self) -> None:
        moment = datetime(2026, 10, 27, 10, tzinfo=UTC)
        assert self.post(OrganisationKind.HEALTH, moment) == moment + timedelta(minutes=10)

    def test_waits_for_the_end_of_the_summer(self) -> None:
        goes_at = self.post(OrganisationKind.SCHOOL, datetime(2027, 7, 22, 10, tzinfo=UTC))
        assert goes_at <= datetime(2027, 10, 1, tzinfo=UTC)


def test_only_who_runs_the_area_or_speaks_for_the_school_keeps_a_calendar() -> None:
    cast = accounts.make_cast()
    school = directory.make_school("Oak", area=cast.brackwater)
    user = accounts.make_user("Imran Daud")
    directory.make_person("Imran Daud", organisation=school, area=cast.brackwater, user=user)
    head = accounts.actor_for(user, cast.brackwater)
    own = services.own_calendar(organisation=school, by=head)
    assert services.own_calendar(organisation=school, by=head) == own
    day = services.PeriodDetails("inset", date(2027, 1, 4), date(2027, 1, 4))
    assert services.add_period(calendar=own, details=day, by=head) == services.add_period(calendar=own, details=day, by=cast.ada)
    with pytest.raises(Refused):
        services.add_period(calendar=own, details=day, by=cast.bo)
    with pytest.raises(Refused):
        services.add_period(calendar=factories.make_calendar(cast.brackwater), details=day, by=head)


def test_days_that_cannot_be_meant_are_refused() -> None:
    area = accounts.make_area()
    by, calendar = accounts.officer_actor(area), factories.make_calendar(area)
    for kind, first, last in (
        ("term", date(2026, 9, 1), date(2027, 9, 1)),
        ("holiday", date(2026, 9, 2), date(2026, 9, 1)),
        ("term", date(2026, 12, 1), date(2027, 1, 10)),
        ("party", date(2026, 9, 1), date(2026, 9, 1)),
    ):
        with pytest.raises(Refused):
            services.add_period(calendar=calendar, details=services.PeriodDetails(kind, first, last), by=by)


def test_a_day_that_does_not_exist_is_named_and_one_put_in_after_june_is_marked(client: Client) -> None:
    area = accounts.make_area()
    by, calendar = accounts.officer_actor(area), factories.make_calendar(area, empty=True)
    client.force_login(User.objects.get(pk=by.user_id))
    page = reverse("calendars:show_calendar", args=[area.slug, calendar.public_id])
    typed = {"kind": "inset", "from_on_day": "29", "from_on_month": "2", "from_on_year": "2027"}
    assert "There is no 29 February 2027: check the first day" in client.post(page, typed).content.decode()
    with pytest.raises(Refused, match="There is no 29 February 2027"):
        sheets.period_columns()[2].read("29/02/2027")
    assert sheets.period_columns()[2].read("29/02/2028") == "2028-02-29"
    for moment in (datetime(2026, 6, 30, 12, tzinfo=UTC), datetime(2026, 7, 1, 12, tzinfo=UTC)):
        day = date(2027, 1, moment.day)
        with clock.fixed(moment):
            services.add_period(calendar=calendar, details=services.PeriodDetails("inset", day, day), by=by)
    assert [row.is_late_addition for row in calendar.periods.order_by("created_at")] == [False, True]
    assert "Added after June" in client.get(page).content.decode()


def test_a_table_goes_in_and_comes_out_in_the_same_shape(client: Client) -> None:
    area = accounts.make_area()
    by, calendar = accounts.officer_actor(area), factories.make_calendar(area, empty=True)
    client.force_login(User.objects.get(pk=by.user_id))
    page = reverse("calendars:upload_periods", args=[area.slug, calendar.public_id])
    table = b"What,Name,First day,Last day\nTerm,Autumn 1,02/09/2026,23/10/2026\nINSET,,04/01/2027,\nTerm,Wrong,02/09/2026,01/09/2026\n"
    shown = client.post(page, {"file": SimpleUploadedFile("terms.csv", table)})
    assert b"2 rows can go in" in shown.content
    assert not Period.objects.exists()
    rows = re.findall(r'name="rows" value="([^"]+)"', shown.content.decode())[0]
    client.post(page, {"rows": rows})
    assert list(Period.objects.values_list("kind", "name")) == [("term", "Autumn 1"), ("inset", "")]
    client.post(page, {"rows": rows})
    client.post(page, {"rows": rows + "x"})
    assert Period.objects.count() == 2
    out = client.get(reverse("calendars:download_periods", args=[area.slug, calendar.public_id, "csv"])).content
    assert b"term,Autumn 1,2026-09-02,2026-10-23" in out


def test_lines_that_somebody_else_took_out_meanwhile_do_not_keep_the_others_in(client: Client) -> None:
    area = accounts.make_area()
    by, calendar = accounts.officer_actor(area), factories.make_calendar(area)
    client.force_login(User.objects.get(pk=by.user_id))
    gone, other, *_rest = calendar.periods.all()
    services.remove_period(period=gone, by=by)
    address = reverse("calendars:remove_periods", args=[area.slug, calendar.public_id])
    page = client.post(address, {"periods": [gone.public_id, other.public_id]}, follow=True)
    assert page.status_code == 200
    assert "1 line taken out." in page.text
    assert not calendar.periods.filter(pk=other.pk).exists()
    assert "Somebody else has taken these lines out already." in client.post(address, {"periods": [gone.public_id]}, follow=True).text
