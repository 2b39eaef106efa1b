"""How old each field of a row is, and which field a file may therefore write.

A vintage holds two days for every field: of the newest file that had the field, and of the file the present value came from.
They differ where an older file filled a blank. Rows with the same history share one vintage.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from joinedup.register.models import Vintage

_UNKNOWN = date.min


@dataclass(frozen=True, slots=True)
class Leave:
    """What a file may do to one field: replace its value, clear it; `filled_later` says that an older file had filled it."""

    replaces: bool
    clears: bool
    filled_later: bool


class VintageBook:
    """The vintages that one import meets and makes; `day` is the day of its file, `fields` what it tells about."""

    def __init__(self, day: date, fields: Iterable[str]) -> None:
        self._day = day
        self._fields = tuple(fields)
        self._known: dict[int, dict[str, list[str]]] = {}
        self._leaves: dict[int, tuple[Leave, ...]] = {}
        self._next: dict[tuple[int, frozenset[str], frozenset[str]], int] = {}

    def first(self) -> int:
        """Return the vintage of a row that this file creates."""
        return self._next_of(0, frozenset(), frozenset(), {})

    def leaves(self, vintage_id: int) -> tuple[Leave, ...]:
        """Return for each field of the file what it may do to a row of this vintage."""
        found = self._leaves.get(vintage_id)
        if found is None:
            known = self._fields_of(vintage_id)
            found = self._leaves[vintage_id] = tuple(self._leave(known.get(field)) for field in self._fields)
        return found

    def after(self, vintage_id: int, filled: frozenset[str], retaken: frozenset[str]) -> int:
        """Return the vintage of a row once the file has written it; `filled` and `retaken` are fields whose value is now the file's."""
        key = (vintage_id, filled, retaken)
        found = self._next.get(key)
        return found if found is not None else self._next_of(*key, self._fields_of(vintage_id))

    def _leave(self, days: list[str] | None) -> Leave:
        seen, value = (date.fromisoformat(day) for day in days) if days else (_UNKNOWN, _UNKNOWN)
        return Leave(replaces=self._day >= value, clears=self._day > seen, filled_later=seen > value)

    def _fields_of(self, vintage_id: int) -> dict[str, list[str]]:
        if vintage_id not in self._known:
            self._known[vintage_id] = Vintage.objects.values_list("fields", flat=True).get(pk=vintage_id)
        return self._known[vintage_id]

    def _next_of(self, vintage_id: int, filled: frozenset[str], retaken: frozenset[str], known: dict[str, list[str]]) -> int:
        merged = dict(known)
        for field in self._fields:
            merged[field] = self._days_after(known.get(field), is_ours=field in filled or field in retaken)
        text = json.dumps(merged, sort_keys=True)
        vintage, _ = Vintage.objects.get_or_create(digest=hashlib.sha256(text.encode()).hexdigest(), defaults={"fields": merged})
        self._next[(vintage_id, filled, retaken)] = vintage.pk
        return vintage.pk

    def _days_after(self, days: list[str] | None, *, is_ours: bool) -> list[str]:
        ours = self._day.isoformat()
        if days is None:
            return [ours, ours]
        seen, value = days
        if is_ours or self._day > date.fromisoformat(seen) or (seen == value and ours >= value):
            value = ours
        return [max(seen, ours), value]
