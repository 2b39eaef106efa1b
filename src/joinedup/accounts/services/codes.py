"""Codes by mail, for signing in and for signing: six digits, the last three work for thirty minutes.

A wrong try must be counted even when the caller's work is rolled back. So `check_code` is called before the caller's own
transaction and returns a proof; `spend_code` uses the proof up inside that transaction.
"""

import secrets
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from joinedup.accounts import choices
from joinedup.accounts.models import Area, MailedCode
from joinedup.accounts.services import limits
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.refusals import Refused, require
from joinedup.core.subjects import Subject
from joinedup.notices import services as notices

PRODUCT = "JoinedUp"


@dataclass(frozen=True, slots=True)
class CheckedCode:
    """The proof that somebody typed a code which was mailed to `address` for this purpose on this thing."""

    code_id: int
    address: str
    purpose: str
    subject: Subject | None


@dataclass(frozen=True, slots=True)
class _Lock:
    address: str
    purpose: str
    subject: Subject | None

    def __str__(self) -> str:
        return f"{self.purpose}|{self.address}|{self.subject or ''}"

    @property
    def columns(self) -> dict[str, str]:
        kind, public_id = (self.subject.kind, self.subject.public_id) if self.subject else ("", "")
        return {"address": self.address, "purpose": self.purpose, "subject_kind": kind, "subject_id": public_id}


@transaction.atomic
def mail_code(*, address: str, purpose: str, subject: Subject | None, by: Actor, title: str = "") -> None:
    """Mail a new code to an address, for one purpose on one thing; `title` says in words what for ("the agreement of ...")."""
    code, row = _make(address, purpose, subject)
    context = {"code": code, "title": title, "minutes": choices.CODE_MINUTES, "host": _host(by)}
    _post(row, "accounts/mail/code", context, by)


@transaction.atomic
def mail_no_account(*, address: str, by: Actor) -> None:
    """Tell an address that asked for a code to sign in that it has no account here; costs as much as a code does."""
    _code, row = _make(address, choices.Purpose.SIGN_IN.value, None)
    _post(row, "accounts/mail/no_account", {"address": row.address, "host": _host(by)}, by)


@transaction.atomic
def mail_has_account(*, address: str, subject: Subject, by: Actor) -> None:
    """Tell an address that somebody wanted to use it for their account although it already has one; no code works for it."""
    _code, row = _make(address, choices.Purpose.NEW_EMAIL.value, subject)
    _post(row, "accounts/mail/has_account", {"address": row.address, "host": _host(by)}, by)


def make_code(*, address: str, purpose: str) -> str:
    """Make a code without mailing it, for whoever stands at the console of an installation that cannot send mail yet."""
    return _make(address, purpose, None)[0]


def check_code(*, address: str, purpose: str, subject: Subject | None, typed: str, browser: str = "") -> CheckedCode:
    """Return a proof if `typed` is one of the last three codes mailed for this; raise Refused and count the try otherwise.

    Call it outside any transaction. `browser` names a browser in which this address has signed in before: its tries are counted
    apart, so that a stranger's wrong tries cannot lock its owner out.
    """
    lock = _Lock(address.strip().lower(), purpose, subject)
    who = f"{lock}|{browser}"
    limits.check(limits.WRONG_CODES, who)
    digest = _digest("".join(char for char in typed if char.isdigit()), lock)
    for code in _valid_codes(lock):
        if secrets.compare_digest(code.digest, digest):
            return CheckedCode(code.pk, code.address, purpose, subject)
    limits.count(limits.WRONG_CODES, who)
    raise Refused(_("That is not the code. Look in the newest mail from us, or ask for a new code."), field="code")


def spend_code(proof: CheckedCode) -> None:
    """Use a proof up, so that the same code cannot be used for a second signature or sign-in."""
    spent = MailedCode.objects.filter(pk=proof.code_id, spent_at=None).update(spent_at=clock.now())
    require(bool(spent), _("This code has already been used. Ask for a new code."), field="code")


def purge_codes() -> int:
    """Delete codes a day after they stopped working; return how many."""
    return MailedCode.objects.filter(expires_at__lt=clock.now() - timedelta(days=1)).delete()[0]


def _make(address: str, purpose: str, subject: Subject | None) -> tuple[str, MailedCode]:
    lock = _Lock(address.strip().lower(), purpose, subject)
    limits.check_and_count(limits.CODES_TO_ADDRESS, str(lock))
    code = f"{secrets.randbelow(1_000_000):06d}"
    expires_at = clock.now() + timedelta(minutes=choices.CODE_MINUTES)
    return code, MailedCode.objects.create(digest=_digest(code, lock), expires_at=expires_at, **lock.columns)


def _valid_codes(lock: _Lock) -> list[MailedCode]:
    newest = MailedCode.objects.filter(**lock.columns).order_by("-id")[: choices.VALID_CODES]
    return [code for code in newest if code.spent_at is None and code.expires_at >= clock.now()]


def _digest(code: str, lock: _Lock) -> str:
    return salted_hmac("joinedup.accounts.codes", f"{lock}|{code}", algorithm="sha256").hexdigest()


def _host(by: Actor) -> str:
    name = Area.objects.filter(pk=by.area_id).values_list("name", flat=True).first() if by.area_id else None
    return name or PRODUCT


def _post(row: MailedCode, template: str, context: dict[str, object], by: Actor) -> None:
    mail = notices.Mail(
        key=f"code.mailed:{row.pk}",
        to=row.address,
        template=template,
        context=context,
        sender_name=str(context["host"]),
        area_id=by.area_id,
        is_secret=True,
    )
    notices.post(mail, by=by)
