"""Needs and offers are matched when what both sides agreed to covers them, and open again when it no longer does."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from joinedup.audit.models import Entry
from joinedup.brokerage import queries as brokerage
from joinedup.brokerage import services as things
from joinedup.brokerage.choices import State
from joinedup.brokerage.tests.factories import Cast, make_cast, make_need, make_offer, on_the_day
from joinedup.core.refusals import Refused
from joinedup.directory.choices import Approver
from joinedup.introductions import queries, services
from joinedup.introductions.models import Introduction
from joinedup.introductions.services import AnswerDetails
from joinedup.introductions.tests.factories import introduce, side
from tests.clicking import browser

pytestmark = pytest.mark.django_db
YES, NO = AnswerDetails("yes"), AnswerDetails("no", reason="no_time")
SPELL = {"size": "short_spell", "half_days": 6, "visibility": "area"}


@pytest.fixture
def cast() -> Iterator[Cast]:
    with on_the_day():
        yield make_cast()


def agree(cast: Cast, introduction: Introduction, giver: AnswerDetails = YES) -> None:
    for word, details in (("receiver", YES), ("giver", giver)):
        services.answer_introduction(answer=side(introduction, word), details=details, by=cast.ada)


def state(thing: Any) -> str:
    thing.refresh_from_db()
    return str(thing.state)


def test_what_is_agreed_in_full_is_matched_recorded_and_open_again_when_a_yes_is_taken_back(cast: Cast) -> None:
    need, offer = make_need(cast.ash, cast.brackwater, **SPELL), make_offer(cast.oak, cast.brackwater, **SPELL)
    introduction = introduce(cast, need, offer, 6)
    assert (state(need), state(offer)) == (State.SHARED, State.SHARED)
    agree(cast, introduction)
    assert (state(need), state(offer)) == (State.MATCHED, State.MATCHED)
    assert set(Entry.objects.filter(verb__endswith=".matched").values_list("verb", flat=True)) == {"need.matched", "offer.matched"}
    agree(cast, introduction, NO)
    assert (state(need), state(offer)) == (State.SHARED, State.SHARED)
    assert Entry.objects.filter(verb__endswith=".opened_again").count() == 2


def test_a_part_that_is_agreed_leaves_the_rest_for_the_next_plan_and_counts_it_once(cast: Cast) -> None:
    need = make_need(cast.ash, cast.brackwater, **SPELL)
    small = make_offer(cast.oak, cast.brackwater, visibility="area")
    large = make_offer(cast.oak, cast.brackwater, at_most_half_days=12, **SPELL)
    agree(cast, introduce(cast, need, small, 1))
    agree(cast, introduce(cast, need, large, 2))
    assert (state(need), state(small), state(large)) == (State.SHARED, State.MATCHED, State.SHARED)
    assert brokerage.open_offers(cast.brackwater.pk, cast.ada) == [large]
    held = queries.spoken_for()
    assert [brokerage.left_of(need, held["need", need.pk]), brokerage.left_of(large, held["offer", large.pk])] == [3, 10]
    agree(cast, introduce(cast, need, make_offer(cast.oak, cast.brackwater, **SPELL), 3))
    assert state(need) == State.MATCHED
    assert brokerage.open_needs(cast.brackwater.pk, cast.ada) == []


def test_a_conversation_uses_up_the_need_but_never_the_offer(cast: Cast) -> None:
    talk = {"size": "conversation", "visibility": "area"}
    need, offer = make_need(cast.ash, cast.brackwater, **talk), make_offer(cast.oak, cast.brackwater, **talk)
    agree(cast, introduce(cast, need, offer, 0))
    assert (state(need), state(offer)) == (State.MATCHED, State.SHARED)


def test_a_yes_that_waits_for_the_board_matches_nothing_yet(cast: Cast) -> None:
    need, offer = make_need(cast.ash, cast.brackwater, **SPELL), make_offer(cast.oak, cast.brackwater, **SPELL)
    type(cast.ash).objects.filter(pk=cast.ash.pk).update(approver=Approver.BOARD)
    introduction = introduce(cast, need, offer, 6)
    agree(cast, introduction)
    assert state(need) == State.SHARED
    services.release_answer(answer=side(introduction, "receiver"), note="minute 7", by=cast.ada)
    assert state(need) == State.MATCHED


def test_a_matched_need_that_grows_is_open_again_and_one_that_was_paused_is_matched_when_it_resumes(cast: Cast) -> None:
    need, offer = make_need(cast.ash, cast.brackwater, **SPELL), make_offer(cast.oak, cast.brackwater, **SPELL)
    introduction = introduce(cast, need, offer, 6)
    need.refresh_from_db()
    things.pause(thing=need, by=cast.ash_head)
    agree(cast, introduction)
    assert state(need) == State.PAUSED
    assert things.resume(thing=need, by=cast.ash_head).state == State.MATCHED
    need.refresh_from_db()
    larger = things.NeedDetails(topic="B1", size="sustained", half_days=10)
    assert things.change_need(need=need, details=larger, by=cast.ash_head, expected=need.version).state == State.SHARED


def test_what_is_not_agreed_cannot_be_marked_as_matched(cast: Cast) -> None:
    need = make_need(cast.ash, cast.brackwater, **SPELL)
    with pytest.raises(Refused, match="Not all of this is agreed"):
        things.mark_matched(thing=need, by=cast.ada)
    with pytest.raises(Refused, match="not matched"):
        things.open_again(thing=need, by=cast.ada)


def page(client: Client, name: str, *args: Any, **query: str) -> str:
    return client.get(reverse(f"brokerage:{name}", args=args), query).content.decode()


def test_pages_and_lists_say_matched_and_how_much_is_agreed(cast: Cast) -> None:
    need, offer = make_need(cast.ash, cast.brackwater, **SPELL), make_offer(cast.oak, cast.brackwater, **SPELL)
    agree(cast, introduce(cast, need, offer, 6))
    ada, head, slug = browser(cast.ada), browser(cast.ash_head), cast.brackwater.slug
    for shown in (
        page(ada, "show_area", slug, show="needs"),
        page(ada, "show_area", slug, show="offers"),
        page(ada, "show_organisation_in_area", slug, cast.ash.public_id),
        page(head, "show_organisation", cast.ash.public_id),
        page(head, "show_thing", "need", need.public_id),
        page(ada, "download_list", slug, "csv"),
    ):
        assert "Matched" in shown
    shown = page(head, "show_thing", "need", need.public_id)
    assert "Agreed in introductions" in shown
    assert "Pause" not in shown
