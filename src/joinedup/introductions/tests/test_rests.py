"""What a no teaches: a partner or a topic is not suggested again until a day, the other side never hears of it, its owner lifts it."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from joinedup.accounts.models import User
from joinedup.accounts.tests import factories as accounts
from joinedup.audit.models import Entry
from joinedup.brokerage import queries as brokerage
from joinedup.brokerage.tests.factories import TODAY, Cast, make_cast, make_need, make_offer, on_the_day
from joinedup.core.actors import Actor
from joinedup.core.refusals import Missing, Refused
from joinedup.directory.tests import factories as directory
from joinedup.introductions import queries, services
from joinedup.introductions.choices import INTRODUCTION_PURPOSE
from joinedup.introductions.models import Introduction, Rest
from joinedup.introductions.services import AnswerDetails, Learned
from joinedup.introductions.tests.factories import make_introduction, side
from joinedup.notices.models import Message

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Iterator[Cast]:
    with on_the_day():
        yield make_cast()


@pytest.fixture
def introduction(cast: Cast) -> Introduction:
    """Oak would help Ash with phonics."""
    return make_introduction(cast, half_days=6)


def no(introduction: Introduction, learned: Learned, *, by: Actor | None = None, reason: str = "not_fit") -> list[Rest]:
    answer = side(introduction, "receiver")
    holder = by or accounts.link_actor(INTRODUCTION_PURPOSE, answer.subject, answer.address)
    services.answer_introduction(answer=answer, details=AnswerDetails("no", reason=reason, learned=learned), by=holder)
    return list(Rest.objects.all())


def ids(one: object, other: object) -> set[tuple[int, int]]:
    return {(one.pk, other.pk), (other.pk, one.pk)}  # type: ignore[attr-defined]


def test_a_partner_is_not_suggested_again_until_next_school_year(cast: Cast, introduction: Introduction) -> None:
    rest = no(introduction, Learned("partner"))[0]
    assert (rest.organisation, rest.other, rest.until, rest.is_on_behalf) == (cast.ash, cast.oak, date(2027, 9, 1), False)
    assert queries.rest_words(rest) == "Oak Primary, until 1 September 2027"
    assert queries.tried(cast.brackwater.pk, 2026).never_together == ids(cast.ash, cast.oak)
    assert queries.tried(cast.brackwater.pk, 2027).never_together == ids(cast.ash, cast.oak), "learned, whatever the year of the plan"
    Rest.objects.update(until=TODAY)
    assert not queries.tried(cast.brackwater.pk, 2026).never_together
    assert Entry.objects.filter(verb="rest.kept").exists()


def test_a_topic_is_left_out_with_every_partner_and_the_pair_may_meet_about_others(cast: Cast, introduction: Introduction) -> None:
    no(introduction, Learned("topic", date(2027, 1, 10)))
    third = make_offer(directory.make_school("Elm Primary", area=cast.brackwater), cast.brackwater, visibility="area")
    again = make_need(cast.ash, cast.brackwater, visibility="area")
    other_topic = make_need(cast.ash, cast.brackwater, topic="B2", visibility="area")
    found = queries.tried(cast.brackwater.pk, 2026)
    assert {(third.pk, again.pk), (introduction.offer_id, again.pk)} <= found.pairs
    assert other_topic.pk not in {need for _offer, need in found.pairs}
    assert not found.never_together


def test_who_would_rather_not_is_not_asked_again_by_the_calendar(introduction: Introduction) -> None:
    assert no(introduction, Learned(), reason="never_with")[0].until is None


def test_a_changed_mind_forgets_it_and_a_plain_no_leaves_nothing_out(introduction: Introduction) -> None:
    assert len(no(introduction, Learned("topic"))) == 1
    assert no(introduction, Learned()) == []
    with pytest.raises(Refused, match="after today"):
        no(introduction, Learned("topic", TODAY))


def test_the_other_side_reads_nothing_of_it(cast: Cast, introduction: Introduction) -> None:
    services.answer_introduction(answer=side(introduction, "giver"), details=AnswerDetails("yes"), by=cast.ada)
    rest = no(introduction, Learned("partner"))[0]
    mail = Message.objects.get(key__startswith="introduction_declined")
    assert "2027" not in mail.text + mail.html
    for stranger in (cast.oak_head, cast.bo, cast.cy, cast.yew_head):
        with pytest.raises(Missing):
            queries.rest_for(rest.public_id, stranger)
    speaking = brokerage.organisation_to_speak_for(cast.oak.public_id, cast.oak_head)
    assert queries.for_us(speaking, 2026).rests == []


def test_a_partner_that_kept_its_name_stays_without_it(cast: Cast, client: Client) -> None:
    hidden = make_introduction(cast, half_days=6, visibility="coordinator")
    rest = no(hidden, Learned("partner"))[0]
    assert queries.rest_words(rest) == "a partner in this area (School, 4.2 km away), until 1 September 2027"
    assert queries.rest_words(rest, sees_names=True).startswith("Oak Primary, until")
    client.force_login(User.objects.get(pk=cast.ash_head.user_id))
    for name, key in (("show_suggested", cast.ash.public_id), ("introduction_answered", side(hidden, "receiver").public_id)):
        page = client.get(reverse(f"introductions:{name}", args=[key])).content.decode()
        assert "a partner in this area" in page
        assert "Oak Primary" not in page


def test_its_owner_lifts_it_and_the_officer_only_what_was_said_on_behalf(cast: Cast, introduction: Introduction) -> None:
    rest = no(introduction, Learned("partner"))[0]
    with pytest.raises(Missing):
        services.lift_rest(rest=rest, by=cast.ada)
    services.lift_rest(rest=rest, by=cast.ash_head)
    assert not queries.tried(cast.brackwater.pk, 2026).never_together
    assert Entry.objects.filter(verb="rest.lifted").count() == 1
    said = no(introduction, Learned("partner"), by=cast.ada)[-1]
    assert said.is_on_behalf
    assert services.lift_rest(rest=said, by=cast.ada).lifted_by == cast.ada.name


def test_a_school_reads_what_is_suggested_for_it_and_no_name_that_was_not_shared(cast: Cast, client: Client) -> None:
    make_introduction(cast, half_days=6, visibility="coordinator")
    make_introduction(cast, giver=cast.ash, receiver=cast.oak, half_days=4)
    speaking = brokerage.organisation_to_speak_for(cast.ash.public_id, cast.ash_head)
    found = queries.for_us(speaking, 2026)
    assert found.both_ways == (
        "Together you would give 4 half-days and receive 6 half-days. Help goes round: you give to one school, and another gives to you."
    )
    client.force_login(User.objects.get(pk=cast.ash_head.user_id))
    page = client.get(reverse("introductions:show_suggested", args=[cast.ash.public_id])).content.decode()
    assert "You would help Oak Primary with" in page
    assert "from a partner in this area" in page
    assert page.count("Oak Primary") == page.count("Oak Primary with")
    assert client.get(reverse("introductions:show_suggested", args=[cast.oak.public_id])).status_code == 404


def test_the_page_lifts_what_was_left_out(cast: Cast, introduction: Introduction, client: Client) -> None:
    rest = no(introduction, Learned("topic"))[0]
    client.force_login(User.objects.get(pk=cast.ash_head.user_id))
    where = reverse("introductions:show_suggested", args=[cast.ash.public_id])
    assert "until 1 September 2027" in client.get(where).content.decode()
    assert client.post(reverse("introductions:lift_rest", args=[rest.public_id]), follow=True).redirect_chain[0][0] == where
    assert "You left nothing out" in client.get(where).content.decode()
