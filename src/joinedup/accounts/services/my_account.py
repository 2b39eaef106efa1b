"""What people change of their own account: their name, and their e-mail address with a code at the old and at the new one."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from joinedup.accounts.choices import Purpose
from joinedup.accounts.models import User
from joinedup.accounts.services import codes, sessions
from joinedup.accounts.services.codes import CheckedCode
from joinedup.audit import services as audit
from joinedup.core.actors import Actor
from joinedup.core.refusals import Refused, require
from joinedup.notices import services as notices


@transaction.atomic
def rename_me(*, name: str, by: Actor) -> None:
    """Change by's own name."""
    user = _me(by)
    user.name = name
    user.save(update_fields=["name"])
    audit.record(by=by, verb="user.renamed", about=sessions.subject_of(user))


def mail_code_to_me(*, by: Actor) -> None:
    """Mail a code to by's present address: whoever changes the address must be able to read it."""
    user = _me(by)
    title = _("changing your e-mail address")
    codes.mail_code(address=user.email, purpose=Purpose.CHANGE_EMAIL, subject=sessions.subject_of(user), by=by, title=title)


def check_my_code(*, typed: str, by: Actor) -> None:
    """Raise Refused unless this is the code mailed to by's present address; the code is used up."""
    user = _me(by)
    subject = sessions.subject_of(user)
    codes.spend_code(codes.check_code(address=user.email, purpose=Purpose.CHANGE_EMAIL, subject=subject, typed=typed))


def mail_code_to_new_address(*, address: str, by: Actor) -> None:
    """Mail a code to the address that by wants to use; one that has an account already gets a word instead."""
    user = _me(by)
    require(address.strip().lower() != user.email, _("This is already your e-mail address."), field="email")
    if User.objects.filter(email=address.strip().lower()).exists():
        return codes.mail_has_account(address=address, subject=sessions.subject_of(user), by=by)
    title = _("using this address to sign in")
    return codes.mail_code(address=address, purpose=Purpose.NEW_EMAIL, subject=sessions.subject_of(user), by=by, title=title)


def check_new_address(*, address: str, typed: str, by: Actor) -> CheckedCode:
    """Return a proof that by can read mail at the new address; call it before `change_email`, outside any transaction."""
    return codes.check_code(address=address, purpose=Purpose.NEW_EMAIL, subject=sessions.subject_of(_me(by)), typed=typed)


@transaction.atomic
def change_email(*, proof: CheckedCode, session_key: str, by: Actor) -> None:
    """Sign in with the new address from now on; other browsers are signed out and the old address is told."""
    user = _me(by)
    require(proof.purpose == Purpose.NEW_EMAIL and proof.subject == sessions.subject_of(user), _("Ask for a new code."), field="code")
    codes.spend_code(proof)
    old, user.email = user.email, proof.address
    try:
        with transaction.atomic():
            user.save(update_fields=["email"])
    except IntegrityError:
        raise Refused(_("That is not the code. Look in the newest mail from us, or ask for a new code."), field="code") from None
    sessions.end_other_sign_ins(but=session_key, by=by)
    audit.record(by=by, verb="user.email_changed", about=sessions.subject_of(user))
    mail = notices.Mail(
        key=f"user.email_changed:{proof.code_id}",
        to=old,
        template="accounts/mail/email_changed",
        context={"name": user.name, "host": codes.PRODUCT},
        sender_name=codes.PRODUCT,
    )
    notices.post(mail, by=by)


def _me(by: Actor) -> User:
    require(by.user_id is not None, _("Sign in first."))
    return User.objects.get(pk=by.user_id or 0)
