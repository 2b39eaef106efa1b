"""Who carries a decision inside each partner: named, and acknowledged by link."""

import pytest
from django.test import Client
from django.urls import reverse

from joinedup.accounts.tests import factories as accounts
from joinedup.audit import queries as audit
from joinedup.core.refusals import Refused
from joinedup.decisions import queries, services
from joinedup.decisions.models import Question
from joinedup.decisions.tests import factories
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
    client.post(url, {"name": "Mo Khan, deputy"})
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
