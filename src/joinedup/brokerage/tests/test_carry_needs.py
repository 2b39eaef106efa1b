"""When a school becomes another, what it said goes along, and its new head is asked to confirm it."""

import pytest

from joinedup.brokerage import choices, queries, services
from joinedup.brokerage.models import Need
from joinedup.brokerage.tests.factories import make_cast, make_need, make_offer, on_the_day
from joinedup.directory import services as directory
from joinedup.directory.tests.factories import make_school

pytestmark = pytest.mark.django_db


def test_standing_needs_and_offers_go_to_the_successor() -> None:
    with on_the_day():
        cast = make_cast()
        academy = make_school("Oak Academy", area=cast.brackwater)
        make_need(cast.oak, cast.brackwater, by=cast.oak_head)
        make_offer(cast.oak, cast.brackwater, by=cast.oak_head)
        gone = make_need(cast.oak, cast.brackwater, topic="B2", by=cast.oak_head)
        services.withdraw(thing=gone, by=cast.oak_head)
        assert services.n_to_carry(cast.oak, cast.brackwater.pk) == 2
        assert services.carry(cast.oak, academy, cast.brackwater.pk, cast.ada) == 2
        assert len(queries.needs_of(academy.pk, cast.ada)) == len(queries.offers_of(academy.pk, cast.ada)) == 1
        assert Need.objects.get(organisation=cast.oak).state == choices.State.WITHDRAWN


def test_what_another_area_alone_knows_stays() -> None:
    with on_the_day():
        cast = make_cast()
        make_need(cast.oak, cast.brackwater, by=cast.oak_head)
        assert services.n_to_carry(cast.oak, cast.elmshire.pk) == 0


def test_the_directory_offers_to_carry_needs_and_offers() -> None:
    assert "brokerage.needs_and_offers" in dict(directory.carriers.items())
