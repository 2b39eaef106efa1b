"""A match that somebody wants to keep or send is held against what schools have said since, the rules of the area, limits and reach."""

from collections.abc import Iterator
from datetime import date

import pytest

from joinedup.brokerage import services as brokerage
from joinedup.brokerage.tests.factories import Cast, make_cast, on_the_day
from joinedup.core.refusals import Refused
from joinedup.introductions.models import Introduction, Rest
from joinedup.introductions.tests.factories import introduce
from joinedup.jobs import services as jobs
from joinedup.plans import queries, services
from joinedup.plans.models import Adjustment, Plan, Suggestion
from joinedup.plans.tests.factories import make_ready_plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Iterator[Cast]:
    with on_the_day():
        yield make_cast()


@pytest.fixture
def suggestion(cast: Cast) -> Suggestion:
    """Oak would help Ash with phonics, 4.2 km away."""
    return make_ready_plan(cast.brackwater, cast.oak, cast.ash).suggestions.get()


def words(suggestion: Suggestion) -> dict[str, bool]:
    plan = Plan.objects.get(pk=suggestion.plan_id)
    row = queries.suggestions_of(plan).get(pk=suggestion.pk)
    return {one.words: one.refuses for one in queries.objections(plan, [row])[row.pk]}


def rest(cast: Cast, **facts: object) -> Rest:
    return Rest.objects.create(area=cast.brackwater, organisation=cast.ash, side="receiver", until=date(2027, 9, 1), **facts)


def test_what_a_school_left_out_can_neither_be_kept_nor_sent_nor_brought_back(cast: Cast, suggestion: Suggestion) -> None:
    plan, ids = suggestion.plan, [suggestion.public_id]
    assert words(suggestion) == {}
    services.leave_out_suggestions(plan=plan, public_ids=ids, by=cast.ada)
    rest(cast, other=cast.oak)
    said = "Ash Primary asked not to be suggested to Oak Primary, until 1 September 2027."
    assert words(suggestion) == {said: True}
    with pytest.raises(Refused, match=f"Oak Primary and Ash Primary: {said}"):
        services.bring_back_suggestions(plan=plan, public_ids=ids, by=cast.ada)
    plan.suggestions.update(state="suggested")
    with pytest.raises(Refused, match="ask them first"):
        services.send_introductions(plan=plan, public_ids=ids, words="", by=cast.ada)
    suggestion.refresh_from_db()
    with pytest.raises(Refused, match="ask them first"):
        services.try_change(plan=plan, suggestion=suggestion, change=services.Change("lock"), by=cast.ada)
    services.start_sending(plan=plan, public_ids=ids, words="", by=cast.ada)
    jobs.run_due()
    assert (Introduction.objects.count(), Plan.objects.count()) == (0, 1)


def test_a_topic_left_out_counts_for_its_side_alone(cast: Cast, suggestion: Suggestion) -> None:
    topic = rest(cast, topic=suggestion.need.topic)
    assert words(suggestion) == {"Ash Primary asked not to hear of “Phonics and early reading” again, until 1 September 2027.": True}
    Rest.objects.filter(pk=topic.pk).update(side="giver")
    assert words(suggestion) == {}


def test_rules_limits_reach_and_what_is_closed_are_told(cast: Cast, suggestion: Suggestion) -> None:
    area, by, need = cast.brackwater, cast.ada, suggestion.need
    services.limit_organisation(area=area, organisation=cast.oak, limits=services.Limits(give_cap=0, is_on_holiday=True), by=by)
    services.limit_organisation(area=area, organisation=cast.ash, limits=services.Limits(receive_cap=0), by=by)
    services.rule_pair(area=area, between=services.Between(cast.oak, cast.ash, "never"), by=by)
    type(need).objects.filter(pk=need.pk).update(within_km=3)
    brokerage.withdraw(thing=suggestion.offer, by=cast.oak_head)
    assert words(suggestion) == {
        "What Oak Primary offers is not open any more: withdrawn.": True,
        "Your rules say: never suggest these two.": True,
        "Oak Primary has a holiday from giving.": False,
        "With this Oak Primary gives 1 half-day in the plan; its limit is 0.": False,
        "With this Ash Primary gets 1 half-day in the plan; its limit is 0.": False,
        "Ash Primary asked for nobody further than 3.0 km; this is 4.2 km.": False,
    }


def test_a_no_outweighs_what_an_officer_decided_to_keep(cast: Cast, suggestion: Suggestion) -> None:
    plan = suggestion.plan
    Adjustment.objects.create(plan=plan, need=suggestion.need, offer=suggestion.offer, kind="lock", half_days=1)
    assert list(queries.stock_of(plan, cast.ada).locked.values()) == [1]
    introduction = introduce(cast, suggestion.need, suggestion.offer, 1)
    Introduction.objects.filter(pk=introduction.pk).update(state="declined")
    assert queries.stock_of(plan, cast.ada).locked == {}
    assert words(suggestion) == {"This was introduced this year, and one of them said no.": True}
    Introduction.objects.filter(pk=introduction.pk).update(state="lapsed")
    assert words(suggestion) == {"This was introduced this year, and nobody answered in time.": False}
