"""Does it exist already, would a phone call do: found as far as the viewer sees, and what came of it."""

import pytest
from django.test import Client
from django.urls import reverse

from joinedup.accounts.models import User
from joinedup.accounts.tests import factories as accounts
from joinedup.audit import queries as audit
from joinedup.beginnings import analysis, queries, services
from joinedup.beginnings.models import Look
from joinedup.beginnings.tests import factories
from joinedup.brokerage.tests import factories as brokerage
from joinedup.core.refusals import Missing, Refused
from joinedup.introductions import services as introductions
from joinedup.introductions.models import Introduction
from joinedup.introductions.tests.factories import make_introduction
from joinedup.partnerships import services as partnerships
from joinedup.partnerships.models import Partnership

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> brokerage.Cast:
    return brokerage.make_cast()


def _agreed(cast: brokerage.Cast) -> Introduction:
    introduction = make_introduction(cast)
    for answer in introduction.answers.all():
        introductions.answer_introduction(answer=answer, details=introductions.AnswerDetails("yes"), by=cast.ada)
    introduction.refresh_from_db()
    return introduction


def test_a_like_purpose_is_found_with_its_reason_and_whom_to_ask(cast: brokerage.Cast) -> None:
    known = factories.make_known(cast.brackwater, by=cast.ada)
    look = factories.make_look(cast.ada)
    [found] = analysis.seen_before(look, cast.ada).findings
    assert (found.partnership, found.words) == (known, ["hospital", "port"])
    assert [row.user.name for row in found.organisers] == ["Ada Adams"]
    assert Partnership.objects.count() == 1
    assert [entry.verb for entry in audit.entries_about(look.subject)] == ["beginning.looked"]


def test_nothing_like_it_is_formed_at_once(cast: brokerage.Cast) -> None:
    factories.make_known(cast.brackwater, by=cast.ada)
    assert factories.look(cast.ada, name="Singing", purpose="Choirs sing in winter") is None
    assert not Look.objects.exists()


def test_what_the_viewer_may_not_see_is_never_found(cast: brokerage.Cast) -> None:
    factories.make_known(cast.brackwater, by=cast.ada, visibility="partners")
    factories.make_known(cast.elmshire, by=cast.bo)
    ola = accounts.officer_actor(cast.brackwater)
    assert factories.look(ola) is None
    assert factories.look(accounts.actor_for(User.objects.get(pk=cast.ada.user_id), cast.brackwater)) is not None


def test_partners_that_meet_already_are_found(cast: brokerage.Cast) -> None:
    agreed = _agreed(cast)
    known = factories.make_known(cast.brackwater, by=cast.ada, partners=[cast.oak, cast.ash], purpose="Music in all places")
    seen = analysis.seen_before(factories.make_look(cast.ada, introductions=[agreed.public_id]), cast.ada)
    assert [(one.partnership, one.partners) for one in seen.findings] == [(known, ["Ash Primary", "Oak Primary"])]
    assert seen.call is not None
    assert seen.call.introduction == agreed


def test_one_conversation_that_is_offered_is_shown(cast: brokerage.Cast) -> None:
    offer = brokerage.make_offer(cast.oak, cast.brackwater, visibility="area", size="conversation", half_days=0)
    brokerage.make_offer(cast.ash, cast.brackwater, visibility="me", size="conversation", half_days=0)
    name = str(offer)
    seen = analysis.seen_before(factories.make_look(cast.ada, name=name, purpose=f"We want to talk about {name}"), cast.ada)
    assert seen.call is not None
    assert seen.call.offers == [offer]


