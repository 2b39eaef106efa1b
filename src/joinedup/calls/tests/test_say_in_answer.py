"""What is said in answer to a call: by the call's link for one school in one area, on behalf, by an upload, and for a successor."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from joinedup.brokerage import queries as brokerage_queries
from joinedup.brokerage import services as brokerage
from joinedup.brokerage.choices import Entered
from joinedup.brokerage.services import uploads
from joinedup.brokerage.tests.factories import Cast, make_cast, make_need, on_the_day
from joinedup.calls.choices import Answered
from joinedup.calls.models import CallAsk
from joinedup.calls.tests.factories import link_to_ask, make_call
from joinedup.core.refusals import Missing
from joinedup.directory.tests.factories import make_school

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Iterator[Cast]:
    with on_the_day():
        yield make_cast()


def test_a_link_says_needs_for_its_own_school_in_its_own_area_only(cast: Cast) -> None:
    call = make_call(cast)
    by = link_to_ask(call.asks.get(organisation=cast.oak))
    need = make_need(cast.oak, cast.brackwater, by=by)
    assert need.entered == Entered.LINK
    assert need in brokerage_queries.visible_needs(by)
    with pytest.raises(Missing):
        make_need(cast.ash, cast.brackwater, by=by)
    cast.oak.attachments.create(area=cast.elmshire, since=date(2026, 9, 1))
    with pytest.raises(Missing):
        make_need(cast.oak, cast.elmshire, by=by)
    other = make_need(cast.ash, cast.brackwater, visibility="area", by=cast.ash_head)
    assert other not in brokerage_queries.visible_needs(by)


def test_the_holder_of_a_link_puts_one_on_top(cast: Cast) -> None:
    holder = link_to_ask(make_call(cast).asks.get(organisation=cast.oak))
    needs = [make_need(cast.oak, cast.brackwater, topic=code, is_first=True, visibility="area") for code in ("B1", "B2", "B4")]
    brokerage.rank_need(thing=needs[2], to="top", by=holder)
    assert [need.topic.code for need in brokerage_queries.first_needs(cast.oak.pk, 2026) if need.topic] == ["B4", "B1", "B2"]


def test_what_an_officer_enters_counts_as_answered_on_behalf_until_the_school_confirms(cast: Cast) -> None:
    call = make_call(cast)
    need = make_need(cast.oak, cast.brackwater, by=cast.ada)
    assert call.asks.get(organisation=cast.oak).answered == Answered.ON_BEHALF
    address = brokerage.ask_to_confirm(organisation=cast.oak, area_id=cast.brackwater.pk, by=cast.ada)
    assert address.startswith("olive")
    assert brokerage.confirm_entries(organisation=cast.oak, area_id=cast.brackwater.pk, wrong=[], by=cast.oak_head) == (1, 0)
    need.refresh_from_db()
    assert not need.awaits_confirmation
    assert call.asks.get(organisation=cast.oak).answered == Answered.CONFIRMED


def test_rows_of_an_upload_count_as_answers_in_one_go(
    cast: Cast, django_assert_max_num_queries: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "PIECE_SECONDS", 600)
    make_call(cast)
    said = {"noun": "need", "codes": ["B1"], "size": "visit"}
    rows = [{**said, "organisation": (cast.oak, cast.ash)[k % 2].public_id, "row": k + 2} for k in range(40)]
    row = brokerage.keep_upload(area=cast.brackwater, checked=brokerage.Checked("list.csv", rows, []), by=cast.ada)
    with django_assert_max_num_queries(30):
        brokerage.enter_upload(upload=row, by=cast.ada)
    assert {(ask.answered, ask.version) for ask in CallAsk.objects.all()} == {("on_behalf", 2)}


def test_the_successor_of_a_school_is_asked_in_its_place(cast: Cast) -> None:
    academy = make_school("Oak Academy", area=cast.brackwater)
    call = make_call(cast)
    brokerage.carry(cast.oak, academy, cast.brackwater.pk, cast.ada)
    assert call.asks.filter(organisation=academy).count() == 1
