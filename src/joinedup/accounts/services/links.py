"""Links without account: given by a room, opened by a visitor, spent or taken back by the room that gave them.

Only a digest of a link's token is kept, so a link can be made again but never shown again.
"""

import hashlib
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from joinedup.accounts import choices
from joinedup.accounts.models import Link
from joinedup.accounts.services import limits
from joinedup.audit import services as audit
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.refusals import require
from joinedup.core.registry import Point
from joinedup.core.subjects import Subject
from joinedup.notices import services as notices

link_pages: Point[Callable[[Link], str]] = Point("accounts.link_pages")
"""purpose -> function(link) that returns the path of the page where the link's holder does what it is for."""


def digest_of(token: str) -> str:
    """Return what is kept of a token: it cannot be turned back into the link."""
    return hashlib.sha256(token.encode()).hexdigest()


@transaction.atomic
def give_link(*, purpose: str, subject: Subject, address: str, days: int, by: Actor, **facts: str) -> str:
    """Make a link for one purpose on one thing and return its whole address, to be put into a mail.

    `facts` are words for the link's own pages and for a mail that renews it: `name` (of the person), `title` ("Answer the
    introduction to Oak Primary"), `ask` (who helps when the link no longer works). It belongs to the area in which `by` stands.
    """
    made = make_link(purpose=purpose, subject=subject, address=address, days=days, by=by, **facts)
    keep_links([made], by=by)
    return made.url


@dataclass(frozen=True, slots=True)
class MadeLink:
    """A link that is made and not yet kept: it opens nothing before `keep_links`."""

    url: str
    row: Link


def make_link(*, purpose: str, subject: Subject, address: str, days: int, by: Actor, **facts: str) -> MadeLink:
    """Make a link as `give_link` does, without keeping it; for many mails that are written first and kept together."""
    if link_pages.get(purpose) is None:
        raise LookupError(f"No page is registered at accounts.link_pages for the purpose {purpose}")
    token = secrets.token_urlsafe(32)
    row = Link(
        digest=digest_of(token),
        purpose=purpose,
        subject_kind=subject.kind,
        subject_id=subject.public_id,
        address=address.strip().lower(),
        name=facts.pop("name", ""),
        area_id=by.area_id,
        facts={**facts, "days": days},
        expires_at=clock.end_of_day(clock.today() + timedelta(days=days)),
    )
    return MadeLink(settings.SITE_URL + reverse("accounts:open_link", args=[token]), row)


@transaction.atomic
def keep_links(made: Sequence[MadeLink], *, by: Actor) -> None:
    """Keep links that were made, so that they open."""
    rows = Link.objects.bulk_create([link.row for link in made], batch_size=500)
    told: list[tuple[Subject, dict[str, audit.Fact]]]
    told = [(row.about, {"purpose": row.purpose, "days": int(row.facts["days"])}) for row in rows]
    audit.record_all(by=by, verb="link.given", facts=told)


def path_of(link: Link) -> str:
    """Return the path of the page where the link's holder does what it is for."""
    page = link_pages.get(link.purpose)
    if page is None:
        raise LookupError(f"No page is registered at accounts.link_pages for the purpose {link.purpose}")
    return page(link)


def spend_link(*, by: Actor) -> None:
    """Note that the holder has done what the link was for; from now on it opens only to show the state of the thing."""
    if by.link is not None:
        Link.objects.filter(pk=by.link.link_id, spent_at=None).update(spent_at=clock.now())


@transaction.atomic
def revoke_links(*, subject: Subject, by: Actor, purpose: str = "", address: str = "") -> int:
    """Take back the links on a thing (of one purpose, to one address, when these are given); return how many."""
    links = Link.objects.filter(subject_kind=subject.kind, subject_id=subject.public_id, revoked_at=None)
    if purpose:
        links = links.filter(purpose=purpose)
    if address:
        links = links.filter(address=address.strip().lower())
    n_revoked = links.update(revoked_at=clock.now())
    if n_revoked:
        audit.record(by=by, verb="links.revoked", about=subject, facts={"purpose": purpose, "n_links": n_revoked})
    return n_revoked


@transaction.atomic
def renew_link(*, link: Link, by: Actor) -> None:
    """Mail a new link for the same purpose on the same thing to the same address, because the old one is too old."""
    require(link.revoked_at is None, _("This link was taken back. Ask whoever sent it to you."))
    require(link.state(clock.now()) == choices.LinkState.EXPIRED, _("This link still works. Open it again from the mail."))
    limits.check_and_count(limits.NEW_LINKS, f"link:{link.pk}")
    words = {name: value for name, value in link.facts.items() if isinstance(value, str)}
    host = link.area.name if link.area else "JoinedUp"
    reply_to = link.area.reply_to if link.area else ""
    inside = by.within(area_id=link.area.pk, area_slug=link.area.slug) if link.area else by
    url = give_link(
        purpose=link.purpose, subject=link.about, address=link.address, days=int(link.facts.get("days", 14)), by=inside,
        name=link.name, **words,
    )  # fmt: skip
    mail = notices.Mail(
        key=f"link.renewed:{digest_of(url)}",
        to=link.address,
        template="accounts/mail/new_link",
        context={"name": link.name, "title": words.get("title", ""), "action_url": url, "host": host},
        sender_name=host,
        reply_to=reply_to,
        about=link.about,
        area_id=link.area_id,
    )
    notices.post(mail, by=inside)
