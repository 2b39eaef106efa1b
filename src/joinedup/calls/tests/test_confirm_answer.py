"""What somebody wrote down for a school in a call has one clear confirm: by the call's own link, after a choice."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from django.test import Client

from joinedup.audit.models import Entry
from joinedup.brokerage.models import Need
from joinedup.brokerage.tests.factories import Cast, make_cast, make_need, on_the_day
from joinedup.calls.models import CallAsk
from joinedup.calls.tests.pages import make_call
from joinedup.calls.tests.test_call_pages import browser, page, press
from tests.scanner.links import last_link

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Iterator[Cast]:
    with on_the_day():
        yield make_cast()


@pytest.fixture
def ask(cast: Cast) -> CallAsk:
    """The ask of Oak, for which Ada wrote down two needs."""
    call = make_call(cast)
    for topic in ("B1", "F2"):
        make_need(cast.oak, cast.brackwater, topic=topic, by=cast.ada)
    return call.asks.get(organisation=cast.oak)


def opened(ask: CallAsk) -> Client:
    client = Client()
    client.get(urlsplit(last_link(ask.address)).path)
    return client


def test_the_page_of_the_answer_leads_to_one_confirm_and_says_nothing_of_it_afterwards(ask: CallAsk) -> None:
    client = opened(ask)
    press(client, "answer_call", ask.public_id, answer="yes", reason="")
    shown = page(client, "answer_call", ask.public_id)
    assert "2 things below were written down on your behalf" in shown
    assert shown.count("Check and confirm") == 1
    assert "There is a problem" in press(client, "confirm_answer", ask.public_id)
    assert "Thank you. What you kept is confirmed." in press(client, "confirm_answer", ask.public_id, choice="right")
    assert not any(need.awaits_confirmation for need in Need.objects.all())
    assert Entry.objects.filter(verb="need.confirmed").count() == 2
    assert "Check and confirm" not in page(client, "answer_call", ask.public_id)
    assert "What Oak Primary said" in press(client, "confirm_answer", ask.public_id, choice="wrong")
    assert not Need.objects.filter(state="withdrawn").exists()


def test_what_is_wrong_is_taken_out_and_the_rest_confirmed(ask: CallAsk) -> None:
    wrong = Need.objects.order_by("id")[0]
    press(opened(ask), "confirm_answer", ask.public_id, choice="some", wrong=[wrong.public_id])
    assert [need.state for need in Need.objects.order_by("id")] == ["withdrawn", "shared"]


def test_the_officer_who_wrote_it_does_not_confirm_it(cast: Cast, ask: CallAsk) -> None:
    page(browser(cast.ada), "confirm_answer", ask.public_id, status=404)
    page(browser(cast.ash_head), "confirm_answer", ask.public_id, status=404)
    assert "Check and confirm" not in page(browser(cast.ada), "answer_call", ask.public_id)
