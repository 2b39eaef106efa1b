"""Compare what was typed with names that are known: shortened words, forgotten apostrophes, a letter wrong."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from enum import Enum
from functools import lru_cache

# Words that nearly every school carries: meeting them says little, so they weigh little.
_PLAIN_TEXT = (
    "primary secondary infant infants junior juniors nursery academy catholic roman rc ce high college community church england st saint "
    "special free grammar sixth form first middle all foundation voluntary controlled aided cofe trust"
)
PLAIN = frozenset(_PLAIN_TEXT.split())
_NOISE = frozenset(["school", "the", "and", "of", "at", "for", "a", "mr", "mrs", "ms", "miss", "dr", "rev", "sch"])
_SAME = {"saint": "st", "saints": "st", "cofe": "ce", "rc": "catholic", "infants": "infant", "juniors": "junior", "acad": "academy"}
_C_OF_E = re.compile(r"\bc\s*(?:of|/)\s*e\b|\bchurch of england\b|\bcoe\b")
_PLAIN_WEIGHT, _PLACE_WORTH = 0.35, 0.8
_LIKELY, _CERTAIN, _MARGIN = 0.62, 0.8, 0.07
MOST = 6


@dataclass(frozen=True, slots=True)
class Known:
    """A name that an entry may mean; `place` are words that help to tell it from others."""

    key: str
    name: str
    place: str = ""
    words: tuple[str, ...] = field(default=())
    place_words: frozenset[str] = field(default=frozenset())

    @classmethod
    def of(cls, key: str, name: str, place: str = "") -> "Known":
        """Return a known name with its words folded once."""
        return cls(key, name, place, words_of(name), frozenset(words_of(place)))


@dataclass(frozen=True, slots=True)
class Match:
    """A known name with how well it answers; 1 is the name itself."""

    known: Known
    score: float


class Verdict(Enum):
    """How sure the answer is."""

    CERTAIN = "certain"
    DOUBTFUL = "doubtful"
    UNKNOWN = "unknown"


@lru_cache(maxsize=4096)
def words_of(name: str) -> tuple[str, ...]:
    """Return the words of a name as they are compared.

    >>> words_of("St. Joseph's C of E Primary School")
    ('st', 'josephs', 'ce', 'primary')
    """
    folded = _C_OF_E.sub(" ce ", re.sub("['’‘`.]", "", name.casefold()))  # noqa: RUF001
    return tuple(_SAME.get(word, word) for word in re.findall(r"[^\W_]+", folded) if word not in _NOISE)


def best_matches(typed: str, known: Iterable[Known]) -> tuple[Verdict, Sequence[Match]]:
    """Return the names that an entry may mean, best first, at most six, and whether the first is meant for certain."""
    words = words_of(typed)
    telling = [word for word in words if word not in PLAIN]
    if not telling:
        return Verdict.UNKNOWN, ()
    scored = ((_score(words, one), one) for one in known)
    found = sorted((Match(one, score) for score, one in scored if score >= _LIKELY), key=lambda match: (-match.score, match.known.name))
    if not found:
        return Verdict.UNKNOWN, ()
    rival = found[1].score if len(found) > 1 else 0.0
    clear = found[0].score >= _CERTAIN and found[0].score - rival >= _MARGIN
    return (Verdict.CERTAIN if clear else Verdict.DOUBTFUL), found[:MOST]


def _score(typed: Sequence[str], one: Known) -> float:
    """Return how many of the typed words the name meets, less a little for telling words of the name that nobody typed."""
    free, met, total, met_telling = list(one.words), 0.0, 0.0, False
    for word in typed:
        weight = _PLAIN_WEIGHT if word in PLAIN else 1.0
        total += weight
        best, place = max(((_likeness(word, other), place) for place, other in enumerate(free)), default=(0.0, -1))
        if best < _PLACE_WORTH and word in one.place_words:
            met += weight * _PLACE_WORTH
        elif best:
            met += weight * best
            met_telling = met_telling or free[place] not in PLAIN
            del free[place]
    if not met_telling:
        return 0.0
    left = sum(_PLAIN_WEIGHT if word in PLAIN else 1.0 for word in free)
    whole = sum(_PLAIN_WEIGHT if word in PLAIN else 1.0 for word in one.words)
    return met / total - 0.12 * left / whole


@lru_cache(maxsize=65536)
def _likeness(typed: str, word: str) -> float:
    """Return how well a typed word fits a word of a name: the same, its beginning, a plural, one letter wrong."""
    if typed == word:
        return 1.0
    if word.startswith(typed):
        return 0.95 if len(typed) > 2 else 0.7
    if typed == f"{word}s":
        return 0.95
    if len(typed) < 5 or abs(len(typed) - len(word)) > 2 or typed[0] != word[0]:
        return 0.0
    ratio = SequenceMatcher(None, typed, word, autojunk=False).ratio()
    return 0.85 if ratio >= 0.8 else 0.0
