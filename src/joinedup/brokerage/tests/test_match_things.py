"""Needs and offers are matched when what both sides agreed to covers them, and open again when it no longer does."""

from collections.abc import Iterator
from typing import Any

import pytest

from joinedup.audit.models import Entry
from joinedup.brokerage import analysis, queries, services
from joinedup.brokerage.choices import State
from joinedup.brokerage.models import Introduction, Need, Offer, Plan, Suggestion
from joinedup.brokerage.services import AnswerDetails
from joinedup.brokerage.tests.factories import Cast, make_cast, make_need, make_offer, on_the_day
from joinedup.brokerage.tests.plan_factories import side
from joinedup.brokerage.tests.test_needs_pages import browser, page
from joinedup.core import clock
from joinedup.core.refusals import Refused
from joinedup.directory.choices import Approver

pytestmark = pytest.mark.django_db
YES, NO = AnswerDetails("yes"), AnswerDetails("no", reason="no_time")
SPELL = {"size": "short_spell", "half_days": 6, "visibility": "area"}


@pytest.fixture
def cast() -> Iterator[Cast]:
    with on_the_day():
        yield make_cast()


def introduce(cast: Cast, need: Need, offer: Offer, half_days: int) -> Introduction:
    plan = Plan.objects.create(area=cast.brackwater, year=2026, title="Autumn", state="ready", ready_at=clock.now())
    both = {"giver": offer.organisation, "receiver": need.organisation, "half_days": half_days}
    row = Suggestion.objects.create(plan=plan, need=need, offer=offer, **both)
    return services.send_introductions(plan=plan, public_ids=[row.public_id], words="", by=cast.ada)[0]


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
    assert queries.open_offers(cast.brackwater.pk, cast.ada) == [large]
    stock = queries.plan_stock(cast.brackwater.pk, cast.ada)
    assert (stock.n_needs, stock.half_days_needed, stock.n_offers, stock.half_days_offered) == (1, 3, 1, 10)
    open_now = queries.open_needs(cast.brackwater.pk, cast.ada), queries.open_offers(cast.brackwater.pk, cast.ada)
    rules = analysis.PlanRules("bank", 25, frozenset())
    tried = queries.tried(cast.brackwater.pk, 2026)
    values = analysis.plan_problem(*open_now, spoken_for=queries.spoken_for(), tried=tried, rules=rules).values
    assert [row["amount"] for row in (*values["needs"], *values["offers"])] == [3, 10]
    agree(cast, introduce(cast, need, make_offer(cast.oak, cast.brackwater, **SPELL), 3))
    assert state(need) == State.MATCHED
    assert queries.open_needs(cast.brackwater.pk, cast.ada) == []


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
    services.pause(thing=need, by=cast.ash_head)
    agree(cast, introduction)
    assert state(need) == State.PAUSED
    assert services.resume(thing=need, by=cast.ash_head).state == State.MATCHED
    need.refresh_from_db()
    larger = services.NeedDetails(topic="B1", size="sustained", half_days=10)
    assert services.change_need(need=need, details=larger, by=cast.ash_head, expected=need.version).state == State.SHARED


def test_what_is_not_agreed_cannot_be_marked_as_matched(cast: Cast) -> None:
    need = make_need(cast.ash, cast.brackwater, **SPELL)
    with pytest.raises(Refused, match="Not all of this is agreed"):
        services.mark_matched(thing=need, by=cast.ada)
    with pytest.raises(Refused, match="not matched"):
        services.open_again(thing=need, by=cast.ada)


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
