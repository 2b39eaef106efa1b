"""Calendar feeds: read back by a parser, private, stable, revocable; they bring what their user may see today."""

from dataclasses import replace
from datetime import date, time, timedelta

import icalendar
import pytest
from django.test import Client
from django.urls import reverse

from joinedup.accounts.models import AreaRole, User
from joinedup.accounts.tests import factories as accounts
from joinedup.calendars import services
from joinedup.calendars.queries import Dated, SubjectKind, Wanted, dates, subject_kinds
from joinedup.calendars.tests.factories import bringing
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.refusals import Refused
from joinedup.core.subjects import Subject
from joinedup.directory.tests import factories as directory

pytestmark = pytest.mark.django_db


def read(client: Client, address: str) -> list[icalendar.Event]:
    response = client.get(address[address.index("/calendars/") :])
    assert response.status_code == 200
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert all(len(line) <= 75 for line in response.content.split(b"\r\n"))
    calendar = icalendar.Calendar.from_ical(response.content)
    assert calendar["VERSION"] == "2.0"
    events = list(calendar.walk("VEVENT"))
    assert not [event for event in events if not {"UID", "DTSTAMP", "DTSTART", "SUMMARY"} <= set(event)]
    return events


def names(client: Client, address: str) -> list[str]:
    return [str(event["SUMMARY"]) for event in read(client, address)]


@pytest.fixture
def cast() -> accounts.Cast:
    return accounts.make_cast()


def test_an_event_keeps_its_uid_and_says_where_its_page_is(cast: accounts.Cast, client: Client) -> None:
    due = clock.today() + timedelta(days=9)
    action = Dated(due, "Action", "Book the coach; bring £40, please", href="/a/brackwater/actions/1/", uid="action-1")
    _feed, address = services.make_feed(kind="area", by=cast.ada)
    with bringing(action):
        event = read(client, address)[0]
    assert str(event["SUMMARY"]) == "Book the coach; bring £40, please"
    assert event.decoded("DTSTART") == due
    assert event.decoded("DTEND") == due + timedelta(days=1)
    assert str(event["URL"]).endswith(action.href)
    assert action.href in str(event["DESCRIPTION"])
    with bringing(replace(action, on=due + timedelta(days=7))):
        moved = read(client, address)[0]
    assert moved["UID"] == event["UID"]
    assert moved.decoded("DTSTART") == due + timedelta(days=7)


def test_each_kind_of_feed_brings_its_own_dates(cast: accounts.Cast, client: Client) -> None:
    area, user = cast.brackwater, accounts.make_user("Imran Daud")
    school = directory.make_school("Oak", area=area)
    owner = directory.make_person("Imran Daud", organisation=school, area=area, user=user)
    head, own = accounts.actor_for(user, area), frozenset({school.pk})
    day = clock.today() + timedelta(days=9)
    found = (
        Dated(day, "Action", "Mine", uid="action-1", owners=frozenset({owner.pk}), organisation_ids=own),
        Dated(day, "Action", "My colleague's", uid="action-2", owners=frozenset({0}), organisation_ids=own),
        Dated(day, "Action", "Another school's", uid="action-3"),
        Dated(date(2027, 3, 29), "Meeting", "Board", people=frozenset({owner.pk}), uid="meeting-1", at=time(16, 0), minutes=90),
        Dated(day, "Meeting", "Without a UID"),
    )
    with bringing(*found):
        assert sorted(names(client, services.make_feed(kind="mine", by=head)[1])) == ["Board", "Mine"]
        whole_school = services.make_feed(kind="organisation", organisation=school, by=head)[1]
        assert sorted(names(client, whole_school)) == ["Mine", "My colleague's"]
        assert len(names(client, services.make_feed(kind="area", by=cast.ada)[1])) == 4
    with pytest.raises(Refused, match="all of it"):
        services.make_feed(kind="area", by=head)
    other = directory.make_school("Elm", area=area)
    with pytest.raises(Refused, match="own organisations"):
        services.make_feed(kind="organisation", organisation=other, by=head)


def test_a_meeting_after_the_clocks_change_begins_at_its_hour_in_london(cast: accounts.Cast, client: Client) -> None:
    _feed, address = services.make_feed(kind="area", by=cast.ada)
    with bringing(Dated(date(2027, 3, 29), "Meeting", "Board", uid="meeting-1", at=time(16, 0), minutes=90, place="Gullhaven")):
        event = read(client, address)[0]
    assert event.decoded("DTSTART").isoformat() == "2027-03-29T15:00:00+00:00"
    assert event.decoded("DTEND") - event.decoded("DTSTART") == timedelta(minutes=90)


