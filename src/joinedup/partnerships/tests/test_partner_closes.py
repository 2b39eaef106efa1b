"""A partner closes while the agreement is open for signature: it signs no more, and everybody is told what to do."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from joinedup.accounts.models import Area
from joinedup.accounts.tests import factories as accounts
from joinedup.core import clock
from joinedup.core.refusals import Refused
from joinedup.directory.choices import Approver
from joinedup.directory.tests import factories as directory
from joinedup.notices.models import Message
from joinedup.partnerships import choices, queries, services
from joinedup.partnerships.models import Agreement, Partner
from joinedup.partnerships.tests import factories
from joinedup.register.choices import LinkKind
from joinedup.register.models import EstablishmentLink

pytestmark = pytest.mark.django_db


def close(partner: Partner) -> None:
    partner.organisation.closed_on = clock.today()
    partner.organisation.save()


def lead(client: Client, partner: Partner) -> Client:
    user = accounts.make_user()
    directory.make_person("Imran Daud", email=user.email, organisation=partner.organisation, area=partner.partnership.area)
    client.force_login(user)
    return client


def test_what_a_school_signed_before_it_closed_brings_nothing_into_force(agreement: Agreement, oak: Partner, elm: Partner) -> None:
    factories.sign(agreement, oak)
    close(oak)
    factories.sign(agreement, elm)
    agreement.refresh_from_db()
    assert agreement.state == choices.AgreementState.OPEN
    assert {row.partner.pk: row.state for row in queries.signing_rows(agreement)} == {oak.pk: "closed", elm.pk: "signed"}


def test_the_agreement_comes_into_force_when_the_school_after_it_has_signed(
    area: Area, agreement: Agreement, oak: Partner, elm: Partner
) -> None:
    factories.sign(agreement, oak)
    close(oak)
    factories.sign(agreement, elm)
    by = accounts.officer_actor(area)
    new = services.carry_partner(partner=oak, successor=factories.make_led_school("Oak Academy", area), by=by)
    assert new is not None
    factories.sign(agreement, new)
    agreement.refresh_from_db()
    assert agreement.state == choices.AgreementState.IN_FORCE


def test_a_school_that_opens_again_is_counted_the_next_day(agreement: Agreement, oak: Partner, elm: Partner) -> None:
    factories.sign(agreement, oak)
    close(oak)
    factories.sign(agreement, elm)
    oak.organisation.closed_on = None
    oak.organisation.save()
    assert services.settle_due() == 1
    agreement.refresh_from_db()
    assert agreement.state == choices.AgreementState.IN_FORCE


def test_the_board_of_a_closed_school_confirms_nothing(agreement: Agreement, oak: Partner) -> None:
    oak.organisation.approver = Approver.BOARD.value
    oak.organisation.save()
    signing = factories.signing_of(agreement, board_on=clock.today() + timedelta(days=8))
    signature = services.sign_agreement(partner=oak, signing=signing, by=factories.lead_of(oak))
    close(oak)
    with pytest.raises(Refused, match="has closed, so it cannot sign"):
        services.confirm_board(signature=signature, word=services.BoardWord("item 7", clock.today(), "A"), by=factories.lead_of(oak))


def test_no_code_and_no_link_go_to_a_closed_school(area: Area, agreement: Agreement, oak: Partner) -> None:
    close(oak)
    written = Message.objects.count()
    with pytest.raises(Refused, match="has closed, so it cannot sign"):
        services.mail_signing_code(partner=oak, by=factories.holder_of_link(oak), act="sign")
    with pytest.raises(Refused, match="has closed, so it cannot sign"):
        services.resend_signing_link(partner=oak, by=accounts.officer_actor(area))
    assert Message.objects.count() == written


@pytest.mark.parametrize("is_gone", [False, True])
def test_the_page_of_a_partner_that_closed_or_left_offers_no_answer(client: Client, area: Area, oak: Partner, is_gone: bool) -> None:
    close(oak)
    if is_gone:
        academy = factories.make_led_school("Oak Academy", area)
        services.carry_partner(partner=oak, successor=academy, by=accounts.officer_actor(area))
    lead(client, oak)
    page = client.get(reverse("partnerships:answer_agreement", args=[oak.public_id]))
    assert "What is your answer?" not in page.text
    assert ("Became Oak Academy" if is_gone else "has closed, so it cannot sign") in page.text
    sign = client.get(reverse("partnerships:sign_agreement", args=[oak.public_id]))
    assert sign["Location"] == reverse("partnerships:answer_agreement", args=[oak.public_id])


def test_what_was_signed_in_force_still_stands_there_after_the_school_closed(client: Client, area: Area) -> None:
    agreement = factories.make_agreement_in_force(area)
    oak, _elm = factories.partners(agreement)
    close(oak)
    assert [row.state for row in queries.signing_rows(agreement)] == ["signed", "signed"]
    client.force_login(accounts.make_officer(area))
    page = client.get(reverse("partnerships:show_agreement", args=[area.slug, agreement.partnership.public_id])).text
    assert "Nobody waits for its signature" not in page


def test_the_organisers_are_led_to_what_they_can_do(client: Client, area: Area, agreement: Agreement, oak: Partner, elm: Partner) -> None:
    client.force_login(accounts.make_officer(area))
    for partner in (oak, elm):
        close(partner)
    academy = directory.make_establishment("Oak Academy")
    facts = {"link_type": "Successor", "kind": LinkKind.SUCCESSOR, "as_of": clock.today()}
    EstablishmentLink.objects.create(urn=oak.organisation.urn, link_urn=academy.pk, **facts)
    slug, public_id = area.slug, agreement.partnership.public_id
    page = client.get(reverse("partnerships:show_agreement", args=[slug, public_id])).text
    assert "Oak Academy came after it and can take its place" in page
    assert reverse("directory:carry_to_successor", args=[slug, oak.organisation.key]) in page
    assert reverse("partnerships:record_leaving", args=[slug, public_id, elm.public_id]) in page
    assert reverse("partnerships:record_leaving", args=[slug, public_id, oak.public_id]) not in page
