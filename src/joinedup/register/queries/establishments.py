"""Schools of the register, what changed about them, what they came from and what they became."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from joinedup.register import choices
from joinedup.register.models import Establishment, EstablishmentChange, EstablishmentLink, GroupMember


@dataclass(frozen=True, slots=True)
class EstablishmentFilter:
    """Which schools; everything left empty means all. `words` are looked for in the folded name."""

    la_codes: frozenset[str] = frozenset()
    phases: frozenset[str] = frozenset()
    type_groups: frozenset[str] = frozenset()
    types: frozenset[str] = frozenset()
    urns: frozenset[int] = frozenset()
    only_open: bool = True
    limit: int | None = None


def establishment(urn: int) -> Establishment | None:
    """Return the school with this URN, or None when the register does not hold it."""
    return Establishment.objects.filter(pk=urn).first()


def establishments(wanted: EstablishmentFilter) -> list[Establishment]:
    """Return the schools that a filter names, by name."""
    rows: QuerySet[Establishment] = Establishment.objects.order_by("name", "urn")
    if wanted.only_open:
        rows = rows.filter(is_open=True)
    for field, values in (
        ("la_code__in", wanted.la_codes),
        ("phase__in", wanted.phases),
        ("type_group__in", wanted.type_groups),
        ("type__in", wanted.types),
        ("urn__in", wanted.urns),
    ):
        if values:
            rows = rows.filter(**{field: values})
    return list(rows[: wanted.limit] if wanted.limit else rows)


def establishments_by_urn(urns: Iterable[int]) -> dict[int, Establishment]:
    """Return the schools that the register holds among these URNs, by URN."""
    return Establishment.objects.in_bulk(list(urns))


def changes_of(urn: int) -> list[EstablishmentChange]:
    """Return what files have told about a school's name, state, authority, type and trust, newest first."""
    return list(EstablishmentChange.objects.filter(urn=urn).order_by("-as_of", "-id"))


def _linked(urn: int, towards: choices.LinkKind, back: choices.LinkKind) -> list[EstablishmentLink]:
    listed = list(EstablishmentLink.objects.filter(urn=urn, kind=towards).order_by("established_on", "link_urn"))
    known = {link.link_urn for link in listed}
    # Many links are published on one of the two schools only, so the other direction is read as well.
    for other in EstablishmentLink.objects.filter(link_urn=urn, kind=back).exclude(urn__in=known).order_by("established_on", "urn"):
        turned = EstablishmentLink(
            urn=urn, link_urn=other.urn, link_type=other.link_type, kind=towards, established_on=other.established_on, as_of=other.as_of
        )
        listed.append(turned)
    names = dict(Establishment.objects.filter(pk__in=[link.link_urn for link in listed]).values_list("urn", "name"))
    for link in listed:
        link.link_name = names.get(link.link_urn, link.link_name)
    return listed


def successors(urn: int) -> list[EstablishmentLink]:
    """Return what a school became, however the link was published; `link_urn` and `link_name` name the successor."""
    return _linked(urn, choices.LinkKind.SUCCESSOR, choices.LinkKind.PREDECESSOR)


def predecessors(urn: int) -> list[EstablishmentLink]:
    """Return what a school came from, however the link was published; `link_urn` and `link_name` name the predecessor."""
    return _linked(urn, choices.LinkKind.PREDECESSOR, choices.LinkKind.SUCCESSOR)


def schools_of_group(uid: int) -> list[Establishment]:
    """Return the schools that the newest file about a group lists as its members."""
    members = GroupMember.objects.filter(group_id=uid)
    newest = members.order_by("-as_of").values_list("as_of", flat=True).first()
    if newest is None:
        return []
    urns = members.filter(as_of=newest).values("urn")
    return list(Establishment.objects.filter(urn__in=urns).order_by("name", "urn"))


def la_name_of(code: str) -> str:
    """Return the name of an authority as the register's schools carry it, or an empty text."""
    return Establishment.objects.filter(la_code=code).exclude(la_name="").values_list("la_name", flat=True).first() or ""
