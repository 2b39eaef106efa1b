"""Each partner signs exactly one version, for itself; it is in force when all have."""

from datetime import date, timedelta

import pytest

from joinedup.accounts.models import Area
from joinedup.accounts.tests import factories as accounts
from joinedup.audit import queries as audit
from joinedup.core import clock
from joinedup.core.actors import Grant
from joinedup.core.refusals import Refused
from joinedup.directory.choices import Approver
from joinedup.directory.tests import factories as directory
from joinedup.notices.models import Message
from joinedup.partnerships import choices, queries, services
from joinedup.partnerships.models import Agreement, Partner, Signature
from joinedup.partnerships.tests import factories

pytestmark = pytest.mark.django_db
State = choices.AgreementState


def _state(agreement: Agreement) -> str:
    return queries.agreement_of(agreement.partnership).state


def test_it_is_in_force_when_the_last_partner_signs(agreement: Agreement) -> None:
    oak, elm = factories.partners(agreement)
    factories.sign(agreement, oak)
    assert _state(agreement) == State.OPEN
    factories.sign(agreement, elm)
    assert _state(agreement) == State.IN_FORCE
    told = Message.objects.filter(subject_line__startswith="In force")
    assert told.count() == 3  # both heads and the organiser


def test_signing_is_recorded_with_version_and_hash_but_without_names(agreement: Agreement, oak: Partner) -> None:
    factories.sign(agreement, oak)
    line = next(line for line in audit.entries_about(agreement.partnership.subject) if line.verb == "agreement.signed")
    assert line.facts["version"] == 1
    assert "Imran" not in str(line.facts)


def test_a_receipt_leaves_at_once(agreement: Agreement, oak: Partner) -> None:
    signature = factories.sign(agreement, oak)
    receipt = Message.objects.get(subject_line__startswith="You signed", to=signature.address)
    assert receipt.urgency == "now"
    assert signature.version_hash in receipt.text


def test_a_stale_text_is_refused(agreement: Agreement, oak: Partner) -> None:
    signing = services.Signing(name="A", role="Head", version_hash="0" * 64)
    with pytest.raises(Refused, match="has changed since you opened it"):
        services.sign_agreement(partner=oak, signing=signing, by=factories.lead_of(oak))


def test_a_second_press_by_the_same_person_changes_nothing(agreement: Agreement, oak: Partner) -> None:
    head = factories.lead_of(oak)
    first, second = factories.sign(agreement, oak, head), factories.sign(agreement, oak, head)
    assert first.pk == second.pk
    assert Signature.objects.count() == 1


def test_a_second_person_is_told_who_signed(agreement: Agreement, oak: Partner) -> None:
    factories.sign(agreement, oak)
    with pytest.raises(Refused, match="has signed for Oak already"):
        factories.sign(agreement, oak)


def test_nobody_signs_on_behalf(agreement: Agreement, oak: Partner) -> None:
    officer = accounts.officer_actor(agreement.partnership.area).speaking_for(organisation_id=oak.organisation_id, name="Oak")
    with pytest.raises(Refused, match="acting on behalf"):
        factories.sign(agreement, oak, officer)
    lead = factories.lead_of(oak).speaking_for(organisation_id=oak.organisation_id, name="Oak")
    with pytest.raises(Refused, match="acting on behalf"):
        factories.sign(agreement, oak, lead)


@pytest.mark.parametrize("role", ["delegate", "contributor", "observer"])
def test_a_delegate_never_signs(agreement: Agreement, oak: Partner, role: str) -> None:
    sandra = accounts.actor_for(accounts.make_user("Sandra Bright")).with_grants([Grant(role, "organisation", oak.organisation_id)])
    with pytest.raises(Refused, match="Only the head or leader of Oak"):
        factories.sign(agreement, oak, sandra)


