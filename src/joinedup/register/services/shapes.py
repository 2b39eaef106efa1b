"""Recognise a published file by its columns and plan how each of its rows is read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from joinedup.core.refusals import Refused
from joinedup.register.choices import STATUS_BY_CODE, Shape, columns, types
from joinedup.register.services import values
from joinedup.register.services.values import Reader, Value

_NAMES_BY_CODE: dict[str, Mapping[int, str]] = {
    "type": types.TYPE_BY_CODE,
    "status": STATUS_BY_CODE,
    "phase": types.PHASES,
    "gender": types.GENDERS,
}
_KEYS = {
    Shape.LINKS: ("URN", "LinkURN"),
    Shape.GROUPS: ("Group UID",),
    Shape.GROUP_LINKS: ("Group UID", "URN"),
}
# Columns without which a file of this shape is worth a remark.
_EXPECTED = {
    Shape.FULL: tuple(columns.ESTABLISHMENT),
    Shape.RESULTS: tuple(header for header in columns.ESTABLISHMENT if not header.endswith("(code)")),
    Shape.SCHOOLS: ("EstablishmentName", "EstablishmentStatus (name)", "Town", "Postcode", "LA (code)"),
    Shape.OPEN_LIST: ("EstablishmentName", "LA (code)", "LA (name)", "EstablishmentNumber", "Easting", "Northing"),
    Shape.CONTACTS: ("EstablishmentName", "LA (code)", "LA (name)", "Town", "Postcode", "SchoolWebsite", "TelephoneNum"),
    Shape.LINKS: tuple(columns.LINKS),
    Shape.GROUPS: tuple(columns.GROUP),
    Shape.GROUP_LINKS: tuple(columns.MEMBER),
}
LINKED = "Linked establishments"


@dataclass(frozen=True, slots=True)
class Column:
    """One column that we keep: where it stands, which field it fills, and how it is read."""

    index: int
    header: str
    field: str
    kind: str
    read: Reader


@dataclass(frozen=True, slots=True)
class Layout:
    """How the rows of one file are read; `keys` are the places of the columns that identify a row."""

    shape: Shape
    width: int
    keys: tuple[int, ...]
    columns: tuple[Column, ...]
    kept: tuple[tuple[int, str], ...]
    linked: int | None
    new: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def fields(self) -> tuple[str, ...]:
        """Return the fields that the file fills, in the order of its columns."""
        return tuple(column.field for column in self.columns)

    @property
    def columns_read(self) -> str:
        """Return what names the columns and their places, the same for every file of this layout."""
        return " ".join(f"{column.index}:{column.header}" for column in self.columns) + str(self.kept)

    @property
    def has_status(self) -> bool:
        """Say whether the file itself tells which schools are open."""
        return "status" in self.fields


def _tidy(header: str) -> str:
    return " ".join(header.replace("\ufeff", "").strip().strip('"').split()).casefold()


_ORDER = (*columns.ESTABLISHMENT, *columns.LINKS, *columns.GROUP, *columns.MEMBER)


def recognise(header: Sequence[str]) -> Layout:
    """Return how to read a file with these columns; refuse a header that is of no published file."""
    places: dict[str, int] = {}
    for index, name in enumerate(header):
        places.setdefault(_tidy(name), index)
    shape = _shape_of(places, header)
    wanted = _wanted(shape)
    kept = columns.KEPT if shape in _EXPECTED and _is_establishments(shape) else ()
    chosen = _chosen(wanted, places)
    fields = {column.field for column in chosen}
    if _is_establishments(shape):
        chosen += _from_codes(places, fields)
    known = {_tidy(name) for name in (*wanted, *kept, *_repeated(shape), *columns.CODES, LINKED)} | {_tidy(key) for key in _keys(shape)}
    return Layout(
        shape=shape,
        width=len(header),
        keys=tuple(places[_tidy(key)] for key in _keys(shape)),
        columns=tuple(chosen),
        kept=tuple((places[_tidy(name)], name) for name in kept if _tidy(name) in places and name != LINKED),
        linked=places.get(_tidy(LINKED)) if _is_establishments(shape) else None,
        new=tuple(name.strip() for name in header if _tidy(name) and _tidy(name) not in known),
        missing=tuple(name for name in _EXPECTED[shape] if _tidy(name) not in places),
    )


def _is_establishments(shape: Shape) -> bool:
    return shape not in _KEYS


def _keys(shape: Shape) -> tuple[str, ...]:
    return _KEYS.get(shape, ("URN",))


def _repeated(shape: Shape) -> frozenset[str]:
    if shape is Shape.GROUPS:
        return columns.GROUP_REPEATED
    if shape is Shape.GROUP_LINKS:
        return columns.GROUP_REPEATED | columns.MEMBER_REPEATED | frozenset(columns.GROUP)
    return columns.REPEATED


def _wanted(shape: Shape) -> Mapping[str, tuple[str, str]]:
    if shape is Shape.LINKS:
        return {header: spec for header, spec in columns.LINKS.items() if header != "LinkURN"}
    if shape is Shape.GROUPS:
        return columns.GROUP
    if shape is Shape.GROUP_LINKS:
        return columns.MEMBER
    return columns.ESTABLISHMENT


def group_columns(header: Sequence[str]) -> tuple[Column, ...]:
    """Return the columns of a list of members that describe the group itself."""
    places = {_tidy(name): index for index, name in enumerate(header)}
    return tuple(_chosen(columns.GROUP, places))


def _chosen(wanted: Mapping[str, tuple[str, str]], places: Mapping[str, int]) -> list[Column]:
    return [
        Column(places[_tidy(header)], header, field, kind, values.READERS[kind])
        for header, (field, kind) in wanted.items()
        if _tidy(header) in places
    ]


def _from_codes(places: Mapping[str, int], fields: set[str]) -> list[Column]:
    return [
        Column(places[_tidy(header)], header, field, "code", _code_reader(_NAMES_BY_CODE[field]))
        for header, field in columns.CODES.items()
        if field not in fields and _tidy(header) in places
    ]


def _code_reader(names: Mapping[int, str]) -> Reader:
    def read(raw: str) -> Value:
        code = values.count(raw)
        if code is not None and code not in names:
            raise ValueError(raw)
        return "" if code is None else names[code]

    return read


def _shape_of(places: Mapping[str, int], header: Sequence[str]) -> Shape:
    def has(*names: str) -> bool:
        return all(_tidy(name) in places for name in names)

    if has("Group UID"):
        return Shape.GROUP_LINKS if has("URN") else Shape.GROUPS
    if not has("URN"):
        raise Refused(_no_urn(header))
    if has("LinkURN"):
        return Shape.LINKS
    if not has("EstablishmentName"):
        raise Refused(_("The file has the column URN but no EstablishmentName, so it is no published list of schools."))
    if has(LINKED):
        return Shape.RESULTS
    if has("EstablishmentStatus (name)") or has("EstablishmentStatus (code)"):
        return Shape.FULL if len(places) > 60 else Shape.SCHOOLS
    return Shape.OPEN_LIST if has("Easting") else Shape.CONTACTS


def _no_urn(header: Sequence[str]) -> str:
    if len(header) == 1 and (";" in header[0] or "\t" in header[0]):
        return _("The columns are not separated by commas. Save the file as CSV with commas.")
    seen = ", ".join(name.strip()[:30] for name in header[:5] if name.strip())
    return _("The file has no column URN. Its columns begin: %(seen)s. Choose a file as the national register publishes it.") % {
        "seen": seen
    }
