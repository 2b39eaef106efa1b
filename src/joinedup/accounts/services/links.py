"""Links without account: given by a room, opened by a visitor, spent or taken back by the room that gave them."""

import hashlib
import secrets
from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.urls import reverse

from joinedup.accounts.models import Link
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.refusals import require
from joinedup.core.registry import Point
from joinedup.core.subjects import Subject

link_pages: Point[Callable[[Link], str]] = Point("accounts.link_pages")
"""purpose -> function(link) that returns the path of the page where the link's holder does what it is for."""


def digest_of(token: str) -> str:
    """Return what is kept of a token: it cannot be turned back into the link."""
    return hashlib.sha256(token.encode()).hexdigest()


def give_link(*, purpose: str, subject: Subject, address: str, days: int, by: Actor, **facts: str) -> str:
    """Make a link for one purpose on one thing and return its whole address, to be put into a mail.

    `facts` are words for the link's own pages: `name` (of the person), `title` ("Answer Oak Primary's introduction"), `ask`
    (whom to ask when the link no longer works). The link belongs to the area in which `by` stands.
    """
    require(purpose in dict(link_pages.items()), f"No page is registered for links with the purpose {purpose}.")
    token = secrets.token_urlsafe(32)
    Link.objects.create(
        digest=digest_of(token),
        purpose=purpose,
        subject_kind=subject.kind,
        subject_id=subject.public_id,
        address=address.strip().lower(),
        name=facts.pop("name", ""),
        area_id=by.area_id,
        facts=facts,
        expires_at=clock.end_of_day(clock.today() + timedelta(days=days)),
    )
    return settings.SITE_URL + reverse("accounts:open_link", args=[token])


def spend_link(*, by: Actor) -> None:
    """Note that the holder has done what the link was for; it opens from now on only to show the state of the thing."""
    if by.link is not None:
        Link.objects.filter(pk=by.link.link_id, spent_at=None).update(spent_at=clock.now())


def revoke_links(*, subject: Subject, purpose: str = "", address: str = "") -> int:
    """Take back the links on a thing (of one purpose, to one address, when these are given); return how many."""
    links = Link.objects.filter(subject_kind=subject.kind, subject_id=subject.public_id, revoked_at=None)
    if purpose:
        links = links.filter(purpose=purpose)
    if address:
        links = links.filter(address=address.strip().lower())
    return links.update(revoked_at=clock.now())
