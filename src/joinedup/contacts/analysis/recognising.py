"""Recognise what was pasted: first among what the area knows, then among all schools of the register."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from joinedup.contacts import queries
from joinedup.contacts.analysis.clues import beside_addresses
from joinedup.contacts.analysis.matching import MOST, Known, Verdict, best_matches
from joinedup.contacts.analysis.splitting import Entry, split
from joinedup.core.actors import Actor
from joinedup.core.refusals import require, require_found
from joinedup.directory import queries as directory
from joinedup.register import queries as register

MOST_ENTRIES = 1000
_NUMBERED = re.compile(r"(?<!\d)\d{5,7}(?!\d)|\b[a-z]{1,2}\d[a-z\d]?\s*\d[a-z]{2}\b", re.IGNORECASE)  # a URN or a postcode
_LIKE_ENOUGH = 0.6


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that an entry may mean. Its key begins with o: (on the list), u: (another school), p: (a person) or e: (an address)."""

    key: str
    name: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Recognised:
    """A pasted entry, what it may mean, and how sure that is."""

    text: str
    verdict: Verdict
    options: tuple[Option, ...] = ()

    @property
    def is_new_address(self) -> bool:
        """Say whether this is an address that is nobody's yet."""
        return bool(self.options) and self.options[0].key.startswith("e:")


@dataclass(frozen=True, slots=True)
class _Area:
    """What an area knows, ready to be compared."""

    options: Mapping[str, Option]
    known: Sequence[Known]
    by_urn: Mapping[int, Option]
    by_email: Mapping[str, list[Option]]


def recognise_text(text: str, viewer: Actor) -> list[Recognised]:
    """Return every entry of a pasted text with what it means to the area in which the viewer stands."""
    area_id = require_found(viewer.area_id if queries.may_list(viewer) else None)
    said = beside_addresses(text)
    entries = split(text)
    too_many = _("That is more than %(n)s names and addresses. Paste them in several parts.") % {"n": MOST_ENTRIES}
    require(len(entries) <= MOST_ENTRIES, too_many, field="text")
    area = _area(area_id)
    found = [_in_area(entry, area) for entry in entries]
    elsewhere = _in_register([entry for entry, one in zip(entries, found, strict=True) if one is None], area, viewer)
    meant = [one or elsewhere.get(entry.name) or Recognised(entry.text, Verdict.UNKNOWN) for entry, one in zip(entries, found, strict=True)]
    # What stands beside an address and is no school says who reads it: nobody is asked about it.
    return [one for one in meant if one.verdict is Verdict.CERTAIN or one.text not in said]


def _area(area_id: int) -> _Area:
    places, people = queries.places_known(area_id), queries.people_known(area_id)
    options = {f"o:{one.public_id}": Option(f"o:{one.public_id}", one.name, _place_hint(one.urn, one.place)) for one in places}
    options |= {f"p:{one.public_id}": Option(f"p:{one.public_id}", one.name, ", ".join(one.places)) for one in people}
    known = [Known.of(f"o:{one.public_id}", one.name, one.place) for one in places]
    known += [Known.of(f"p:{one.public_id}", one.name, " ".join(one.places)) for one in people]
    by_email: dict[str, list[Option]] = {}
    for one in people:
        for email in one.addresses:
            by_email.setdefault(email, []).append(options[f"p:{one.public_id}"])
    return _Area(options, known, {one.urn: options[f"o:{one.public_id}"] for one in places if one.urn}, by_email)


def _place_hint(urn: int | None, place: str) -> str:
    return ", ".join(part for part in (f"URN {urn}" if urn else "", place) if part)


def _in_area(entry: Entry, area: _Area) -> Recognised | None:
    """Return what an entry means to the area, or None when the register must be asked."""
    if entry.email:
        owners = area.by_email.get(entry.email, [])
        alone = owners[0] if len(owners) == 1 else Option(f"e:{entry.email}", entry.email, ", ".join(one.name for one in owners))
        return Recognised(entry.text, Verdict.CERTAIN, (alone,))
    if "@" in entry.name:
        begun = entry.name.split("@")[0].split()[-1:] or [""]
        owners = [one for email, held in area.by_email.items() for one in held if begun[0] and email.startswith(f"{begun[0].lower()}@")]
        return Recognised(entry.text, Verdict.DOUBTFUL if owners else Verdict.UNKNOWN, tuple(dict.fromkeys(owners))[:MOST])
    if _NUMBERED.search(entry.name):
        return None
    verdict, matches = best_matches(entry.name, area.known)
    if verdict is Verdict.UNKNOWN:
        return None
    return Recognised(entry.text, verdict, tuple(area.options[match.known.key] for match in matches))


def _is_like(typed: str, one: directory.Candidate) -> bool:
    return register.likeness(typed, name=one.name, place=one.place) > _LIKE_ENOUGH


def _option(urn: int, name: str, place: str, area: _Area) -> Option:
    return area.by_urn.get(urn) or Option(f"u:{urn}", name, f"{place} ({_('not on your list')})")


def _near_home(lines: Sequence[directory.Recognised]) -> list[Known]:
    """Return the schools of the authority in which at least half of the pasted names, and three, may lie."""
    schools = register.establishments_by_urn({one.urn for line in lines for one in line.candidates})
    votes = Counter(code for line in lines for code in {schools[one.urn].la_code for one in line.candidates if one.urn in schools})
    best = votes.most_common(1)
    if not best or best[0][1] < max(3, len(lines) / 2):
        return []
    home = register.establishments(register.EstablishmentFilter(la_codes=frozenset({best[0][0]})))
    return [Known.of(str(school.urn), school.name, school.place) for school in home]


def _in_register(entries: Sequence[Entry], area: _Area, viewer: Actor) -> dict[str, Recognised]:
    """Return what the register knows of entries, by their names; a school that answers badly is not offered."""
    texts = {entry.name: entry.text for entry in entries if entry.name}
    found = {}
    lines = directory.recognise_lines("\n".join(texts), viewer=viewer)
    near = _near_home(lines)
    for line in lines:
        verdict, matches = best_matches(line.line, near) if near and not line.is_certain else (Verdict.UNKNOWN, ())
        if verdict is not Verdict.UNKNOWN:
            nearby = tuple(_option(int(match.known.key), match.known.name, match.known.place, area) for match in matches)
            found[line.line] = Recognised(texts.get(line.line, line.line), verdict, nearby)
            continue
        likely = [one for one in line.candidates if line.is_certain or _is_like(line.line, one)]
        options = tuple(_option(one.urn, one.name, one.place, area) for one in likely[:MOST])
        verdict = Verdict.UNKNOWN if not options else Verdict.CERTAIN if line.is_certain else Verdict.DOUBTFUL
        found[line.line] = Recognised(texts.get(line.line, line.line), verdict, options)
    return found
