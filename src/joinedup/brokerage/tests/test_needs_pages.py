"""The pages of needs and offers, opened and pressed as people do."""

from collections.abc import Iterator
from functools import partial
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from joinedup.brokerage import services
from joinedup.brokerage.models import Need, Offer
from joinedup.brokerage.tests.factories import Cast, make_cast, make_need, make_offer, on_the_day
from joinedup.directory.choices import Approver
from joinedup.notices.models import Message
from joinedup.ui.filters import short_day
from tests import clicking
from tests.clicking import browser

pytestmark = pytest.mark.django_db
page, press = partial(clicking.page, "brokerage"), partial(clicking.press, "brokerage")


@pytest.fixture
def cast() -> Iterator[Cast]:
    with on_the_day():
        yield make_cast()


NEED = {"topic": "F2", "size": "visit", "urgency": "3", "visibility": "usual", "kind": "we_come", "terms": "free"}
OFFER = {"topic": "B1", "size": "visit", "visibility": "usual", "kind": "visit_us", "terms": "free"}


def test_a_head_adds_a_need_and_an_offer_and_sees_both(cast: Cast) -> None:
    client = browser(cast.oak_head)
    assert "Oak Primary" in page(client, "show_mine")
    assert "Add a need" in page(client, "add_thing", cast.oak.public_id, "need")
    shown = press(client, "add_thing", cast.oak.public_id, "need", **NEED)
    assert "Absence from anxiety" in shown
    assert "Written down and shared" in shown
    press(client, "add_thing", cast.oak.public_id, "offer", **OFFER, also=["B2", "B4"], at_most_half_days="6")
    assert Offer.objects.get().topics.count() == 3
    shown = page(client, "show_organisation", cast.oak.public_id)
    assert "Absence from anxiety" in shown
    assert "Phonics and early reading" in shown


def test_the_same_press_twice_makes_one_need(cast: Cast) -> None:
    client = browser(cast.oak_head)
    for _time in range(2):
        press(client, "add_thing", cast.oak.public_id, "need", **NEED, once="abc")
    assert Need.objects.count() == 1


def test_an_empty_form_says_what_to_mend(cast: Cast) -> None:
    shown = press(browser(cast.oak_head), "add_thing", cast.oak.public_id, "need")
    assert "There is a problem" in shown
    assert "Choose a topic" in shown


def test_a_text_that_names_a_pupil_is_refused_on_the_form(cast: Cast) -> None:
    shown = press(browser(cast.oak_head), "add_thing", cast.oak.public_id, "need", **NEED, detail="for A123456789012")
    assert "names a pupil" in shown
    assert not Need.objects.exists()


def test_the_search_for_a_topic_narrows_the_list_without_a_script(cast: Cast) -> None:
    shown = page(browser(cast.oak_head), "add_thing", cast.oak.public_id, "need", q="ebsa")
    assert "1 topic found" in shown
    assert "Phonics" not in shown.split("</form>")[1]


def test_an_officer_enters_on_behalf_and_asks_the_school_to_confirm_by_link(cast: Cast) -> None:
    client, slug = browser(cast.ada), cast.brackwater.slug
    assert "Oak Primary" in page(client, "choose_organisation", slug)
    shown = press(client, "add_thing_in_area", slug, cast.oak.public_id, "need", **NEED)
    assert "Not yet confirmed by the school" in shown
    shown = press(client, "ask_to_confirm", slug, cast.oak.public_id)
    assert "A link to check and confirm goes to" in shown
    link = link_in(Message.objects.get().text)
    visitor = Client()
    assert "Is this right for Oak Primary?" in follow(visitor, link)
    refused = press(visitor, "confirm_entries", cast.oak.attachments.get().public_id)
    assert "There is a problem" in refused
    assert Need.objects.get().awaits_confirmation
    assert "Nothing waits for your word" in press(visitor, "confirm_entries", cast.oak.attachments.get().public_id, choice="right")
    assert not Need.objects.get().awaits_confirmation


def test_what_the_school_has_not_confirmed_is_nowhere_called_confirmed(cast: Cast) -> None:
    client, slug = browser(cast.ada), cast.brackwater.slug
    press(client, "add_thing_in_area", slug, cast.oak.public_id, "need", **NEED)
    need = Need.objects.get()
    day, profile = short_day(need.last_confirmed_on), reverse("directory:show_organisation", args=[slug, cast.oak.key])
    assert f"confirmed {day}" not in client.get(profile).content.decode()
    assert "Not yet</dd>" in " ".join(page(client, "show_thing_in_area", slug, "need", need.public_id).split()).replace(" </dd>", "</dd>")
    services.confirm(thing=need, by=cast.oak_head)
    assert f"confirmed {day}" in client.get(profile).content.decode()


