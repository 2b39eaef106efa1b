"""Links without account: by token, and the ones that a visitor's session holds."""

from collections.abc import Mapping
from typing import Any, Protocol

from joinedup.accounts import choices
from joinedup.accounts.models import Link
from joinedup.core import clock

KEY = "links"
MOST_LINKS = 20


class Session(Protocol):
    """What is needed of a session."""

    def get(self, key: str) -> Any: ...


def link_in_session(session: Session, *, purpose: str, ids: Mapping[str, Any]) -> Link | None:
    """Return the newest live link of this session for the thing whose public id stands in the address, or None."""
    held = session.get(KEY) or []
    if not held:
        return None
    named = {str(value) for value in ids.values()}
    links = Link.objects.filter(pk__in=held[-MOST_LINKS:], revoked_at=None).order_by("-pk")
    fitting = [link for link in links if link.subject_id in named and purpose in {"", link.purpose}]
    live = (choices.LinkState.OPEN, choices.LinkState.SPENT)
    return next((link for link in fitting if link.state(clock.now()) in live), None)
