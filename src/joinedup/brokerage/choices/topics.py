"""The topics that every area shares and the lenses on them, read from the data beside this module; codes are never reused."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.db import models
from django.utils.translation import gettext_lazy as _

HERE = Path(__file__).parent


class Phase(models.TextChoices):
    """Which kinds of school a topic, a need or an offer is for."""

    NURSERY = "N", _("Nursery")
    PRIMARY = "P", _("Primary")
    SECONDARY = "S", _("Secondary")
    SPECIAL = "X", _("Special and alternative provision")
    POST_16 = "C", _("After 16")


@dataclass(frozen=True, slots=True)
class Leaf:
    """One topic as the data file gives it; `lenses` holds (lens, word) pairs."""

    code: str
    group: str
    name: str
    find_by: str
    phases: tuple[str, ...]
    is_sensitive: bool
    lenses: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Lens:
    """One way of looking at all topics: pillars, outcomes, inspection areas, enrichment categories, or a funder's headings."""

    code: str
    name: str
    words: tuple[tuple[str, str], ...]


def _rows(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def lenses() -> tuple[Lens, ...]:
    """Return every lens with its words and their names, in the order of the data."""
    words: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for row in _rows("lenses.csv"):
        words.setdefault((row["lens"], row["lens_name"]), []).append((row["word"], row["name"]))
    return tuple(Lens(code=code, name=name, words=tuple(pairs)) for (code, name), pairs in words.items())


@cache
def leaves() -> tuple[Leaf, ...]:
    """Return the leaves that every area shares, in the order of the data."""
    names = [lens.code for lens in lenses()]
    return tuple(
        Leaf(
            code=row["code"],
            group=row["group"],
            name=row["name"],
            find_by=row["find_by"],
            phases=tuple(row["phases"].split()),
            is_sensitive=row["sensitive"] == "yes",
            lenses=tuple((lens, row[lens]) for lens in names if row.get(lens)),
        )
        for row in _rows("topics.csv")
    )


@cache
def groups() -> dict[str, str]:
    """Return the names of the groups by their letter."""
    return {row["group"]: row["group_name"] for row in _rows("topics.csv")}