def test_an_organiser_and_another_partners_head_cannot_sign_for_oak(agreement: Agreement, oak: Partner, area: Area) -> None:
    elm = factories.partners(agreement)[1]
    for stranger in (accounts.officer_actor(area), factories.lead_of(elm), factories.holder_of_link(elm)):
        with pytest.raises(Refused, match="Only the head or leader of Oak"):
            factories.sign(agreement, oak, stranger)


def test_a_link_needs_the_mailed_code(agreement: Agreement, oak: Partner) -> None:
    visitor, signing = factories.holder_of_link(oak), factories.signing_of(agreement)
    elm = factories.partners(agreement)[1]
    for proof in (None, factories.proof_for(elm)):
        with pytest.raises(Refused, match="Enter the code"):
            services.sign_agreement(partner=oak, signing=signing, by=visitor, proof=proof)
    proof = factories.proof_for(oak)
    signature = services.sign_agreement(partner=oak, signing=signing, by=visitor, proof=proof)
    assert (signature.signed_by, signature.address) == ("link", "head@example.org")


def test_a_code_signs_once(agreement: Agreement, oak: Partner) -> None:
    visitor, proof = factories.holder_of_link(oak), factories.proof_for(oak)
    services.sign_agreement(partner=oak, signing=factories.signing_of(agreement), by=visitor, proof=proof)
    with pytest.raises(Refused, match="already been used"):
        services.withdraw_signature(partner=oak, reason="", by=visitor, proof=proof)


def test_the_mail_with_the_code_says_what_it_is_for(agreement: Agreement, oak: Partner) -> None:
    services.mail_signing_code(partner=oak, by=factories.holder_of_link(oak))
    mail = Message.objects.get(to="head@example.org", subject_line__contains="code")
    for text in (mail.text, mail.html):
        assert f"Your code for the agreement of {oak.partnership.name}, for {oak.organisation.name} is:" in text
        assert "nothing happens without it" in text
        assert "signing in" not in text


def test_a_shared_mailbox_never_signs_alone(agreement: Agreement, oak: Partner, area: Area) -> None:
    directory.make_person("Office", email="office@oak.example", organisation=oak.organisation, area=area, is_shared=True)
    office = factories.holder_of_link(oak, "office@oak.example")
    with pytest.raises(Refused, match="Several people read this mailbox"):
        services.mail_signing_code(partner=oak, by=office)
    with pytest.raises(Refused, match="Several people read this mailbox"):
        services.sign_agreement(
            partner=oak, signing=factories.signing_of(agreement), by=office, proof=factories.proof_for(oak, "office@oak.example")
        )


def test_the_code_for_a_shared_mailbox_goes_to_the_named_signatory(agreement: Agreement, oak: Partner, area: Area) -> None:
    directory.make_person("Office", email="office@oak.example", organisation=oak.organisation, area=area, is_shared=True)
    oak.signatory = directory.make_person("Imran Daud", email="imran@oak.example", organisation=oak.organisation, area=area)
    oak.save()
    assert services.mail_signing_code(partner=oak, by=factories.holder_of_link(oak, "office@oak.example")) == "imran@oak.example"


def test_a_closed_school_cannot_sign_and_is_told_what_to_do(agreement: Agreement, oak: Partner) -> None:
    oak.organisation.closed_on = clock.today()
    oak.organisation.save()
    with pytest.raises(Refused, match="carry its place over to the school after it"):
        factories.sign(agreement, oak)


def test_a_partner_that_left_cannot_sign(agreement: Agreement, oak: Partner, area: Area) -> None:
    services.record_leaving(partner=oak, leaving=services.Leaving(clock.today()), by=accounts.officer_actor(area))
    oak.refresh_from_db()
    with pytest.raises(Refused, match="has left the partnership"):
        factories.sign(agreement, oak)


def test_a_draft_cannot_be_signed(area: Area) -> None:
    agreement = factories.make_agreement(area)
    oak = factories.partners(agreement)[0]
    with pytest.raises(Refused, match="not open for signature"):
        services.sign_agreement(partner=oak, signing=services.Signing("A", "Head", "x"), by=factories.lead_of(oak))


