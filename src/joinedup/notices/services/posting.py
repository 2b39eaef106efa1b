"""Into the outbox, and out again before it leaves."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.refusals import require
from joinedup.core.subjects import Subject
from joinedup.notices.choices import State, Urgency
from joinedup.notices.models import Message

OPENS, CLOSES = time(7, 30), time(16, 30)
TIME_TO_STOP = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Mail:
    """What to send: `template` names `<template>.subject.txt`, `<template>.txt` and `<template>.html`.

    `key` says what may happen only once ("introduction.sent:<public id>:<address>"). `is_secret` mails (codes) lose their text once sent.
    """

    key: str
    to: str
    template: str
    context: Mapping[str, object]
    sender_name: str
    about: Subject | None = None
    area_id: int | None = None
    reply_to: str = ""
    when: Urgency = Urgency.NOW
    unsubscribe_url: str = ""
    is_secret: bool = False


def post(mail: Mail, *, by: Actor) -> Message:
    """Put a mail into the outbox in the caller's transaction; a second mail with the same key is the first one."""
    known = Message.objects.filter(key=mail.key).first()
    if known is not None:
        return known
    context = dict(mail.context)
    row = Message(
        key=mail.key,
        area_id=mail.area_id,
        to=mail.to,
        sender_name=mail.sender_name,
        reply_to=mail.reply_to,
        subject_line=" ".join(render_to_string(f"{mail.template}.subject.txt", context).split()),
        text=render_to_string(f"{mail.template}.txt", context).strip() + "\n",
        html=render_to_string(f"{mail.template}.html", context),
        about_kind=mail.about.kind if mail.about else "",
        about_id=mail.about.public_id if mail.about else "",
        unsubscribe_url=mail.unsubscribe_url,
        is_secret=mail.is_secret,
        urgency=mail.when,
        posted_by_user_id=by.user_id,
        on_behalf_of=by.on_behalf_of,
        goes_at=leaves_at(mail.when, clock.now()),
    )
    stored, _created = Message.objects.get_or_create(key=mail.key, defaults=_columns(row))
    return stored


def stop(message: Message, *, by: Actor) -> None:
    """Stop a message that has not left yet."""
    stopped = Message.objects.filter(pk=message.pk, state=State.WAITING).update(state=State.STOPPED, changed_at=clock.now())
    require(bool(stopped), _("This mail has already left, so it cannot be stopped."))
    message.refresh_from_db()


def stop_about(about: Subject, *, by: Actor) -> int:
    """Stop every mail about a thing that has not left yet; return how many."""
    waiting = Message.objects.filter(about_kind=about.kind, about_id=about.public_id, state=State.WAITING)
    return waiting.update(state=State.STOPPED, changed_at=clock.now())


def leaves_at(urgency: Urgency, moment: datetime) -> datetime:
    """Return when a mail posted at this moment may leave: at once, or between 7:30am and 4:30pm on a weekday in London."""
    if urgency == Urgency.NOW:
        return moment
    local = (moment + TIME_TO_STOP).astimezone(clock.LONDON)
    day = local.date()
    if local.time() > CLOSES:
        day += timedelta(days=1)
    while day.weekday() >= 5:
        day += timedelta(days=1)
    if day == local.date() and local.time() >= OPENS:
        return local.astimezone(UTC)
    return datetime.combine(day, OPENS, tzinfo=clock.LONDON).astimezone(UTC)


def _columns(row: Message) -> dict[str, object]:
    skip = {"id", "key"}
    return {field.attname: getattr(row, field.attname) for field in Message._meta.concrete_fields if field.attname not in skip}
