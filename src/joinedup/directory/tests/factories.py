"""Organisations, people and lists for tests."""

from datetime import date
from itertools import count
from typing import Any

from joinedup.accounts.models import Area, User
from joinedup.directory import choices
from joinedup.directory.models import Address, Attachment, Delegation, LogEntry, Organisation, Person, Role, RoleShare, fold
from joinedup.register.models import Establishment, Vintage

_numbers = count(1)
START = date(2025, 9, 1)


def make_establishment(name: str = "", **facts: Any) -> Establishment:
    """Return a school of the register; URNs count up from 900001."""
    urn = facts.pop("urn", 900000 + next(_numbers))
    told = {"fields": {"trust_uid": ["2025-05-24", "2025-05-24"], "trust_name": ["2025-05-24", "2025-05-24"]}}
    vintage, _made = Vintage.objects.get_or_create(digest="tests", defaults=told)
    defaults = {
        "name": name or f"School {urn}",
        "la_code": "380",
        "la_name": "Bradford",
        "town": "Bradford",
        "phase": "Primary",
        "type": "Community school",
        "type_group": "Local authority maintained schools",
        "status": "Open",
        "as_of": date(2025, 5, 24),
        "vintage": vintage,
    }
    return Establishment.objects.create(urn=urn, **{**defaults, **facts})


def make_school(name: str = "", *, area: Area | None = None, trust: Organisation | None = None, **facts: Any) -> Organisation:
    """Return a school of the register as an organisation, on the area's list when one is given."""
    establishment = make_establishment(name, **facts)
    organisation = Organisation.objects.create(
        kind=choices.OrganisationKind.SCHOOL,
        name=establishment.name,
        name_key=fold(establishment.name),
        establishment=establishment,
        register_key=f"urn:{establishment.pk}",
        trust=trust,
        town=establishment.town or establishment.la_name,
        postcode=establishment.postcode,
        postcode_key=fold(establishment.postcode),
        latitude=establishment.latitude,
        longitude=establishment.longitude,
    )
    return _listed(organisation, area)


def make_trust(name: str = "Kittiwake Schools", *, area: Area | None = None) -> Organisation:
    """Return a trust as an organisation of the register."""
    return _listed(_plain(name, choices.OrganisationKind.TRUST, register_key=f"group:{90000 + next(_numbers)}"), area)


def make_organisation(
    name: str = "", *, kind: choices.OrganisationKind = choices.OrganisationKind.CHARITY, area: Area | None = None, **facts: Any
) -> Organisation:
    """Return an organisation outside the register, on the area's list when one is given."""
    return _listed(_plain(name or f"Tall Ships Readers {next(_numbers)}", kind, **facts), area)


def make_person(
    name: str = "Imran Daud",
    *,
    email: str | None = None,
    organisation: Organisation | None = None,
    kind: choices.RoleKind = choices.RoleKind.HEAD,
    area: Area | None = None,
    user: User | None = None,
    is_shared: bool = False,
) -> Person:
    """Return a person with an address and, when an organisation is given, a confirmed role there shared with the area."""
    person = Person.objects.create(name=name, user=user)
    address = email if email is not None else (user.email if user else f"person{next(_numbers)}@school.example")
    if address:
        Address.objects.create(person=person, email=address.lower(), is_shared=is_shared)
    if organisation is not None:
        make_role(person, organisation, kind, area=area)
    return person


def make_role(
    person: Person,
    organisation: Organisation,
    kind: choices.RoleKind = choices.RoleKind.HEAD,
    *,
    area: Area | None = None,
    **facts: Any,
) -> Role:
    """Return a confirmed role, shared with the area or with every area that lists the organisation."""
    role = Role.objects.create(
        **{"person": person, "organisation": organisation, "kind": kind, "from_on": START, "confirmed_on": START, **facts}
    )
    areas = [area.pk] if area else organisation.attachments.filter(until__isnull=True).values_list("area_id", flat=True)
    for area_id in areas:
        RoleShare.objects.create(role=role, area_id=area_id)
    return role


def make_delegation(person: Person, organisation: Organisation, *asks: choices.AskKind) -> Delegation:
    """Return a confirmed delegation for these kinds of ask, for all kinds when none is named."""
    words = [str(ask.value) for ask in (asks or tuple(choices.AskKind))]
    return Delegation.objects.create(person=person, organisation=organisation, asks=words, from_on=START, confirmed_on=START)


def make_attachment(area: Area, organisation: Organisation, **facts: Any) -> Attachment:
    """Put an organisation on an area's list."""
    return Attachment.objects.create(**{"area": area, "organisation": organisation, "since": START, **facts})


def make_log_entry(area: Area, organisation: Organisation, author: User, **facts: Any) -> LogEntry:
    """Return a note in the area's contact log."""
    defaults = {"kind": choices.LogKind.CALL, "on": START, "text": "Rang about dates.", "delete_after": date(2029, 8, 31)}
    return LogEntry.objects.create(area=area, organisation=organisation, author=author, author_name=author.name, **{**defaults, **facts})


def _plain(name: str, kind: choices.OrganisationKind, **facts: Any) -> Organisation:
    return Organisation.objects.create(name=name, name_key=fold(name), kind=kind, **facts)


def _listed(organisation: Organisation, area: Area | None) -> Organisation:
    if area is not None:
        make_attachment(area, organisation)
    return organisation
