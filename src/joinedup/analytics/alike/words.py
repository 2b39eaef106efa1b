"""Likeness of purposes by folded words, and of circles of partners by who is in both.

Words are folded (case, accents), stripped of what every partnership says (school, pupil, together...) and cut to a stem of our own that
puts reads/reading/read together. With df(w) the number of known texts that hold the stem w out of N, a stem weighs

    weight(w) = log(1 + N / max(1, df(w)))

so that rare words tell more. The likeness of two texts a, b is the weight of the stems in both over that of the shorter text,

    s = sum(weight(w) for w in a & b) / min(weight(a), weight(b))

and counts from two shared stems and s >= 1/3 on. Partners count from two in common and half of the proposed ones on.
"""

import math
import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

__all__ = ["Described", "Likeness", "likeness", "stems"]

_SAID_BY_ALL = frozenset(
    """about across after all also and any area are around because been before best better between both can child children could each
    every everybody everyone for from get give good group have help how into its joined know learn learner like local make more most
    new one organisation other our out over own partner partnership people pupil project school share some start student support
    take team than that the their them these they this through together town until use want well what when where which who why will
    with without work would year you young your""".split()  # noqa: SIM905 - a list of ninety quoted words reads worse
)
_ENDINGS = ("ings", "ing", "ies", "ed", "es", "s")
_LEAST = 1 / 3


@dataclass(frozen=True, slots=True)
class Described:
    """Something with a purpose and partners: its key, the stems of its words, what it is about, who takes part."""

    key: str
    stems: frozenset[str]
    topics: frozenset[str] = frozenset()
    partners: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two things have in common: stems, topics, partners; `strength` only orders what is shown."""

    key: str
    stems: frozenset[str]
    topics: frozenset[str]
    partners: frozenset[int]
    strength: float


def stems(text: str) -> frozenset[str]:
    """Return the stems of the words that tell something.

    >>> sorted(stems("Reading partners: our pupils read with the port's engineers"))
    ['engineer', 'port', 'read']
    """
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    words = {_stem(word) for word in re.findall(r"[a-z]{3,}", plain.replace("'s", ""))}
    return frozenset(word for word in words if len(word) > 2) - _TELLING_NOTHING


def likeness(proposed: Described, known: Sequence[Described]) -> list[Likeness]:
    """Return the known things that are like the proposed one, with what they share, the likest first.

    >>> port = Described("port", stems("Visits to the port for every pupil"), partners=frozenset({1, 2, 3}))
    >>> [row.key for row in likeness(Described("new", stems("Port visits in Year 9")), [port, Described("x", stems("Phonics"))])]
    ['port']
    >>> [sorted(row.partners) for row in likeness(Described("new", stems("Maths"), partners=frozenset({2, 3, 9})), [port])]
    [[2, 3]]
    """
    weights = _weights(proposed, known)
    found = [row for one in known if (row := _compare(proposed, one, weights)) is not None]
    return sorted(found, key=lambda row: (-row.strength, row.key))


def _compare(proposed: Described, one: Described, weights: Mapping[str, float]) -> Likeness | None:
    shared = proposed.stems & one.stems
    least = min(_weight(proposed.stems, weights), _weight(one.stems, weights))
    said = _weight(shared, weights) / least if least and len(shared) > 1 else 0.0
    partners = proposed.partners & one.partners
    together = len(partners) / len(proposed.partners) if len(partners) > 1 else 0.0
    topics = proposed.topics & one.topics
    if said < _LEAST and together < 0.5 and not (topics and (partners or shared)):
        return None
    strength = said + together + 0.3 * len(topics)
    return Likeness(
        one.key, shared if said >= _LEAST or topics else frozenset(), topics, partners if together >= 0.5 else frozenset(), strength
    )


def _weights(proposed: Described, known: Sequence[Described]) -> dict[str, float]:
    counted = dict.fromkeys(proposed.stems, 0)
    for text in known:
        for stem in text.stems:
            counted[stem] = counted.get(stem, 0) + 1
    return {stem: math.log(1 + len(known) / max(1, count)) for stem, count in counted.items()}


def _weight(words: Collection[str], weights: Mapping[str, float]) -> float:
    return sum(weights[word] for word in words)


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)] + ("y" if ending == "ies" else "")
    return word


_TELLING_NOTHING = _SAID_BY_ALL | frozenset(_stem(word) for word in _SAID_BY_ALL)
