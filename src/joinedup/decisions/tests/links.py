"""The link that every mail about a question carries: to reply, read the outcome and say who carries it."""

from django.test import Client
from django.urls import reverse

from joinedup.decisions import choices
from joinedup.decisions.tests import factories
from tests.scanner.links import MailedLink, Sent, last_link


def to_reply() -> Sent:
    question = factories.make_question()
    row = factories.reply(question)

    def answer(client: Client) -> None:
        client.post(reverse("decisions:answer_question", args=[row.public_id]), {"says": "for"})

    return Sent(last_link(row.member.person.addresses.get().email), answer, done=lambda: factories.reply(question).says == "for")


LINKS = [MailedLink(choices.PURPOSE, to_reply)]
