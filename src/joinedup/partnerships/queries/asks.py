"""What this room still asks of partners: to read and sign an agreement, and to say what their board decided."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from joinedup.contacts.choices import LEAD
from joinedup.contacts.queries import AsksWanted, OpenAsk
from joinedup.core import clock
from joinedup.partnerships import choices
from joinedup.partnerships.models import Partner, Signature
from joinedup.partnerships.queries.agreements import version_to_sign
from joinedup.partnerships.queries.partnerships import still_here, visible_partnerships


def open_asks(wanted: AsksWanted) -> Iterator[OpenAsk]:
    """Return the signatures and words of boards that these organisations still owe."""
    asked = wanted.where(organisation="organisation_id", area="partnership__area_id") & wanted.seen("partnership", visible_partnerships)
    rows = Partner.objects.filter(still_here(clock.today()), asked, organisation__closed_on=None).order_by("pk")
    agreement = (f"partnership__agreement__{name}" for name in ("open_version", "version_in_force"))
    running = rows.exclude(partnership__state=choices.PartnershipState.SETTING_UP).select_related("partnership", "signatory", *agreement)
    versions = {partner: version for partner in running if (version := version_to_sign(partner.partnership.agreement)) is not None}
    given = Signature.objects.filter(partner__in=[partner.pk for partner in versions], state__in=choices.STANDING)
    signed = {(row.partner_id, row.version_signed_id): row for row in given}
    for partner, version in versions.items():
        signature = signed.get((partner.pk, version.pk))
        if signature is None:
            yield _ask(partner, _("Read and sign the agreement"), "answer_agreement", version.frozen_at)
        elif signature.state == choices.SignatureState.WAITING_FOR_BOARD:
            yield _ask(partner, _("Say what your board decided about the agreement"), "confirm_board", signature.signed_at, signature)


def _ask(partner: Partner, what: str, page: str, asked_at: datetime, signature: Signature | None = None) -> OpenAsk:
    return OpenAsk(
        organisation_id=partner.organisation_id,
        area_id=partner.partnership.area_id,
        kind=LEAD,
        what=what,
        whose=partner.partnership.name,
        asked_on=clock.day_of(asked_at),
        due_on=signature.board_on if signature else None,
        href=reverse(f"partnerships:{page}", args=[partner.public_id]),
        subject=partner.subject,
        purpose=choices.SIGN_PURPOSE,
        asked=partner.signatory.name if partner.signatory else "",
    )
