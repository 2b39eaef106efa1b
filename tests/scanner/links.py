"""Every link that the product mails, for the test with mail scanners; see docs/how-to/give-a-link.md.

Each room lists its links in `<room>/tests/links.py`:

    from tests.scanner.links import MailedLink, Sent, last_link

    def introduction() -> Sent:
        sent = make_introduction(...)                     # through the service that really mails
        def press(client: Client) -> None:                # what a person does on the page, after opening the link
            client.post(reverse("introductions:answer_introduction", args=[sent.public_id]), {"answer": "yes"})
        return Sent(last_link("head@oak.example"), press, done=lambda: Introduction.objects.get().state == "accepted")

    LINKS = [MailedLink("introductions.introduction", introduction)]
"""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.apps import apps
from django.test import Client

from joinedup.notices.models import Message

# What a look or an empty press may leave behind: a session, a counted try, a mailed code and its mail.
HARMLESS = {"sessions.session", "accounts.attempt", "accounts.mailedcode", "notices.message"}


@dataclass(frozen=True)
class Sent:
    """A link as it stands in a mail, what a person does with it, and how one sees that it is done."""

    url: str
    press: Callable[[Client], object]
    done: Callable[[], bool]

    @property
    def path(self) -> str:
        return urlsplit(self.url).path


@dataclass(frozen=True)
class MailedLink:
    """A purpose of links and how such a mail comes to be; `case` tells several of one purpose apart."""

    purpose: str
    send: Callable[[], Sent]
    case: str = ""

    def __str__(self) -> str:
        return f"{self.purpose} {self.case}".strip()


def last_link(address: str) -> str:
    """Return the link in the newest mail to an address."""
    text = Message.objects.filter(to=address).latest("id").text
    found = re.findall(r"http\S+/(?:l|unsubscribe)/\S+", text)
    assert found, f"no link in:\n{text}"
    return str(found[0])


def fingerprint() -> dict[str, str]:
    """Return a digest of every table's rows; what differs afterwards was changed."""
    digests = {}
    for model in apps.get_models():
        if model._meta.label_lower in HARMLESS or not model._meta.managed:
            continue
        rows = sorted(repr(sorted(row.items())) for row in model._base_manager.values())
        digests[model._meta.label] = hashlib.sha256("\n".join(rows).encode()).hexdigest()
    return digests


def changed(before: dict[str, str]) -> list[str]:
    """Return the names of the tables that are no longer as they were."""
    now = fingerprint()
    return [name for name in sorted(now) if now[name] != before[name]]
