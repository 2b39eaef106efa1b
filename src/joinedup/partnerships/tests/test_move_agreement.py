"""From state to state: consultation, opening, clearing signatures, review, ending, joining and leaving."""

from datetime import timedelta

import pytest

from joinedup.accounts.models import Area
from joinedup.accounts.tests import factories as accounts
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.refusals import Conflict, Refused
from joinedup.notices.models import Message
from joinedup.partnerships import choices, queries, services
from joinedup.partnerships.models import Agreement
from joinedup.partnerships.tests import factories

pytestmark = pytest.mark.django_db
State = choices.AgreementState


@pytest.fixture
def by(area: Area) -> Actor:
    return accounts.officer_actor(area)


def _now(agreement: Agreement) -> Agreement:
    return queries.agreement_of(agreement.partnership)


def _write(agreement: Agreement, text: str, by: Actor) -> None:
    section = queries.section_of(agreement, "aims")
    services.write_section(section=section, text=text, is_done=True, expected=section.version, by=by)


def test_it_cannot_be_opened_before_all_parts_are_done(area: Area, by: Actor) -> None:
    agreement = queries.agreement_of(factories.make_partnership(area, by=by))
    with pytest.raises(Refused, match="not marked as done"):
        services.open_for_signature(agreement=agreement, by=by)


def test_it_needs_two_partners(area: Area, by: Actor) -> None:
    agreement = factories.make_agreement(area, by=by)
    services.record_leaving(partner=factories.partners(agreement)[0], leaving=services.Leaving(clock.today()), by=by)
    with pytest.raises(Refused, match="at least two partners"):
        services.open_for_signature(agreement=agreement, by=by)


def test_consultation_asks_each_partner_and_takes_comments(area: Area, by: Actor) -> None:
    agreement = factories.make_agreement(area, by=by)
    oak = factories.partners(agreement)[0]
    reader = factories.holder_of_link(oak, purpose=choices.READ_PURPOSE)
    with pytest.raises(Refused, match="Comments are closed"):
        services.comment_on_section(agreement=agreement, element="aims", text="Too long", by=reader, partner=oak)
    services.send_to_consultation(agreement=agreement, by=by)
    assert Message.objects.filter(subject_line__startswith="Please read").count() == 2
    comment = services.comment_on_section(agreement=agreement, element="aims", text="Too long", by=reader, partner=oak)
    assert queries.comments_by_element(agreement)["aims"] == [comment]
    with pytest.raises(Refused, match="cannot change now"):
        _write(agreement, "New", by)
    services.back_to_draft(agreement=agreement, by=by)
    assert _now(agreement).state == State.DRAFT


def test_only_organisers_move_it(area: Area, by: Actor) -> None:
    agreement = factories.make_agreement(area, by=by)
    head = factories.lead_of(factories.partners(agreement)[0])
    for move in (services.send_to_consultation, services.open_for_signature, services.start_review):
        with pytest.raises(Refused, match="Only the organisers"):
            move(agreement=agreement, by=head)


def test_a_changed_text_clears_signatures_and_tells_their_owners(area: Area, by: Actor) -> None:
    agreement = factories.make_open_agreement(area, by=by)
    signature = factories.sign(agreement, factories.partners(agreement)[0])
    services.back_to_draft(agreement=agreement, by=by)
    _write(agreement, "Other words", by)
    opened = services.open_for_signature(agreement=agreement, by=by)
    signature.refresh_from_db()
    assert (opened.n_cleared, opened.version.number, signature.state) == (1, 2, "cleared")
    assert Message.objects.filter(to=signature.address, subject_line__startswith="Your signature was cleared").exists()


def test_the_same_text_keeps_its_signatures(area: Area, by: Actor) -> None:
    agreement = factories.make_open_agreement(area, by=by)
    signature = factories.sign(agreement, factories.partners(agreement)[0])
    services.back_to_draft(agreement=agreement, by=by)
    opened = services.open_for_signature(agreement=agreement, by=by)
    signature.refresh_from_db()
    assert (opened.n_cleared, opened.version.number, signature.state) == (0, 1, "signed")


