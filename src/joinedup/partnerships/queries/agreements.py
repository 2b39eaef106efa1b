"""The agreement, its parts, frozen versions, signatures and comments."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Final

from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.refusals import require_found
from joinedup.core.subjects import Subject
from joinedup.directory import queries as directory
from joinedup.partnerships import choices
from joinedup.partnerships.models import Agreement, AgreementVersion, Comment, Partner, Partnership, Reply, Section, Signature
from joinedup.partnerships.queries.partnerships import still_here

PROMISES: Final = "partnerships.promises"  # what the agreement promises, by the partnership's public id


def promises_of(partnership: Partnership) -> Subject:
    """Return what stands for the promises of a partnership's agreement: actions are about it."""
    return Subject(PROMISES, partnership.public_id)


def locked(agreement: Agreement) -> Agreement:
    """Return the present row, locked until the transaction ends, so that the law judges what is there now."""
    related = Agreement.objects.select_for_update(of=("self",)).select_related("partnership__area", "open_version", "version_in_force")
    return related.get(pk=agreement.pk)


def agreement_of(partnership: Partnership) -> Agreement:
    """Return the agreement of a partnership."""
    return Agreement.objects.select_related("partnership__area", "open_version", "version_in_force").get(partnership=partnership)


def sections_of(agreement: Agreement) -> list[Section]:
    """Return the ten parts in reading order."""
    rows = {section.element: section for section in agreement.sections.all()}
    return [rows[element] for element in choices.ELEMENTS if element in rows]


def section_of(agreement: Agreement, element: str) -> Section:
    """Return one part; raise Missing when there is no such part."""
    return require_found(agreement.sections.filter(element=element).first())


def versions_of(agreement: Agreement) -> list[AgreementVersion]:
    """Return the frozen versions, the newest first."""
    return list(agreement.versions.order_by("-number"))


def version_of(agreement: Agreement, number: int) -> AgreementVersion:
    """Return a frozen version by its number; raise Missing when there is none."""
    return require_found(agreement.versions.filter(number=number).first())


def version_to_sign(agreement: Agreement) -> AgreementVersion | None:
    """Return the version that is open for signature, or the one in force, which a joining partner signs."""
    if agreement.state == choices.AgreementState.OPEN:
        return agreement.open_version
    return agreement.version_in_force if agreement.state != choices.AgreementState.ENDED else None


def partners_to_sign(agreement: Agreement) -> list[Partner]:
    """Return the partners whose signatures the open version needs: who belongs now or is about to join."""
    rows = Partner.objects.filter(still_here(clock.today()), partnership_id=agreement.partnership_id)
    return list(rows.select_related("organisation").order_by("organisation__name"))


def standing_signatures(version: AgreementVersion) -> dict[int, Signature]:
    """Return the signatures of a version that stand (signed, or waiting for a board), by partner."""
    rows = version.signatures.filter(state__in=choices.STANDING).select_related("partner__organisation")
    return {signature.partner_id: signature for signature in rows}


def signatures_of(version: AgreementVersion) -> list[Signature]:
    """Return the standing signatures of a version by the partner's name."""
    return sorted(standing_signatures(version).values(), key=lambda row: (row.partner.organisation.name, row.pk))


def standing_signature(partner: Partner, version: AgreementVersion) -> Signature | None:
    """Return the partner's standing signature of this version, or None."""
    return partner.signatures.filter(version_signed=version, state__in=choices.STANDING).first()


def is_complete(version: AgreementVersion, partners: list[Partner]) -> bool:
    """Say whether every one of these partners is still open and has signed exactly this text, boards included."""
    signed = version.signatures.filter(state=choices.SignatureState.SIGNED, version_hash=version.hash)
    return {partner.pk for partner in partners} <= set(signed.values_list("partner_id", flat=True)) and not any(map(is_closed, partners))


def is_closed(partner: Partner) -> bool:
    """Say whether the partner's school has closed: it signs nothing any more, and what it signed brings nothing into force."""
    return (partner.organisation.closed_on or date.max) <= clock.today()


def still_signs(partner: Partner) -> bool:
    """Say whether the partner can still sign: it has not left and its school has not closed."""
    return not is_closed(partner) and (partner.left_on or date.max) > clock.today()


@dataclass(frozen=True, slots=True)
class SigningRow:
    """Where one partner stands with the version that is to be signed."""

    partner: Partner
    signature: Signature | None
    reply: Reply | None
    is_closed: bool  # and its signature is not given yet, or brings nothing into force any more
    successor: str = ""  # the school that came after a closed one and can take its place

    @property
    def state(self) -> str:
        if self.is_closed:
            return "closed"
        if self.signature is not None:
            return self.signature.state
        return self.reply.kind if self.reply else "waiting"


def signing_rows(agreement: Agreement) -> list[SigningRow]:
    """Return a row for each partner: its signature, or what it answered instead."""
    version = version_to_sign(agreement)
    if version is None:
        return []
    signatures = standing_signatures(version)
    replies = {reply.partner_id: reply for reply in Reply.objects.filter(version_read=version).order_by("created_at", "pk")}
    rows = []
    for partner in partners_to_sign(agreement):
        signature = signatures.get(partner.pk)
        closed = is_closed(partner) and (signature is None or agreement.state == choices.AgreementState.OPEN)
        rows.append(SigningRow(partner, signature, replies.get(partner.pk), closed, _successor(partner, agreement)))
    return rows


def _successor(partner: Partner, agreement: Agreement) -> str:
    offers = directory.successor_offers(partner.organisation, agreement.partnership.area_id) if is_closed(partner) else []
    return offers[0].name if offers else ""


def comments_by_element(agreement: Agreement) -> dict[str, list[Comment]]:
    """Return the comments on each part, the oldest first."""
    found: dict[str, list[Comment]] = defaultdict(list)
    for comment in agreement.comments.select_related("partner__organisation").order_by("created_at", "pk"):
        found[comment.element].append(comment)
    return dict(found)


def comment_of(agreement: Agreement, public_id: str) -> Comment:
    """Return a comment on this agreement; raise Missing otherwise."""
    return require_found(agreement.comments.filter(public_id=public_id).first())


def partner_answering(public_id: str, viewer: Actor) -> Partner:
    """Return the partner for which the viewer may read and answer: by their link, or as its signed-in people; Missing otherwise."""
    rows = Partner.objects.select_related("organisation", "partnership__area", "signatory", "coordinator")
    partner = require_found(rows.filter(public_id=public_id).exclude(partnership__state=choices.PartnershipState.SETTING_UP).first())
    by_link = any(viewer.may_by_link(purpose, partner.subject) for purpose in (choices.SIGN_PURPOSE, choices.READ_PURPOSE))
    return require_found(partner if by_link or partner.organisation_id in viewer.places("organisation") else None)