def link_in(text: str) -> str:
    return next(word for word in text.split() if "/l/" in word)


def follow(client: Client, link: str) -> str:
    path = "/l/" + link.split("/l/")[1]
    answer = client.get(path, follow=True)
    if "/l/" in answer.request["PATH_INFO"]:
        answer = client.post(path, follow=True)
    return unescape(answer.content.decode())


def test_the_trust_sees_what_waits_and_releases_it(cast: Cast) -> None:
    cast.oak.approver = Approver.TRUST
    cast.oak.save()
    offer = make_offer(cast.oak, cast.brackwater, by=cast.oak_head)
    client = browser(cast.colette)
    shown = page(client, "show_mine")
    assert "Waits for your yes" in shown
    assert 'Release it <span class="govuk-visually-hidden">Phonics' in shown
    assert "&lt;span" not in client.get(reverse("brokerage:show_mine")).content.decode()
    assert "Released" in press(client, "move_thing", "offer", offer.public_id, "release")
    assert "Phonics" in page(browser(cast.ash_head), "show_area", cast.brackwater.slug, show="offers")


def test_a_need_is_changed_shared_paused_and_withdrawn(cast: Cast) -> None:
    client = browser(cast.oak_head)
    need = make_need(cast.oak, cast.brackwater, by=cast.oak_head)
    assert "Change the need" in page(client, "change_thing", "need", need.public_id)
    data = {**NEED, "topic": "B2", "version": str(need.version)}
    assert "confirmed today" in press(client, "change_thing", "need", need.public_id, **data)
    args = ("need", need.public_id)
    assert "Shared as you said" in press(client, "share_thing", *args, cast.brackwater.slug, visibility="area")
    assert "Paused" in press(client, "move_thing", *args, "pause")
    assert "shared again" in press(client, "move_thing", *args, "resume")
    assert "Withdrawn" in press(client, "move_thing", *args, "withdraw")


def test_two_editors_are_shown_both_versions(cast: Cast) -> None:
    need = make_need(cast.oak, cast.brackwater, by=cast.oak_head)
    client = browser(cast.oak_head)
    data = {**NEED, "version": str(need.version)}
    press(client, "change_thing", "need", need.public_id, **data)
    answer = client.post(reverse("brokerage:change_thing", args=["need", need.public_id]), data)
    assert answer.status_code == 409


def test_an_areas_page_counts_by_topic_and_filters(cast: Cast) -> None:
    make_need(cast.oak, cast.brackwater, topic="F2", urgency=3)
    make_need(cast.ash, cast.brackwater, topic="B1")
    client, slug = browser(cast.ada), cast.brackwater.slug
    assert "Absence from anxiety" in page(client, "show_area", slug)
    shown = page(client, "show_area", slug, show="needs", urgency="3")
    assert "Oak Primary" in shown
    assert "Ash Primary" not in shown
    assert "Ash Primary" in page(client, "show_area", slug, show="needs", q="phonics")
    assert "Nothing to show" in page(client, "show_area", slug, show="needs", group="L")


def test_topics_with_nothing_to_count_are_folded_away_below_those_with_a_need_or_an_offer(cast: Cast) -> None:
    client, slug = browser(cast.ada), cast.brackwater.slug
    assert "Nothing to show" in page(client, "show_area", slug)
    make_need(cast.oak, cast.brackwater, topic="F2")
    make_offer(cast.ash, cast.brackwater, topics=("B1",), by=cast.ash_head)
    shown, folded = page(client, "show_area", slug).split("<details")
    assert all(word in shown for word in ("Absence from anxiety", "Phonics", "Reading, writing, talk", ">0<"))
    assert shown.count("<tr") == 2 * 2
    assert "84 topics with nothing to count here" in folded
    assert "Speaking, listening and debate" in folded
    assert "Speaking, listening and debate" not in shown


@pytest.mark.parametrize("who", ["bo", "cy", "yew_head"])
def test_outsiders_find_nothing(cast: Cast, who: str) -> None:
    client, slug = browser(getattr(cast, who)), cast.brackwater.slug
    need = make_need(cast.oak, cast.brackwater, visibility="area")
    page(client, "show_area", slug, status=404)
    page(client, "show_thing", "need", need.public_id, status=404)
    page(client, "show_organisation", cast.oak.public_id, status=404)


def test_the_list_of_an_area_keeps_its_query_budget(cast: Cast, django_assert_max_num_queries: Any) -> None:
    client, slug = browser(cast.ada), cast.brackwater.slug
    for number in range(12):
        make_need(cast.oak if number % 2 else cast.ash, cast.brackwater)
    page(client, "show_area", slug, show="needs")
    with django_assert_max_num_queries(16):
        page(client, "show_area", slug, show="needs")
