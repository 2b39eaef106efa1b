"""Invitations for calendar programs say one thing to icalendar, vobject and by the letter."""

from datetime import UTC, datetime
from typing import Any

import icalendar
import pytest
import vobject
from django.test import override_settings

from joinedup.calendars.services import Invite, invitation, uid_of
from joinedup.core import clock

START = datetime(2027, 4, 15, 15, tzinfo=UTC)  # 4pm in summer time


def made(**given: Any) -> str:
    facts: dict[str, Any] = {
        "uid": "meeting-abc",
        "sequence": 3,
        "title": "Heads, and more; 4pm",
        "starts_at": START,
        "ends_at": START.replace(hour=16, minute=30),
        "host": "Brackwater",
        "to_name": 'Ann "Annie" Öst',
        "to": "ann@oak.example",
        "place": "Hall, Oak Primary",
        "told": "Board of heads\nWe settle the INSET day.",
        "url": "https://joinedup.example/a/brackwater/meetings/abc/",
        "replies_to": "office@brackwater.example",
    }
    return invitation(Invite(**(facts | given)))


def event_of(text: str) -> icalendar.Event:
    return next(iter(icalendar.Calendar.from_ical(text).walk("VEVENT")))


def test_a_request_carries_what_outlook_and_google_look_for() -> None:
    text = made()
    assert text.startswith("BEGIN:VCALENDAR\r\n")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert "METHOD:REQUEST\r\n" in text
    assert "DTSTART;TZID=Europe/London:20270415T160000\r\n" in text
    assert "DTEND;TZID=Europe/London:20270415T173000\r\n" in text
    event = event_of(text)
    assert (str(event["UID"]), event["SEQUENCE"], str(event["STATUS"])) == (uid_of("meeting-abc"), 3, "CONFIRMED")
    assert event["ORGANIZER"] == "mailto:office@brackwater.example"
    assert event["ORGANIZER"].params["CN"] == "Brackwater"
    assert event["ATTENDEE"] == "mailto:ann@oak.example"
    assert {key: str(event["ATTENDEE"].params[key]) for key in ("CN", "RSVP", "PARTSTAT", "ROLE", "CUTYPE")} == {
        "CN": "Ann 'Annie' Öst",
        "RSVP": "TRUE",
        "PARTSTAT": "NEEDS-ACTION",
        "ROLE": "REQ-PARTICIPANT",
        "CUTYPE": "INDIVIDUAL",
    }
    assert str(event["SUMMARY"]) == "Heads, and more; 4pm"
    assert (clock.now() - event.decoded("DTSTAMP")).total_seconds() < 60


def test_another_parser_reads_the_same_moment_from_our_own_zone() -> None:
    read = vobject.readOne(made())
    assert read.method.value == "REQUEST"
    assert read.vevent.dtstart.value.astimezone(UTC) == START
    assert read.vtimezone.tzid.value == "Europe/London"
    assert read.vevent.description.value == "Board of heads\nWe settle the INSET day."


@pytest.mark.parametrize(
    ("moment", "offset"), [(datetime(2027, 3, 28, 0, 30, tzinfo=UTC), 0), (datetime(2027, 3, 28, 1, 30, tzinfo=UTC), 1)]
)
def test_the_night_on_which_an_hour_is_lost_keeps_its_moments(moment: datetime, offset: int) -> None:
    text = made(starts_at=moment, ends_at=moment.replace(hour=3))
    assert f"TZID=Europe/London:20270328T0{moment.hour + offset}3000" in text
    assert vobject.readOne(text).vevent.dtstart.value.astimezone(UTC) == moment
    assert event_of(text).decoded("DTSTART").astimezone(UTC) == moment


def test_a_cancellation_names_the_same_date_and_asks_nothing() -> None:
    text = made(sequence=4, is_cancelled=True)
    event = event_of(text)
    assert "METHOD:CANCEL\r\n" in text
    assert (str(event["UID"]), event["SEQUENCE"], str(event["STATUS"])) == (uid_of("meeting-abc"), 4, "CANCELLED")
    assert str(event["ATTENDEE"].params["RSVP"]) == "FALSE"


@override_settings(DEFAULT_FROM_EMAIL="post@joinedup.example")
def test_where_nobody_reads_replies_none_are_asked_for() -> None:
    event = event_of(made(replies_to=""))
    assert event["ORGANIZER"] == "mailto:post@joinedup.example"
    assert str(event["ATTENDEE"].params["RSVP"]) == "FALSE"
