"""Into the outbox: rendered, timed and kept in the transaction of what the mail tells about."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.template.loader import render_to_string

from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.registry import Point
from joinedup.core.subjects import Subject
from joinedup.notices.choices import State, Urgency, Volume
from joinedup.notices.models import Message
from joinedup.notices.services import together, window


@dataclass(frozen=True, slots=True)
class Mail:
    """What to send: `template` names `<template>.subject.txt`, `<template>.txt` and `<template>.html`.

    `key` says what may happen only once ("introduction.sent:<public id>:<address>"). `is_secret` mails (codes) lose their text
    once sent. `is_machine` mails ask other machines not to answer them; say False for a mail in a person's own words.
    `calendar` is an iCalendar text with a METHOD: calendar programs offer it to the reader.
    `is_news` mails only tell and ask nothing: each goes at once, with others in one mail, or not at all, as its reader chose.
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
    is_machine: bool = True
    is_news: bool = False
    calendar: str = ""


# Areas that send no mail now (closed ones): functions from an area's id to yes or no; what is posted there is kept and stopped.
silent: Point[Callable[[int], bool]] = Point("notices.silent")


# How much a reader wants: functions `(address, area id, what it is about) -> Volume`; the first that says something counts.
volumes: Point[Callable[[str, int | None, Subject | None], str]] = Point("notices.volumes")


def post(mail: Mail, *, by: Actor) -> Message:
    """Put a mail into the outbox in the caller's transaction; a second mail with the same key is the first one."""
    known = Message.objects.filter(key=mail.key).first()
    if known is not None:
        return known
    row = _prepare(mail, by, is_silent=_is_silent(mail.area_id))
    box = together.present()
    row.batch = box.batch if box else ""
    stored, created = Message.objects.get_or_create(key=mail.key, defaults=_columns(row))
    if created and box:
        box.note(stored)
    return stored


def keep_own(mail: Mail, *, text: str, by: Actor) -> Message:
    """Keep a mail that somebody wrote from their own mail program, where the others about the thing are; nothing is sent."""
    row = Message(
        key=mail.key,
        area_id=mail.area_id,
        to=mail.to,
        sender_name=by.name[:160],
        reply_to=mail.reply_to,
        subject_line=one_line(str(mail.context["subject"])),
        text=text,
        about_kind=mail.about.kind if mail.about else "",
        about_id=mail.about.public_id if mail.about else "",
        is_machine=False,
        posted_by_user_id=by.user_id,
        on_behalf_of=by.on_behalf_of,
        state=State.BY_HAND,
        goes_at=clock.now(),
        sent_at=clock.now(),
    )
    stored, _created = Message.objects.get_or_create(key=mail.key, defaults=_columns(row))
    return stored


def post_prepared(rows: Sequence[Message]) -> None:
    """Put mails that were prepared into the outbox in the caller's transaction; those whose key is known are left out."""
    Message.objects.bulk_create(rows, batch_size=100, ignore_conflicts=True)


def prepare_all(mails: Iterable[Mail], *, by: Actor, quiet: Mapping[str, Callable[[date], bool]]) -> list[Message]:
    """Write mails of one area without posting them: `quiet` says on which days each of their readers is left in peace."""
    wanted = list(mails)
    is_silent = bool(wanted) and _is_silent(wanted[0].area_id)
    return [_prepare(mail, by, quiet.get(mail.to), is_silent=is_silent) for mail in wanted]


def _prepare(mail: Mail, by: Actor, is_quiet: Callable[[date], bool] | None = None, *, is_silent: bool) -> Message:
    context = {"host": mail.sender_name, "unsubscribe_url": mail.unsubscribe_url, **mail.context}
    return Message(
        key=mail.key,
        area_id=mail.area_id,
        to=mail.to,
        sender_name=mail.sender_name,
        reply_to=mail.reply_to,
        subject_line=one_line(render_to_string(f"{mail.template}.subject.txt", context)),
        text=render_to_string(f"{mail.template}.txt", context).strip() + "\n",
        html=render_to_string(f"{mail.template}.html", context),
        calendar=mail.calendar,
        about_kind=mail.about.kind if mail.about else "",
        about_id=mail.about.public_id if mail.about else "",
        unsubscribe_url=mail.unsubscribe_url,
        is_secret=mail.is_secret,
        is_machine=mail.is_machine,
        is_news=mail.is_news,
        urgency=mail.when,
        posted_by_user_id=by.user_id,
        on_behalf_of=by.on_behalf_of,
        state=State.STOPPED if is_silent else _first_state(mail),
        goes_at=_goes_at(mail, is_quiet),
    )


def one_line(text: str) -> str:
    """Return a subject in one line, cut where the names in it are longer than the line may be.

    >>> one_line(" Please sign:  the agreement "), len(one_line("Oak and " * 50)), one_line("Oak and " * 50)[-8:]
    ('Please sign: the agreement', 250, 'k and O…')
    """
    longest = Message._meta.get_field("subject_line").max_length or 0
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1] + "…"


def _goes_at(mail: Mail, is_quiet: Callable[[date], bool] | None) -> datetime:
    if mail.when == Urgency.NOW:
        return clock.now()
    return window.leaves_at(mail.when, clock.now(), is_quiet or window.quiet_for(mail.to, mail.area_id))


def _first_state(mail: Mail) -> State:
    wanted = wanted_of(mail.to, mail.area_id, mail.about) if mail.is_news else ""
    states = {Volume.DAILY.value: State.HELD, Volume.WEEKLY.value: State.HELD, Volume.MUST.value: State.LEFT_OUT}
    return states.get(wanted, State.WAITING)


def wanted_of(address: str, area_id: int | None, about: Subject | None) -> str:
    """Return how much of such mail a reader wants now; empty if nobody says."""
    return next((said for volume in volumes if (said := volume(address, area_id, about))), "")


def _is_silent(area_id: int | None) -> bool:
    return area_id is not None and any(is_silent(area_id) for is_silent in silent)


def _columns(row: Message) -> dict[str, object]:
    skip = {"id", "key"}
    return {field.attname: getattr(row, field.attname) for field in Message._meta.concrete_fields if field.attname not in skip}