def test_it_is_set_up_all_the_same_with_the_reason(cast: brokerage.Cast) -> None:
    factories.make_known(cast.brackwater, by=cast.ada)
    agreed = _agreed(cast)
    look = factories.make_look(cast.ada, introductions=[agreed.public_id], visibility="partners")
    with pytest.raises(Refused, match="why a new one"):
        services.decide_look(look=look, decision=services.Decision("formed"), by=cast.ada)
    decided = services.decide_look(look=look, decision=services.Decision("formed", "It is for Year 9 only."), by=cast.ada)
    made = decided.partnership
    assert made is not None
    assert (made.name, made.partners.count(), queries.decided_for(made)) == ("Harbour careers", 2, look)
    assert audit.entries_about(look.subject)[-1].facts == {"outcome": "formed"}
    with pytest.raises(Refused, match="decided already"):
        services.decide_look(look=look, decision=services.Decision("left"), by=cast.ada)


def test_they_join_or_ring_instead_and_nothing_is_set_up(cast: brokerage.Cast) -> None:
    known = factories.make_known(cast.brackwater, by=cast.ada)
    unseen = factories.make_known(cast.elmshire, by=cast.bo)
    look = factories.make_look(cast.ada)
    for decision, words in (
        (services.Decision("joined"), "which one"),
        (services.Decision("joined", "", unseen), "which one"),
        (services.Decision("rang"), "whom you ring"),
        (services.Decision(""), "what you do"),
    ):
        with pytest.raises(Refused, match=words):
            services.decide_look(look=look, decision=decision, by=cast.ada)
    services.decide_look(look=look, decision=services.Decision("joined", "", known), by=cast.ada)
    rang = services.decide_look(look=factories.make_look(cast.ada), decision=services.Decision("rang", "Olive Oak"), by=cast.ada)
    assert (rang.outcome, Partnership.objects.count()) == ("rang", 2)


def test_a_look_is_of_whoever_took_it(cast: brokerage.Cast) -> None:
    factories.make_known(cast.brackwater, by=cast.ada)
    look = factories.make_look(cast.ada)
    for other in (accounts.officer_actor(cast.brackwater), cast.bo, cast.cy, cast.oak_head):
        with pytest.raises(Missing):
            queries.look_for(look.public_id, other)
        with pytest.raises(Refused, match="Only whoever looked"):
            services.decide_look(look=look, decision=services.Decision("left"), by=other)


def test_in_the_browsers_words_from_the_start_form_to_the_new_partnership(cast: brokerage.Cast) -> None:
    client = Client()
    client.force_login(User.objects.get(pk=cast.ada.user_id))
    factories.make_known(cast.brackwater, by=cast.ada)
    start = reverse("partnerships:start_partnership", args=[cast.brackwater.slug])
    page = client.post(start, {**factories.DRAFT, "once": "a"})["Location"]
    assert client.post(start, {**factories.DRAFT, "once": "a"})["Location"] == page
    assert "hospital and port" in client.get(page).content.decode()
    assert client.post(page, {"outcome": "joined"}).status_code == 200
    made = client.post(page, {"outcome": "formed", "because": "Only for Year 9."})["Location"]
    assert Look.objects.count() == 1
    assert "Only for Year 9." in client.get(f"{made}beginning/").content.decode()


def test_one_that_is_set_up_is_looked_at_once_before_it_is_formed(cast: brokerage.Cast) -> None:
    factories.make_known(cast.brackwater, by=cast.ada, partners=[cast.oak, cast.ash])
    client = Client()
    client.force_login(User.objects.get(pk=cast.ada.user_id))
    made = partnerships.start_partnership(details=partnerships.PartnershipDetails("Second", "project", "Choirs"), by=cast.ada)
    for organisation in (cast.oak, cast.ash):
        partnerships.add_partner(partnership=made, details=partnerships.PartnerDetails(organisation), by=cast.ada)
    partnerships.set_aims(partnership=made, aims="Sing", expected=made.version, by=cast.ada)
    partnerships.set_terms(partnership=made, terms=factories.partnerships.TERMS, expected=made.version, by=cast.ada)
    page = client.post(reverse("partnerships:finish_setting_up", args=[cast.brackwater.slug, made.public_id]))["Location"]
    assert "In it already: Ash Primary and Oak Primary" in client.get(page).content.decode()
    client.post(page, {"outcome": "formed", "because": "It sings."})
    made.refresh_from_db()
    assert made.formed_on is not None
