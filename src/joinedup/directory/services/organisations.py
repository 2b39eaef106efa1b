"""Make organisations from the register, add others, change what they say about themselves."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from joinedup.audit import services as audit
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.refusals import require, require_found
from joinedup.core.versions import save_version
from joinedup.directory import choices, policies
from joinedup.directory.models import Organisation, fold
from joinedup.directory.services import from_register
from joinedup.register.models import Establishment


@dataclass(frozen=True, slots=True)
class OrganisationDetails:
    """What people type about an organisation outside the register."""

    kind: str
    name: str
    town: str = ""
    postcode: str = ""
    street: str = ""
    website: str = ""
    phone: str = ""
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """Aims and the card "how we work"."""

    aims: str = ""
    way_of_working: str = ""
    good_times: str = ""
    please_avoid: str = ""
    how_to_reach: str = ""


@dataclass(frozen=True, slots=True)
class ApprovalRule:
    """Who may say yes, up to what, and when the board next meets."""

    approver: str
    limit_half_days: int | None = None
    limit_pence: int | None = None
    next_board_on: date | None = None
    note: str = ""


def organisation_for_urn(urn: int) -> Organisation:
    """Return the organisation of a school of the register, making it when it is asked for the first time."""
    found = Organisation.objects.select_related("establishment", "trust").filter(establishment_id=urn).first()
    if found is not None:
        return found
    require_found(Establishment.objects.filter(pk=urn).first())
    return organisations_for_urns([urn])[urn]


def organisations_for_urns(urns: Iterable[int]) -> dict[int, Organisation]:
    """Return the organisations of many schools by URN, making the missing ones in bulk; unknown URNs are left out."""
    wanted = list(dict.fromkeys(urns))
    from_register.make_missing(wanted)
    return from_register.by_urn(wanted)


@transaction.atomic
def add_organisation(*, details: OrganisationDetails, by: Actor) -> Organisation:
    """Add an organisation that is not in the register; the same kind, name and postcode give the one already there."""
    require(bool(details.name.strip()), "Enter the name of the organisation.", field="name")
    require(details.kind in choices.OrganisationKind.values, "Choose what kind of organisation it is.", field="kind")
    require(policies.may_attach(by, by.area_id), "Only a co-ordinator or officer of the area can add an organisation.")
    organisation, made = Organisation.objects.get_or_create(
        kind=details.kind,
        name_key=fold(details.name)[:255],
        postcode_key=fold(details.postcode),
        register_key=None,
        defaults=_typed(details),
    )
    if made:
        audit.record(by=by, verb="organisation.added", about=organisation.subject, area_id=by.area_id, facts={"kind": details.kind})
    return organisation


@transaction.atomic
def change_organisation(*, organisation: Organisation, details: OrganisationDetails, expected: int, by: Actor) -> Organisation:
    """Change the name, kind and address of an organisation outside the register."""
    require(policies.may_edit_organisation(by, organisation), "Only the organisation or its area can change this.")
    require(organisation.register_key is None, "This entry comes from the national register and is corrected there.")
    for name, value in _typed(details).items():
        setattr(organisation, name, value)
    organisation.name_key, organisation.postcode_key = fold(details.name)[:255], fold(details.postcode)
    twin = Organisation.objects.filter(
        kind=organisation.kind, name_key=organisation.name_key, postcode_key=organisation.postcode_key, register_key=None
    ).exclude(pk=organisation.pk)
    require(not twin.exists(), "Another organisation of this kind has this name and postcode already.", field="name")
    save_version(organisation, expected=expected, fields=["kind", "name_key", "postcode_key", *_typed(details)])
    audit.record(by=by, verb="organisation.changed", about=organisation.subject, area_id=by.area_id)
    return organisation


@transaction.atomic
def change_card(*, organisation: Organisation, card: Card, expected: int, by: Actor) -> Organisation:
    """Change the aims and the card "how we work" of an organisation."""
    require(policies.may_edit_organisation(by, organisation), "Only the organisation or its area can change this.")
    fields = ["aims", "way_of_working", "good_times", "please_avoid", "how_to_reach"]
    for name in fields:
        setattr(organisation, name, getattr(card, name))
    organisation.profile_confirmed_on = clock.today()
    save_version(organisation, expected=expected, fields=[*fields, "profile_confirmed_on"])
    audit.record(by=by, verb="organisation.card_changed", about=organisation.subject, area_id=by.area_id)
    return organisation


@transaction.atomic
def change_approval_rule(*, organisation: Organisation, rule: ApprovalRule, expected: int, by: Actor) -> Organisation:
    """Change who may say yes for an organisation, up to what, and when its board next meets."""
    require(policies.may_edit_organisation(by, organisation), "Only the organisation or its area can change this.")
    require(rule.approver in choices.Approver.values, "Choose who may say yes.", field="approver")
    limited = rule.limit_half_days is not None or rule.limit_pence is not None
    require(rule.approver != choices.Approver.HEAD_UP_TO or limited, "Enter the limit in half-days or pounds.", field="limit_half_days")
    organisation.approver, organisation.next_board_on, organisation.approval_note = rule.approver, rule.next_board_on, rule.note
    keeps = rule.approver == choices.Approver.HEAD_UP_TO
    organisation.limit_half_days = rule.limit_half_days if keeps else None
    organisation.limit_pence = rule.limit_pence if keeps else None
    fields = ["approver", "limit_half_days", "limit_pence", "next_board_on", "approval_note"]
    save_version(organisation, expected=expected, fields=fields)
    audit.record(by=by, verb="organisation.approval_rule_changed", about=organisation.subject, area_id=by.area_id)
    return organisation


def _typed(details: OrganisationDetails) -> dict[str, object]:
    return {
        "kind": details.kind,
        "name": " ".join(details.name.split()),
        "street": details.street.strip(),
        "town": details.town.strip(),
        "postcode": details.postcode.strip().upper(),
        "website": details.website.strip(),
        "phone": details.phone.strip(),
        "latitude": details.latitude,
        "longitude": details.longitude,
    }
