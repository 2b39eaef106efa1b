"""The link that every mail about a meeting carries: to answer, read and propose."""

from datetime import timedelta

from django.test import Client
from django.urls import reverse

from joinedup.accounts.tests import factories as accounts
from joinedup.core import clock
from joinedup.meetings import choices
from joinedup.meetings.tests import factories
from tests.scanner.links import MailedLink, Sent, last_link


def to_answer() -> Sent:
    meeting = factories.make_invited(accounts.make_area(), on=clock.today() + timedelta(days=30))
    row = factories.invitation(meeting)
    address = row.member.person.addresses.get().email

    def answer(client: Client) -> None:
        client.post(reverse("meetings:answer_invitation", args=[row.public_id]), {"answer": "coming"})

    return Sent(last_link(address), answer, done=lambda: factories.invitation(meeting).answer == "coming")


LINKS = [MailedLink(choices.PURPOSE, to_answer)]
