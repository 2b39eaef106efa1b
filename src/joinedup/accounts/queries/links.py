"""Links without account: by token, and the ones that a visitor's session holds."""

from collections.abc import Collection, Mapping
from typing import Any, Protocol

from joinedup.accounts import choices
from joinedup.accounts.models import Link
from joinedup.core import clock
from joinedup.core.subjects import Subject

LINKS_KEY = "links"
MOST_LINKS = 20


class Session(Protocol):
    """What is needed of a session."""

    def get(self, key: str) -> Any: ...


class MutableSession(Session, Protocol):
    """A session that can be written to."""

    def __setitem__(self, key: str, value: Any) -> None: ...


def link_by_digest(digest: str) -> Link | None:
    """Return the link whose token has this digest, whatever became of it, or None for a forged one."""
    return Link.objects.select_related("area").filter(digest=digest).first()


def link_in_session(session: Session, *, purpose: str, ids: Mapping[str, Any]) -> Link | None:
    """Return the newest live link of this session for the thing whose public id stands in the address, or None."""
    held = session.get(LINKS_KEY) or []
    if not held:
        return None
    named = {str(value) for value in ids.values()}
    links = Link.objects.filter(pk__in=held[-MOST_LINKS:], revoked_at=None).select_related("area").order_by("-pk")
    fitting = [link for link in links if link.subject_id in named and purpose in {"", link.purpose}]
    live = (choices.LinkState.OPEN, choices.LinkState.SPENT)
    return next((link for link in fitting if link.state(clock.now()) in live), None)


def links_about(subject: Subject) -> list[Link]:
    """Return every link ever given on a thing, newest first."""
    return list(Link.objects.filter(subject_kind=subject.kind, subject_id=subject.public_id).select_related("area").order_by("-pk"))


def links_held(address: str, wanted: Collection[tuple[str, Subject]]) -> Mapping[tuple[str, Subject], Link]:
    """Return the newest live link that went to this very mailbox, for each of these purposes and things; no other is named."""
    ids = {subject.public_id for _purpose, subject in wanted}
    rows = Link.objects.filter(address=address.strip().lower(), subject_id__in=ids, revoked_at=None).select_related("area").order_by("pk")
    live = (choices.LinkState.OPEN, choices.LinkState.SPENT)
    found = {(link.purpose, link.about): link for link in rows if link.state(clock.now()) in live}
    return {key: link for key, link in found.items() if key in set(wanted)}


def hold_link(session: MutableSession, link: Link) -> None:
    """Put a link into a visitor's session, as opening the mailed one does."""
    held = [number for number in session.get(LINKS_KEY) or [] if number != link.pk]
    session[LINKS_KEY] = [*held, link.pk][-MOST_LINKS:]


def names_of_links(ids: Collection[int]) -> Mapping[int, str]:
    """Return the names of the holders of links, for the record."""
    return {link.pk: link.name or link.address for link in Link.objects.filter(pk__in=ids)}
