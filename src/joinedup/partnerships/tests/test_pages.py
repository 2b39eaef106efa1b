"""The whole way in the browser's words: set up, write, open, sign by link, in force."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from joinedup.accounts.models import Area, Link, User
from joinedup.accounts.tests import factories as accounts
from joinedup.notices.models import Message
from joinedup.partnerships import choices, queries, services
from joinedup.partnerships.models import Partner, Partnership
from joinedup.partnerships.tests import factories

pytestmark = pytest.mark.django_db


def _signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def _page(client: Client, name: str, *args: object, **query: str) -> str:
    response = client.get(reverse(f"partnerships:{name}", args=args), query)
    assert response.status_code == 200, (name, response.status_code)
    return response.content.decode()


def _press(client: Client, page: str, /, *args: object, **data: Any) -> str:
    response = client.post(reverse(f"partnerships:{page}", args=args), data)
    errors = re.findall(r"error-summary.*?</ul>", response.content.decode(), re.DOTALL)
    assert response.status_code == 302, (page, response.status_code, errors)
    return str(response.headers["Location"])


def test_an_officer_sets_up_a_partnership_and_opens_its_agreement(area: Area) -> None:
    officer = accounts.make_officer(area)
    oak, elm = factories.make_led_school("Oak", area), factories.make_led_school("Elm", area)
    client, slug = _signed_in(officer), area.slug
    assert "No partnerships yet" in _page(client, "list_partnerships", slug)
    _page(client, "start_partnership", slug)
    _press(client, "start_partnership", slug, name="Port and People", kind="network", purpose="Visits", visibility="area", once="a")
    _press(client, "start_partnership", slug, name="Port and People", kind="network", purpose="Visits", visibility="area", once="a")
    partnership = Partnership.objects.get()
    id = partnership.public_id
    assert "Cannot start yet" in _page(client, "show_partnership", slug, id)
    for organisation in (oak, elm):
        _page(client, "add_partner", slug, id)
        _press(client, "add_partner", slug, id, organisation=organisation.public_id, kind="full", once=organisation.public_id)
    _press(client, "set_aims", slug, id, aims="Raise hopes\nOpen doors", version=1)
    _press(client, "set_terms", slug, id, version=2, **_terms())
    assert "Form the partnership" in _page(client, "finish_setting_up", slug, id)
    _press(client, "finish_setting_up", slug, id)
    assert "12 weeks, in writing" in _page(client, "show_partnership", slug, id)
    for element in choices.ELEMENTS:
        _page(client, "write_section", slug, id, element.value)
        _press(client, "write_section", slug, id, element.value, text="We agree.", is_done="on", version=1)
    assert "Open it for signature" in _page(client, "show_agreement", slug, id)
    _page(client, "move_agreement", slug, id, "open")
    _press(client, "move_agreement", slug, id, "open")
    assert "Not answered" in _page(client, "show_agreement", slug, id)


def test_opening_is_offered_only_when_nothing_is_missing_and_the_page_says_what_is(area: Area) -> None:
    officer = accounts.make_officer(area)
    agreement = queries.agreement_of(factories.make_partnership(area, by=accounts.officer_actor(area)))
    client, here = _signed_in(officer), (area.slug, agreement.partnership.public_id)
    opening = reverse("partnerships:move_agreement", args=[*here, "open"])
    shown = _page(client, "show_agreement", *here)
    assert "Send it to the partners to comment" in shown
    assert opening not in shown
    assert "These parts are not marked as done yet" in shown
    move = _page(client, "move_agreement", *here, "open")
    assert "These parts are not marked as done yet" in move
    assert "<form" not in move.split("<main", 1)[1]
    factories.write_all(agreement, by=accounts.officer_actor(area))
    shown = _page(client, "show_agreement", *here)
    assert opening in shown
    assert "cannot be opened for signature yet" not in shown


def test_a_review_in_which_nothing_has_changed_offers_only_to_be_finished(area: Area) -> None:
    officer = accounts.make_officer(area)
    agreement = factories.make_agreement_in_force(area, by=accounts.officer_actor(area))
    services.start_review(agreement=queries.agreement_of(agreement.partnership), by=accounts.officer_actor(area))
    shown = _page(_signed_in(officer), "show_agreement", area.slug, agreement.partnership.public_id)
    assert "Open it for signature" not in shown
    assert "Nothing has changed since the version in force" in shown
    assert "Finish the review without changes" in shown


def test_heads_sign_by_link_and_code_and_it_is_in_force(area: Area) -> None:
    agreement = factories.make_open_agreement(area)
    for partner in factories.partners(agreement):
        mail = Message.objects.filter(subject_line__startswith="Please sign").get(text__contains=partner.organisation.name)
        client = _client_with_link(partner)
        text = _page(client, "answer_agreement", partner.public_id)
        assert "How to leave" in text
        assert _press(client, "answer_agreement", partner.public_id, answer="sign").endswith("/sign/")
        version = queries.version_to_sign(queries.agreement_of(agreement.partnership))
        assert version is not None
        facts = {"name": "Imran Daud", "role": "Headteacher", "agree": "on", "version_hash": version.hash}
        _page(client, "sign_agreement", partner.public_id)
        _press(client, "sign_agreement", partner.public_id, **facts)
        _page(client, "type_code", partner.public_id)
        code = _code_in(Message.objects.filter(to=mail.to).latest("pk"))
        wrong = client.post(reverse("partnerships:type_code", args=[partner.public_id]), {"code": "000000"})
        assert "That is not the code" in wrong.content.decode()
        _press(client, "type_code", partner.public_id, code=code)
        assert "You have signed" in _page(client, "show_done", partner.public_id)
        assert "You have signed version 1" in _page(client, "answer_agreement", partner.public_id)
    assert queries.agreement_of(agreement.partnership).state == choices.AgreementState.IN_FORCE


def test_a_partner_says_not_yet_and_asks(area: Area) -> None:
    agreement = factories.make_open_agreement(area)
    oak = factories.partners(agreement)[0]
    client = _client_with_link(oak)
    for kind, facts in (("not_yet", {"reason": "board"}), ("question", {"text": "Who pays for cover?"})):
        _page(client, "reply_to_agreement", oak.public_id, kind)
        _press(client, "reply_to_agreement", oak.public_id, kind, **facts, once=kind)
        assert "Sent to the organisers" in _page(client, "show_done", oak.public_id)
    assert Message.objects.filter(subject_line__startswith="A question from Oak").exists()


def test_versions_are_compared_side_by_side(area: Area) -> None:
    officer = accounts.make_officer(area)
    by = accounts.actor_for(officer, area)
    agreement = factories.make_open_agreement(area, by=by)
    services.back_to_draft(agreement=agreement, by=by)
    section = queries.section_of(agreement, "aims")
    services.write_section(section=section, text="We agree on that.", is_done=True, expected=section.version, by=by)
    text = _page(_signed_in(officer), "compare_versions", area.slug, agreement.partnership.public_id)
    assert "<ins>" in text
    assert "<del>" in text


def test_every_page_of_a_partnership_in_force_opens(area: Area) -> None:
    officer = accounts.make_officer(area)
    agreement = factories.make_agreement_in_force(area)
    client, slug, id = _signed_in(officer), area.slug, agreement.partnership.public_id
    for name in (
        "show_partnership",
        "change_partnership",
        "set_stage",
        "show_partners",
        "show_organisers",
        "show_agreement",
        "compare_versions",
    ):
        _page(client, name, slug, id)
    signed = _page(client, "show_agreement", slug, id).split("Who has signed</caption>")[0].rpartition("<table")[2]
    assert "ju-stack" in signed, "on a phone each signature is a card"
    partner = factories.partners(agreement)[0]
    for name in ("change_partner", "record_leaving"):
        _page(client, name, slug, id, partner.public_id)
    _page(client, "show_version", slug, id, 1)
    _page(client, "comment_on_section", slug, id, "aims")
    for move in ("review", "end"):
        _page(client, "move_agreement", slug, id, move)
    visitor = _client_with_link(partner)
    for name in ("answer_agreement", "give_notice", "show_done", "withdraw_signature", "confirm_board"):
        _page(visitor, name, partner.public_id)


def _client_with_link(partner: Partner) -> Client:
    client = Client()
    session = client.session
    session["links"] = [Link.objects.filter(subject_id=partner.public_id, purpose=choices.SIGN_PURPOSE).latest("pk").pk]
    session.save()
    return client


def _code_in(message: Message) -> str:
    found = re.search(r"\b(\d{6})\b|\b(\d{3} \d{3})\b", message.subject_line + message.text)
    assert found, message.text
    return found[0].replace(" ", "")


def _terms() -> dict[str, Any]:
    dates = {"starts_on": (1, 9, 2026), "review_on": (1, 7, 2027)}
    parts: dict[str, Any] = {}
    for name, (day, month, year) in dates.items():
        parts |= {f"{name}_day": day, f"{name}_month": month, f"{name}_year": year}
    return parts | {"cost_pence": "250", "half_days": "6", "notice_weeks": "12", "exit_money": "Stays.", "exit_keeps": "All."}
