"""Whatever is shared with whomever in whatever state: nobody sees more than the shares say."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from joinedup.brokerage import choices, queries
from joinedup.brokerage.models import Need, Share
from joinedup.brokerage.tests.factories import TODAY, Cast, make_cast, make_need, on_the_day

pytestmark = pytest.mark.django_db

SHARES = st.fixed_dictionaries(
    {},
    optional={
        area: st.tuples(st.sampled_from(choices.Visibility.values), st.sampled_from([None, -1, 0, 30]))
        for area in ("brackwater", "elmshire")
    },
)
STATES = st.sampled_from([choices.State.DRAFT, choices.State.SHARED, choices.State.MATCHED, choices.State.PAUSED, choices.State.WITHDRAWN])


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(shares=SHARES, state=STATES)
def test_nobody_sees_more_than_the_share_says(cast: Cast, shares: dict[str, tuple[str, int | None]], state: str) -> None:
    with on_the_day():
        need = make_need(cast.oak)
        Need.objects.filter(pk=need.pk).update(state=state)
        for area, (visibility, days) in shares.items():
            until = None if days is None else TODAY + timedelta(days=days)
            Share.objects.create(need=need, area=getattr(cast, area), visibility=visibility, until=until)
        for who, area in (("ada", "brackwater"), ("ash_head", "brackwater"), ("bo", "elmshire"), ("yew_head", "elmshire"), ("cy", "")):
            seen = need in queries.visible_needs(getattr(cast, who))
            assert seen == _allowed(who, shares.get(area), state), (who, shares, state)
        assert need in queries.visible_needs(cast.oak_head)


def _allowed(who: str, share: tuple[str, int | None] | None, state: str) -> bool:
    if share is None or state not in choices.SEEN_BY_OTHERS:
        return False
    visibility, days = share
    wide_enough = choices.FOR_THE_COORDINATOR if who in ("ada", "bo") else (choices.Visibility.AREA,)
    return visibility in wide_enough and (days is None or days >= 0)
