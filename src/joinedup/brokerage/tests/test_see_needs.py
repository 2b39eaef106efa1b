"""Who sees a need or an offer: the matrix of two areas, and the property that nobody sees more than the share says."""

from collections.abc import Callable
from datetime import date

import pytest

from joinedup.accounts.tests.factories import link_actor
from joinedup.brokerage import choices, queries, services
from joinedup.brokerage.tests.factories import Cast, make_cast, make_need, make_offer, on_the_day
from joinedup.core.actors import NOBODY, Actor
from joinedup.core.subjects import Subject
from joinedup.directory.choices import Approver

pytestmark = pytest.mark.django_db

SEES = {
    choices.Visibility.ME: {"oak_head"},
    choices.Visibility.TRUST: {"oak_head", "colette"},
    choices.Visibility.COORDINATOR: {"oak_head", "colette", "ada"},
    choices.Visibility.PARTNERS: {"oak_head", "colette", "ada"},
    choices.Visibility.AREA: {"oak_head", "colette", "ada", "ash_head"},
}


def viewers(cast: Cast) -> dict[str, Actor]:
    names = ("ada", "bo", "cy", "colette", "oak_head", "ash_head", "yew_head")
    nobody = {"nobody": NOBODY, "link": link_actor("calls.answer_call", Subject("calls.callask", "nosuch"))}
    return {**{name: getattr(cast, name) for name in names}, **nobody}


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.mark.parametrize("visibility", list(SEES))
@pytest.mark.parametrize("make", [make_need, make_offer])
def test_each_viewer_sees_exactly_what_the_share_says(cast: Cast, visibility: str, make: Callable[..., object]) -> None:
    with on_the_day():
        thing = make(cast.oak, cast.brackwater, visibility=visibility)
        see = queries.visible_needs if make is make_need else queries.visible_offers
        seeing = {name for name, viewer in viewers(cast).items() if thing in see(viewer)}
    assert seeing == SEES[choices.Visibility(visibility)]


def test_a_share_that_has_run_out_shows_nothing(cast: Cast) -> None:
    with on_the_day():
        need = make_need(cast.oak, cast.brackwater, visibility=choices.Visibility.AREA)
        need.shares.update(until=date(2026, 11, 23))
        assert {name for name, viewer in viewers(cast).items() if need in queries.visible_needs(viewer)} == {"oak_head"}


def test_a_draft_is_seen_by_its_own_people_only(cast: Cast) -> None:
    with on_the_day():
        need = make_need(cast.oak)
    assert need.state == choices.State.DRAFT
    assert {name for name, viewer in viewers(cast).items() if need in queries.visible_needs(viewer)} == {"oak_head"}


def test_what_waits_for_the_trust_is_seen_by_the_trust_and_not_yet_by_the_area(cast: Cast) -> None:
    cast.oak.approver = Approver.TRUST
    cast.oak.save()
    with on_the_day():
        offer = make_offer(cast.oak, cast.brackwater, visibility=choices.Visibility.AREA, by=cast.oak_head)
        assert {name for name, viewer in viewers(cast).items() if offer in queries.visible_offers(viewer)} == {"oak_head", "colette"}
        services.release(thing=offer, by=cast.colette)
        assert offer in queries.visible_offers(cast.ash_head)


def test_what_is_shared_with_two_areas_is_seen_in_each_as_its_own_share_says(cast: Cast) -> None:
    with on_the_day():
        need = make_need(cast.oak, cast.brackwater, visibility=choices.Visibility.AREA)
        cast.oak.attachments.create(area=cast.elmshire, since=date(2026, 9, 1))
        services.share(thing=need, sharing=services.Sharing(cast.elmshire.pk, choices.Visibility.COORDINATOR), by=cast.oak_head)
        seeing = {name for name, viewer in viewers(cast).items() if need in queries.visible_needs(viewer)}
    assert seeing == {"oak_head", "colette", "ada", "ash_head", "bo"}