@pytest.mark.parametrize(
    ("approver", "half_days", "pence", "waits"),
    [
        ("", None, None, False),
        (Approver.HEAD.value, None, None, False),
        (Approver.BOARD.value, None, None, True),
        (Approver.TRUST.value, None, None, True),
        (Approver.HEAD_UP_TO.value, 6, 25_000, False),
        (Approver.HEAD_UP_TO.value, 5, 25_000, True),
        (Approver.HEAD_UP_TO.value, 6, 24_999, True),
        (Approver.HEAD_UP_TO.value, None, None, False),
    ],
)
def test_the_organisations_rule_says_whether_a_board_is_asked(
    agreement: Agreement, oak: Partner, approver: str, half_days: int | None, pence: int | None, waits: bool
) -> None:
    school = oak.organisation
    school.approver, school.limit_half_days, school.limit_pence = approver, half_days, pence
    version = queries.version_to_sign(agreement)
    assert version is not None
    assert services.needs_board(school, version) is waits


def test_subject_to_board_counts_when_the_minute_is_named(agreement: Agreement) -> None:
    oak, elm = factories.partners(agreement)
    oak.organisation.approver = Approver.BOARD.value
    oak.organisation.save()
    factories.sign(agreement, elm)
    head = factories.lead_of(oak)
    with pytest.raises(Refused, match="Enter the day on which it next meets"):
        factories.sign(agreement, oak, head)
    meets = clock.today() + timedelta(days=8)
    signature = services.sign_agreement(partner=oak, signing=factories.signing_of(agreement, board_on=meets), by=head)
    assert signature.state == choices.SignatureState.WAITING_FOR_BOARD
    assert _state(agreement) == State.OPEN
    with pytest.raises(Refused, match="reference of the minute"):
        services.confirm_board(signature=signature, word=services.BoardWord("", clock.today(), "Ruth"), by=head)
    services.confirm_board(signature=signature, word=services.BoardWord("item 7", clock.today(), "Ruth"), by=head)
    assert _state(agreement) == State.IN_FORCE


def test_a_signature_can_be_withdrawn_until_it_is_in_force(agreement: Agreement) -> None:
    oak, elm = factories.partners(agreement)
    head = factories.lead_of(oak)
    factories.sign(agreement, oak, head)
    services.withdraw_signature(partner=oak, reason="Too soon", by=head)
    assert Message.objects.filter(subject_line__startswith="Oak took its signature back").exists()
    factories.sign(agreement, elm)
    assert _state(agreement) == State.OPEN
    factories.sign(agreement, oak, head)
    assert _state(agreement) == State.IN_FORCE
    with pytest.raises(Refused, match="You can give notice instead"):
        services.withdraw_signature(partner=oak, reason="", by=head)


def test_only_the_partner_itself_withdraws(agreement: Agreement, oak: Partner, area: Area) -> None:
    factories.sign(agreement, oak)
    with pytest.raises(Refused, match="Only the head or leader of Oak"):
        services.withdraw_signature(partner=oak, reason="", by=accounts.officer_actor(area))


def test_notice_is_given_for_the_weeks_that_were_signed(area: Area) -> None:
    agreement = factories.make_agreement_in_force(area)
    oak = factories.partners(agreement)[0]
    head, earliest = factories.lead_of(oak), services.earliest_leaving(agreement)
    assert earliest == clock.today() + timedelta(weeks=12)
    with pytest.raises(Refused, match="12 weeks"):
        services.give_notice(partner=oak, leaving=services.Leaving(earliest - timedelta(days=1)), by=head)
    services.give_notice(partner=oak, leaving=services.Leaving(earliest, "New priorities"), by=head)
    oak.refresh_from_db()
    assert (oak.notice_given_on, oak.left_on) == (clock.today(), earliest)
    assert Message.objects.filter(subject_line__startswith="Oak leaves").count() == 3
    with pytest.raises(Refused, match="already"):
        services.give_notice(partner=oak, leaving=services.Leaving(date(2099, 1, 1)), by=head)
