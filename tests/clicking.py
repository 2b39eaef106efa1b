"""Pages of a room, asked for by their names and read as their reader reads them."""

from html import unescape
from typing import Any

from django.test import Client
from django.urls import reverse

from joinedup.accounts.models import User
from joinedup.core.actors import Actor


def browser(actor: Actor) -> Client:
    """Return a browser in which this person is signed in."""
    client = Client()
    client.force_login(User.objects.get(pk=actor.user_id))
    return client


def page(room: str, client: Client, name: str, *args: Any, status: int = 200, **query: str) -> str:
    """Return what a page says."""
    answer = client.get(reverse(f"{room}:{name}", args=args), query)
    assert answer.status_code == status, answer.content[:500]
    return unescape(answer.content.decode())


def press(room: str, client: Client, name: str, *args: Any, **data: Any) -> str:
    """Send a form; return what the page after it says."""
    answer = client.post(reverse(f"{room}:{name}", args=args), data, follow=True)
    assert answer.status_code == 200
    return unescape(answer.content.decode())
