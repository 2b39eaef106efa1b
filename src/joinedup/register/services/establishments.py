"""Judge rows about schools against the register: added, changed, closed or the same."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from joinedup.analytics import geodesy
from joinedup.core import bulk
from joinedup.register.choices import OPEN, Outcome, Shape, authorities, is_open_status, types
from joinedup.register.models import Establishment
from joinedup.register.queries import folding
from joinedup.register.services import school_links, school_writes, shapes
from joinedup.register.services.pieces import KEEP, Line, Piece, fitted, is_blank, shown
from joinedup.register.services.values import count
from joinedup.register.services.vintages import NO_MARKS, Leave, Marks, VintageBook

_NEEDED = ("vintage_id", "as_of", "is_open", "status", "name", "town", "la_code", "type", "close_on")
_CLOSING = frozenset({"close_on", "reason_closed"})
_TOLD = frozenset({"name", "status", "la_code", "type", "trust_name"})
_EASTERN_LIMIT, _NORTHERN_LIMIT = 800_000, 1_300_000
Values = list[Any]


@dataclass(frozen=True, slots=True)
class Told:
    """What one row of the file tells about a school."""

    line: int
    urn: int
    values: Values
    linked: tuple[school_links.LinkRow, ...]
    digest: int


@dataclass(frozen=True, slots=True)
class Fitted:
    """A row with a URN, not read further; `digest` stands for its text, its columns and the file's day, 0 when something was mended."""

    line: int
    urn: int
    fields: list[str]
    digest: int


@dataclass(frozen=True, slots=True)
class Judged:
    """What is to be written about one school."""

    changes: dict[str, Any]
    marks: Marks


_SAME = Judged({}, NO_MARKS)


