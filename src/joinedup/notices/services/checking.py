"""What `./joinedup check` asks the outbox."""

from datetime import timedelta

from django.conf import settings
from django.db.models import Q

from joinedup.core import clock
from joinedup.core.health import Finding
from joinedup.notices.choices import State, Urgency
from joinedup.notices.models import Message

TOO_LONG = timedelta(minutes=15)
LATELY = timedelta(days=7)


def check_outbox() -> Finding:
    """Say whether mail leaves: nothing waits too long, and how many could not be delivered lately."""
    now = clock.now()
    if settings.MODE == "production" and not settings.EMAIL_HOST:
        return Finding.attention("No mail server is set: EMAIL_HOST is empty, so no mail leaves.")
    waiting = Message.objects.filter(Q(state=State.WAITING) | Q(state=State.SENDING))
    late = waiting.filter(urgency=Urgency.NOW, goes_at__lt=now - TOO_LONG, attempts=0)
    unreached = waiting.filter(n_unreachable__gt=0).order_by("-n_unreachable").first()
    if unreached:
        return Finding.attention(f"Mails waiting: {waiting.count():,}. {unreached.failure}")
    if late.exists():
        return Finding.attention(f"Mails waiting for more than 15 minutes: {late.count():,}. Is a worker running (./joinedup worker)?")
    undelivered = Message.objects.filter(state__in=[State.FAILED, State.REFUSED], changed_at__gt=now - LATELY).count()
    return Finding.sound(f"Mails waiting: {waiting.count():,}, none too long; not delivered in the last 7 days: {undelivered:,}.")
