"""What a link's holder does needs the code that we mail to one person: mailing it, and doing the act once it is typed."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from joinedup.accounts.services import codes
from joinedup.core.actors import Actor
from joinedup.core.refusals import Refused, require
from joinedup.partnerships import choices, policies, queries
from joinedup.partnerships.models import Partner
from joinedup.partnerships.services import partners, signatures

SIGNING = ("sign", "board")  # what a school that has closed cannot do any more


def mail_signing_code(*, partner: Partner, by: Actor, act: str = "") -> str:
    """Mail a code to the person who holds the link, never to a shared mailbox; return the address."""
    require(policies.may_sign_agreement(by, partner), _("Only %(who)s may do this.") % {"who": partners.who_signs(partner)})
    if act in SIGNING:
        signatures.check_still_signs(partner)
    address = code_address(partner, by)
    title = _("the agreement of %(name)s, for %(who)s") % {"name": partner.partnership.name, "who": partner.organisation.name}
    codes.mail_code(address=address, purpose=choices.SIGN_PURPOSE, subject=partner.subject, by=by, title=title)
    return address


def code_address(partner: Partner, by: Actor) -> str:
    """Return where the code goes: to the link's own address, or to the named signatory's own when the link went to a shared mailbox."""
    if not partners.is_shared(by.email):
        return by.email
    own = partner.signatory.addresses.filter(is_shared=False).first() if partner.signatory is not None else None
    if own is None:
        raise Refused(
            _("Several people read this mailbox, so it cannot sign alone. Ask the organisers to send the link to your own address.")
        )
    return own.email


def act_by_code(*, partner: Partner, act: str, data: Mapping[str, Any], typed: str, by: Actor) -> None:
    """Do what the holder of a link has chosen ("sign", "board", "withdraw", "notice"), once the code from the mail is typed."""
    proof = codes.check_code(address=code_address(partner, by), purpose=choices.SIGN_PURPOSE, subject=partner.subject, typed=typed)
    do_act(partner=partner, act=act, data=data, by=by, proof=proof)


def do_act(*, partner: Partner, act: str, data: Mapping[str, Any], by: Actor, proof: codes.CheckedCode | None = None) -> None:
    """Do one act of a partner's own voice."""
    if act == "sign":
        signing = signatures.Signing(data["name"], data["role"], data["version_hash"], _day(data.get("board_on")))
        signatures.sign_agreement(partner=partner, signing=signing, by=by, proof=proof)
    elif act == "board":
        signature = _waiting(partner)
        word = signatures.BoardWord(data["minute"], _day(data["on"]) or date.min, data["name"])
        signatures.confirm_board(signature=signature, word=word, by=by, proof=proof)
    elif act == "withdraw":
        signatures.withdraw_signature(partner=partner, reason=data["reason"], by=by, proof=proof)
    else:
        leaving = partners.Leaving(_day(data["on"]) or date.min, data["reason"])
        partners.give_notice(partner=partner, leaving=leaving, by=by, proof=proof)


def _waiting(partner: Partner) -> Any:
    version = queries.version_to_sign(queries.agreement_of(partner.partnership))
    signature = queries.standing_signature(partner, version) if version is not None else None
    if signature is None:
        raise Refused(_("There is no signature that waits for a board."))
    return signature


def _day(value: Any) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) and value else value or None
