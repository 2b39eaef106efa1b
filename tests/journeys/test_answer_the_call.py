"""A head answers the call in a corridor: by the mailed link, on a small phone without scripts; screens, presses and fields are counted."""

from datetime import date, datetime

import pytest
from playwright.sync_api import Browser

from joinedup.brokerage import queries
from joinedup.brokerage.tests.factories import make_cast
from joinedup.calls import services
from joinedup.core import clock
from joinedup.funding.tests.factories import make_programme
from tests.browser import served
from tests.journeys.people import Person, links_in_mails, on_a_phone

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db,
    pytest.mark.skipif(not served.CHROMIUM.exists(), reason="Chromium is not installed"),
]
TUESDAY = datetime(2026, 11, 24, 10, 0, tzinfo=clock.LONDON)
MOST_SCREENS, MOST_FIELDS, MOST_PRESSES = 8, 11, 7
NEEDS = (
    ("Phonics and early reading", "A visit"),
    ("Absence from anxiety", "A conversation"),
    ("Subject and middle leaders", "A short spell"),
)
OFFERS = (("Number and maths, primary", "A visit"), ("Music teaching", "A conversation"))


def test_three_needs_and_two_offers_take_three_minutes_on_a_phone(chromium: Browser) -> None:
    with clock.fixed(TUESDAY):
        cast = make_cast()
        make_programme(cast.brackwater, by=cast.ada)
        details = services.CallDetails("Needs and offers, autumn 2026", "Three needs first.", date(2026, 12, 4))
        call = services.open_call(call=services.add_call(area=cast.brackwater, details=details, by=cast.ada), by=cast.ada)
        ask = call.asks.get(organisation=cast.oak)
        with on_a_phone(chromium, "imran") as head:
            head.opens(links_in_mails(ask.address)[-1])
            head.reads("What does Oak Primary need, and what can it offer?")
            head.chooses("Yes, this year", of="Do you want to take part this year?")
            head.presses("Save the answer")
            say(head, "What do you need?", "How much help?", NEEDS, last="Add it and say another")
            head.reads("What Oak Primary said", "Who already pays for this", "Harbour reading mentors", "Change what comes first")
            head.presses("Add an offer")
            say(head, "What can you offer?", "How much each time?", OFFERS, last="Add the offer")
            head.reads("What Oak Primary said", "There is nothing more to press.")
            took = head.took
        ask.refresh_from_db()
        assert [need.topic.code for need in queries.first_needs(cast.oak.pk, call.year) if need.topic] == ["B1", "F2", "K2"]
        assert ask.answered == "themselves"
        assert took["screens"] <= MOST_SCREENS, took
        assert took["fields"] <= MOST_FIELDS, took
        assert took["presses"] <= MOST_PRESSES, took


def say(head: Person, heading: str, how_much: str, things: tuple[tuple[str, str], ...], *, last: str) -> None:
    for row, (topic, size) in enumerate(things, 1):
        head.reads(heading)
        head.selects("Topic", topic)
        head.took["fields"] += 1
        head.main.get_by_role("group", name=how_much).get_by_label(size).first.check()
        head.presses(last if row == len(things) else "Add it and say another")
