"""Wait, release, pause, renew, expire, withdraw, confirm."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from joinedup.brokerage import choices, queries, services
from joinedup.brokerage.models import Need
from joinedup.brokerage.tests.factories import Cast, make_cast, make_need, make_offer, on_the_day
from joinedup.core import clock
from joinedup.core.refusals import Missing, Refused
from joinedup.directory.choices import Approver
from joinedup.directory.models import Organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Iterator[Cast]:
    with on_the_day():
        yield make_cast()


def set_rule(organisation: Organisation, approver: Approver, **limits: object) -> None:
    Organisation.objects.filter(pk=organisation.pk).update(approver=approver, **limits)
    organisation.refresh_from_db()


def test_a_head_alone_says_yes_up_to_the_limit_and_the_trust_beyond(cast: Cast) -> None:
    set_rule(cast.oak, Approver.HEAD_UP_TO, limit_half_days=6)
    small = make_offer(cast.oak, cast.brackwater, size=choices.Size.SHORT_SPELL, by=cast.oak_head)
    large = make_offer(cast.oak, cast.brackwater, size=choices.Size.SUSTAINED, by=cast.oak_head)
    assert (small.state, large.state, large.waits_for) == (choices.State.SHARED, choices.State.WAITING, choices.WaitsFor.TRUST)


def test_a_dear_need_waits_for_the_board_of_a_school_without_a_trust(cast: Cast) -> None:
    set_rule(cast.ash, Approver.HEAD_UP_TO, limit_pence=100_000, next_board_on=date(2026, 12, 2))
    dear = make_need(cast.ash, cast.brackwater, size="sustained", terms=choices.Terms.DAY_RATE, rate_pence=40_000, by=cast.ash_head)
    assert (dear.waits_for, dear.board_on) == (choices.WaitsFor.BOARD, date(2026, 12, 2))
    assert services.release(thing=dear, by=cast.ash_head).state == choices.State.SHARED


def test_only_the_trust_releases_what_waits_for_it(cast: Cast) -> None:
    set_rule(cast.oak, Approver.TRUST)
    offer = make_offer(cast.oak, cast.brackwater, by=cast.oak_head)
    for who in (cast.oak_head, cast.ada, cast.ash_head):
        with pytest.raises(Missing):
            services.release(thing=offer, by=who)
    assert services.release(thing=offer, by=cast.colette).state == choices.State.SHARED
    with pytest.raises((Missing, Refused)):
        services.release(thing=offer, by=cast.colette)


def test_the_trust_sends_back_and_the_school_has_a_draft_again(cast: Cast) -> None:
    set_rule(cast.oak, Approver.TRUST)
    offer = make_offer(cast.oak, cast.brackwater, by=cast.oak_head)
    assert services.send_back(thing=offer, by=cast.colette).state == choices.State.DRAFT
    assert offer not in queries.visible_offers(cast.ada)


def test_what_is_shared_no_further_than_the_trust_needs_no_release(cast: Cast) -> None:
    set_rule(cast.oak, Approver.TRUST)
    need = make_need(cast.oak, cast.brackwater, visibility="trust", by=cast.oak_head)
    assert need.state == choices.State.SHARED
    wider = services.share(thing=need, sharing=services.Sharing(cast.brackwater.pk, "area"), by=cast.oak_head)
    assert wider.state == choices.State.WAITING


def test_paused_is_out_of_sight_and_resumed_is_back(cast: Cast) -> None:
    need = make_need(cast.oak, cast.brackwater, visibility="area", by=cast.oak_head)
    services.pause(thing=need, by=cast.oak_head)
    assert need not in queries.visible_needs(cast.ada)
    assert services.resume(thing=need, by=cast.oak_head).state == choices.State.SHARED


def test_a_withdrawal_can_be_undone(cast: Cast) -> None:
    need = make_need(cast.oak, cast.brackwater, by=cast.oak_head)
    assert services.withdraw(thing=need, by=cast.oak_head).state == choices.State.WITHDRAWN
    with pytest.raises(Refused, match="withdrawn"):
        services.renew(thing=need, by=cast.oak_head)
    assert services.bring_back(thing=need, by=cast.oak_head).state == choices.State.DRAFT


def test_needs_expire_and_are_renewed_with_one_press(cast: Cast) -> None:
    soon = make_need(cast.oak, cast.brackwater, urgency=3, by=cast.oak_head)
    late = make_need(cast.oak, cast.brackwater, urgency=1, by=cast.oak_head)
    assert (soon.expires_on, late.expires_on) == (date(2027, 1, 19), date(2027, 8, 31))
    with clock.fixed(datetime(2027, 2, 1, tzinfo=UTC)):
        assert services.expire_due() == 1
        assert [need.state for need in Need.objects.order_by("id")] == [choices.State.EXPIRED, choices.State.SHARED]
        assert services.expire_due() == 0
        assert services.renew(thing=soon, by=cast.oak_head).state == choices.State.SHARED


def test_a_plan_uses_only_what_is_released_fresh_and_shared_with_its_area(cast: Cast) -> None:
    used = make_need(cast.oak, cast.brackwater, by=cast.oak_head)
    services.pause(thing=make_need(cast.oak, cast.brackwater, by=cast.oak_head), by=cast.oak_head)
    make_need(cast.oak, cast.brackwater, visibility="trust", by=cast.oak_head)
    make_need(cast.yew, cast.elmshire, by=cast.yew_head)
    assert queries.open_needs(cast.brackwater.pk, cast.ada) == [used]
    assert queries.open_needs(cast.brackwater.pk, cast.bo) == []


def test_what_an_officer_entered_is_confirmed_by_the_school_only(cast: Cast) -> None:
    need = make_need(cast.oak, cast.brackwater, by=cast.ada)
    with pytest.raises(Missing):
        services.confirm(thing=need, by=cast.ada)
    assert not services.confirm(thing=need, by=cast.oak_head).awaits_confirmation


@pytest.mark.parametrize("verb", ["pause", "withdraw", "renew"])
@pytest.mark.parametrize("who", ["ash_head", "bo", "cy"])
def test_a_stranger_moves_nothing(cast: Cast, verb: str, who: str) -> None:
    need = make_need(cast.oak, cast.brackwater, visibility="area", by=cast.oak_head)
    with pytest.raises(Missing):
        getattr(services, verb)(thing=need, by=getattr(cast, who))
