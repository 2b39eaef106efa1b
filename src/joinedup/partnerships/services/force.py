"""When an agreement comes into force, and when it can no longer be: judged after every signature, leaving and day."""

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from joinedup.audit import services as audit
from joinedup.core import clock
from joinedup.core.actors import SYSTEM, Actor
from joinedup.core.versions import save_version
from joinedup.partnerships import choices, queries
from joinedup.partnerships.models import Agreement, AgreementVersion, Partner, Signature
from joinedup.partnerships.services import mails

FEWEST = 2


def settle(agreement: Agreement, *, by: Actor) -> None:
    """Bring the locked agreement into line with its partners: void who left, bring into force what all have signed, end what is alone."""
    _void_signatures_of_leavers(agreement)
    here = queries.partners_to_sign(agreement)
    version = agreement.open_version
    if agreement.state == choices.AgreementState.OPEN and version and len(here) >= FEWEST and queries.is_complete(version, here):
        _bring_into_force(agreement, version, by=by)
    if agreement.version_in_force_id and len(here) < FEWEST and agreement.state != choices.AgreementState.ENDED:
        end(agreement, reason=_("Fewer than two partners are left"), by=by)


def settle_due(*, by: Actor = SYSTEM) -> int:
    """Judge open agreements, and those of partners whose leaving day has come; return how many changed. Run daily, safe to repeat."""
    due = Q(partnership__partners__left_on__lte=clock.today()) | Q(state=choices.AgreementState.OPEN)  # a closed school may open again
    changed = 0
    for agreement in Agreement.objects.filter(due).exclude(state=choices.AgreementState.ENDED).distinct():
        with transaction.atomic():
            row = queries.locked(agreement)
            before = row.version
            settle(row, by=by)
            changed += row.version != before
    return changed


def join_with_signature(agreement: Agreement, partner: Partner) -> None:
    """Let a partner belong from the day on which it signed the version in force."""
    if partner.joined_on is None:
        partner.joined_on = clock.today()
        save_version(partner, expected=partner.version, fields=["joined_on"])


def end(agreement: Agreement, *, reason: str, by: Actor) -> None:
    """End the locked agreement; what was signed stays to be read."""
    choices.check_move(agreement.state, choices.AgreementState.ENDED)
    _replace(agreement.version_in_force)
    agreement.state, agreement.ended_on, agreement.ending_reason = choices.AgreementState.ENDED, clock.today(), reason[:300]
    agreement.version_in_force = None
    save_version(agreement, expected=agreement.version, fields=["state", "ended_on", "ending_reason", "version_in_force"])
    record(agreement, "agreement.ended", by)


def ask_to_sign_if_open(agreement: Agreement, partner: Partner, *, by: Actor) -> None:
    """Send a partner that came late its signing link, when there is something to sign."""
    version = queries.version_to_sign(agreement)
    if version is not None:
        ask_to_sign(version, partner, by=by)


def ask_to_sign(version: AgreementVersion, partner: Partner, *, by: Actor, again: str = "") -> str:
    """Mail a partner's signatory the link to read and sign; return the address, "" when there is nobody to ask."""
    if queries.is_closed(partner):
        return ""
    facts = {"version": version.number, "hash": version.hash, "notice_weeks": version.content["notice_weeks"]}
    letter = mails.Letter("sign_agreement", key=f"{version.public_id}:{again}", facts=facts)
    return mails.to_partner(letter, partner, by=by, purpose=choices.SIGN_PURPOSE)


def record(agreement: Agreement, verb: str, by: Actor, **facts: str | int | bool | None) -> None:
    """Record a change of the agreement."""
    audit.record(by=by, verb=verb, about=agreement.partnership.subject, area_id=agreement.partnership.area_id, facts=facts)


def _void_signatures_of_leavers(agreement: Agreement) -> None:
    left = Signature.objects.filter(
        partner__partnership_id=agreement.partnership_id, partner__left_on__lte=clock.today(), state__in=choices.STANDING
    )
    left.update(state=choices.SignatureState.VOID, undone_at=clock.now(), undone_reason=_("The partner left"))


def _bring_into_force(agreement: Agreement, version: AgreementVersion, *, by: Actor) -> None:
    choices.check_move(agreement.state, choices.AgreementState.IN_FORCE)
    if agreement.version_in_force_id != version.pk:
        _replace(agreement.version_in_force)
    version.in_force_on = clock.today()
    version.save(update_fields=["in_force_on"])
    agreement.state, agreement.in_force_on = choices.AgreementState.IN_FORCE, clock.today()
    agreement.version_in_force, agreement.open_version = version, None
    save_version(agreement, expected=agreement.version, fields=["state", "in_force_on", "version_in_force", "open_version"])
    partners = queries.partners_to_sign(agreement)
    for partner in partners:
        join_with_signature(agreement, partner)
    record(agreement, "agreement.in_force", by, version=version.number, hash=version.hash)
    letter = mails.Letter("agreement_in_force", key=version.public_id, facts={"version": version.number, "hash": version.hash})
    mails.to_everybody(letter, queries.partners_of(agreement.partnership), agreement.partnership, by=by)


def _replace(version: AgreementVersion | None) -> None:
    if version is not None:
        version.replaced_on = clock.today()
        version.save(update_fields=["replaced_on"])
