"""Order candidates: all words of the query met, the name's beginning, open before closed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from joinedup.register.queries.folding import PLAIN, fold

_PLAIN_WEIGHT = 0.35
_UNMATCHED, _CLOSED = 0.25, 0.04
_BEGINNING, _WHOLE = 0.03, 0.06


@dataclass(frozen=True, slots=True)
class Meaning:
    """A typed word and the words that it may mean, with how well each fits (1 is the same word).

    It is plain when it can only mean a word that nearly every school carries; `weight` is how much meeting it counts.
    """

    typed: str
    readings: Mapping[str, float]
    is_plain: bool
    weight: float


def meaning(typed: str, readings: Mapping[str, float]) -> Meaning:
    """Return what a typed word may mean, weighed."""
    is_plain = typed in PLAIN or (bool(readings) and all(word in PLAIN for word in readings))
    return Meaning(typed, readings, is_plain, _PLAIN_WEIGHT if is_plain or len(typed) == 1 else 1.0)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A school that may be the one; `words` are those of its name, folded, `place` those of its town."""

    urn: int
    name: str
    words: tuple[str, ...]
    town: str
    place: tuple[str, ...]
    la_code: str
    la_name: str
    is_open: bool
    as_of: str


def score(candidate: Candidate, meanings: Sequence[Meaning], la_words: Mapping[str, tuple[str, ...]]) -> tuple[float, int]:
    """Return how well a candidate answers (1 and a little more when every word is met exactly) and how many telling words it lacks."""
    name = candidate.words
    place = (*candidate.place, *(la_words.get(candidate.la_code) or ()))
    met, total, unmatched, met_in_name = 0.0, 0.0, 0, set()
    for one in meanings:
        total += one.weight
        best, word = _best(one.readings, name)
        if best:
            met_in_name.add(word)
        if best < 1.0:
            best = max(best, _best(one.readings, place)[0])
        if not best and one.weight == 1.0:
            unmatched += 1
        met += one.weight * best
    if not total or not met:
        return 0.0, unmatched
    value = met / total - _UNMATCHED * unmatched / len(meanings)
    value += _WHOLE * len(met_in_name) / max(1, len(set(name)))
    if name and name[0] in meanings[0].readings:
        value += _BEGINNING
    return max(0.0, value if candidate.is_open else value - _CLOSED), unmatched


@lru_cache(maxsize=20_000)
def place_words(town: str) -> tuple[str, ...]:
    """Return the words of a town, folded; the same towns come again and again."""
    return fold(town)


def _best(readings: Mapping[str, float], words: Sequence[str]) -> tuple[float, str]:
    best, which = 0.0, ""
    for word in words:
        quality = readings.get(word, 0.0)
        if quality > best:
            best, which = quality, word
    return best, which
