"""The agreement from state to state: consultation, opening, review, ending; and the words of its ten parts."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.refusals import Refused, require
from joinedup.core.versions import save_version
from joinedup.partnerships import choices, policies, queries
from joinedup.partnerships.models import Agreement, AgreementVersion, Comment, Partner, Section, Signature
from joinedup.partnerships.services import force, mails, texts
from joinedup.partnerships.services.signatures import check_still_signs

LONGEST_SECTION = 8000


@dataclass(frozen=True, slots=True)
class Opened:
    """What opening did: the version, whose signatures it cleared, and the partners whom no mail could reach."""

    version: AgreementVersion
    n_cleared: int
    unreached: tuple[str, ...]


@transaction.atomic
def write_section(*, section: Section, text: str, is_done: bool, expected: int, by: Actor) -> None:
    """Write one of the ten parts; a second editor of the same part gets both texts to choose from."""
    agreement = queries.locked(section.agreement)
    _check_formed(agreement)
    require(agreement.state in choices.WRITING, _cannot_write(agreement))
    require(policies.may_edit_section(by, agreement), _("Only the partners' people and the organisers write on the agreement."))
    words = texts.clean(text)
    require(len(words) <= LONGEST_SECTION, _("This part is too long. Keep it under 8,000 letters."), field="text")
    require(bool(words) or not is_done, _("Write something before you mark this part as done."), field="text")
    done = choices.SectionState.DONE if is_done else choices.SectionState.IN_PROGRESS
    section.text, section.state = words, done if words else choices.SectionState.NOT_STARTED
    section.changed_at, section.changed_by = clock.now(), by.name
    save_version(section, expected=expected, fields=["text", "state", "changed_at", "changed_by"])
    force.record(agreement, "agreement.section_written", by, element=section.element, state=section.state)


@transaction.atomic
def send_to_consultation(*, agreement: Agreement, by: Actor) -> list[str]:
    """Show the text to every partner and ask for comments; return the partners whom no mail could reach."""
    agreement = _locked_for_move(agreement, by, choices.AgreementState.IN_CONSULTATION)
    _move(agreement, choices.AgreementState.IN_CONSULTATION)
    force.record(agreement, "agreement.sent_to_consultation", by)
    letter = mails.Letter("consult_on_agreement", key=f"{agreement.public_id}:{agreement.version}")
    return _write_to_all(agreement, letter, by)


@transaction.atomic
def back_to_draft(*, agreement: Agreement, by: Actor) -> None:
    """Take the agreement back, so that its words can change; signatures given so far wait."""
    agreement = queries.locked(agreement)
    to = choices.AgreementState.UNDER_REVIEW if agreement.version_in_force_id else choices.AgreementState.DRAFT
    _check_mover(agreement, by)
    # In force in the meantime: to take it back would start a review that nobody asked for.
    may_be_taken_back = agreement.state in (choices.AgreementState.IN_CONSULTATION, choices.AgreementState.OPEN)
    refusal = _("The agreement is “%(state)s” now, so it cannot be taken back.") % {"state": agreement.get_state_display()}
    require(may_be_taken_back, refusal)
    choices.check_move(agreement.state, to)
    _move(agreement, to)
    force.record(agreement, "agreement.back_to_draft", by)


@transaction.atomic
def open_for_signature(*, agreement: Agreement, by: Actor) -> Opened:
    """Freeze the text and ask every partner to sign it; a changed text clears the signatures of the one before and says so."""
    agreement = _locked_for_move(agreement, by, choices.AgreementState.OPEN)
    missing = missing_to_open(agreement)
    require(not missing, " ".join(missing))
    before = agreement.open_version
    version = texts.freeze(agreement)
    cleared = _clear(before, by) if before is not None and before.pk != version.pk else []
    agreement.open_version = version
    _move(agreement, choices.AgreementState.OPEN, "open_version")
    force.record(agreement, "agreement.opened", by, version=version.number, hash=version.hash, n_cleared=len(cleared))
    unreached = _ask_to_sign(agreement, version, by)
    force.settle(agreement, by=by)
    return Opened(version, len(cleared), tuple(unreached))


@transaction.atomic
def start_review(*, agreement: Agreement, by: Actor) -> None:
    """Begin an amendment: the words can change, while the version in force stays in force until all have signed another."""
    agreement = _locked_for_move(agreement, by, choices.AgreementState.UNDER_REVIEW)
    _move(agreement, choices.AgreementState.UNDER_REVIEW)
    force.record(agreement, "agreement.review_started", by)


@transaction.atomic
def finish_review(*, agreement: Agreement, by: Actor) -> None:
    """End a review without a new version: the version in force goes on as it is."""
    agreement = queries.locked(agreement)
    _check_mover(agreement, by)
    is_reviewed = agreement.state == choices.AgreementState.UNDER_REVIEW and agreement.version_in_force_id is not None
    require(is_reviewed, _("There is no review to finish."))
    agreement.open_version = None
    _move(agreement, choices.AgreementState.IN_FORCE, "open_version")
    force.record(agreement, "agreement.review_finished", by)


@transaction.atomic
def end_agreement(*, agreement: Agreement, reason: str, by: Actor) -> None:
    """End the agreement for everybody, and tell them."""
    agreement = _locked_for_move(agreement, by, choices.AgreementState.ENDED)
    require(bool(reason.strip()), _("Say why the agreement ends: the partners will read it."), field="reason")
    force.end(agreement, reason=reason.strip(), by=by)
    letter = mails.Letter("agreement_ended", key=agreement.public_id, facts={"reason": reason.strip()})
    mails.to_everybody(letter, queries.partners_of(agreement.partnership), agreement.partnership, by=by)


@transaction.atomic
def resend_signing_link(*, partner: Partner, by: Actor) -> str:
    """Mail the signing link again, once a day at most; return the address."""
    agreement = queries.locked(queries.agreement_of(partner.partnership))
    _check_mover(agreement, by)
    version = queries.version_to_sign(agreement)
    if version is None or queries.standing_signature(partner, version) is not None:
        raise Refused(_("There is nothing for this partner to sign now."))
    check_still_signs(partner)
    address = force.ask_to_sign(version, partner, by=by, again=clock.today().isoformat())
    require(bool(address), _("Nobody of %(name)s has an address here. Add a person first.") % {"name": partner.organisation.name})
    force.record(agreement, "agreement.link_sent_again", by, partner=partner.public_id)
    return address


@transaction.atomic
def comment_on_section(*, agreement: Agreement, element: str, text: str, by: Actor, partner: Partner | None = None) -> Comment:
    """Say something about one part while the agreement is in consultation."""
    agreement = queries.locked(agreement)
    require(
        agreement.state == choices.AgreementState.IN_CONSULTATION,
        _("Comments are closed: the agreement is “%(state)s” now.") % {"state": agreement.get_state_display()},
    )
    require(policies.may_comment_on_agreement(by, agreement, partner), _("Only partners and organisers comment."))
    require(bool(text.strip()), _("Write your comment."), field="text")
    require(len(text) <= 2000, _("Keep your comment under 2,000 letters."), field="text")
    section = queries.section_of(agreement, element)
    comment = Comment.objects.create(agreement=agreement, element=section.element, partner=partner, author=by.name[:160], text=text.strip())
    force.record(agreement, "agreement.commented", by, element=section.element, comment=comment.public_id)
    return comment


@transaction.atomic
def settle_comment(*, agreement: Agreement, comment: Comment, by: Actor) -> None:
    """Mark a comment as dealt with."""
    _check_mover(agreement, by)
    comment.answered_at = clock.now()
    save_version(comment, expected=comment.version, fields=["answered_at"])
    force.record(agreement, "agreement.comment_settled", by, comment=comment.public_id)


def _cannot_write(agreement: Agreement) -> str:
    return _("The agreement is “%(state)s”, so its words cannot change now.") % {"state": agreement.get_state_display()}


def _locked_for_move(agreement: Agreement, by: Actor, to: choices.AgreementState) -> Agreement:
    agreement = queries.locked(agreement)
    _check_mover(agreement, by)
    _check_formed(agreement)
    choices.check_move(agreement.state, to)
    return agreement


def _check_mover(agreement: Agreement, by: Actor) -> None:
    require(policies.may_move_agreement(by, agreement), _("Only the organisers of this partnership can do this."))


def _check_formed(agreement: Agreement) -> None:
    formed = agreement.partnership.state != choices.PartnershipState.SETTING_UP
    require(formed, _("Finish setting up the partnership first."))


def missing_to_open(agreement: Agreement) -> list[str]:
    """Return what is still to be done before the agreement can be opened for signature, a sentence each."""
    parts = [str(row.get_element_display()) for row in queries.sections_of(agreement) if row.state != choices.SectionState.DONE]
    is_alone = len(queries.partners_to_sign(agreement)) < force.FEWEST
    is_unchanged = agreement.version_in_force is not None and texts.is_the_same(agreement, agreement.version_in_force)
    said = [
        (bool(parts), _("These parts are not marked as done yet: %(parts)s.") % {"parts": "; ".join(parts)}),
        (not agreement.partnership.terms_set, _("Write down dates, cost and the way out first.")),
        (is_alone, _("An agreement needs at least two partners. Add the other partner first.")),
        (is_unchanged, _("Nothing has changed since the version in force. Change a part first, or finish the review.")),
    ]
    return [sentence for is_missing, sentence in said if is_missing]


def _move(agreement: Agreement, to: choices.AgreementState, *also: str) -> None:
    agreement.state = to
    save_version(agreement, expected=agreement.version, fields=["state", *also])


def _write_to_all(agreement: Agreement, letter: mails.Letter, by: Actor) -> list[str]:
    unreached = []
    for partner in queries.partners_of(agreement.partnership):
        if not mails.to_partner(letter, partner, by=by, purpose=choices.READ_PURPOSE):
            unreached.append(partner.organisation.name)
    return unreached


def _ask_to_sign(agreement: Agreement, version: AgreementVersion, by: Actor) -> list[str]:
    unreached = []
    signed = queries.standing_signatures(version)
    for partner in queries.partners_of(agreement.partnership):
        if partner.pk not in signed and not force.ask_to_sign(version, partner, by=by):
            unreached.append(partner.organisation.name)
    return unreached


def _clear(version: AgreementVersion, by: Actor) -> list[Signature]:
    cleared = list(queries.standing_signatures(version).values())
    for signature in cleared:
        signature.state, signature.undone_at = choices.SignatureState.CLEARED, clock.now()
        signature.undone_reason = _("The text changed")
        signature.save(update_fields=["state", "undone_at", "undone_reason"])
        facts = {"name": signature.name, "version": version.number, "signed_at": signature.signed_at}
        letter = mails.Letter("signature_cleared", key=signature.public_id, facts=facts)
        mails.to_address(letter, signature.partner, signature.address, by=by)
    return cleared
