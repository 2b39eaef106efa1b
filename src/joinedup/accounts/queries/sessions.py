"""The browsers in which somebody is signed in now."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.sessions.models import Session

from joinedup.accounts.models import SignIn
from joinedup.core import clock
from joinedup.core.actors import Actor


@dataclass(frozen=True, slots=True)
class SignInLine:
    """One browser: what it is, since when, when it was last seen, and whether it is the one that asks."""

    public_id: str
    device: str
    since: datetime
    seen_at: datetime
    is_this_one: bool


def sign_ins_of(viewer: Actor, *, session_key: str) -> list[SignInLine]:
    """Return the browsers in which the viewer is signed in, the present one first."""
    rows = {row.session_key: row for row in SignIn.objects.filter(user_id=viewer.user_id or 0, ended_at=None)}
    lines = [
        SignInLine(row.public_id, row.device, row.created_at, _seen(kept, row), row.session_key == session_key)
        for kept in Session.objects.filter(session_key__in=rows, expire_date__gt=clock.wall_now())
        for row in (rows[kept.session_key],)
    ]
    return sorted(lines, key=lambda line: (not line.is_this_one, -line.seen_at.timestamp()))


def _seen(kept: Session, row: SignIn) -> datetime:
    seen = kept.get_decoded().get("seen_at")
    return datetime.fromtimestamp(seen, tz=clock.now().tzinfo) if seen else row.created_at
