"""The browsers in which somebody is signed in: noted at sign-in, ended by their owner."""

import re
from importlib import import_module
from typing import Any

from django.conf import settings
from django.db import transaction

from joinedup.accounts.models import SignIn, User
from joinedup.audit import services as audit
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.refusals import require_found
from joinedup.core.subjects import Subject

SEEN = "seen_at"
SEEN_EVERY = 15 * 60
BROWSERS = (("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("(Headless)?Chrom(e|ium)|CriOS", "Chrome"), ("Safari", "Safari"))
MACHINES = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("CrOS", "Chromebook"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
)


@transaction.atomic
def note_sign_in(*, user: User, session_key: str, user_agent: str) -> SignIn:
    """Keep in which browser a user has signed in."""
    by = Actor(kind="user", name=str(user), user_id=user.pk, email=user.email)
    sign_in, _created = SignIn.objects.update_or_create(
        session_key=session_key, defaults={"user": user, "device": device_of(user_agent), "ended_at": None}
    )
    audit.record(by=by, verb="user.signed_in", about=subject_of(user), facts={"device": sign_in.device})
    return sign_in


@transaction.atomic
def end_sign_in(*, public_id: str, by: Actor) -> None:
    """End one of by's own sign-ins: that browser is signed out with its next page."""
    mine = SignIn.objects.select_related("user").filter(user_id=by.user_id or 0, ended_at=None)
    sign_in = require_found(mine.filter(public_id=public_id).first())
    _end(sign_in)
    audit.record(by=by, verb="user.signed_out", about=subject_of(sign_in.user), facts={"device": sign_in.device, "all_others": False})


@transaction.atomic
def end_other_sign_ins(*, but: str, by: Actor) -> int:
    """End all of by's sign-ins except the one with the session key `but`; return how many."""
    others = list(SignIn.objects.select_related("user").filter(user_id=by.user_id or 0, ended_at=None).exclude(session_key=but))
    for sign_in in others:
        _end(sign_in)
    if others:
        facts = {"n_sessions": len(others), "all_others": True}
        audit.record(by=by, verb="user.signed_out", about=subject_of(others[0].user), facts=facts)
    return len(others)


@transaction.atomic
def note_sign_out(*, session_key: str, by: Actor) -> None:
    """Keep that a user signed out of this browser."""
    sign_in = SignIn.objects.select_related("user").filter(session_key=session_key, user_id=by.user_id or 0, ended_at=None).first()
    if sign_in:
        _end(sign_in)
        audit.record(by=by, verb="user.signed_out", about=subject_of(sign_in.user), facts={"device": sign_in.device, "all_others": False})


def subject_of(user: User) -> Subject:
    """Return the name by which the record keeps a user."""
    return Subject("accounts.user", user.public_id)


def device_of(user_agent: str) -> str:
    """Return browser and machine in words.

    >>> device_of("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Safari/604.1")
    'Safari, iPhone'
    """
    browser = next((name for mark, name in BROWSERS if re.search(rf"\b{mark}", user_agent)), "")
    machine = next((name for mark, name in MACHINES if mark in user_agent), "")
    return ", ".join(word for word in (browser, machine) if word)


def _end(sign_in: SignIn) -> None:
    store: Any = import_module(settings.SESSION_ENGINE).SessionStore
    store(sign_in.session_key).delete()
    sign_in.ended_at = clock.wall_now()
    sign_in.save(update_fields=["ended_at"])
