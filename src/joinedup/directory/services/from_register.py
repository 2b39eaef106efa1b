"""Keep the directory's entries of schools, trusts, federations and dioceses in step with the register."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db import transaction

from joinedup.directory.choices import OrganisationKind
from joinedup.directory.models import Organisation, fold
from joinedup.register.models import Establishment, Group, ImportReport

BATCH = 2000
_KEPT = ("name", "name_key", "town", "street", "postcode", "postcode_key", "website", "latitude", "longitude", "closed_on", "trust_id")
_SEEN = (
    "urn", "name", "town", "la_name", "street", "postcode", "website", "latitude", "longitude", "is_open", "close_on", "as_of", "trust_uid",
    "type", "type_group", "phase",
)  # fmt: skip
GROUP_KINDS = {
    "Multi-academy trust": OrganisationKind.TRUST,
    "Single-academy trust": OrganisationKind.TRUST,
    "Secure single-academy trust": OrganisationKind.TRUST,
    "Trust": OrganisationKind.TRUST,
    "Umbrella trust": OrganisationKind.TRUST,
    "Federation": OrganisationKind.FEDERATION,
}


def kind_of(*, type_name: str, type_group: str, phase: str) -> OrganisationKind:
    """Return what kind of organisation an establishment of the register is."""
    if type_name.startswith("Children's centre"):
        return OrganisationKind.FAMILY_HUB
    if type_group == "Universities" or type_name.startswith("Higher education"):
        return OrganisationKind.UNIVERSITY
    if type_group == "Colleges" or type_name == "Further education":
        return OrganisationKind.COLLEGE
    return OrganisationKind.NURSERY if phase == "Nursery" else OrganisationKind.SCHOOL


def by_urn(urns: Sequence[int]) -> dict[int, Organisation]:
    """Return the organisations of these schools by URN."""
    found: dict[int, Organisation] = {}
    for piece in _pieces(urns):
        for organisation in Organisation.objects.filter(establishment_id__in=piece).select_related("establishment", "trust"):
            found[organisation.establishment_id or 0] = organisation
    return found


def make_missing(urns: Sequence[int]) -> int:
    """Make the organisations of those of these schools that have none yet; return how many."""
    made = 0
    for piece in _pieces(urns):
        there = set(Organisation.objects.filter(establishment_id__in=piece).values_list("establishment_id", flat=True))
        rows = list(Establishment.objects.filter(pk__in=[urn for urn in piece if urn not in there]).values(*_SEEN))
        trusts = _trusts({row["trust_uid"] for row in rows if row["trust_uid"]})
        Organisation.objects.bulk_create([_school(row, trusts) for row in rows], ignore_conflicts=True)
        made += len(rows)
    return made


def refresh_schools() -> int:
    """Bring names, places, closing days and trusts of the schools in the directory up to the register; return how many changed."""
    trusts = _trusts(None)
    changed = 0
    for piece in _pieces(list(Organisation.objects.filter(establishment__isnull=False).values_list("establishment_id", flat=True))):
        now = {row["urn"]: _facts(row, trusts) for row in Establishment.objects.filter(pk__in=piece).values(*_SEEN)}
        stale = []
        for organisation in Organisation.objects.filter(establishment_id__in=piece):
            facts = now[organisation.establishment_id]
            if any(getattr(organisation, name) != facts[name] for name in _KEPT):
                for name in _KEPT:
                    setattr(organisation, name, facts[name])
                stale.append(organisation)
        Organisation.objects.bulk_update(stale, [name.removesuffix("_id") for name in _KEPT], batch_size=200)
        changed += len(stale)
    return changed


@transaction.atomic
def make_groups() -> int:
    """Make organisations of the register's open trusts and federations and of the dioceses named there; return how many."""
    there = set(Organisation.objects.filter(register_key__isnull=False, establishment__isnull=True).values_list("register_key", flat=True))
    wanted = {organisation.register_key: organisation for organisation in [*_groups(), *_named_trusts(), *_dioceses()]}
    missing = [organisation for key, organisation in wanted.items() if key not in there]
    Organisation.objects.bulk_create(missing, batch_size=BATCH, ignore_conflicts=True)
    _refresh_groups()
    return len(missing)


