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


def names_of_links(ids: Collection[int]) -> Mapping[int, str]:
    """Return the names of the holders of links, for the record."""
    return {link.pk: link.name or link.address for link in Link.objects.filter(pk__in=ids)}
