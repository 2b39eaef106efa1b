"""What a list asks for: kinds of role, and the schools and partners in which to look."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from joinedup.directory import queries as directory
from joinedup.directory.choices import OrganisationKind, RoleKind
from joinedup.directory.models import Organisation

_TEXTS = ("kind", "phase", "la_code", "trust")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list asks for. Without a kind of role: whoever is asked first. What is picked one by one takes the place of the filter."""

    roles: tuple[str, ...] = ()
    kind: str = ""
    phase: str = ""
    la_code: str = ""
    trust: str = ""
    organisations: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()

    @property
    def is_picked(self) -> bool:
        """Say whether schools, people and addresses were picked one by one."""
        return bool(self.organisations or self.people or self.addresses)

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> "Wanted":
        """Return what was kept as plain values; names that are not known any more are left out."""
        known: dict[str, Any] = {one.name: kept[one.name] for one in fields(cls) if one.name in kept}
        given: dict[str, Any] = {name: value if name in _TEXTS else tuple(value) for name, value in known.items()}
        return cls(**given)

    def plain(self) -> dict[str, Any]:
        """Return the same as plain values, to be kept."""
        return {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(self).items() if value}


def organisations_wanted(wanted: Wanted, area_id: int) -> QuerySet[Organisation]:
    """Return the schools and partners of an area's list in which a list looks."""
    listed = directory.organisations_attached(area_id).order_by("name_key", "pk")
    if wanted.is_picked:
        return listed.filter(public_id__in=wanted.organisations)
    conditions = {
        "kind": wanted.kind,
        "establishment__phase": wanted.phase,
        "establishment__la_code": wanted.la_code,
        "trust__public_id": wanted.trust,
    }
    return listed.filter(**{name: value for name, value in conditions.items() if value})


def trusts_listed(area_id: int) -> list[tuple[str, str]]:
    """Return the trusts whose schools are on an area's list: public id and name, by name."""
    listed = directory.organisations_attached(area_id).filter(trust__isnull=False).order_by()
    return sorted(set(listed.values_list("trust__public_id", "trust__name")), key=lambda pair: pair[1])


def words_of(wanted: Wanted, area_id: int) -> tuple[str, list[str]]:
    """Return in words whom a list asks for, and by what it is narrowed."""
    whom = ", ".join(str(RoleKind(kind).label) for kind in wanted.roles if kind in RoleKind.values) or _("Who is asked first")
    authorities = dict(directory.authorities_listed(area_id)) if wanted.la_code else {}
    trusts = dict(trusts_listed(area_id)) if wanted.trust else {}
    kind = str(OrganisationKind(wanted.kind).label) if wanted.kind in OrganisationKind.values else ""
    narrowed = [kind, wanted.phase, authorities.get(wanted.la_code, ""), trusts.get(wanted.trust, "")]
    return whom, [word for word in narrowed if word]
