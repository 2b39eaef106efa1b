"""From introductions that both sides agreed to, to a partnership; and what other pages show of partnerships."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from joinedup.accounts.models import User
from joinedup.accounts.tests import factories as accounts
from joinedup.brokerage.tests.factories import Cast, make_cast, on_the_day
from joinedup.contacts import queries as contacts
from joinedup.core.actors import Actor
from joinedup.core.refusals import Refused
from joinedup.core.subjects import Subject
from joinedup.directory.choices import Approver
from joinedup.introductions import queries as introductions
from joinedup.introductions import services as introductions_services
from joinedup.introductions.models import Introduction
from joinedup.introductions.tests.factories import make_introduction
from joinedup.partnerships import queries, services
from joinedup.partnerships.models import Partnership
from joinedup.partnerships.tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Iterator[Cast]:
    with on_the_day():
        yield make_cast()


def waiting_for(viewer: Actor) -> list[Subject]:
    return [ask.subject for ask in contacts.asks_waiting(viewer)]


@pytest.fixture
def agreed(cast: Cast) -> Introduction:
    """Oak and Ash both said yes."""
    introduction = make_introduction(cast)
    for answer in introduction.answers.all():
        introductions_services.answer_introduction(answer=answer, details=introductions_services.AnswerDetails("yes"), by=cast.ada)
    introduction.refresh_from_db()
    return introduction


def client_of(actor: Actor) -> Client:
    client = Client()
    client.force_login(User.objects.get(pk=actor.user_id))
    return client


def test_the_page_of_an_agreed_introduction_leads_to_a_partnership_of_both(cast: Cast, agreed: Introduction) -> None:
    client, slug = client_of(cast.ada), cast.brackwater.slug
    start = introductions.forming_address(slug, [agreed])
    for name, args in (("show_introduction", [slug, agreed.public_id]), ("list_introductions", [slug])):
        assert start in client.get(reverse(f"introductions:{name}", args=args)).content.decode()
    assert f'value="{agreed.public_id}" checked' in client.get(start).content.decode()
    data = {"name": "Port and People", "kind": "network", "purpose": "Visits", "visibility": "area", "introductions": [agreed.public_id]}
    look = client.post(urlsplit(start).path, {**data, "once": "a"})["Location"]
    client.post(look, {"outcome": "formed", "because": "They want an agreement, too."})  # a phone call between the two might do
    partnership = Partnership.objects.get()
    assert {partner.organisation for partner in queries.partners_of(partnership)} == {cast.oak, cast.ash}
    agreed.refresh_from_db()
    assert agreed.taken_up_by == str(partnership.subject)
    assert introductions.forming_address(slug, [agreed]) == ""


def test_an_introduction_is_used_once_and_only_when_both_agreed(cast: Cast, agreed: Introduction) -> None:
    details, ids = factories.make_details(), [agreed.public_id]
    services.form_partnership(details=details, partners=[], by=cast.ada, from_introductions=ids)
    with pytest.raises(Refused, match="used already"):
        services.form_partnership(details=factories.make_details(), partners=[], by=cast.ada, from_introductions=ids)
    assert Partnership.objects.count() == 1
    with pytest.raises(Refused, match="Only officers"):
        services.form_partnership(
            details=factories.make_details(),
            partners=[],
            by=cast.oak_head.within(area_id=cast.brackwater.pk, area_slug=cast.brackwater.slug),
        )


def test_an_agreement_waits_for_the_head_until_it_is_signed_and_for_no_stranger(cast: Cast) -> None:
    agreement = factories.make_open_agreement(cast.brackwater, by=cast.ada, partners=[cast.oak, cast.ash])
    oak = next(partner for partner in queries.partners_of(agreement.partnership) if partner.organisation == cast.oak)
    assert waiting_for(cast.oak_head) == [oak.subject]
    for nobody in (cast.ada, cast.yew_head, cast.cy):
        assert waiting_for(nobody) == []
    assert waiting_for(cast.colette) == [oak.subject], "the lead of its trust speaks for Oak, too"
    factories.sign(agreement, oak, cast.oak_head)
    assert waiting_for(cast.oak_head) == []
    assert len(waiting_for(cast.ash_head)) == 1


def test_where_the_rule_says_trust_the_trusts_lead_is_asked_to_sign(cast: Cast) -> None:
    factories.make_open_agreement(cast.brackwater, by=cast.ada, partners=[cast.oak, cast.ash])
    type(cast.oak).objects.filter(pk=cast.oak.pk).update(approver=Approver.TRUST)
    assert [ask.organisation_id for ask in contacts.asks_waiting(cast.colette)] == [cast.oak.pk]


def test_a_draft_asks_nobody_to_sign(cast: Cast) -> None:
    factories.make_agreement(cast.brackwater, by=cast.ada, partners=[cast.oak, cast.ash])
    assert waiting_for(cast.oak_head) == []


def test_an_organisations_page_shows_its_partnerships_to_those_who_may_see_them(cast: Cast) -> None:
    partnership = factories.make_partnership(cast.brackwater, by=cast.ada, partners=[cast.oak, cast.ash])
    Partnership.objects.update(visibility="partners")
    address = reverse("directory:show_organisation", args=[cast.brackwater.slug, cast.oak.public_id])
    for who in (cast.ada, cast.oak_head):
        assert partnership.name in client_of(who).get(address).content.decode()
    other = accounts.actor_for(accounts.make_officer(cast.brackwater, name="Ola Officer"))
    shown = client_of(other).get(address)
    assert shown.status_code == 200
    assert partnership.name not in shown.content.decode()


def test_the_list_of_partnerships_asks_as_often_whatever_the_rows(cast: Cast) -> None:
    client, address = client_of(cast.ada), reverse("partnerships:list_partnerships", args=[cast.brackwater.slug])
    client.get(address)
    counts = []
    for n in (1, 6):
        for _row in range(n):
            factories.make_partnership(cast.brackwater, by=cast.ada, partners=[cast.oak, cast.ash])
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 20
