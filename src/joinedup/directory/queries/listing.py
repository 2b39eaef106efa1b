"""An area's list of schools and partners: filtered, by name, a page at a time."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from joinedup.directory import choices
from joinedup.directory.models import Attachment, Organisation, fold
from joinedup.directory.queries.authorities import authorities


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


MANY = 2000
_COLUMNS = (
    "establishment_id", "public_id", "name", "town", "kind", "establishment__phase", "trust__name", "establishment__la_name", "postcode",
    "phone", "website", "closed_on", "establishment__phone", "establishment__type",
)  # fmt: skip
_LABELS = {kind.value: kind.label for kind in choices.OrganisationKind}


class Listing:
    """A lazy list of rows, for Django's paginator: it is counted and cut by the database."""

    def __init__(self, area_id: int, wanted: OrganisationFilter) -> None:
        self._attached = Attachment.objects.filter(area_id=area_id, until__isnull=True)
        found = Organisation.objects.filter(attachments__area_id=area_id, attachments__until__isnull=True)
        self._found = _filtered(found, wanted).order_by("name_key", "pk")
        # By name first, then asked whether it is attached: quick where most of what there is is on the list.
        by_name = Organisation.objects.filter(Exists(self._attached.filter(organisation_id=OuterRef("pk"))))
        self._by_name = _filtered(by_name, wanted).order_by("name_key", "pk")
        self._count: int | None = None

    def __len__(self) -> int:
        if self._count is None:
            self._count = self._found.count()
        return self._count

    def __getitem__(self, part: slice) -> list[OrganisationRow]:
        found = self._by_name if len(self) > MANY else self._found
        # First which rows stand on the page, then what they say: what a page shows is not joined to all the others.
        chosen = Organisation.objects.filter(pk__in=list(found.values_list("pk", flat=True)[part])).order_by("name_key", "pk")
        return [_row(values) for values in chosen.values_list(*_COLUMNS)]

    def __iter__(self) -> Iterator[OrganisationRow]:
        return (_row(values) for values in self._found.values_list(*_COLUMNS).iterator(chunk_size=2000))


def organisations_listed(area_id: int, wanted: OrganisationFilter) -> Listing:
    """Return an area's list, filtered and by name."""
    return Listing(area_id, wanted)


def _filtered(found: QuerySet[Organisation], wanted: OrganisationFilter) -> QuerySet[Organisation]:
    for name, value in (("kind", wanted.kind), ("establishment__phase", wanted.phase), ("establishment__la_code", wanted.la_code)):
        if value:
            found = found.filter(**{name: value})
    for word in fold(wanted.trust).split():
        found = found.filter(trust__name_key__contains=word)
    return _matching(found, wanted.q)


def _matching(found: QuerySet[Organisation], typed: str) -> QuerySet[Organisation]:
    words = fold(typed)[:100].split()
    if len(words) == 1 and words[0].isascii() and words[0].isdigit() and len(words[0]) < 8:
        return found.filter(Q(establishment_id=int(words[0])) | Q(name_key__contains=words[0]))
    named = Q()
    for word in words:
        named &= Q(name_key__contains=word)
    return found.filter(named | Q(postcode_key__startswith=" ".join(words)) | Q(town__istartswith=" ".join(words))) if words else found


def authorities_listed(area_id: int) -> list[tuple[str, str]]:
    """Return the authorities whose schools are on an area's list: number and name, by name; on a long list those of all England."""
    attached = Attachment.objects.filter(area_id=area_id, until__isnull=True)
    if attached[: MANY + 1].count() > MANY:
        return authorities()
    of_authority = ("organisation__establishment__la_code", "organisation__establishment__la_name")
    rows = attached.filter(organisation__establishment__isnull=False).values_list(*of_authority)
    return sorted(dict(rows.distinct()).items(), key=lambda pair: pair[1])


def _row(values: tuple[object, ...]) -> OrganisationRow:
    urn, public_id, name, town, kind, phase, trust, authority, postcode, phone, website, closed_on, register_phone, type_ = values
    return OrganisationRow(
        key=str(urn or public_id),
        name=str(name),
        urn=int(str(urn)) if urn else None,
        town=str(town),
        kind=str(kind),
        kind_label=str(_LABELS.get(str(kind), kind)),
        phase=str(type_ or "") if phase in (None, "Not applicable") else str(phase),  # special schools have a type, no phase
        trust=str(trust or ""),
        authority=str(authority or ""),
        postcode=str(postcode),
        phone=str(phone or register_phone or ""),
        website=str(website),
        is_closed=closed_on is not None,
    )
