"""Read the outbox: messages about a thing, what waits, which addresses failed."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet
from django.db.models.functions import Lower
from django.utils.translation import gettext as _

from joinedup.core.actors import Actor
from joinedup.core.refusals import require_found
from joinedup.core.registry import Point
from joinedup.core.subjects import Subject
from joinedup.notices.choices import NO_SIGN, UNDELIVERED, UNDER_WAY, State
from joinedup.notices.models import Message

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

# The area's roles (accounts.choices.Role, which stands above this room) that see its outbox.
OUTBOX_ROLES = ("officer", "coordinator")


@dataclass(frozen=True, slots=True)
class MessageLine:
    """A message as it is shown on the thing it is about."""

    public_id: str
    to: str
    subject_line: str
    state: str
    state_word: str
    goes_at: datetime
    sent_at: datetime | None
    failure: str
    may_stop: bool
    is_undelivered: bool


def visible_messages(viewer: Actor) -> QuerySet[Message]:
    """Return the mails that the viewer posted, and those of the areas that they run."""
    if viewer.is_system:
        return Message.objects.all()
    mine = Q(posted_by_user_id=viewer.user_id) if viewer.user_id else Q(pk__in=[])
    return Message.objects.filter(mine | Q(area_id__in=viewer.places("area", *OUTBOX_ROLES)))


def message_for(public_id: str, viewer: Actor) -> Message:
    """Return a mail that the viewer posted or whose area they run, or raise Missing."""
    return require_found(visible_messages(viewer).filter(public_id=public_id).first())


def messages_for(public_ids: Collection[str], viewer: Actor) -> list[Message]:
    """Return those of these mails that the viewer posted or whose area they run."""
    return list(visible_messages(viewer).filter(public_id__in=public_ids).order_by("id"))


@dataclass(frozen=True, slots=True)
class Outbox:
    """One compartment of an area's outbox, and how much lies in each."""

    shown: str
    rows: QuerySet[Message]
    n_waiting: int
    n_undelivered: int


def outbox(viewer: Actor, shown: str) -> Outbox:
    """Return what waits, what could not be delivered, or what has gone, of the area in which the viewer stands; or raise Missing."""
    may_see = viewer.area_id is not None and viewer.area_id in viewer.places("area", *OUTBOX_ROLES)
    of_area = Message.objects.filter(area_id=require_found(viewer.area_id if may_see else None))
    compartments = {
        "waiting": of_area.filter(state__in=[*UNDER_WAY, State.HELD]).order_by("goes_at", "id"),
        "undelivered": of_area.filter(state__in=UNDELIVERED).order_by("-changed_at", "-id"),
        "gone": of_area.filter(state__in=[State.SENT, State.STOPPED, State.ENCLOSED, State.LEFT_OUT]).order_by("-changed_at", "-id"),
    }
    shown = shown if shown in compartments else "waiting"
    return Outbox(shown, compartments[shown], compartments["waiting"].count(), compartments["undelivered"].count())


def posted_together(batch: str, viewer: Actor) -> list[MessageLine]:
    """Return the mails that one press posted, or raise Missing."""
    return [line(row) for row in require_found(list(visible_messages(viewer).filter(batch=batch).order_by("to", "id")) or None)]


asks: Point["StrOrPromise"] = Point("notices.asks")
"""Mails that ask something of their reader: the first word of their keys (before ":") -> words ("Invitation to a meeting")."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A mail that asked something of its reader."""

    to: str
    words: str
    about: tuple[str, str]
    at: datetime


def asked_since(moment: datetime, *, area_id: int) -> list[Asked]:
    """Return what has been asked by mail in an area since a moment, stopped mails left out, newest first."""
    kinds = dict(asks.items())
    condition = Q(pk__in=[])
    for kind in kinds:
        condition |= Q(key__startswith=f"{kind}:")
    rows = Message.objects.filter(condition, area_id=area_id, goes_at__gte=moment).exclude(state=State.STOPPED).order_by("-goes_at", "-id")
    found = rows.values_list("key", "to", "about_kind", "about_id", "goes_at")
    return [Asked(to.lower(), str(kinds[key.partition(":")[0]]), (kind, of), at) for key, to, kind, of, at in found]


def messages_about(subject: Subject) -> list[MessageLine]:
    """Return the mails about a thing, newest first; the caller has already judged that its viewer may see the thing."""
    return [line(row) for row in Message.objects.filter(about_kind=subject.kind, about_id=subject.public_id).order_by("-id")]


def undelivered_to(addresses: Collection[str]) -> dict[str, str]:
    """Return those of these addresses whose latest mail was refused or came back, with the word for it."""
    ended = Message.objects.annotate(lower=Lower("to")).filter(lower__in={address.lower() for address in addresses})
    latest = dict(ended.exclude(state__in=NO_SIGN).order_by("id").values_list("lower", "state"))
    return {to: str(State(state).label) for to, state in latest.items() if state in {State.REFUSED, State.BOUNCED}}


def line(row: Message) -> MessageLine:
    """Return a message as it is shown."""
    return MessageLine(
        public_id=row.public_id,
        to=row.to,
        subject_line=_("A code for this person only") if row.is_secret else row.subject_line,
        state=row.state,
        state_word=str(State(row.state).label),
        goes_at=max(row.goes_at, row.next_try_at) if row.next_try_at else row.goes_at,
        sent_at=row.sent_at,
        failure=row.failure,
        may_stop=row.state in (State.WAITING, State.HELD),
        is_undelivered=row.state in UNDELIVERED,
    )
