"""Add people, change their names and addresses, give and end their roles."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from joinedup.accounts.policies import may_run_area
from joinedup.audit import services as audit
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.refusals import Refused, require
from joinedup.core.versions import save_version
from joinedup.directory import choices, policies, queries
from joinedup.directory.models import Address, Attachment, Organisation, Person, Role, RoleShare, Unit, fold


@dataclass(frozen=True, slots=True)
class PersonDetails:
    """What people type about a person; `is_shared` says that several read the mailbox."""

    name: str
    email: str = ""
    is_shared: bool = False
    phone: str = ""


@dataclass(frozen=True, slots=True)
class RoleDetails:
    """What a person does, in the organisation's own word if it has one, from when until when."""

    kind: str
    title: str = ""
    from_on: date | None = None
    until_on: date | None = None
    unit: Unit | None = None


@transaction.atomic
def add_person(*, organisation: Organisation, person: PersonDetails, role: RoleDetails, by: Actor) -> Role:
    """Give a person a role in an organisation; the same personal address is the same person, the same open role stays one."""
    require(policies.may_edit_people(by, organisation), _("Only the organisation or its area can change its people."))
    require(bool(person.name.strip()), _("Enter the person's name."), field="name")
    require(role.kind in choices.RoleKind.values, _("Choose what the person does."), field="kind")
    return give_role(known_or_new(organisation, person, by), organisation, role, by=by)


def known_or_new(organisation: Organisation, details: PersonDetails, by: Actor) -> Person:
    """Return the person with this personal address, or of this name among those whom `by` sees here, or a new one."""
    email = details.email.strip().lower()
    person = recognise(organisation, details, by)
    if person is None:
        person = Person.objects.create(name=" ".join(details.name.split()), phone=details.phone.strip())
    if email:
        Address.objects.get_or_create(person=person, email=email, defaults={"is_shared": details.is_shared})
    return person


def recognise(organisation: Organisation, details: PersonDetails, by: Actor) -> Person | None:
    """Return the person whom these details mean: by personal address, else by name in the organisation.

    By name only people whom `by` sees in all their roles: a new address may not open what another area knows of somebody.
    """
    email = details.email.strip().lower()
    owner = Address.objects.filter(email=email, is_shared=False).select_related("person").first() if email else None
    if owner is not None:
        return owner.person
    seen = queries.visible_roles(by).filter(organisation=organisation, until_on__isnull=True).values("person_id")
    for person in Person.objects.filter(pk__in=seen).prefetch_related("addresses"):
        personal = {address.email for address in person.addresses.all() if not address.is_shared}
        another = bool(email) and not details.is_shared and bool(personal)
        if fold(person.name) == fold(details.name) and not another and not queries.has_roles_out_of_sight(person, by):
            return person
    return None


@transaction.atomic
def give_role(person: Person, organisation: Organisation, details: RoleDetails, *, by: Actor) -> Role:
    """Give a known person a role; one that they hold, or held in these days, is only shared with the area in which `by` stands.

    With a last day the role that they hold ends then; where that began later, what they held before is written down beside it.
    """
    require(policies.may_edit_people(by, organisation), _("Only the organisation or its area can change its people."))
    _check_dates(details)
    held = Role.objects.filter(person=person, organisation=organisation, kind=details.kind)
    role = held.filter(until_on=details.until_on).first()
    if role is None and details.until_on is not None:
        role = held.filter(until_on=None, from_on__lte=details.until_on).first()
    if role is None:
        role = _new_role(person, organisation, details, by)
    share_role(role, by=by)
    if details.until_on is not None and role.until_on is None:
        end_role(role=role, on=details.until_on, by=by)
    return role


def _new_role(person: Person, organisation: Organisation, details: RoleDetails, by: Actor) -> Role:
    from_on = details.from_on or clock.today()
    ends_later = details.until_on is None or details.until_on >= from_on
    require(ends_later, _("The last day must not be before the first day. Enter the first day, too."), field="from_on")
    confirmed_on = clock.today() if policies.may_confirm_role(by, organisation) else None
    facts = {"title": details.title.strip(), "unit": details.unit, "from_on": from_on, "confirmed_on": confirmed_on}
    role, made = Role.objects.get_or_create(
        person=person, organisation=organisation, kind=details.kind, until_on=details.until_on, defaults=facts
    )
    if made:
        audit.record(by=by, verb="role.given", about=role.subject, area_id=by.area_id, facts={"kind": details.kind, "known": False})
    return role


def share_role(role: Role, *, by: Actor) -> None:
    """Let the area in which `by` stands see the role; the organisation's own entries are seen by every area that lists it."""
    areas = {by.area_id} if by.area_id is not None and (by.kind == "link" or may_run_area(by, by.area_id)) else set()
    if not areas:
        listing = Attachment.objects.filter(organisation_id=role.organisation_id, until__isnull=True)
        areas = set(listing.values_list("area_id", flat=True))
    shares = [RoleShare(role=role, area_id=area_id) for area_id in areas]
    RoleShare.objects.bulk_create(shares, ignore_conflicts=True)