class SchoolLoader:
    """Loads every shape of file that lists schools; one loader serves one file of one day."""

    def __init__(self, layout: shapes.Layout, day: date) -> None:
        self._layout = layout
        self._day = day
        self._fields = layout.fields + (("status",) if layout.shape is Shape.OPEN_LIST else ())
        self._status = self._fields.index("status") if "status" in self._fields else None
        self._told = self._fields + tuple(f"extra:{header}" for _, header in layout.kept)
        self._book = VintageBook(day, self._told)
        self._read = ("urn", *_NEEDED, *(field for field in self._fields if field not in _NEEDED), *(("extra",) if layout.kept else ()))
        self._at = {name: index for index, name in enumerate(self._read)}
        self._places = tuple(self._at[field] for field in self._fields)
        self._plan = [(column, column.index, column.read, *_blank_and_longest(column.field)) for column in layout.columns]
        self._phones = tuple((i, column) for i, column in enumerate(layout.columns) if column.kind == "phone")
        self._lost_zero = _("The telephone number had lost its first 0.")  # once: thousands of rows may have lost it
        self._digest_of = hashlib.blake2b(f"{day} {layout.shape} {layout.columns_read}".encode(), digest_size=8)
        self._grid = _places_of(layout, "easting", "northing")
        self._seen: dict[int, int] = {}
        self._la_names: dict[str, str] = {}

    def prepare(self, lines: Sequence[Line]) -> Piece:
        """Judge some rows; the writes they need stand ready in the piece."""
        piece = Piece()
        read = [found for line, row in lines if (found := self._fitted(line, row, piece)) is not None]
        held = {urn: (digest, name) for urn, digest, name in bulk.read(Establishment, ("row_digest", "name"), [one.urn for one in read])}
        told = [self._told_by(one, piece) for one in self._not_seen_before(read, held, piece)]
        changed = [one.urn for one in told if one.urn in held]
        rows = Establishment.objects.filter(pk__in=changed).values_list(*self._read) if changed else ()
        known: dict[int, tuple[Any, ...]] = {row[0]: row for row in rows}
        batch = school_writes.Batch(day=self._day)
        new_links = school_links.unknown([link for one in told for link in one.linked])
        for one in told:
            gained = any(link in new_links for link in one.linked)
            old = known.get(one.urn)
            if old is None:
                self._create(one, batch, piece)
            else:
                self._change(one, old, batch, piece, gained_links=gained)
        if batch.has_work:
            piece.writes.append(batch.write)
        if new_links:
            piece.writes.append(lambda: school_links.insert(new_links, self._day))
            piece.touched |= {link.urn for link in new_links}
        return piece

    # Reading one row

    def _fitted(self, line: int, row: list[str], piece: Piece) -> Fitted | None:
        n_remarks = len(piece.remarks)
        fields = fitted(line, row, self._layout, piece)
        if fields is None:
            return None
        urn = self._urn_of(line, fields[self._layout.keys[0]], piece)
        if urn is None:
            return None
        digest = self._digest_of.copy()
        digest.update("\x1f".join(fields).encode())
        return Fitted(line, urn, fields, int.from_bytes(digest.digest(), signed=True) if len(piece.remarks) == n_remarks else 0)

    @staticmethod
    def _not_seen_before(rows: list[Fitted], held: dict[int, tuple[int, str]], piece: Piece) -> list[Fitted]:
        """Return the rows that are not, letter by letter, what the last file of this day and these columns said; account for the others."""
        rest = []
        for one in rows:
            digest, name = held.get(one.urn, (0, ""))
            if digest and digest == one.digest:
                piece.account(one.line, str(one.urn), name, Outcome.UNCHANGED)
            else:
                rest.append(one)
        return rest

    def _told_by(self, one: Fitted, piece: Piece) -> Told:
        n_remarks = len(piece.remarks)
        values = self._values(one, piece)
        self._settle_grid(one.line, one.urn, values, piece)
        if self._layout.shape is Shape.OPEN_LIST:
            values.append(OPEN)
        for index, _header in self._layout.kept:
            raw = one.fields[index].strip()
            values.append("" if raw == "Not applicable" else raw)
        linked = school_links.read(one.urn, one.fields[self._layout.linked]) if self._layout.linked is not None else ()
        # A row with a remark is read again each time, so that the remark stands in each account.
        return Told(one.line, one.urn, values, linked, one.digest if len(piece.remarks) == n_remarks else 0)

    def _values(self, one: Fitted, piece: Piece) -> Values:
        values: Values = []
        for column, index, read, blank, longest in self._plan:
            raw = one.fields[index]
            value: Any = blank
            if raw:
                try:
                    value = read(raw)
                except (ValueError, OverflowError):
                    value = self._unreadable(one, column, raw, piece)
                if longest and value is not KEEP and len(value) > longest:
                    piece.note(
                        one.line,
                        str(one.urn),
                        _("The text is longer than %(n)s letters and was cut.") % {"n": longest},
                        column=column.header,
                    )
                    value = value[:longest]
            values.append(value)
        for place, column in self._phones:
            raw = one.fields[column.index].strip()
            if raw and values[place] == f"0{raw[:10]}":
                piece.mend(one.line, str(one.urn), self._lost_zero, column=column.header)
        return values

    def _unreadable(self, one: Fitted, column: shapes.Column, raw: str, piece: Piece) -> object:
        piece.unread(one.line, str(one.urn), column, raw)
        return KEEP

    def _urn_of(self, line: int, raw: str, piece: Piece) -> int | None:
        try:
            urn = count(raw)
        except ValueError:
            reason = _("“%(raw)s” is no URN; a URN is a number of five to seven figures.") % {"raw": shown(raw)}
            piece.reject(line, raw.strip(), reason, column="URN")
            return None
        if not urn:
            piece.reject(line, "", _("The row has no URN."), column="URN")
            return None
        if urn in self._seen:
            reason = _("URN %(urn)s stands already in line %(line)s; the first of the two counts.") % {"urn": urn, "line": self._seen[urn]}
            piece.reject(line, str(urn), reason, column="URN")
            return None
        self._seen[urn] = line
        return urn

    def _settle_grid(self, line: int, urn: int, values: Values, piece: Piece) -> None:
        """Treat half a coordinate, 0,0 and places outside the National Grid as unknown."""
        if self._grid is None:
            return
        easting, northing = (values[place] for place in self._grid)
        if easting is KEEP or northing is KEEP:
            settled: Any = KEEP
        elif not easting or not northing:
            settled = None
        elif easting > _EASTERN_LIMIT or northing > _NORTHERN_LIMIT:
            reason = _("%(place)s lies outside the National Grid; the place was left as it was.") % {"place": f"{easting}, {northing}"}
            piece.note(line, str(urn), reason, column="Easting")
            settled = KEEP
        else:
            return
        for place in self._grid:
            values[place] = settled

    # Judging one row

    def _create(self, one: Told, batch: school_writes.Batch, piece: Piece) -> None:
        fields = {field: value for field, value in zip(self._fields, one.values, strict=False) if value is not KEEP and not is_blank(value)}
        if "name" not in fields:
            piece.reject(one.line, str(one.urn), _("The row has no EstablishmentName and the register does not know the URN."))
            return
        fields.setdefault("status", OPEN)
        fields["row_digest"] = one.digest
        if extra := self._extra_of(one):
            fields["extra"] = extra
        self._derive(fields, is_open=True, close_on=None)
        fields["longitude"], fields["latitude"] = position(fields.get("easting"), fields.get("northing"))
        batch.create(one.urn, fields, vintage=self._book.first())
        piece.touched.add(one.urn)
        piece.account(one.line, str(one.urn), fields["name"], Outcome.CREATED)

    def _extra_of(self, one: Told) -> dict[str, str]:
        kept = one.values[len(self._fields) :]
        return {header: value for (_, header), value in zip(self._layout.kept, kept, strict=True) if value}

    def _change(self, one: Told, old: tuple[Any, ...], batch: school_writes.Batch, piece: Piece, *, gained_links: bool) -> None:
        at = self._at
        before = [old[place] for place in self._places]
        if self._layout.kept:
            extra = old[at["extra"]] or {}
            before += [extra.get(header, "") for _, header in self._layout.kept]
        judged = self._judge(before, one.values, self._book.leaves(old[at["vintage_id"]]))
        vintage = self._book.after(old[at["vintage_id"]], judged.marks)
        as_of = max(old[at["as_of"]], self._day)
        changes = self._without_pseudo_fields(judged.changes, old)
        name = changes.get("name") or old[at["name"]]
        if not changes:
            if vintage != old[at["vintage_id"]] or as_of != old[at["as_of"]]:
                batch.age(one.urn, vintage=vintage, as_of=as_of, digest=one.digest)
            outcome = Outcome.UPDATED if gained_links else Outcome.UNCHANGED
            piece.account(one.line, str(one.urn), name, outcome, "Linked establishments" if gained_links else "")
            return
        self._tell(one.urn, changes, old, batch)
        detail = self._headers_of(judged.changes)
        was_open = old[at["is_open"]]
        self._derive(changes, is_open=was_open, close_on=old[at["close_on"]])
        if "easting" in changes or "northing" in changes:
            grid = (changes.get(field, old[at[field]]) for field in ("easting", "northing"))
            changes["longitude"], changes["latitude"] = position(*grid)
        changes["row_digest"] = one.digest
        batch.change(one.urn, changes, vintage=vintage, as_of=as_of, words=self._words_after(changes, old))
        closes = was_open and changes.get("is_open") is False
        if closes:
            piece.touched.add(one.urn)
        piece.n_reopened += not was_open and changes.get("is_open") is True
        piece.account(one.line, str(one.urn), name, Outcome.CLOSED if closes else Outcome.UPDATED, detail)

    def _judge(self, before: Values, after: Values, leaves: tuple[Leave, ...]) -> Judged:
        if before == after and not any(leave.is_marked for leave in leaves):
            return _SAME
        changes: dict[str, Any] = {}
        filled, retaken, cleared = set(), set(), set()
        # What an older file knew about a closure is no news of a school that a later one calls open.
        stays_open = self._status is not None and not leaves[self._status].replaces and is_open_status(before[self._status])
        for field, old, new, leave in zip(self._told, before, after, leaves, strict=True):
            if new is KEEP or (stays_open and field in _CLOSING):
                continue
            if is_blank(new):
                if not is_blank(old) and leave.clears and field != "name":
                    changes[field] = new
                    cleared.add(field)
            elif leave.replaces:
                if old != new:
                    changes[field] = new
                if leave.is_marked:
                    retaken.add(field)
            elif is_blank(old) and leave.fills:
                changes[field] = new
                filled.add(field)
        return Judged(changes, Marks(frozenset(filled), frozenset(retaken), frozenset(cleared)))

    def _without_pseudo_fields(self, changes: dict[str, Any], old: tuple[Any, ...]) -> dict[str, Any]:
        """Gather the changes of columns that have no field of their own into one change of `extra`."""
        real = {field: value for field, value in changes.items() if not field.startswith("extra:")}
        if len(real) < len(changes):
            extra = dict(old[self._at["extra"]] or {})
            extra.update({field.removeprefix("extra:"): value for field, value in changes.items() if field not in real})
            real["extra"] = {header: value for header, value in extra.items() if value}
        return real

    def _derive(self, fields: dict[str, Any], *, is_open: bool, close_on: date | None) -> None:
        """Add what follows from the fields: open or not, coordinates, folded words, the authority's name and region."""
        if "status" in fields:
            now_open = is_open_status(fields["status"])
            if now_open != is_open:
                fields["is_open"] = now_open
            if now_open and not is_open:
                fields.setdefault("reason_closed", "")
                if close_on:
                    fields.setdefault("close_on", None)
        if fields.get("la_code"):
            self._derive_authority(fields)
        if fields.get("type") and "type_group" not in self._fields and (group := types.group_of_type(fields["type"])):
            fields["type_group"] = group
        if "name" in fields:
            fields["folded"] = " ".join(folding.fold(fields["name"]))[:400]
        if "postcode" in fields:
            fields["postcode_key"] = folding.postcode_key(fields["postcode"])

    def _derive_authority(self, fields: dict[str, Any]) -> None:
        code = fields["la_code"]
        if "la_name" not in self._fields:
            fields["la_name"] = self._la_name(code)
        if "region" not in self._fields and (region := authorities.region_of(code)):
            fields["region"] = region

    def _la_name(self, code: str) -> str:
        if code not in self._la_names:
            same = Establishment.objects.filter(la_code=code).exclude(la_name="").values_list("la_name", flat=True).first()
            self._la_names[code] = same or authorities.name_of(code)
        return self._la_names[code]

    def _words_after(self, changes: dict[str, Any], old: tuple[Any, ...]) -> set[str] | None:
        if "name" not in changes and "town" not in changes:
            return None
        name, town = (changes.get(field, old[self._at[field]]) for field in ("name", "town"))
        return folding.tokens(" ".join(folding.fold(name)), town or "")

    def _tell(self, urn: int, changes: dict[str, Any], old: tuple[Any, ...], batch: school_writes.Batch) -> None:
        for field in _TOLD & changes.keys():
            before = old[self._at[field]] if field in self._at else ""
            if not is_blank(before) and not is_blank(changes[field]):
                batch.tell(urn, field, _as_told(field, before), _as_told(field, changes[field]))

    def _headers_of(self, changes: Iterable[str]) -> str:
        headers = {column.field: column.header for column in self._layout.columns}
        return ", ".join(headers.get(field, field.removeprefix("extra:")) for field in changes)


def _as_told(field: str, value: str) -> str:
    if field == "la_code":
        return f"{authorities.name_of(value)} ({value})".strip()
    return str(value)[:255]


def _blank_and_longest(field: str) -> tuple[str | None, int | None]:
    of = bulk.field_of(Establishment, field)
    return of.get_default(), of.max_length


def _places_of(layout: shapes.Layout, *fields: str) -> tuple[int, ...] | None:
    if not all(field in layout.fields for field in fields):
        return None
    return tuple(layout.fields.index(field) for field in fields)


def position(easting: int | None, northing: int | None) -> tuple[float | None, float | None]:
    """Return longitude and latitude of a place on the National Grid, rounded to about a centimetre."""
    if not easting or not northing:
        return None, None
    longitude, latitude = geodesy.grid_to_wgs84(easting, northing)
    return round(longitude, 7), round(latitude, 7)
