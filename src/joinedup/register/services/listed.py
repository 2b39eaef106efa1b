"""Judge rows of the smaller lists against the register: links, groups, and members of groups.

One file shape tells about each of these tables, so one day per row is enough: a file of that day or later
replaces what it tells, an older one fills blanks.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from joinedup.core import bulk
from joinedup.register.choices import Outcome, Shape, is_open_status
from joinedup.register.models import EstablishmentLink, Group, GroupMember
from joinedup.register.services import school_links, shapes
from joinedup.register.services.pieces import KEEP, Line, Piece, fitted, is_blank, shown
from joinedup.register.services.values import count


@dataclass(frozen=True, slots=True)
class Listing:
    """Where a list goes: its table, the fields that identify a row, how to find known rows, what follows from the fields."""

    model: type[models.Model]
    key: tuple[str, ...]
    asked: str
    key_headers: tuple[str, ...]
    derive: Callable[[dict[str, Any]], None]
    needs_type: bool = False


def _derive_link(fields: dict[str, Any]) -> None:
    fields["kind"] = school_links.kind_of(fields["link_type"]).value


def _derive_group(fields: dict[str, Any]) -> None:
    if "status" in fields:
        fields["is_open"] = is_open_status(fields["status"])


def _derive_nothing(fields: dict[str, Any]) -> None:
    pass


LISTINGS = {
    Shape.LINKS: Listing(EstablishmentLink, ("urn", "link_urn", "link_type"), "urn__in", ("URN", "LinkURN"), _derive_link, needs_type=True),
    Shape.GROUPS: Listing(Group, ("uid",), "uid__in", ("Group UID",), _derive_group),
    Shape.GROUP_LINKS: Listing(GroupMember, ("group_id", "urn"), "group_id__in", ("Group UID", "URN"), _derive_nothing),
}


@dataclass(frozen=True, slots=True)
class Told:
    """What one row tells: its key and its fields."""

    line: int
    key: tuple[Any, ...]
    fields: dict[str, Any]
    row: list[str]

    @property
    def shown_key(self) -> str:
        """Return the key as a report shows it."""
        return " ".join(str(part) for part in self.key[:2])


class ListLoader:
    """Loads one list of links, groups or members; one loader serves one file of one day."""

    def __init__(self, layout: shapes.Layout, day: date, header: Sequence[str]) -> None:
        self._layout = layout
        self._listing = LISTINGS[layout.shape]
        self._day = day
        self._header = header
        self._seen: dict[Hashable, int] = {}
        self._fields = tuple(field for field in layout.fields if field not in self._listing.key)

    def prepare(self, lines: Sequence[Line]) -> Piece:
        """Judge some rows; the writes they need stand ready in the piece."""
        piece = Piece()
        told = [found for line, row in lines if (found := self._told_by(line, row, piece)) is not None]
        known = self._known({one.key[0] for one in told})
        created: list[Told] = []
        changed: list[tuple[int, dict[str, Any]]] = []
        aged: list[int] = []
        for one in told:
            old = known.get(one.key)
            if old is None:
                created.append(one)
                if self._layout.shape is Shape.LINKS:
                    piece.touched.add(one.key[0])
                piece.account(one.line, one.shown_key, self._name(one), Outcome.CREATED)
                continue
            changes = self._changes(one, old)
            if changes:
                changed.append((old["pk"], changes))
            elif old["as_of"] < self._day:
                aged.append(old["pk"])
            outcome = self._outcome(changes, old)
            piece.account(one.line, one.shown_key, self._name(one), outcome, self._headers_of(changes))
        piece.writes += self._writes(created, changed, aged)
        return piece

    def _told_by(self, line: int, row: list[str], piece: Piece) -> Told | None:
        fields = fitted(line, row, self._layout, piece)
        if fields is None:
            return None
        key: list[Any] = []
        for place, header in zip(self._layout.keys, self._listing.key_headers, strict=True):
            number = _number(fields[place])
            if not number:
                reason = _("“%(raw)s” is no number that the register gives.") % {"raw": shown(fields[place])}
                piece.reject(line, fields[place].strip(), reason, column=header)
                return None
            key.append(number)
        told = {column.field: self._value(line, key, column, fields[column.index], piece) for column in self._layout.columns}
        if self._listing.needs_type:
            key.append(told.pop("link_type", "") or "Other")
        return self._first_of_its_key(Told(line, tuple(key), told, fields), piece)

    def _first_of_its_key(self, one: Told, piece: Piece) -> Told | None:
        if one.key in self._seen:
            piece.reject(one.line, one.shown_key, _("The same entry stands already in line %(line)s.") % {"line": self._seen[one.key]})
            return None
        if self._layout.shape is Shape.GROUPS and not one.fields.get("name"):
            piece.reject(one.line, one.shown_key, _("The row has no Group Name."))
            return None
        self._seen[one.key] = one.line
        return one

    def _value(self, line: int, key: list[Any], column: shapes.Column, raw: str, piece: Piece) -> Any:
        return self._fitting(self._listing.model, column, self._read(line, key, column, raw, piece))

    @staticmethod
    def _fitting(model: type[models.Model], column: shapes.Column, value: Any) -> Any:
        longest = bulk.field_of(model, column.field).max_length
        return value[:longest] if longest and isinstance(value, str) else value

    def _read(self, line: int, key: list[Any], column: shapes.Column, raw: str, piece: Piece) -> Any:
        try:
            return column.read(raw)
        except (ValueError, OverflowError):
            piece.unread(line, str(key[0]), column, raw)
            return KEEP

    def _known(self, firsts: Iterable[Any]) -> dict[tuple[Any, ...], dict[str, Any]]:
        derived = ("is_open",) if self._layout.shape is Shape.GROUPS else ()
        names = ("pk", "as_of", *self._listing.key, *self._fields, *derived)
        rows = self._listing.model._default_manager.filter(**{self._listing.asked: list(firsts)}).values(*names)
        return {tuple(row[name] for name in self._listing.key): row for row in rows}

    def _changes(self, one: Told, old: dict[str, Any]) -> dict[str, Any]:
        changes = {}
        for field in self._fields:
            new = one.fields[field]
            if new is KEEP or new == old[field]:
                continue
            if self._day > old["as_of"] or is_blank(old[field]) or (self._day == old["as_of"] and not is_blank(new)):
                changes[field] = new
        return {field: value for field, value in changes.items() if not (is_blank(value) and is_blank(old[field]))}

    def _outcome(self, changes: dict[str, Any], old: dict[str, Any]) -> Outcome:
        if not changes:
            return Outcome.UNCHANGED
        closes = old.get("is_open") and not is_open_status(changes.get("status", ""))
        return Outcome.CLOSED if closes else Outcome.UPDATED

    def _name(self, one: Told) -> str:
        name = one.fields.get("name") or one.fields.get("link_name") or ""
        return name if isinstance(name, str) else ""

    def _headers_of(self, changes: Iterable[str]) -> str:
        headers = {column.field: column.header for column in self._layout.columns}
        return ", ".join(headers.get(field, field) for field in changes)

    # Writing

    def _writes(self, created: list[Told], changed: list[tuple[int, dict[str, Any]]], aged: list[int]) -> list[Callable[[], None]]:
        writes: list[Callable[[], None]] = []
        if created and self._layout.shape is Shape.GROUP_LINKS:
            writes.append(lambda: self._create_missing_groups(created))
        if created:
            writes.append(lambda: self._create(created))
        if changed:
            writes.append(lambda: self._write_changes(changed))
        if aged:
            writes.append(lambda: self._age(aged))
        return writes

    def _create(self, created: list[Told]) -> None:
        model = self._listing.model
        key = tuple(name.removesuffix("_id") for name in self._listing.key) if model is GroupMember else self._listing.key
        blanks = {name: bulk.field_of(model, name).get_default() for name in self._fields}
        rows: list[list[Any]] = []
        rest: list[str] = []
        for one in created:
            fields = {name: value for name, value in one.fields.items() if value is not KEEP and name in self._fields}
            whole = {**blanks, **fields, **dict(zip(self._listing.key, one.key, strict=True))}
            self._listing.derive(whole)
            rest = sorted(whole.keys() - set(self._listing.key))
            rows.append([*one.key, *(whole[name] for name in rest), self._day])
        bulk.insert(model, [*key, *rest, "as_of"], rows)

    def _write_changes(self, changed: list[tuple[int, dict[str, Any]]]) -> None:
        grouped: dict[tuple[str, ...], list[list[Any]]] = {}
        for pk, changes in changed:
            if "status" in changes:
                self._listing.derive(changes)
            names = tuple(sorted(changes))
            grouped.setdefault(names, []).append([*(changes[name] for name in names), pk])
        for names, rows in grouped.items():
            bulk.update(self._listing.model, names, rows)
        self._age([pk for pk, _ in changed])

    def _age(self, keys: list[int]) -> None:
        self._listing.model._default_manager.filter(pk__in=keys, as_of__lt=self._day).update(as_of=self._day)

    def _create_missing_groups(self, created: list[Told]) -> None:
        """Add groups that only the list of members tells about, with what it says of them."""
        first_rows = {one.key[0]: one for one in reversed(created)}
        held = set(Group.objects.filter(pk__in=first_rows).values_list("pk", flat=True))
        described = shapes.group_columns(self._header)
        for uid in first_rows.keys() - held:
            first, fields = first_rows[uid], dict[str, Any]()
            for column in described:
                value = self._fitting(Group, column, self._read(first.line, [uid], column, first.row[column.index], Piece()))
                if value is not KEEP:
                    fields[column.field] = value
            _derive_group(fields)
            fields["name"] = fields.get("name") or _("Group %(uid)s") % {"uid": uid}
            Group.objects.create(uid=uid, as_of=self._day, **fields)


def _number(raw: str) -> int | None:
    try:
        return count(raw)
    except ValueError:
        return None
