"""Mails that one press posts: they carry one mark, so that the next page can say when they leave and stop them all."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime

from joinedup.core import clock
from joinedup.core.models import new_public_id
from joinedup.notices.choices import State, Urgency
from joinedup.notices.models import Message


@dataclass(slots=True)
class Together:
    """What was posted during one press and has not left yet: how many mails, and when the first and the last leave.

    Mails that are held for their reader's mail of the day or week are counted; when they leave is not said.
    """

    batch: str = field(default_factory=new_public_id)
    n: int = 0
    n_held: int = 0
    first: datetime | None = None
    last: datetime | None = None

    def note(self, row: Message) -> None:
        """Count a mail that was posted."""
        if row.state == State.HELD:
            self.n += 1
            self.n_held += 1
        elif row.urgency == Urgency.WORKING_HOURS and row.state == State.WAITING and row.goes_at > clock.now():
            self.n += 1
            self.first = min(self.first or row.goes_at, row.goes_at)
            self.last = max(self.last or row.goes_at, row.goes_at)


_now: ContextVar[Together | None] = ContextVar("posted_together", default=None)


@contextmanager
def together() -> Iterator[Together]:
    """Mark the mails that are posted inside as one batch."""
    box = Together()
    token = _now.set(box)
    try:
        yield box
    finally:
        _now.reset(token)


def present() -> Together | None:
    """Return the batch that is being posted, or None."""
    return _now.get()
