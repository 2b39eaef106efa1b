"""Say who may answer for an organisation, per kind of ask, and keep its departments."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from joinedup.audit import services as audit
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.refusals import require
from joinedup.core.versions import save_version
from joinedup.directory import choices, policies
from joinedup.directory.models import Delegation, Organisation, Person, Unit


@transaction.atomic
def give_delegation(
    *, organisation: Organisation, person: Person, asks: Sequence[str], by: Actor, for_person: Person | None = None
) -> Delegation:
    """Let a person of the organisation answer these kinds of ask for it; never sign."""
    require(policies.may_edit_people(by, organisation), _("Only the organisation or its area can change its people."))
    known = [ask for ask in choices.AskKind.values if ask in asks]
    require(bool(known), _("Choose at least one kind of question that they may answer."), field="asks")
    is_here = person.roles.filter(organisation=organisation, until_on__isnull=True).exists()
    require(is_here, _("Choose somebody who holds a role here."), field="person")
    delegation, made = Delegation.objects.get_or_create(
        organisation=organisation,
        person=person,
        until_on=None,
        defaults={
            "asks": known,
            "for_person": for_person,
            "from_on": clock.today(),
            "confirmed_on": clock.today() if policies.may_confirm_role(by, organisation) else None,
        },
    )
    if not made:
        delegation.asks, delegation.for_person = known, for_person
        save_version(delegation, expected=delegation.version, fields=["asks", "for_person"])
    audit.record(by=by, verb="delegation.given", about=delegation.subject, area_id=by.area_id, facts={"asks": ",".join(known)})
    return delegation


@transaction.atomic
def end_delegation(*, delegation: Delegation, by: Actor, on: date | None = None) -> None:
    """Take back that somebody may answer for the organisation."""
    require(policies.may_edit_people(by, delegation.organisation), _("Only the organisation or its area can change its people."))
    delegation.until_on = max(on or clock.today(), delegation.from_on)
    save_version(delegation, expected=delegation.version, fields=["until_on"])
    audit.record(by=by, verb="delegation.ended", about=delegation.subject, area_id=by.area_id)


@transaction.atomic
def add_unit(*, organisation: Organisation, name: str, email: str = "", phone: str = "", by: Actor) -> Unit:
    """Add a department with its own contacts."""
    require(policies.may_edit_people(by, organisation), _("Only the organisation or its area can change its departments."))
    require(bool(name.strip()), _("Enter the name of the department."), field="name")
    unit, made = Unit.objects.get_or_create(
        organisation=organisation, name=" ".join(name.split()), defaults={"email": email.strip().lower(), "phone": phone.strip()}
    )
    require(made, _("There is a department of this name already."), field="name")
    audit.record(by=by, verb="unit.added", about=unit.subject, area_id=by.area_id)
    return unit
