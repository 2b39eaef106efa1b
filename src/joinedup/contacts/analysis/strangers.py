"""Guess who reads an address that nobody has placed yet: in which school they work, what they do, what they are called."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from joinedup.contacts import queries
from joinedup.contacts.analysis.clues import Clue, name_from, role_in
from joinedup.contacts.analysis.matching import PLAIN, Known, Verdict, best_matches, words_of
from joinedup.contacts.models import SavedList
from joinedup.core.actors import Actor
from joinedup.core.refusals import require_found
from joinedup.directory.choices import RoleKind

_OPEN_TO_ALL = frozenset(["gmail", "googlemail", "outlook", "hotmail", "btinternet", "yahoo", "icloud", "live", "sky", "aol"])
_ENOUGH, _MARGIN = 0.5, 0.2


@dataclass(frozen=True, slots=True)
class Stranger:
    """An address with what is guessed of it; sure when school, role and name were all found."""

    email: str
    name: str
    place: str
    role: str
    is_shared: bool
    is_sure: bool


@dataclass(frozen=True, slots=True)
class _Places:
    """The schools and partners of an area, ready to be compared."""

    known: Sequence[Known]
    facts: Sequence[queries.PlaceFacts]

    def named(self, words: str) -> str:
        """Return the place that these words mean for certain, or ""."""
        verdict, matches = best_matches(words, self.known)
        return matches[0].known.key if verdict is Verdict.CERTAIN else ""

    def of_domain(self, domain: str) -> str:
        """Return the place to which a domain belongs: by its web address, else by its telling words."""
        same = [fact.public_id for fact in self.facts if domain in re.sub(r"^(https?://)?(www\.)?", "", fact.website.casefold())]
        if len(same) == 1:
            return same[0]
        if set(domain.split(".")) & _OPEN_TO_ALL:
            return ""
        letters = re.sub("[^a-z0-9]", "", domain)
        scored = sorted(((_share(one, letters), one.key) for one in self.known), reverse=True)
        clear = len(scored) == 1 or (len(scored) > 1 and scored[0][0] - scored[1][0] >= _MARGIN)
        return scored[0][1] if clear and scored[0][0] >= _ENOUGH else ""


def strangers_of(saved: SavedList, viewer: Actor) -> list[Stranger]:
    """Return the addresses of a list that are nobody's yet, with guesses; what is doubtful comes first."""
    area_id = require_found(viewer.area_id if queries.may_list(viewer) else None)
    facts = queries.facts_of_places(area_id)
    places = _Places([Known.of(one.public_id, one.name, one.town) for one in facts], facts)
    heads = {one.public_id: one.head_name for one in facts}
    kept = saved.wanted.get("clues", {})
    found = []
    for email in queries.Wanted.of(saved.wanted).addresses:
        name, role, *beside = kept.get(email) or ["", role_in(email.partition("@")[0])]
        found.append(_guess(Clue(email, name, role, tuple(beside)), places, heads))
    order = {one.public_id: number for number, one in enumerate(facts)}
    return sorted(found, key=lambda one: (one.is_sure, order.get(one.place, -1)))


def _guess(clue: Clue, places: _Places, heads: dict[str, str]) -> Stranger:
    meant = {words: places.named(words) for words in clue.beside}
    place = next((key for key in meant.values() if key), "") or places.of_domain(clue.email.partition("@")[2])
    name = clue.name if not (clue.name and places.named(clue.name)) else ""
    name = name or next((words for words, key in meant.items() if not key and _is_like_a_name(words)), "")
    local = clue.email.partition("@")[0]
    # A mailbox of a role whose reader nobody names is called by the role until the school says more.
    word = _("Office") if clue.is_shared else str(RoleKind(role_in(local)).label).split(" or ")[0] if role_in(local) else ""
    known = name or name_from(local) or (heads.get(place, "") if clue.role == RoleKind.HEAD else "") or word
    return Stranger(clue.email, known, place, clue.role or str(RoleKind.CONTACT), clue.is_shared, bool(known and place and clue.role))


def _is_like_a_name(words: str) -> bool:
    parts = words.split()
    return 1 < len(parts) < 5 and all(part[0].isupper() for part in parts) and not any(letter.isdigit() for letter in words)


def _share(one: Known, letters: str) -> float:
    """Return how much of a name's telling words stands in a domain; plain words (infant, junior) only tell namesakes apart."""
    telling = [word for word in one.words if word not in PLAIN and len(word) > 2] or list(words_of(one.name))
    plain = [word for word in one.words if word not in telling and len(word) > 2]
    share = sum(len(word) for word in telling if word in letters) / max(1, sum(len(word) for word in telling))
    return share + 0.25 * sum(word in letters for word in plain) / max(1, len(plain)) if share else 0.0