def test_an_amendment_leaves_the_old_version_in_force_until_all_have_signed(area: Area, by: Actor) -> None:
    agreement = factories.make_agreement_in_force(area, by=by)
    services.start_review(agreement=agreement, by=by)
    with pytest.raises(Refused, match="Nothing has changed"):
        services.open_for_signature(agreement=agreement, by=by)
    _write(agreement, "Bolder aims", by)
    services.open_for_signature(agreement=agreement, by=by)
    assert _version_in_force(agreement) == 1
    oak, elm = factories.partners(agreement)
    factories.sign(_now(agreement), oak)
    assert _version_in_force(agreement) == 1
    factories.sign(_now(agreement), elm)
    assert _version_in_force(agreement) == 2
    assert queries.version_of(agreement, 1).replaced_on == clock.today()


def test_a_review_can_end_without_changes(area: Area, by: Actor) -> None:
    agreement = factories.make_agreement_in_force(area, by=by)
    services.start_review(agreement=agreement, by=by)
    services.finish_review(agreement=agreement, by=by)
    assert _now(agreement).state == State.IN_FORCE


def test_two_people_who_write_the_same_part_collide(area: Area, by: Actor) -> None:
    agreement = factories.make_agreement(area, by=by)
    section = queries.section_of(agreement, "aims")
    seen = section.version
    services.write_section(section=section, text="Ada's words", is_done=False, expected=seen, by=by)
    with pytest.raises(Conflict) as conflict:
        services.write_section(section=queries.section_of(agreement, "aims"), text="Bo's words", is_done=True, expected=seen, by=by)
    assert conflict.value.theirs.text == "Ada's words"


def test_a_partner_that_comes_late_joins_with_its_signature(area: Area, by: Actor) -> None:
    agreement = factories.make_agreement_in_force(area, by=by)
    fir = factories.make_led_school("Fir", area)
    partner = services.add_partner(partnership=agreement.partnership, details=services.PartnerDetails(fir), by=by)
    assert partner.joined_on is None
    assert _now(agreement).state == State.IN_FORCE
    assert Message.objects.filter(subject_line__startswith="Please sign", text__contains="Fir").exists()
    factories.sign(_now(agreement), partner)
    partner.refresh_from_db()
    assert partner.joined_on == clock.today()


def test_the_last_one_missing_leaves_and_it_is_in_force(area: Area, by: Actor) -> None:
    schools = [factories.make_led_school(name, area) for name in ("Oak", "Elm", "Fir")]
    agreement = factories.make_open_agreement(area, by=by, partners=schools)
    oak, elm, fir = factories.partners(agreement)
    factories.sign(agreement, oak)
    factories.sign(agreement, elm)
    services.record_leaving(partner=fir, leaving=services.Leaving(clock.today()), by=by)
    assert _now(agreement).state == State.IN_FORCE


def test_it_ends_when_one_partner_is_left(area: Area, by: Actor) -> None:
    agreement = factories.make_agreement_in_force(area, by=by)
    services.record_leaving(partner=factories.partners(agreement)[0], leaving=services.Leaving(clock.today()), by=by)
    assert _now(agreement).state == State.ENDED


def test_days_that_come_are_judged_by_the_daily_job(area: Area, by: Actor) -> None:
    agreement = factories.make_agreement_in_force(area, by=by)
    oak = factories.partners(agreement)[0]
    leaving = services.Leaving(services.earliest_leaving(agreement))
    services.give_notice(partner=oak, leaving=leaving, by=factories.lead_of(oak))
    assert services.settle_due() == 0
    with clock.fixed(clock.end_of_day(leaving.on + timedelta(days=1))):
        assert services.settle_due() == 1
        assert _now(agreement).state == State.ENDED


def test_a_school_that_became_another_is_carried_and_signs_again(area: Area, by: Actor) -> None:
    agreement = factories.make_agreement_in_force(area, by=by)
    oak, _elm = factories.partners(agreement)
    academy = factories.make_led_school("Oak Academy", area)
    new = services.carry_partner(partner=oak, successor=academy, by=by)
    assert new is not None
    oak.refresh_from_db()
    assert (oak.left_on, new.succeeds_id, new.joined_on) == (clock.today(), oak.pk, None)
    assert Message.objects.filter(subject_line__startswith="Please sign", text__contains="Oak Academy").exists()


def _version_in_force(agreement: Agreement) -> int | None:
    version = _now(agreement).version_in_force
    return version.number if version else None


def test_an_agreement_that_came_into_force_meanwhile_is_not_taken_back(area: Area, by: Actor) -> None:
    agreement = factories.make_agreement_in_force(area, by=by)
    with pytest.raises(Refused, match="cannot be taken back"):
        services.back_to_draft(agreement=agreement, by=by)
    assert _now(agreement).state == State.IN_FORCE
