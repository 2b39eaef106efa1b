"""Recognise schools in a pasted list of names, URNs and postcodes; ask only about the doubtful ones."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from joinedup.core.actors import Actor
from joinedup.directory.models import fold
from joinedup.register import queries as register
from joinedup.register.models import Establishment

MOST_LINES = 1500
MOST_CANDIDATES = 6
_URN = re.compile(r"(?<!\d)\d{5,7}(?!\d)")
_POSTCODE = re.compile(r"\b([a-z]{1,2}\d[a-z\d]?)\s*(\d[a-z]{2})\b", re.IGNORECASE)
_NOISE = frozenset({"school", "the", "and", "of", "&"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A school that a line may mean."""

    urn: int
    name: str
    place: str


@dataclass(frozen=True, slots=True)
class Recognised:
    """A pasted line and what it means: one school for certain, several to choose from, or nothing known."""

    line: str
    candidates: tuple[Candidate, ...]
    is_certain: bool


def recognise_lines(text: str, *, la_code: str = "", viewer: Actor) -> list[Recognised]:
    """Recognise each pasted line, first among the schools of the authority when one is given."""
    lines = list(dict.fromkeys(line.strip(" \t,;") for line in text.splitlines() if line.strip(" \t,;")))[:MOST_LINES]
    near = register.establishments(register.EstablishmentFilter(la_codes=frozenset({la_code}))) if la_code else []
    by_urn = register.establishments_by_urn({int(match) for line in lines for match in _URN.findall(line)})
    keys = {"".join(match).upper() for line in lines for match in _POSTCODE.findall(line)}
    by_postcode = _by_postcode(keys)
    words = [(_words(school.name), school) for school in near]
    return [_recognise(line, by_urn, by_postcode, words, viewer) for line in lines]


def _recognise(
    line: str,
    by_urn: dict[int, Establishment],
    by_postcode: dict[str, list[Establishment]],
    near: Sequence[tuple[list[str], Establishment]],
    viewer: Actor,
) -> Recognised:
    for typed in _URN.findall(line):
        if int(typed) in by_urn:
            return _answer(line, [by_urn[int(typed)]], certain=True)
    if _URN.fullmatch(line):
        return Recognised(line, (), is_certain=False)  # a number that no school has is no part of a name
    postcode = _POSTCODE.search(line)
    at = by_postcode.get("".join(postcode.groups()).upper(), []) if postcode else []
    name = _POSTCODE.sub(" ", line)
    wanted = _words(name)
    fitting = [school for school in at if _fits(wanted, _words(school.name))] if wanted else at
    if len(fitting) == 1 or len(at) == 1:
        return _answer(line, fitting or at, certain=True)
    local = [school for words, school in near if wanted and _fits(wanted, words)]
    same = [school for school in local if fold(school.name) == fold(name)]
    if len(same) == 1 or len(local) == 1:
        return _answer(line, same or local, certain=True)
    return _answer(line, fitting or at or local, certain=False) if fitting or at or local else _found(line, name, viewer)


def _found(line: str, name: str, viewer: Actor) -> Recognised:
    """Ask the finder; only a single school of exactly this name is certain."""
    found = [found for found in register.find(name[:100], limit=MOST_CANDIDATES, viewer=viewer) if found.urn]
    same = [one for one in found if fold(one.name) == fold(name)]
    chosen = same if len(same) == 1 else found
    candidates = tuple(Candidate(one.urn or 0, one.name, one.place) for one in chosen)
    return Recognised(line, candidates, is_certain=len(same) == 1)


def _answer(line: str, schools: Sequence[Establishment], *, certain: bool) -> Recognised:
    candidates = tuple(Candidate(school.urn, school.name, school.place) for school in schools[:MOST_CANDIDATES])
    return Recognised(line, candidates, is_certain=certain)


def _words(name: str) -> list[str]:
    return [word for word in re.findall(r"[^\W_]+", fold(name).replace("'", "").replace("\u2019", "")) if word not in _NOISE]


def _fits(wanted: list[str], words: list[str]) -> bool:
    """Say whether every word that was typed begins a word of the name."""
    return bool(wanted) and all(any(word.startswith(typed) for word in words) for typed in wanted)


def _by_postcode(keys: set[str]) -> dict[str, list[Establishment]]:
    found: dict[str, list[Establishment]] = {}
    for school in Establishment.objects.filter(postcode_key__in=keys, is_open=True).order_by("name"):
        found.setdefault(school.postcode_key, []).append(school)
    return found