def test_only_what_is_recent_and_to_come_and_never_too_much(cast: accounts.Cast, client: Client) -> None:
    today = clock.today()
    days = (("Old", today - timedelta(days=90)), ("Late", today - timedelta(days=9)), ("Far", today + timedelta(days=500)))
    _feed, address = services.make_feed(kind="area", by=cast.ada)
    with bringing(*(Dated(day, "Action", name, uid=name) for name, day in days)):
        assert names(client, address) == ["Late"]
    many = [Dated(today, "Meeting", f"{number} " + "x" * 60, uid=f"m-{number}", href="/a/" + "y" * 200) for number in range(600)]
    with bringing(*many):
        content = client.get(address[address.index("/calendars/") :]).content
    assert 150_000 < len(content) < 200_000
    assert b"too many dates for one calendar" in content


def test_a_feed_that_was_taken_back_or_whose_user_has_left_brings_nothing(cast: accounts.Cast, client: Client) -> None:
    feed, address = services.make_feed(kind="area", by=cast.ada)
    path = address[address.index("/calendars/") :]
    AreaRole.objects.filter(user_id=cast.ada.user_id).update(until_on=clock.today() - timedelta(days=1))
    with bringing(Dated(clock.today(), "Action", "Book the coach", uid="action-1")):
        assert names(client, address) == []
    AreaRole.objects.filter(user_id=cast.ada.user_id).update(until_on=None)
    with pytest.raises(Refused):
        services.revoke_feed(feed=feed, by=cast.bo)
    services.revoke_feed(feed=feed, by=cast.ada)
    assert client.get(path).status_code == 404
    assert client.get("/calendars/guessed/dates.ics").status_code == 404
    _other, address = services.make_feed(kind="area", by=cast.ada)
    User.objects.filter(pk=cast.ada.user_id).update(is_active=False)
    assert client.get(address[address.index("/calendars/") :]).status_code == 404


def test_the_address_is_shown_only_where_it_was_made(cast: accounts.Cast, client: Client) -> None:
    page = reverse("calendars:list_feeds", args=[cast.brackwater.slug])
    client.force_login(_user(cast.ada))
    client.post(page, {"whose": "area"})
    assert "/calendars/" in client.get(page).content.decode()
    elsewhere = Client()
    elsewhere.force_login(_user(cast.ada))
    assert "/calendars/" not in elsewhere.get(page).content.decode()


def _user(actor: Actor) -> User:
    return User.objects.get(pk=actor.user_id)


def test_a_partnerships_dates_come_to_who_sees_it_and_stop_when_they_no_longer_do(cast: accounts.Cast, client: Client) -> None:
    plan, readers = Subject("tests.plan", "plan1"), [cast.ada.user_id]
    wanted: list[Subject | None] = []

    def ids(viewer: Actor) -> list[str]:
        return [plan.public_id] if viewer.user_id in readers else []

    def bring(viewer: Actor, asked: Wanted) -> list[Dated]:
        wanted.append(asked.about)
        return [Dated(clock.today(), "Milestone", "Half-way", uid="milestone-1")]

    known = SubjectKind("Plan", ids, ids, lambda found: dict.fromkeys(found, "Reading plan"), lambda slug, key: f"/a/{slug}/plans/{key}/")
    subject_kinds.add(plan.kind, known)
    dates.add("tests.plans", bring)
    try:
        with pytest.raises(Refused, match="partnerships"):
            services.make_feed(kind="about", about=plan, by=cast.bo)
        client.force_login(_user(cast.ada))
        page = reverse("calendars:list_feeds", args=[cast.brackwater.slug])
        assert "Reading plan (Plan)" in client.get(page).content.decode()
        client.post(page, {"whose": f"about:{plan}"})
        assert "Brackwater: Reading plan" in client.get(page).content.decode()
        _feed, address = services.make_feed(kind="about", about=plan, by=cast.ada)
        assert "Half-way" in names(client, address)
        assert set(wanted) == {plan}
        readers.clear()
        assert names(client, address) == []
    finally:
        del subject_kinds._items[plan.kind]
        del dates._items["tests.plans"]
