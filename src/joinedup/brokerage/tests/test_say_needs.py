"""Add and change needs and offers: done, refused, not allowed, recorded."""

from collections.abc import Iterator

import pytest
from django.db import IntegrityError, transaction

from joinedup.audit.models import Entry
from joinedup.brokerage import choices, queries, services
from joinedup.brokerage.models import Need
from joinedup.brokerage.tests.factories import TODAY, Cast, make_cast, make_need, make_offer, on_the_day
from joinedup.core.actors import SYSTEM
from joinedup.core.refusals import Conflict, Missing, Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Iterator[Cast]:
    with on_the_day():
        yield make_cast()


def test_a_head_says_what_the_school_needs(cast: Cast) -> None:
    need = make_need(cast.oak, cast.brackwater, topic="F2", size=choices.Size.SHORT_SPELL, by=cast.oak_head)
    assert (need.state, need.half_days, need.entered) == (choices.State.SHARED, 4, choices.Entered.LEAD)
    assert (need.year, need.last_confirmed_on, str(need)) == (2026, TODAY, "Absence from anxiety, severe absence")
    assert Entry.objects.filter(verb="need.added", area_id=cast.brackwater.pk).count() == 1


def test_a_sensitive_topic_goes_to_the_co_ordinator_only_unless_the_owner_says_otherwise(cast: Cast) -> None:
    assert make_need(cast.oak, cast.brackwater, topic="K9").shares.get().visibility == choices.Visibility.COORDINATOR
    assert make_offer(cast.oak, cast.brackwater, topics=("B1", "L1")).shares.get().visibility == choices.Visibility.COORDINATOR
    assert make_need(cast.oak, cast.brackwater, topic="K9", visibility="area").shares.get().visibility == choices.Visibility.AREA


@pytest.mark.parametrize("asked", ["", choices.USUAL])
def test_the_usual_of_a_topic_may_be_asked_for_by_its_word_or_by_none(cast: Cast, asked: str) -> None:
    seen = {topic: make_need(cast.oak, cast.brackwater, topic=topic, visibility=asked).shares.get().visibility for topic in ("B1", "K3")}
    assert seen == {"B1": "partners", "K3": "coordinator"}


def test_half_days_follow_from_the_size_and_may_be_set_where_the_size_leaves_room(cast: Cast) -> None:
    sizes = [(need.size, need.half_days) for need in (make_need(cast.oak, size=size) for size in choices.Size)]
    assert sizes == [("conversation", 0), ("visit", 1), ("short_spell", 4), ("sustained", 10)]
    assert make_need(cast.oak, size=choices.Size.SHORT_SPELL, half_days=6).half_days == 6
    with pytest.raises(Refused, match="between 3 and 6"):
        make_need(cast.oak, size=choices.Size.SHORT_SPELL, half_days=7)


def test_the_database_refuses_a_visit_of_nine_half_days(cast: Cast) -> None:
    need = make_need(cast.oak)
    with pytest.raises(IntegrityError), transaction.atomic():
        Need.objects.filter(pk=need.pk).update(half_days=9)


def test_an_offer_may_be_any_of_several_topics_at_most_so_many_half_days(cast: Cast) -> None:
    offer = make_offer(cast.oak, cast.brackwater, topics=("E1", "E2", "E3"), size=choices.Size.VISIT, at_most_half_days=12)
    assert (offer.capacity, offer.topics.count()) == (12, 3)
    with pytest.raises(Refused, match="at most"):
        make_offer(cast.oak, topics=("E1",), size=choices.Size.SUSTAINED, at_most_half_days=2)


def test_something_else_needs_words_and_an_unknown_topic_is_refused(cast: Cast) -> None:
    assert str(make_need(cast.oak, topic="", something_else="Bees")) == "Bees"
    for details in ({"topic": ""}, {"topic": "Z9"}):
        with pytest.raises(Refused):
            make_need(cast.oak, **details)


def test_a_text_that_names_a_pupil_is_refused(cast: Cast) -> None:
    for details in ({"detail": "for A123456789012"}, {"evidence_note": "Ava Moss born 3 May 2016"}):
        with pytest.raises(Refused, match="pupil"):
            make_need(cast.oak, **details)


def test_three_needs_come_first_and_more_can_be_added_for_later(cast: Cast) -> None:
    for code in ("B1", "B2", "B4"):
        make_need(cast.oak, topic=code, is_first=True)
    with pytest.raises(Refused, match="Three needs come first"):
        make_need(cast.oak, topic="B5", is_first=True)
    make_need(cast.oak, topic="B5")
    assert len(queries.needs_of(cast.oak.pk, cast.oak_head)) == 4


@pytest.mark.parametrize("who", ["ash_head", "bo", "cy", "yew_head"])
def test_nobody_else_speaks_for_the_school(cast: Cast, who: str) -> None:
    with pytest.raises(Missing):
        make_need(cast.oak, cast.brackwater, by=getattr(cast, who))


def test_an_officer_enters_on_behalf_in_the_own_area_only(cast: Cast) -> None:
    need = make_need(cast.oak, cast.brackwater, by=cast.ada)
    assert (need.entered, need.awaits_confirmation, need.entered_by) == (choices.Entered.OFFICER, True, "Ada Adams")
    cast.oak.attachments.create(area=cast.elmshire, since=TODAY)
    with pytest.raises(Missing):
        make_need(cast.oak, cast.elmshire, by=cast.ada)


def test_a_school_shares_only_with_areas_that_list_it(cast: Cast) -> None:
    with pytest.raises(Missing):
        make_need(cast.oak, cast.elmshire, by=cast.oak_head)


def test_two_editors_collide_visibly(cast: Cast) -> None:
    need = make_need(cast.oak, cast.brackwater, by=cast.oak_head)
    seen = need.version
    services.change_need(need=need, details=services.NeedDetails(topic="B2"), by=cast.oak_head, expected=seen)
    with pytest.raises(Conflict):
        services.change_need(need=need, details=services.NeedDetails(topic="B4"), by=cast.ada, expected=seen)
    assert str(Need.objects.get(pk=need.pk).topic) == "Fluency and understanding, ages 7 to 11"


def test_the_note_on_evidence_is_for_the_school_and_the_co_ordinator(cast: Cast) -> None:
    need = make_need(cast.oak, cast.brackwater, visibility="area", evidence_note="Results fell.", by=cast.oak_head)
    assert queries.sees_as_coordinator(cast.ada, need)
    assert queries.sees_as_coordinator(SYSTEM, need)
    assert not queries.sees_as_coordinator(cast.ash_head, need)
    assert not queries.sees_as_coordinator(cast.bo, need)
    assert need.given_in_confidence
