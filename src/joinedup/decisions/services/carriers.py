"""Who carries a decision inside each partner: named for it, and acknowledged by it."""

from django.db import transaction

from joinedup.audit import services as audit
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.pupils import refuse_pupils
from joinedup.core.subjects import Subject
from joinedup.decisions.models import Carrier
from joinedup.directory.models import Organisation
from joinedup.groups.models import Group


@transaction.atomic
def name_carrier(*, about: Subject, group: Group, organisation: Organisation, name: str, is_own_word: bool, by: Actor) -> Carrier:
    """Write down who carries a decision inside a partner; the room of the decision has judged that `by` may say it.

    `is_own_word` says that somebody of the organisation says so: this acknowledges it; another name waits to be
    acknowledged anew.
    """
    refuse_pupils(name, field="name")
    row = Carrier.objects.select_for_update().filter(about_kind=about.kind, about_id=about.public_id, organisation=organisation).first()
    row = row or Carrier(about_kind=about.kind, about_id=about.public_id, organisation=organisation, group=group)
    if row.name != name:
        row.acknowledged_at = None
    row.name = name
    if is_own_word:
        row.acknowledged_at = clock.now()
    row.save()
    facts: dict[str, str | int | bool | None] = {"organisation": organisation.public_id, "acknowledged": is_own_word}
    audit.record(by=by, verb="decision.carried_inside", about=about, area_id=group.area_id, facts=facts)
    return row


def forget_carriers(about: Subject) -> None:
    """Forget who carries a decision that was removed."""
    Carrier.objects.filter(about_kind=about.kind, about_id=about.public_id).delete()
