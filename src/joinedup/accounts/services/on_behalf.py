"""Acting on behalf of an organisation: kept in the session, shown in a banner, recorded with every write.

It never covers signing, private weigh-ups, survey answers and approving money: the rooms that own these call `require_own_voice`.
"""

from dataclasses import dataclass
from typing import Any, Protocol

from django.utils.translation import gettext as _

from joinedup.core.actors import Actor
from joinedup.core.refusals import require

KEY = "on_behalf"


class Session(Protocol):
    """What is needed of a session."""

    def __setitem__(self, key: str, value: Any) -> None: ...
    def get(self, key: str) -> Any: ...
    def pop(self, key: str, default: Any) -> Any: ...


@dataclass(frozen=True, slots=True)
class Voice:
    """The organisation spoken for, and the area in which that holds."""

    organisation_id: int
    name: str
    area_id: int | None


def start(session: Session, *, organisation_id: int, name: str, by: Actor) -> None:
    """Begin to act on behalf of an organisation; the caller (directory) has judged that `by` may."""
    session[KEY] = {"organisation_id": organisation_id, "name": name, "area_id": by.area_id}


def stop(session: Session) -> None:
    """Speak for oneself again."""
    session.pop(KEY, None)


def voice_in(session: Session) -> Voice | None:
    """Return the organisation that this session speaks for, or None."""
    kept = session.get(KEY)
    return Voice(**kept) if kept else None


def require_own_voice(by: Actor) -> None:
    """Refuse what nobody may do for somebody else: sign, weigh up in private, answer a survey, approve money."""
    require(
        by.on_behalf_of is None,
        _("You are acting on behalf of somebody else, who must do this themselves. Stop acting on behalf first, or send them a link."),
    )