def _refresh_groups() -> None:
    stale = []
    groups = {f"group:{group.uid}": group for group in Group.objects.all()}
    fields = ["group_id", "name", "name_key", "town", "postcode", "postcode_key", "closed_on"]
    # Also those that only their schools' rows had named until their own row came.
    for organisation in Organisation.objects.filter(register_key__startswith="group:"):
        fresh = _group(groups[str(organisation.register_key)]) if organisation.register_key in groups else organisation
        if any(getattr(organisation, name) != getattr(fresh, name) for name in fields):
            for name in fields:
                setattr(organisation, name, getattr(fresh, name))
            stale.append(organisation)
    Organisation.objects.bulk_update(stale, ["group", *fields[1:]], batch_size=200)


def _groups() -> Iterator[Organisation]:
    for group in Group.objects.filter(is_open=True, type__in=GROUP_KINDS).order_by("uid"):
        yield _group(group)


def _group(group: Group) -> Organisation:
    town = "" if group.town == "Not recorded" else group.town
    return Organisation(
        kind=GROUP_KINDS.get(group.type, OrganisationKind.OTHER),
        group_id=group.uid,
        register_key=f"group:{group.uid}",
        name=group.name,
        name_key=fold(group.name)[:255],
        town=town,
        postcode=group.postcode,
        postcode_key=fold(group.postcode),
        closed_on=None if group.is_open else (group.closed_on or group.as_of),
    )


def _named_trusts() -> Iterator[Organisation]:
    """Yield the trusts that only their schools' rows name."""
    known = set(Group.objects.values_list("uid", flat=True))
    named = Establishment.objects.filter(trust_uid__isnull=False, is_open=True).exclude(trust_name="").order_by("trust_uid", "as_of")
    for uid, name in dict(named.values_list("trust_uid", "trust_name")).items():
        if uid not in known:
            yield Organisation(kind=OrganisationKind.TRUST, register_key=f"group:{uid}", name=name, name_key=fold(name)[:255])


def _dioceses() -> Iterator[Organisation]:
    named = Establishment.objects.filter(is_open=True).exclude(diocese="").exclude(diocese="Not applicable")
    for name in named.order_by("diocese").values_list("diocese", flat=True).distinct():
        yield Organisation(kind=OrganisationKind.DIOCESE, register_key=f"diocese:{fold(name)}", name=name, name_key=fold(name)[:255])


def _trusts(uids: Iterable[int] | None) -> dict[int, int]:
    organisations = Organisation.objects.filter(kind=OrganisationKind.TRUST, register_key__startswith="group:")
    if uids is not None:
        organisations = organisations.filter(register_key__in=[f"group:{uid}" for uid in uids])
    return {int(str(key).removeprefix("group:")): pk for key, pk in organisations.values_list("register_key", "pk")}


def _school(row: dict[str, Any], trusts: dict[int, int]) -> Organisation:
    kind = kind_of(type_name=row["type"], type_group=row["type_group"], phase=row["phase"])
    return Organisation(kind=kind, establishment_id=row["urn"], register_key=f"urn:{row['urn']}", **_facts(row, trusts))


def _facts(row: dict[str, Any], trusts: dict[int, int]) -> dict[str, Any]:
    return {
        "name": row["name"],
        "name_key": fold(row["name"])[:255],
        "town": row["town"] or row["la_name"],
        "street": row["street"],
        "postcode": row["postcode"],
        "postcode_key": fold(row["postcode"]),
        "website": row["website"],
        "latitude": row["latitude"],
        "longitude": row["longitude"],
        "closed_on": None if row["is_open"] else (row["close_on"] or row["as_of"]),
        "trust_id": trusts.get(row["trust_uid"] or 0),
    }


def _pieces(urns: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(urns), BATCH):
        yield urns[start : start + BATCH]


def follow_register(report: ImportReport) -> None:
    """Bring the directory up to the register after an import."""
    make_groups()
    refresh_schools()
