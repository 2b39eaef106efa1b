"""A partner signs exactly one version, its board confirms, it withdraws; or it says why it cannot sign yet."""

from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from joinedup.accounts.services import codes
from joinedup.brokerage import policies as brokerage
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.refusals import Refused, require
from joinedup.core.versions import save_version
from joinedup.directory.models import Organisation
from joinedup.partnerships import choices, policies, queries
from joinedup.partnerships.models import Agreement, AgreementVersion, Partner, Reply, Signature
from joinedup.partnerships.services import force, mails
from joinedup.partnerships.services.partners import check_voice, lock_with_agreement, who_signs


@dataclass(frozen=True, slots=True)
class Signing:
    """Who signs, exactly which text, and when their board meets if it must agree."""

    name: str
    role: str
    version_hash: str
    board_on: date | None = None


@dataclass(frozen=True, slots=True)
class BoardWord:
    """What the board's minutes say: the reference and the day of the meeting."""

    minute: str
    on: date
    name: str


@transaction.atomic
def sign_agreement(*, partner: Partner, signing: Signing, by: Actor, proof: codes.CheckedCode | None = None) -> Signature:
    """Sign exactly this version for the partner; it counts at once, or when the partner's board has agreed."""
    agreement, partner = lock_with_agreement(partner)
    version = _version_to_sign(agreement, partner)
    changed = _("The agreement has changed since you opened it. Read the new version first.")
    require(signing.version_hash == version.hash, changed)
    given = queries.standing_signature(partner, version)
    if given is not None:
        return _given_already(given, partner, by)
    check_voice(partner, by, proof)
    signature = _store(partner, version, signing, by, proof)
    force.record(
        agreement, "agreement.signed", by, partner=partner.public_id, version=version.number, hash=version.hash, state=signature.state
    )
    _receipt(signature, version, by)
    _count(agreement, partner, signature, by)
    return signature


@transaction.atomic
def confirm_board(*, signature: Signature, word: BoardWord, by: Actor, proof: codes.CheckedCode | None = None) -> Signature:
    """Confirm, with the minute's reference, that the partner's board has agreed to what was signed."""
    agreement, partner = lock_with_agreement(signature.partner)
    signature = Signature.objects.select_related("version_signed", "partner").get(pk=signature.pk)
    require(signature.state == choices.SignatureState.WAITING_FOR_BOARD, _("This signature does not wait for a board."))
    require(bool(word.minute.strip()), _("Enter the reference of the minute, for example “2 December 2026, item 7”."), field="minute")
    check_still_signs(partner)
    require(word.on <= clock.today(), _("Enter the day of the meeting, today or earlier."), field="on")
    check_voice(partner, by, proof)
    signature.state, signature.board_minute = choices.SignatureState.SIGNED, word.minute.strip()
    signature.board_confirmed_on, signature.board_confirmed_by = word.on, word.name.strip()[:120]
    save_version(signature, expected=signature.version, fields=["state", "board_minute", "board_confirmed_on", "board_confirmed_by"])
    force.record(agreement, "agreement.board_confirmed", by, partner=partner.public_id)
    _count(agreement, partner, signature, by)
    return signature


@transaction.atomic
def withdraw_signature(*, partner: Partner, reason: str, by: Actor, proof: codes.CheckedCode | None = None) -> Signature:
    """Take the partner's signature back while its version is not in force."""
    agreement, partner = lock_with_agreement(partner)
    signature = _signature_to_withdraw(agreement, partner)
    check_voice(partner, by, proof)
    signature.state, signature.undone_at, signature.undone_reason = choices.SignatureState.WITHDRAWN, clock.now(), reason.strip()[:300]
    save_version(signature, expected=signature.version, fields=["state", "undone_at", "undone_reason"])
    force.record(agreement, "agreement.signature_withdrawn", by, partner=partner.public_id)
    facts = {"school": partner.organisation.name, "reason": reason.strip()}
    mails.to_organisers(mails.Letter("signature_withdrawn", key=signature.public_id, facts=facts), agreement.partnership, by=by)
    return signature


