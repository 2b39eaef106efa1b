"""Mails that only tell, gathered: whoever wants one mail a day or a week gets what was held for them in one."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.db import transaction

from joinedup.core import clock
from joinedup.core.actors import SYSTEM
from joinedup.core.bank_holidays import is_bank_holiday
from joinedup.notices.choices import State, Urgency, Volume
from joinedup.notices.models import Message
from joinedup.notices.services import window
from joinedup.notices.services.posting import Mail, post, wanted_of

GATHERED = "notices.gathered"


def gather_held(*, today: date) -> int:
    """Send each reader what is held for them, if today is their day; return how many mails. Harmless when it runs twice."""
    if today.weekday() >= 5 or is_bank_holiday(today):
        return 0
    readers = Message.objects.filter(state=State.HELD).order_by("area_id", "to").values_list("area_id", "to").distinct()
    return sum(_gather(area_id, to, today) for area_id, to in readers)


def _gather(area_id: int | None, to: str, today: date) -> bool:
    if window.quiet_for(to, area_id)(today):
        return False
    with transaction.atomic():
        held = list(Message.objects.select_for_update().filter(state=State.HELD, area_id=area_id, to=to).order_by("id"))
        wanted = {row.pk: wanted_of(row.to, row.area_id, row.about) for row in held}
        unwanted = Message.objects.filter(pk__in=[pk for pk, volume in wanted.items() if volume == Volume.MUST])
        unwanted.update(state=State.LEFT_OUT, changed_at=clock.now())
        due = [row for row in held if _is_due(row, wanted[row.pk], today)]
        if not due:
            return False
        post(_gathered(due), by=SYSTEM)
        rows = Message.objects.filter(pk__in=[row.pk for row in due])
        rows.update(state=State.ENCLOSED, sent_at=clock.now(), changed_at=clock.now())
    return True


def _is_due(row: Message, wanted: str, today: date) -> bool:
    """Say whether a held mail goes today: every working day, or in the week after the one in which it was written."""
    if wanted == Volume.MUST:
        return False
    written = row.created_at.astimezone(clock.LONDON).date()
    return wanted != Volume.WEEKLY or written < today - timedelta(days=today.weekday())


def _gathered(rows: Sequence[Message]) -> Mail:
    last = rows[-1]
    news = [{"title": row.subject_line, "lines": body_of(row.text)} for row in rows]
    return Mail(
        key=f"{GATHERED}:{last.public_id}",  # a mail is enclosed once, so this one goes once
        to=last.to,
        template="notices/mail/gathered",
        context={"news": news},
        sender_name=last.sender_name,
        area_id=last.area_id,
        reply_to=last.reply_to,
        when=Urgency.WORKING_HOURS,
        unsubscribe_url=next((row.unsubscribe_url for row in reversed(rows) if row.unsubscribe_url), ""),
    )


def body_of(text: str) -> list[str]:
    """Return the lines of a mail between the host's name on top and the footer.

    >>> body_of("Brackwater\\n\\nHello,\\n\\nThe hall is booked.\\n\\n--\\nYou get this because...")
    ['Hello,', 'The hall is booked.']
    """
    _host, _gap, rest = text.partition("\n\n")
    body, _line, _footer = rest.rpartition("\n--\n")
    return [line.strip() for line in (body or rest).splitlines() if line.strip()]
