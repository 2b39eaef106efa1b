"""The links in the mails of introductions, tried by scanners."""

from django.test import Client

from joinedup.brokerage.choices import INTRODUCTION_PURPOSE
from joinedup.brokerage.tests import factories, plan_factories
from tests.scanner.links import MailedLink, Sent, last_link


def introduction() -> Sent:
    """One side of an introduction says yes."""
    answer = plan_factories.side(factories.make_introduction(factories.make_cast()), "receiver")

    def press(client: Client) -> None:
        client.post(f"/introductions/{answer.public_id}/", {"reply": "yes"})

    def done() -> bool:
        answer.refresh_from_db()
        return bool(answer.reply)

    return Sent(last_link(answer.address), press, done)


PLAN_LINKS = [MailedLink(INTRODUCTION_PURPOSE, introduction)]
