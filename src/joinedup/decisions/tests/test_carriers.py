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


def _name(question: Question, name: str, *, own: bool) -> None:
    row = factories.reply(question)
    services.name_carrier(
        about=question.subject,
        group=question.group,
        organisation=row.member.organisation,
        name=name,
        is_own_word=own,
        by=factories.holder(row) if own else factories.chair_of(question.group),
    )


def test_a_partner_says_by_link_who_carries_it(client: Client) -> None:
    question = _carried()
    row = factories.reply(question)
    client.get(last_link(row.member.person.addresses.get().email), follow=True)
    url = reverse("decisions:carry_decision", args=[row.public_id])
    assert client.post(url, {"name": ""}).status_code == 200
    client.post(url, {"name": "Mo Khan, deputy"})
    line = next(line for line in queries.carrier_lines(question.group, question.subject) if line.organisation == row.member.organisation)
    assert line.carrier is not None
    assert line.carrier.name == "Mo Khan, deputy"
    assert line.carrier.acknowledged_at is not None
    assert audit.entries_about(question.subject)[-1].verb == "decision.carried_inside"
    assert "say who carries it" in Message.objects.filter(subject_line="Decided: Our INSET day").first().text  # type: ignore[union-attr]


def test_a_name_given_by_the_chair_waits_to_be_acknowledged() -> None:
    question = _carried()
    _name(question, "Mo Khan", own=False)
    carrier = queries.carriers_of([question.subject])[question.public_id][0]
    assert carrier.acknowledged_at is None
    _name(question, "Mo Khan", own=True)
    carrier.refresh_from_db()
    assert carrier.acknowledged_at is not None
    _name(question, "Imran Daud", own=False)
    carrier.refresh_from_db()
    assert (carrier.name, carrier.acknowledged_at) == ("Imran Daud", None)
    services.forget_carriers(question.subject)
    assert queries.carriers_of([question.subject]) == {}


def test_a_carrier_is_no_pupil() -> None:
    with pytest.raises(Refused, match="names a pupil"):
        _name(_carried(), "Ava Moss 12/03/2016", own=True)