@transaction.atomic
def reply_to_agreement(*, partner: Partner, kind: str, text: str, by: Actor, reason: str = "") -> Reply:
    """Say for a partner "we cannot sign yet", with the reason, or ask a question; the organisers are told."""
    agreement, partner = lock_with_agreement(partner)
    require(policies.may_answer_agreement(by, partner), _("Only this partner's people can answer here."))
    version = queries.version_to_sign(agreement)
    if version is None:
        raise Refused(_("The agreement is not open for signature now. Ask the organisers when it will be."))
    is_question = kind == choices.ReplyKind.QUESTION
    require(is_question or reason in choices.NotYetReason.values, _("Choose why you cannot sign yet."), field="reason")
    require(bool(text.strip()) or not is_question, _("Write your question."), field="text")
    reply = Reply.objects.create(
        partner=partner,
        version_read=version,
        kind=choices.ReplyKind(kind).value,
        reason="" if is_question else reason,
        text=text.strip()[:2000],
        author=by.name[:160],
    )
    force.record(agreement, "agreement.answered", by, partner=partner.public_id, kind=reply.kind, reason=reply.reason)
    label = "" if is_question else str(choices.NotYetReason(reason).label)
    facts = {"school": partner.organisation.name, "author": reply.author, "reason": label, "text": reply.text, "is_question": is_question}
    mails.to_organisers(mails.Letter("partner_replied", key=reply.public_id, facts=facts), agreement.partnership, by=by)
    return reply


def needs_board(organisation: Organisation, version: AgreementVersion) -> bool:
    """Say whether this organisation's rule asks its trust or board before such a promise binds it."""
    promised = version.content
    return bool(brokerage.missing_yes(organisation, half_days=promised["half_days"], pence=promised["cost_pence"]))


def check_still_signs(partner: Partner) -> None:
    """Refuse for a partner that has left or whose school has closed; say what is to be done instead."""
    name = {"name": partner.organisation.name}
    closed = _("%(name)s has closed, so it cannot sign. Ask the organisers to carry its place over to the school after it, if any.")
    require(partner.left_on is None or partner.left_on > clock.today(), _("%(name)s has left the partnership, so it cannot sign.") % name)
    require(not queries.is_closed(partner), closed % name)


def _version_to_sign(agreement: Agreement, partner: Partner) -> AgreementVersion:
    check_still_signs(partner)
    version = queries.version_to_sign(agreement)
    if version is None:
        raise Refused(_("The agreement is not open for signature now. You will get a mail when it is."))
    return version


def _signature_to_withdraw(agreement: Agreement, partner: Partner) -> Signature:
    """Return the signature that does not bind yet: of the open version, or of the version in force while a board is waited for."""
    for version in (agreement.open_version, agreement.version_in_force):
        signature = queries.standing_signature(partner, version) if version is not None else None
        if signature is not None:
            binds = version == agreement.version_in_force and signature.state == choices.SignatureState.SIGNED
            require(not binds, _("The agreement is in force, so it is too late to withdraw. You can give notice instead."))
            return signature
    raise Refused(_("There is no signature to withdraw."))


def _given_already(given: Signature, partner: Partner, by: Actor) -> Signature:
    """A second press by the same person changes nothing and shows the same result; somebody else is told who signed."""
    require(
        policies.may_sign_agreement(by, partner) and by.email.lower() == given.address.lower(),
        _("%(name)s has signed for %(school)s already.") % {"name": given.name, "school": partner.organisation.name},
    )
    return given


def _store(partner: Partner, version: AgreementVersion, signing: Signing, by: Actor, proof: codes.CheckedCode | None) -> Signature:
    require(bool(signing.name.strip()), _("Enter your name."), field="name")
    require(bool(signing.role.strip()), _("Enter your role, for example headteacher."), field="role")
    waits = needs_board(partner.organisation, version)
    board_on = (signing.board_on or partner.organisation.next_board_on) if waits else None
    require(
        not waits or (board_on is not None and board_on >= clock.today()),
        _("Your rule asks the trust or board first. Enter the day on which it next meets."),
        field="board_on",
    )
    try:
        with transaction.atomic():
            return Signature.objects.create(
                partner=partner,
                version_signed=version,
                version_hash=version.hash,
                state=choices.SignatureState.WAITING_FOR_BOARD if waits else choices.SignatureState.SIGNED,
                name=signing.name.strip(),
                role=signing.role.strip(),
                user_id=by.user_id,
                address=proof.address if proof else by.email,
                signed_by=choices.SignedBy.LINK if by.kind == "link" else choices.SignedBy.ACCOUNT,
                board_on=board_on,
            )
    except IntegrityError:
        raise Refused(_("Somebody has just signed for %(name)s.") % {"name": who_signs(partner)}) from None


def _count(agreement: Agreement, partner: Partner, signature: Signature, by: Actor) -> None:
    in_force = agreement.version_in_force
    if in_force is not None and signature.version_signed_id == in_force.pk and signature.state == choices.SignatureState.SIGNED:
        force.join_with_signature(agreement, partner)
    force.settle(agreement, by=by)


def _receipt(signature: Signature, version: AgreementVersion, by: Actor) -> None:
    facts = {name: getattr(signature, name) for name in ("name", "role", "signed_at", "board_on")}
    facts |= {"version": version.number, "hash": version.hash}
    letter = mails.Letter("signature_receipt", key=signature.public_id, facts=facts, at_once=True)
    mails.to_address(letter, signature.partner, signature.address, by=by)
