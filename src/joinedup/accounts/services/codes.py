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
from joinedup.accounts.models import MailedCode
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.refusals import Refused, require
from joinedup.core.subjects import Subject


@dataclass(frozen=True, slots=True)
class CheckedCode:
    """The proof that somebody typed a code which was mailed to `address` for this purpose on this thing."""

    code_id: int
    address: str
    purpose: str
    subject: Subject | None


def mail_code(*, address: str, purpose: str, subject: Subject | None, by: Actor) -> None:
    """Mail a new code for one purpose on one thing to an address; it goes at once."""
    code = f"{secrets.randbelow(1_000_000):06d}"
    MailedCode.objects.create(
        digest=_digest(code, address, purpose),
        address=address.strip().lower(),
        purpose=purpose,
        subject_kind=subject.kind if subject else "",
        subject_id=subject.public_id if subject else "",
        expires_at=clock.now() + timedelta(minutes=choices.CODE_MINUTES),
    )


def check_code(*, address: str, purpose: str, subject: Subject | None, typed: str) -> CheckedCode:
    """Return a proof if `typed` is one of the last three codes mailed for this; raise Refused and count the try otherwise."""
    digest = _digest("".join(typed.split()), address, purpose)
    for code in _valid_codes(address, purpose, subject):
        if secrets.compare_digest(code.digest, digest):
            return CheckedCode(code.pk, code.address, purpose, subject)
    raise Refused(_("That is not the code. Look in the newest mail from us, or ask for a new code."), field="code")


@transaction.atomic
def spend_code(proof: CheckedCode) -> None:
    """Use a proof up, so that the same code cannot be used for a second signature or sign-in."""
    spent = MailedCode.objects.filter(pk=proof.code_id, spent_at=None).update(spent_at=clock.now())
    require(bool(spent), _("This code has already been used. Ask for a new code."), field="code")


def _valid_codes(address: str, purpose: str, subject: Subject | None) -> list[MailedCode]:
    codes = MailedCode.objects.filter(
        address=address.strip().lower(),
        purpose=purpose,
        subject_kind=subject.kind if subject else "",
        subject_id=subject.public_id if subject else "",
    ).order_by("-id")[: choices.VALID_CODES]
    return [code for code in codes if code.spent_at is None and code.expires_at >= clock.now()]


def _digest(code: str, address: str, purpose: str) -> str:
    return salted_hmac("joinedup.accounts.codes", f"{purpose}|{address.strip().lower()}|{code}", algorithm="sha256").hexdigest()
