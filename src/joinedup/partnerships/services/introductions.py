"""From introductions that both sides agreed to, to partners."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from joinedup.core.actors import Actor
from joinedup.core.refusals import require
from joinedup.introductions import queries as introductions
from joinedup.introductions import services as introductions_services
from joinedup.partnerships import queries
from joinedup.partnerships.models import Partnership
from joinedup.partnerships.services.partners import add_partner
from joinedup.partnerships.services.partnerships import PartnerDetails


def use_introductions(*, partnership: Partnership, public_ids: Sequence[str], by: Actor) -> None:
    """Make the organisations of agreed introductions partners, and note that the introductions are taken up."""
    if not public_ids:
        return
    agreed = {row.public_id: row for row in introductions.accepted_introductions(partnership.area_id, by)}
    require(
        all(public_id in agreed for public_id in public_ids),
        _("One of these introductions has been used already, or is no longer agreed. Choose again."),
        field="introductions",
    )
    chosen = [agreed[public_id] for public_id in dict.fromkeys(public_ids)]
    here = {partner.organisation_id for partner in queries.partners_of(partnership)}
    organisations = {organisation.pk: organisation for row in chosen for organisation in (row.giver, row.receiver)}
    for organisation in organisations.values():
        if organisation.pk not in here:
            add_partner(partnership=partnership, details=PartnerDetails(organisation), by=by)
    introductions_services.take_up_introductions(introductions=chosen, about=partnership.subject, by=by)
