"""What a school is asked by the call, until it has answered in whatever way."""

from collections.abc import Iterator

import pytest

from joinedup.accounts.tests import factories as accounts
from joinedup.brokerage import services as brokerage
from joinedup.brokerage.tests.factories import Cast, make_cast, make_head_user, make_need, on_the_day
from joinedup.calls.choices import Answered
from joinedup.calls.models import CallAsk
from joinedup.calls.tests.factories import make_call
from joinedup.contacts import queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Iterator[Cast]:
    with on_the_day():
        yield make_cast()


def test_the_call_is_asked_until_it_is_answered(cast: Cast) -> None:
    make_call(cast)
    head = accounts.actor_for(make_head_user(cast.oak, "Hana Head"))
    assert {ask.purpose for ask in queries.asks_waiting(head)} == {"calls.answer_call"}
    CallAsk.objects.update(answered=Answered.THEMSELVES, answered_at=cast.brackwater.created_at)
    assert queries.asks_waiting(head) == []


def test_what_a_head_confirms_in_one_press_counts_as_confirmed_in_the_call(cast: Cast) -> None:
    call = make_call(cast)
    need = make_need(cast.oak, cast.brackwater, by=cast.ada)
    brokerage.confirm_prepared(organisation_id=cast.oak.pk, area_id=cast.brackwater.pk, things=[need.public_id], by=cast.oak_head)
    assert call.asks.get(organisation=cast.oak).answered == Answered.CONFIRMED
