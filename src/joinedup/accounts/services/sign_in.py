"""Signing in by a mailed code; addresses with and without an account are answered alike."""

from django.db import transaction
from django.utils.translation import gettext as _

from joinedup.accounts import choices
from joinedup.accounts.models import User
from joinedup.accounts.services import codes, limits
from joinedup.core.actors import NOBODY
from joinedup.core.refusals import Refused

PURPOSE = choices.Purpose.SIGN_IN.value


def ask_for_code(*, address: str, place: str) -> None:
    """Mail a code to whoever has an account with this address, and a word to whoever has none; `place` is the visitor's IP address."""
    limits.check_and_count(limits.CODES_FROM_PLACE, place)
    if _account(address) is not None:
        codes.mail_code(address=address, purpose=PURPOSE, subject=None, by=NOBODY)
    else:
        codes.mail_no_account(address=address, by=NOBODY)


def check_sign_in(*, address: str, typed: str, place: str, browser: str = "") -> User:
    """Return the user whose mailed code was typed; raise Refused, in the same words for unknown addresses, otherwise."""
    limits.check(limits.WRONG_FROM_PLACE, place)
    try:
        proof = codes.check_code(address=address, purpose=PURPOSE, subject=None, typed=typed, browser=browser)
    except Refused:
        limits.count(limits.WRONG_FROM_PLACE, place)
        raise
    with transaction.atomic():
        codes.spend_code(proof)
        user = _account(address)
        if user is None:
            raise Refused(_("That is not the code. Look in the newest mail from us, or ask for a new code."), field="code")
        return user


def has_account(*, address: str) -> bool:
    """Say whether somebody signs in with this address; for the console only, a page must not tell."""
    return _account(address) is not None


def _account(address: str) -> User | None:
    return User.objects.filter(email=address.strip().lower(), is_active=True).first()
