"""A whole partnership in one call: for the page that starts from introductions, for uploads and for the demo."""

from collections.abc import Sequence

from django.db import transaction

from joinedup.accounts.choices import Scope
from joinedup.core.actors import Actor, Grant
from joinedup.partnerships import choices
from joinedup.partnerships.models import Partnership
from joinedup.partnerships.services.introductions import use_introductions
from joinedup.partnerships.services.partners import add_partner
from joinedup.partnerships.services.partnerships import (
    PartnerDetails,
    PartnershipDetails,
    Terms,
    finish_setting_up,
    missing_to_form,
    set_aims,
    set_terms,
    start_partnership,
)


@transaction.atomic
def form_partnership(
    *,
    details: PartnershipDetails,
    partners: Sequence[PartnerDetails],
    by: Actor,
    aims: str = "",
    terms: Terms | None = None,
    from_introductions: Sequence[str] = (),
) -> Partnership:
    """Set up a partnership with its partners in one go, and form it when nothing is missing; introductions become its partners."""
    partnership = start_partnership(details=details, by=by)
    # Who began it organises it; the actor was built before that was so.
    by = by.with_grants([Grant(choices.TeamRoleKind.ORGANISER.value, Scope.PARTNERSHIP.value, partnership.pk)])
    for partner in partners:
        add_partner(partnership=partnership, details=partner, by=by)
    use_introductions(partnership=partnership, public_ids=from_introductions, by=by)
    if aims:
        set_aims(partnership=partnership, aims=aims, expected=partnership.version, by=by)
    if terms is not None:
        set_terms(partnership=partnership, terms=terms, expected=partnership.version, by=by)
    if not missing_to_form(partnership):
        finish_setting_up(partnership=partnership, by=by)
    partnership.refresh_from_db()
    return partnership
