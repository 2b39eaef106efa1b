"""The writes about some schools, gathered first and then done in one short transaction."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from joinedup.core import bulk
from joinedup.register.models import Establishment, EstablishmentChange, Token
from joinedup.register.queries import folding


@dataclass(frozen=True, slots=True)
class _Created:
    urn: int
    fields: dict[str, Any]
    vintage: int


@dataclass(slots=True)
class Batch:
    """Schools to add, to change and to mark as seen again; `day` is the day of the file."""

    day: date
    report_id: int | None = None
    _created: list[_Created] = field(default_factory=list)
    _changed: dict[tuple[str, ...], list[list[Any]]] = field(default_factory=lambda: defaultdict(list))
    _aged: dict[tuple[int, date], list[tuple[int, int]]] = field(default_factory=lambda: defaultdict(list))
    _words: dict[int, set[str]] = field(default_factory=dict)
    _told: list[tuple[int, str, str, str]] = field(default_factory=list)

    @property
    def has_work(self) -> bool:
        """Say whether anything is to be written."""
        return bool(self._created or self._changed or self._aged)

    def create(self, urn: int, fields: dict[str, Any], *, vintage: int) -> None:
        """Add a school with these fields, its folded name among them."""
        self._created.append(_Created(urn, fields, vintage))

    def change(self, urn: int, changes: dict[str, Any], *, vintage: int, as_of: date, words: set[str] | None) -> None:
        """Set these fields of a school, and the words it is found by when they changed."""
        names = tuple(sorted(changes))
        self._changed[names].append([*(changes[name] for name in names), vintage, as_of, urn])
        if words is not None:
            self._words[urn] = words

    def age(self, urn: int, *, vintage: int, as_of: date, digest: int) -> None:
        """Mark a school as told about again, without a change."""
        self._aged[(vintage, as_of)].append((digest, urn))

    def tell(self, urn: int, name: str, before: str, after: str) -> None:
        """Keep a change that people will want to see in the school's history."""
        self._told.append((urn, name, before, after))

    def write(self) -> None:
        """Write all of it; the caller holds the transaction."""
        self._write_created()
        for names, rows in self._changed.items():
            bulk.update(Establishment, [*names, "vintage", "as_of"], rows)
        aged = [(vintage, as_of, digest, urn) for (vintage, as_of), seen in self._aged.items() for digest, urn in seen]
        bulk.update(Establishment, ["vintage", "as_of", "row_digest"], aged)
        self._write_words()
        told = [(urn, name, before, after, self.day, self.report_id) for urn, name, before, after in self._told]
        bulk.insert(EstablishmentChange, ("urn", "field", "before", "after", "as_of", "report"), told)

    def _write_created(self) -> None:
        names = sorted({name for created in self._created for name in created.fields} | {"extra"})
        blanks = {name: bulk.field_of(Establishment, name).get_default() for name in names}
        rows = [
            [created.urn, *[created.fields.get(name, blanks[name]) for name in names], created.vintage, self.day]
            for created in self._created
        ]
        bulk.insert(Establishment, ["urn", *names, "vintage", "as_of"], rows)

    def _write_words(self) -> None:
        if self._words:
            Token.objects.filter(urn__in=list(self._words)).delete()
        words = [(word, urn) for urn, found in self._words.items() for word in found]
        for created in self._created:
            found = folding.tokens(created.fields["folded"], created.fields.get("town", ""))
            words += [(word, created.urn) for word in found]
        bulk.insert(Token, ("word", "urn"), words)
