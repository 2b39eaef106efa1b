"""Out of the outbox: one mail at a time under a lease, what came of it committed before the next.

Each mail is claimed and committed, given to the mail server, and marked and committed. A worker that is killed between the
server's yes and that last commit leaves a mail that another worker sends again when the lease has run out: it carries the
same Message-ID. This is the only way in which a mail can go twice.
"""

import os
import re
import socket
import threading
from collections import Counter
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import F, Q, QuerySet

from joinedup.core import clock
from joinedup.notices.choices import State, Urgency
from joinedup.notices.models import Message
from joinedup.notices.services import window
from joinedup.notices.services.smtp import Line, Outcome, Result

LEASE = timedelta(minutes=10)  # longer than the mail server can keep us waiting for one mail
MOST_TRIES = 16
FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=1), timedelta(hours=4)
FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=15), timedelta(minutes=5)
LINK = re.compile(r"(/l/)[^/\s\"'<>]+")


def has_due() -> bool:
    """Say whether there is a mail to send now; a cheap question for the worker to ask often."""
    return not _is_paused() and _due().exists()


def send_due(*, most: int = 500, stop: threading.Event | None = None) -> Counter[Result]:
    """Send the mails that are due, until there are none left or the mail server cannot be reached; return what came of them."""
    holder = f"{socket.gethostname()[:40]}:{os.getpid()}:{threading.get_ident() % 10**9}"
    came: Counter[Result] = Counter()
    with Line() as line:
        while came.total() < most and not (stop and stop.is_set()) and not _is_paused():
            row = claim(holder)
            if row is None:
                break
            outcome = line.send(row) if _really_sends() else Outcome(Result.DELIVERED)
            keep(row, outcome)
            came[outcome.result] += 1
            if outcome.result is Result.UNREACHABLE:
                break
    return came


def claim(holder: str) -> Message | None:
    """Take the next due mail for this sender, so that no other sender takes it."""
    for seen in _due().values_list("pk", "state", "lease_holder", "lease_until", "attempts", "n_unreachable")[:10]:
        pk, state, held_by, until, attempts, n_unreachable = seen
        same = Message.objects.filter(pk=pk, state=state, lease_holder=held_by, attempts=attempts, n_unreachable=n_unreachable)
        same = same.filter(lease_until=until) if until else same.filter(lease_until__isnull=True)
        if same.update(state=State.SENDING, lease_holder=holder, lease_until=clock.wall_now() + LEASE):
            return Message.objects.get(pk=pk)
    return None


def keep(row: Message, outcome: Outcome) -> None:
    """Keep what came of a try, unless another sender has taken the mail up meanwhile."""
    mine = Message.objects.filter(pk=row.pk, state=State.SENDING, lease_holder=row.lease_holder)
    common = {"lease_until": None, "lease_holder": "", "changed_at": clock.now()}
    if outcome.result is Result.DELIVERED:
        mine.update(state=State.SENT, sent_at=clock.now(), failure="", next_try_at=None, n_unreachable=0, **_worn(row), **common)
        _waken()
    elif outcome.result is Result.REFUSED:
        mine.update(state=State.REFUSED, failure=outcome.sentence, next_try_at=None, **common)
    elif outcome.result is Result.LATER and row.attempts + 1 >= MOST_TRIES:
        mine.update(state=State.FAILED, failure=outcome.sentence, next_try_at=None, attempts=F("attempts") + 1, **common)
    elif outcome.result is Result.LATER:
        at = clock.wall_now() + min(FIRST_WAIT * 2**row.attempts, LONGEST_WAIT)
        mine.update(state=State.WAITING, failure=outcome.sentence, next_try_at=at, attempts=F("attempts") + 1, n_unreachable=0, **common)
    else:
        at = clock.wall_now() + min(FIRST_PAUSE * 2 ** min(row.n_unreachable, 10), LONGEST_PAUSE)
        mine.update(state=State.WAITING, failure=outcome.sentence, next_try_at=at, n_unreachable=F("n_unreachable") + 1, **common)


def _due() -> QuerySet[Message]:
    wall, now = clock.wall_now(), clock.now()
    waiting = Q(state=State.WAITING, goes_at__lte=now) & (Q(next_try_at__isnull=True) | Q(next_try_at__lte=wall))
    left_behind = Q(state=State.SENDING, lease_until__lt=wall)
    due = Message.objects.filter(waiting | left_behind)
    if not window.is_open(now):
        due = due.exclude(urgency=Urgency.WORKING_HOURS)
    return due.order_by("urgency", "goes_at", "id")


def _is_paused() -> bool:
    """Say whether the mail server was out of reach a moment ago: then nothing is tried until that mail's next try."""
    return Message.objects.filter(state=State.WAITING, n_unreachable__gt=0, next_try_at__gt=clock.wall_now()).exists()


def _waken() -> None:
    """Let the mails go that waited for the mail server to be reached again."""
    Message.objects.filter(state=State.WAITING, n_unreachable__gt=0).update(next_try_at=None, n_unreachable=0)


def _worn(row: Message) -> dict[str, datetime | str]:
    """Return what is left of a mail's text once it has gone: no codes, no keys of links."""
    if not _really_sends():
        return {}
    if row.is_secret:
        return {"subject_line": "", "text": "", "html": "", "calendar": ""}  # a code may stand in the subject line too
    return {"text": LINK.sub(r"\1…", row.text), "html": "", "calendar": ""}


def _really_sends() -> bool:
    """Say whether mails go to a mail server; without one, the demo and the tests only mark them."""
    return bool(settings.EMAIL_HOST) or settings.MODE == "production"
