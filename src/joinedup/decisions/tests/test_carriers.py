"""Who carries a decision inside each partner: named, and acknowledged by link."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from joinedup.accounts.tests import factories as accounts
from joinedup.audit import queries as audit
from joinedup.contacts.queries import AsksWanted
from joinedup.core import clock
from joinedup.core.refusals import Refused
from joinedup.decisions import queries, services
from joinedup.decisions.models import Question
from joinedup.decisions.queries.asks import open_asks
from joinedup.decisions.tests import factories
from joinedup.groups.tests import factories as groups
from joinedup.notices.models import Message
from tests.scanner.links import last_link

pytestmark = pytest.mark.django_db


def _carried() -> Question:
    question = factories.make_question(accounts.make_area())
    factories.answer(question, "for", "for", "for")
    return services.settle_question(question=question, by=factories.chair_of(question.group))


def _name(question: Question, name: str) -> None:
    row = factories.reply(question)
    whose = row.member.organisation
    services.name_carrier(about=question.subject, group=question.group, organisation=whose, name=name, by=factories.holder(row))


def test_a_partner_says_by_link_who_carries_it(client: Client) -> None:
    question = _carried()
    row = factories.reply(question)
    client.get(last_link(row.member.person.addresses.get().email), follow=True)
    url = reverse("decisions:carry_decision", args=[row.public_id])
    assert client.post(url, {"name": ""}).status_code == 200
    wanted = AsksWanted(organisations=frozenset(one.member.organisation_id for one in question.replies.all()))
    assert [ask.what for ask in open_asks(wanted)] == ["Say who carries what was decided: Our INSET day"] * 3
    client.post(url, {"name": "Mo Khan, deputy"})
    assert {ask.organisation_id for ask in open_asks(wanted)} == wanted.organisations - {row.member.organisation_id}
    lines = queries.carrier_lines(question.group, [question.subject])[question.public_id]
    said = [(line.organisation.name, line.presumed, line.carrier.name if line.carrier else "") for line in lines]
    assert said == [("Ash", "Head of Ash", ""), ("Elm", "Head of Elm", "Mo Khan, deputy"), ("Oak", "Head of Oak", "")]
    assert audit.entries_about(question.subject)[-1].verb == "decision.carried_inside"
    assert "say who carries it" in Message.objects.filter(subject_line="Decided: Our INSET day").first().text  # type: ignore[union-attr]


def test_the_last_word_counts_and_goes_with_a_decision_that_is_removed() -> None:
    question = _carried()
    _name(question, "Mo Khan")
    _name(question, "Imran Daud")
    assert [row.name for row in queries.carriers_of([question.subject]).values()] == ["Imran Daud"]
    services.forget_carriers(question.subject)
    assert queries.carriers_of([question.subject]) == {}


def test_a_carrier_is_no_pupil() -> None:
    with pytest.raises(Refused, match="names a pupil"):
        _name(_carried(), "Ava Moss 12/03/2016")


def test_who_has_not_said_is_reminded_once_by_itself_and_by_a_press() -> None:
    question = _carried()
    _name(question, "Mo Khan, deputy")
    with clock.fixed(clock.now() + timedelta(days=8)):
        assert services.look_after_questions() == 1
        assert services.look_after_questions() == 0
        with pytest.raises(Refused, match="today already"):
            services.remind_carriers(question=question, by=factories.chair_of(question.group))
    mails = Message.objects.filter(subject_line="Who carries it at your place? Our INSET day")
    assert {mail.to for mail in mails} == {factories.reply(question, place).member.person.addresses.get().email for place in (0, 2)}
    assert audit.entries_about(question.subject)[-1].verb == "question.carriers_reminded"
    with pytest.raises(Refused, match="Only the chair"):
        services.remind_carriers(question=question, by=groups.actor_of(factories.reply(question).member))


def test_nobody_is_reminded_when_every_partner_has_said_or_nothing_was_decided() -> None:
    question = _carried()
    for place in range(3):
        whose = factories.reply(question, place).member.organisation
        services.name_carrier(
            about=question.subject, group=question.group, organisation=whose, name="Mo", by=factories.chair_of(question.group)
        )
    with pytest.raises(Refused, match="Every partner has said"):
        services.remind_carriers(question=question, by=factories.chair_of(question.group))
    open_still = factories.make_question(accounts.make_area())
    with pytest.raises(Refused, match="Nothing was decided"):
        services.remind_carriers(question=open_still, by=factories.chair_of(open_still.group))
