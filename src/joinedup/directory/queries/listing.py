"""An area's list of schools and partners: filtered, by name, a page at a time."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from joinedup.directory import choices
from joinedup.directory.models import Organisation, fold


@dataclass(frozen=True, slots=True)
class OrganisationFilter:
    """What of the list is shown; everything left empty means all."""

    q: str = ""
    kind: str = ""
    phase: str = ""
    la_code: str = ""
    trust: str = ""


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """A line of the list."""

    key: str
    name: str
    urn: int | None
    town: str
    kind: str
    kind_label: str
    phase: str
    trust: str
    authority: str
    postcode: str
    phone: str
    website: str
    is_closed: bool


_COLUMNS = (
    "establishment_id", "public_id", "name", "town", "kind", "establishment__phase", "trust__name", "establishment__la_name", "postcode",
    "phone", "website", "closed_on", "establishment__phone",
)  # fmt: skip
_LABELS = {kind.value: kind.label for kind in choices.OrganisationKind}


class Listing:
    """A lazy list of rows, for Django's paginator: it is counted and cut by the database."""

    def __init__(self, found: QuerySet[Organisation]) -> None:
        self._found = found

    def __len__(self) -> int:
        return self._found.count()

    def __getitem__(self, part: slice) -> list[OrganisationRow]:
        return [_row(values) for values in self._found.values_list(*_COLUMNS)[part]]

    def __iter__(self) -> Iterator[OrganisationRow]:
        return (_row(values) for values in self._found.values_list(*_COLUMNS).iterator(chunk_size=2000))


def organisations_listed(area_id: int, wanted: OrganisationFilter) -> Listing:
    """Return an area's list, filtered and by name."""
    found = Organisation.objects.filter(attachments__area_id=area_id, attachments__until__isnull=True)
    for name, value in (("kind", wanted.kind), ("establishment__phase", wanted.phase), ("establishment__la_code", wanted.la_code)):
        if value:
            found = found.filter(**{name: value})
    if wanted.trust:
        found = found.filter(trust__public_id=wanted.trust)
    return Listing(_matching(found, wanted.q).order_by("name_key", "pk"))


def _matching(found: QuerySet[Organisation], typed: str) -> QuerySet[Organisation]:
    words = fold(typed)[:100].split()
    if len(words) == 1 and words[0].isascii() and words[0].isdigit() and len(words[0]) < 8:
        return found.filter(Q(establishment_id=int(words[0])) | Q(name_key__contains=words[0]))
    named = Q()
    for word in words:
        named &= Q(name_key__contains=word)
    return found.filter(named | Q(postcode_key__startswith=" ".join(words)) | Q(town__istartswith=" ".join(words))) if words else found


@dataclass(frozen=True, slots=True)
class FilterWords:
    """What can be chosen in the list's filters."""

    authorities: list[tuple[str, str]]
    trusts: list[tuple[str, str]]


def filter_words(area_id: int) -> FilterWords:
    """Return the authorities and trusts that occur on an area's list, by name."""
    found = Organisation.objects.filter(attachments__area_id=area_id, attachments__until__isnull=True)
    authorities = found.filter(establishment__isnull=False).values_list("establishment__la_code", "establishment__la_name").distinct()
    trusts = Organisation.objects.filter(pk__in=found.filter(trust__isnull=False).values("trust_id")).order_by("name_key")
    return FilterWords(
        sorted(((code, name) for code, name in authorities if code), key=lambda pair: pair[1]),
        list(trusts.values_list("public_id", "name")[:2000]),
    )


def _row(values: tuple[object, ...]) -> OrganisationRow:
    urn, public_id, name, town, kind, phase, trust, authority, postcode, phone, website, closed_on, register_phone = values
    return OrganisationRow(
        key=str(urn or public_id),
        name=str(name),
        urn=int(str(urn)) if urn else None,
        town=str(town),
        kind=str(kind),
        kind_label=str(_LABELS.get(str(kind), kind)),
        phase="" if phase in (None, "Not applicable") else str(phase),
        trust=str(trust or ""),
        authority=str(authority or ""),
        postcode=str(postcode),
        phone=str(phone or register_phone or ""),
        website=str(website),
        is_closed=closed_on is not None,
    )
