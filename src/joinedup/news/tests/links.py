"""The link in a newsletter's mail: to read it as a page; there is nothing on it to press."""

from django.test import Client
from django.urls import reverse

from joinedup.core import clock
from joinedup.news import choices
from joinedup.news.tests import factories
from tests.scanner.links import MailedLink, Sent, last_link


def to_read() -> Sent:
    read: list[bool] = []
    with clock.fixed(factories.NOW):
        newsletter = factories.make_sent(factories.make_term())

    def look(client: Client) -> None:
        page = client.get(reverse("news:read_newsletter", args=[newsletter.public_id]))
        read.append(factories.OPEN in page.content.decode())

    return Sent(last_link("team-123@chat.example"), look, done=lambda: any(read))


LINKS = [MailedLink(choices.READ_PURPOSE, to_read)]
