"""How old each field of a row is, and which field a file may therefore write.

A vintage holds two days for every field: of the newest file that had the field, and of the file the present value came from.
They differ where an older file filled a blank. A mark behind them says that a later file took the value away, so that an
older one does not bring it back. Rows with the same history share one vintage.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from joinedup.register.models import Vintage

_UNKNOWN = date.min
_CLEARED = "cleared"


@dataclass(frozen=True, slots=True)
class Leave:
    """What a file may do to one field: replace its value, clear it, fill it; `is_marked` says that its days differ or it was cleared."""

    replaces: bool
    clears: bool
    fills: bool
    is_marked: bool


@dataclass(frozen=True, slots=True)
class Marks:
    """Fields in which a row's history parts from that of its neighbours: filled, taken over again, or cleared by this file."""

    filled: frozenset[str] = frozenset()
    retaken: frozenset[str] = frozenset()
    cleared: frozenset[str] = frozenset()


NO_MARKS = Marks()


class VintageBook:
    """The vintages that one import meets and makes; `day` is the day of its file, `fields` what it tells about."""

    def __init__(self, day: date, fields: Iterable[str]) -> None:
        self._day = day
        self._fields = tuple(fields)
        self._known: dict[int, dict[str, list[str]]] = {}
        self._leaves: dict[int, tuple[Leave, ...]] = {}
        self._next: dict[tuple[int, Marks], int] = {}

    def first(self) -> int:
        """Return the vintage of a row that this file creates."""
        found = self._next.get((0, NO_MARKS))
        return found if found is not None else self._next_of(0, NO_MARKS, {})

    def leaves(self, vintage_id: int) -> tuple[Leave, ...]:
        """Return for each field of the file what it may do to a row of this vintage."""
        found = self._leaves.get(vintage_id)
        if found is None:
            known = self._fields_of(vintage_id)
            found = self._leaves[vintage_id] = tuple(self._leave(known.get(field)) for field in self._fields)
        return found

    def after(self, vintage_id: int, marks: Marks) -> int:
        """Return the vintage of a row once the file has written it."""
        found = self._next.get((vintage_id, marks))
        return found if found is not None else self._next_of(vintage_id, marks, self._fields_of(vintage_id))

    def _leave(self, days: list[str] | None) -> Leave:
        seen, value = (date.fromisoformat(day) for day in days[:2]) if days else (_UNKNOWN, _UNKNOWN)
        cleared = days is not None and len(days) > 2
        return Leave(replaces=self._day >= value, clears=self._day > seen, fills=not cleared, is_marked=cleared or seen > value)

    def _fields_of(self, vintage_id: int) -> dict[str, list[str]]:
        if vintage_id not in self._known:
            self._known[vintage_id] = Vintage.objects.values_list("fields", flat=True).get(pk=vintage_id)
        return self._known[vintage_id]

    def _next_of(self, vintage_id: int, marks: Marks, known: dict[str, list[str]]) -> int:
        merged = dict(known)
        for field in self._fields:
            merged[field] = self._days_after(known.get(field), is_ours=field in marks.filled or field in marks.retaken)
            if field in marks.cleared:
                merged[field] = [*merged[field][:2], _CLEARED]
        text = json.dumps(merged, sort_keys=True)
        vintage, _ = Vintage.objects.get_or_create(digest=hashlib.sha256(text.encode()).hexdigest(), defaults={"fields": merged})
        self._next[(vintage_id, marks)] = vintage.pk
        return vintage.pk

    def _days_after(self, days: list[str] | None, *, is_ours: bool) -> list[str]:
        ours = self._day.isoformat()
        if days is None:
            return [ours, ours]
        seen, value, *mark = days
        if is_ours:
            return [max(seen, ours), ours]
        if self._day > date.fromisoformat(seen) or (seen == value and ours >= value):
            value = ours
        return [max(seen, ours), value, *mark]