@transaction.atomic
def change_person(*, person: Person, details: PersonDetails, expected: int, by: Actor) -> Person:
    """Change a person's name, telephone number and first address."""
    require(policies.may_edit_person(by, person), _("Only their organisation or its area can change this person."))
    words = _("This person works with other areas too. They change their own details, or you end this role and add the new person.")
    require(by.user_id == (person.user_id or 0) or not queries.has_roles_out_of_sight(person, by), words)
    require(bool(details.name.strip()), _("Enter the person's name."), field="name")
    person.name, person.phone = " ".join(details.name.split()), details.phone.strip()
    save_version(person, expected=expected, fields=["name", "phone"])
    _set_address(person, details)
    audit.record(by=by, verb="person.changed", about=person.subject, area_id=by.area_id)
    return person


@transaction.atomic
def change_role(*, role: Role, details: RoleDetails, expected: int, by: Actor) -> Role:
    """Change what a role is called, its department and its dates."""
    require(policies.may_edit_people(by, role.organisation), _("Only the organisation or its area can change its people."))
    _check_dates(details)
    role.title, role.unit = details.title.strip(), details.unit
    role.from_on, role.until_on = details.from_on or role.from_on, details.until_on
    require(role.until_on is None or role.until_on >= role.from_on, _("The last day must not be before the first day."), field="until_on")
    save_version(role, expected=expected, fields=["title", "unit", "from_on", "until_on"])
    audit.record(by=by, verb="role.changed", about=role.subject, area_id=by.area_id)
    return role


@transaction.atomic
def end_role(*, role: Role, on: date, by: Actor) -> Role:
    """End a role on a day; the person and the history stay."""
    require(policies.may_edit_people(by, role.organisation), _("Only the organisation or its area can change its people."))
    require(on >= role.from_on, _("The last day must not be before the first day."), field="on")
    role.until_on = on
    save_version(role, expected=role.version, fields=["until_on"])
    audit.record(by=by, verb="role.ended", about=role.subject, area_id=by.area_id, facts={"on": on.isoformat()})
    return role


@transaction.atomic
def hand_over_role(*, role: Role, to: PersonDetails, on: date, by: Actor) -> Role:
    """End a role on a day and give it to somebody else from the next day on."""
    end_role(role=role, on=on, by=by)
    next_day = date.fromordinal(on.toordinal() + 1)
    person = known_or_new(role.organisation, to, by)
    require(person.pk != role.person_id, _("Choose somebody else to hand over to."), field="name")
    new = RoleDetails(kind=role.kind, title=role.title, unit=role.unit, from_on=next_day)
    return give_role(person, role.organisation, new, by=by)


@transaction.atomic
def confirm_role(*, role: Role, by: Actor) -> Role:
    """Say that this person's account may speak for the organisation."""
    words = _("Another area works with this organisation too: somebody who speaks for it, or the system administrator, confirms this.")
    require(policies.may_confirm_role(by, role.organisation), words)
    if role.confirmed_on is None:
        role.confirmed_on = clock.today()
        save_version(role, expected=role.version, fields=["confirmed_on"])
        audit.record(by=by, verb="role.confirmed", about=role.subject, area_id=by.area_id)
    return role


@transaction.atomic
def use_head_as_contact(*, organisation: Organisation, email: str, is_shared: bool, by: Actor) -> Role:
    """Make the head whom the register names a person of the directory."""
    establishment = organisation.establishment
    if establishment is None or not establishment.head_last_name:
        raise Refused(_("The register does not name a head for this organisation."))
    details = PersonDetails(name=establishment.head_name, email=email, is_shared=is_shared)
    head = RoleDetails(kind=choices.RoleKind.HEAD, title=establishment.head_job_title[:120])
    return add_person(organisation=organisation, person=details, role=head, by=by)


def _set_address(person: Person, details: PersonDetails) -> None:
    email = details.email.strip().lower()
    first = Address.objects.filter(person=person).order_by("is_shared", "id").first()
    if first is not None and first.email == email and first.is_shared == details.is_shared:
        return
    if email and not details.is_shared:
        taken = Address.objects.filter(email=email, is_shared=False).exclude(person=person).exists()
        require(not taken, _("This address belongs to another person. Use theirs, or say that the mailbox is shared."), field="email")
    if first is not None:
        first.delete()
    if email:
        Address.objects.update_or_create(person=person, email=email, defaults={"is_shared": details.is_shared})


def _check_dates(details: RoleDetails) -> None:
    if details.from_on and details.until_on:
        require(details.until_on >= details.from_on, _("The last day must not be before the first day."), field="until_on")
