"""The pages of a call and of the answers to it, opened and pressed as people do."""

from collections.abc import Iterator
from functools import partial
from html import unescape
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from joinedup.brokerage.models import Need
from joinedup.brokerage.tests.factories import Cast, make_cast, make_need, on_the_day
from joinedup.calls import services
from joinedup.calls.tests.factories import make_call
from joinedup.directory.choices import AskKind, RoleKind
from joinedup.directory.tests import factories as directory
from joinedup.notices.models import Message
from tests import clicking
from tests.clicking import browser

pytestmark = pytest.mark.django_db
page, press = partial(clicking.page, "calls"), partial(clicking.press, "calls")
NEED = {"topic": "F2", "size": "visit", "urgency": "3", "visibility": "usual"}


@pytest.fixture
def cast() -> Iterator[Cast]:
    with on_the_day():
        yield make_cast()


def link_in(text: str) -> str:
    return next(word for word in text.split() if "/l/" in word)


def follow(client: Client, link: str) -> str:
    path = "/l/" + link.split("/l/")[1]
    answer = client.get(path, follow=True)
    if "/l/" in answer.request["PATH_INFO"]:
        answer = client.post(path, follow=True)
    return unescape(answer.content.decode())


def test_a_head_answers_the_call_by_link_on_a_phone(cast: Cast) -> None:
    call = make_call(cast)
    ask = call.asks.get(organisation=cast.oak)
    visitor = Client()
    assert "Do you want to take part this year?" in follow(visitor, link_in(Message.objects.get(about_id=ask.public_id).text))
    assert "There is a problem" in press(visitor, "answer_call", ask.public_id)
    assert "What do you need?" in press(visitor, "answer_call", ask.public_id, answer="yes")
    assert "What happens next" in page(visitor, "answer_call", ask.public_id)
    shown = press(visitor, "add_answer", ask.public_id, "need", topic="F2", size="visit", urgency="2", visibility="usual")
    assert "Absence from anxiety" in shown
    press(visitor, "add_answer", ask.public_id, "offer", topic="B1", size="visit", visibility="area")
    need = Need.objects.get()
    assert (need.entered, need.is_first) == ("link", True)
    taken = ("take_out_answer", ask.public_id, "need", need.public_id)
    assert "Take this out?" in page(visitor, *taken)
    assert "There is a problem" in press(visitor, *taken)
    assert "Taken out" in press(visitor, *taken, choice="out")
    services.close_call(call=call, by=cast.ada)
    assert "Phonics" in page(visitor, "answer_call", ask.public_id)
    assert "Add a need" not in page(visitor, "answer_call", ask.public_id)


def test_an_officer_runs_a_call_from_draft_to_close(cast: Cast) -> None:
    client, slug = browser(cast.ada), cast.brackwater.slug
    data = {
        "title": "Autumn call",
        "words": "Hello",
        "asked": ["P"],
        "closes_on_day": "4",
        "closes_on_month": "12",
        "closes_on_year": "2026",
    }
    assert "Check and send" in press(client, "add_call", slug, **data)
    public_id = cast.brackwater.calls.get().public_id
    assert "You can stop them until then" in page(client, "open_call", slug, public_id)
    assert "The call is sent" in press(client, "open_call", slug, public_id)
    assert "Not yet answered" in page(client, "show_call", slug, public_id)
    area = client.get(reverse("brokerage:show_area", args=[slug])).content.decode()
    assert "Autumn call" in area
    assert "Start another call" in area
    words = "Dear heads, a word from you would help."
    assert "Check the reminder" in press(client, "nudge_call", slug, public_id, words=words)
    sent = {"words": words, "send": "yes", "once": "n1"}
    assert "The reminder goes to 2 schools" in press(client, "nudge_call", slug, public_id, **sent)
    press(client, "nudge_call", slug, public_id, **sent)
    assert cast.brackwater.calls.get().nudges.count() == 1
    assert "stopped" in press(client, "press_call", slug, public_id, "stop")
    assert "closed" in press(client, "press_call", slug, public_id, "close")


@pytest.mark.parametrize("who", ["bo", "cy", "yew_head"])
def test_outsiders_find_no_call(cast: Cast, who: str) -> None:
    client, call = browser(getattr(cast, who)), make_call(cast)
    page(client, "show_call", cast.brackwater.slug, call.public_id, status=404)
    page(client, "answer_call", call.asks.get(organisation=cast.oak).public_id, status=404)


def test_a_delegate_who_was_asked_answers_the_call_by_link_for_that_school_alone(cast: Cast) -> None:
    elm = directory.make_school("Elm Primary", area=cast.brackwater)
    person = directory.make_person("Dot Deputy", email="office@elm.example", organisation=elm, kind=RoleKind.OFFICE_MANAGER)
    directory.make_delegation(person, elm, AskKind.NEEDS)
    call = make_call(cast)
    ask = call.asks.get(organisation=elm)
    assert (ask.person_name, ask.address) == ("Dot Deputy", "office@elm.example")
    text = Message.objects.get(to="office@elm.example").text
    client = Client()
    client.get(urlsplit("/l/" + text.split("/l/", 1)[1].split()[0]).path, follow=True)
    assert "Written down" in press(client, "add_answer", ask.public_id, "need", **NEED)
    need = Need.objects.get()
    assert (need.organisation, need.entered) == (elm, "link")
    other = call.asks.get(organisation=cast.oak)
    assert "/sign-in/" in client.post(f"/answers/{other.public_id}/add-need/", NEED)["Location"]
    assert Need.objects.count() == 1


def test_a_call_counts_what_is_paused_too_and_says_so_beside_what_the_area_counts(cast: Cast) -> None:
    call = make_call(cast)
    make_need(cast.oak, cast.brackwater, topic="F2")
    paused = make_need(cast.ash, cast.brackwater)
    Need.objects.filter(pk=paused.pk).update(state="paused")
    client, slug = browser(cast.ada), cast.brackwater.slug
    shown = page(client, "show_call", slug, call.public_id)
    assert "2 needs, 0 offers" in shown
    assert "With what waits for a yes or is paused." in shown
    assert f'href="{reverse("brokerage:show_area", args=[slug])}">See what is shared in the area today' in shown
    shown = clicking.page("brokerage", client, "show_area", slug)
    assert "What waits for a yes or is paused is not counted." in shown
    assert "Phonics" not in shown.split("<details")[0]
