"""The words that schools are found by, and what a typed word may have meant: the same, the beginning, one letter off, alike."""

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from string import ascii_lowercase
from sys import intern

from django.db.models import QuerySet

from joinedup.register.models import Establishment, ImportReport, Token
from joinedup.register.queries.folding import PLAIN, fold
from joinedup.register.queries.ranking import Candidate, place_words

EXACT, ONE_OFF, ONE_OFF_SHORT, ONE_OFF_BEGINNING = 1.0, 0.72, 0.6, 0.5
_MOST_BEGINNINGS = 400
_LEAST_ALIKE = 0.45


@dataclass(slots=True)
class Vocabulary:
    """Every folded word of names, towns and authorities, with the schools that carry it in name or town; and those schools."""

    schools: Mapping[str, Sequence[int]]  # word -> URNs
    la_words: Mapping[str, tuple[str, ...]]
    candidates: Mapping[int, Candidate] = field(default_factory=dict)  # by URN
    ordered: list[str] = field(init=False)
    las_by_word: dict[str, set[str]] = field(init=False)
    by_la: dict[str, list[int]] = field(init=False)  # URNs
    _all: frozenset[str] = field(init=False)
    _by_gram: dict[str, list[str]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.las_by_word = defaultdict(set)
        for code, words in self.la_words.items():
            for word in words:
                self.las_by_word[word].add(code)
        self.by_la = defaultdict(list)
        for urn, one in self.candidates.items():
            self.by_la[one.la_code].append(urn)
        self._all = frozenset({*self.schools, *PLAIN, *self.las_by_word})
        self.ordered = sorted(self._all)

    def readings(self, typed: str) -> dict[str, float]:
        """Return the words that a typed one is or begins, with how well (1 is the same word)."""
        found = {word: 0.8 + 0.15 * len(typed) / len(word) for word in self._beginning_with(typed)} if len(typed) > 1 else {}
        if typed in self._all:
            found[typed] = EXACT
        return found

    def misspellings(self, typed: str) -> dict[str, float]:
        """Return the words that are one lost, added, swapped or replaced letter away, and what such words begin."""
        if len(typed) < 3:
            return {}
        near = _one_off(typed)
        quality = ONE_OFF if len(typed) > 3 else ONE_OFF_SHORT
        found = dict.fromkeys(near & self._all, quality)
        if len(typed) > 3 and typed not in self._all:
            for beginning in near:
                if len(beginning) > 3:
                    for word in self._beginning_with(beginning, most=20):
                        found.setdefault(word, ONE_OFF_BEGINNING)
        return found

    def alike(self, typed: str) -> dict[str, float]:
        """Return the words that share many pairs of letters with a typed one."""
        grams = _grams(typed)
        shared: dict[str, int] = defaultdict(int)
        for gram in grams:
            for word in self._words_with(gram):
                shared[word] += 1
        scores = {word: 2 * n / (len(grams) + len(_grams(word))) for word, n in shared.items() if n > 1}
        return {word: 0.5 * score for word, score in scores.items() if score >= _LEAST_ALIKE}

    def _beginning_with(self, beginning: str, most: int = _MOST_BEGINNINGS) -> Iterable[str]:
        start = bisect_left(self.ordered, beginning)
        for word in self.ordered[start : start + most]:
            if not word.startswith(beginning):
                return
            yield word

    def _words_with(self, gram: str) -> list[str]:
        if not self._by_gram:
            by_gram: dict[str, list[str]] = defaultdict(list)
            for word in self.ordered:
                for part in _grams(word):
                    by_gram[part].append(word)
            self._by_gram = by_gram
        return self._by_gram.get(gram, [])


def _grams(word: str) -> set[str]:
    marked = f"^{word}$"
    return {marked[place : place + 2] for place in range(len(marked) - 1)}


def _one_off(word: str) -> set[str]:
    """Return every spelling that is one letter lost, two neighbours swapped, one letter replaced or added away."""
    cuts = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    lost = {left + right[1:] for left, right in cuts if right}
    swapped = {left + right[1] + right[0] + right[2:] for left, right in cuts if len(right) > 1}
    replaced = {left + letter + right[1:] for left, right in cuts if right for letter in ascii_lowercase}
    added = {left + letter + right for left, right in cuts for letter in ascii_lowercase}
    return (lost | swapped | replaced | added) - {word}


_Stamp = tuple[object, ...]
_kept: tuple[_Stamp, Vocabulary] | None = None


def vocabulary() -> Vocabulary:
    """Return the vocabulary of the register as it is now; each process keeps the one it read until an import changes it."""
    global _kept  # noqa: PLW0603 - one per process, replaced as a whole
    stamp = _stamp()
    if _kept is None or _kept[0] != stamp:
        _kept = (stamp, _read())
    return _kept[1]


def _stamp() -> _Stamp:
    """Return what changes with every import: the newest report, and whether it is finished."""
    return ImportReport.objects.order_by("-id").values_list("public_id", "finished_at").first() or ()


def _read() -> Vocabulary:
    schools: dict[str, array[int]] = defaultdict(lambda: array("l"))
    for word, urn in Token.objects.order_by().values_list("word", "urn").iterator(chunk_size=20_000):
        schools[word].append(urn)
    candidates = {one.urn: one for one in read_candidates(Establishment.objects.order_by())}
    la_words: dict[str, tuple[str, ...]] = {}
    for code, name in sorted({(one.la_code, one.la_name) for one in candidates.values() if one.la_name}):
        la_words[code] = tuple(dict.fromkeys((*la_words.get(code, ()), *fold(name))))
    return Vocabulary(dict(schools), la_words, candidates)


def read_candidates(rows: QuerySet[Establishment]) -> Iterable[Candidate]:
    """Read what the finder knows of schools; words and authorities that many share are held once."""
    fields = ("urn", "name", "folded", "town", "la_code", "la_name", "is_open", "as_of")
    for urn, name, folded, town, la_code, la_name, is_open, as_of in rows.values_list(*fields):
        words = tuple(intern(word) for word in folded.split())
        yield Candidate(urn, name, words, intern(town), place_words(town), intern(la_code), intern(la_name), is_open, str(as_of))
