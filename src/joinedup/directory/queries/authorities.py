"""Authorities and trusts of the register, and their open schools."""

from dataclasses import dataclass

from joinedup.directory.choices import OrganisationKind
from joinedup.directory.models import Organisation, fold
from joinedup.register.choices.authorities import NAME_AND_REGION
from joinedup.register.models import Establishment

MOST_TRUSTS = 20


@dataclass(frozen=True, slots=True)
class SchoolGroup:
    """All open schools of an authority or a trust, to be put on a list in one go."""

    name: str
    la_code: str
    trust_id: str
    n_schools: int


def authorities() -> list[tuple[str, str]]:
    """Return all authorities of England: number and name, by name."""
    return sorted(((code, name) for code, (name, _region) in NAME_AND_REGION.items()), key=lambda pair: pair[1])


def open_schools_of(*, la_code: str = "", trust: str = "") -> list[Establishment]:
    """Return the open schools of an authority, by number, or of a trust, by the public id of its organisation."""
    schools = Establishment.objects.filter(is_open=True).order_by("name", "urn")
    if la_code:
        return list(schools.filter(la_code=la_code))
    organisation = Organisation.objects.filter(public_id=trust, kind=OrganisationKind.TRUST, register_key__isnull=False).first()
    if organisation is None:
        return []
    return list(schools.filter(trust_uid=int(str(organisation.register_key).removeprefix("group:"))))


def groups_of_schools(*, la_code: str = "", trust_name: str = "") -> list[SchoolGroup]:
    """Return the authority with this number, or the trusts whose name holds what was typed, with the number of their open schools."""
    if la_code:
        schools = open_schools_of(la_code=la_code)
        return [SchoolGroup(schools[0].la_name, la_code, "", len(schools))] if schools else []
    named = Organisation.objects.filter(kind=OrganisationKind.TRUST, register_key__isnull=False, name_key__contains=fold(trust_name))
    groups = (SchoolGroup(trust.name, "", trust.public_id, _n_schools(trust)) for trust in named.order_by("name_key")[:MOST_TRUSTS])
    return [group for group in groups if group.n_schools]


def _n_schools(trust: Organisation) -> int:
    return Establishment.objects.filter(is_open=True, trust_uid=int(str(trust.register_key).removeprefix("group:"))).count()
