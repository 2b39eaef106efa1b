"""What somebody else wrote down for a school: right or wrong, as the school says."""

import pytest

from joinedup.brokerage import services
from joinedup.brokerage.choices import State
from joinedup.brokerage.tests.factories import Cast, make_cast, make_need, on_the_day

pytestmark = pytest.mark.django_db


def test_what_the_school_says_is_wrong_is_taken_out() -> None:
    with on_the_day():
        cast: Cast = make_cast()
        wrong = make_need(cast.oak, cast.brackwater, by=cast.ada)
        make_need(cast.oak, cast.brackwater, topic="B2", by=cast.ada)
        result = services.confirm_entries(organisation=cast.oak, area_id=cast.brackwater.pk, wrong=[wrong.public_id], by=cast.oak_head)
        wrong.refresh_from_db()
        assert result == (1, 1)
        assert wrong.state == State.WITHDRAWN
