"""Who carries a decision inside each partner: as the partner says."""

from django.db import transaction
from django.utils.translation import gettext as _

from joinedup.audit import services as audit
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.pupils import refuse_pupils
from joinedup.core.refusals import require
from joinedup.core.subjects import Subject
from joinedup.decisions.models import Carrier
from joinedup.directory.models import Organisation
from joinedup.groups.models import Group


@transaction.atomic
def name_carrier(*, about: Subject, group: Group, organisation: Organisation, name: str, by: Actor) -> Carrier:
    """Write down who carries a decision inside a partner, in the partner's own words; the caller has judged that `by` speaks for it."""
    refuse_pupils(name, field="name")
    require(bool(name.strip()), _("Name a person."), field="name")
    row, _made = Carrier.objects.update_or_create(
        about_kind=about.kind,
        about_id=about.public_id,
        organisation=organisation,
        defaults={"group": group, "name": name.strip()[:120], "acknowledged_at": clock.now()},
    )
    facts = {"organisation": organisation.public_id}
    audit.record(by=by, verb="decision.carried_inside", about=about, area_id=group.area_id, facts=facts)
    return row


def forget_carriers(about: Subject) -> None:
    """Forget who carries a decision that was removed."""
    Carrier.objects.filter(about_kind=about.kind, about_id=about.public_id).delete()
