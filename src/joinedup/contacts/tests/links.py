"""The links that this room mails: to the person to ask at a school."""

from django.test import Client
from django.urls import reverse

from joinedup.accounts.tests import factories as accounts
from joinedup.contacts import choices
from joinedup.contacts.models import CheckAsk
from joinedup.contacts.tests import factories
from tests.scanner.links import MailedLink, Sent, last_link


def check() -> Sent:
    ask = factories.make_check(accounts.make_area()).asks.get()

    def press(client: Client) -> None:
        client.post(reverse("contacts:answer_check", args=[ask.public_id]), {"answer": "right"})

    return Sent(last_link("head@quayfield.example"), press, done=lambda: CheckAsk.objects.get(pk=ask.pk).answered_at is not None)


LINKS = [MailedLink(choices.CHECK_PURPOSE, check)]
