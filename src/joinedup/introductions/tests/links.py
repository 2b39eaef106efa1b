"""The links in the mails of introductions, tried by scanners."""

from django.test import Client

from joinedup.brokerage.tests.factories import make_cast
from joinedup.introductions.choices import INTRODUCTION_PURPOSE
from joinedup.introductions.tests.factories import make_introduction, side
from tests.scanner.links import MailedLink, Sent, last_link


def introduction() -> Sent:
    """One side of an introduction says yes."""
    answer = side(make_introduction(make_cast()), "receiver")

    def press(client: Client) -> None:
        client.post(f"/introductions/{answer.public_id}/", {"reply": "yes"})

    def done() -> bool:
        answer.refresh_from_db()
        return bool(answer.reply)

    return Sent(last_link(answer.address), press, done)


LINKS = [MailedLink(INTRODUCTION_PURPOSE, introduction)]
