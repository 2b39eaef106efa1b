"""Find a school by whatever somebody remembers of it: parts of the name, the place, a postcode, a number, with a letter wrong."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from django.db.models import Q

from joinedup.core.actors import Actor
from joinedup.core.registry import Point
from joinedup.register import choices
from joinedup.register.models import Establishment
from joinedup.register.queries.folding import PLAIN, fold, postcode_key
from joinedup.register.queries.ranking import Candidate, Meaning, meaning, score
from joinedup.register.queries.vocabulary import Vocabulary, read_candidates, vocabulary

MOST_TYPED = 100
_MOST_WORDS = 8
_MOST_POSTINGS = 4_000
_MOST_BY_WORDS, _MOST_OF_A_PLACE = 200, 800
_LONG, _FORGOTTEN = timedelta(days=300), 0.03
_POSTCODE = re.compile(r"\b([A-Z]{1,2}\d[A-Z\d]?)\s*(\d[A-Z]{2})\b", re.IGNORECASE)
_OUTWARD = re.compile(r"[A-Z]{1,2}\d[A-Z\d]?(\s*\d[A-Z]?)?", re.IGNORECASE)
_DFE = re.compile(r"(\d{3})\s*[/ -]?\s*(\d{4})")
_URN = re.compile(r"\d{5,7}")


@dataclass(frozen=True, slots=True)
class Found:
    """One answer of the finder; `score` orders answers of several finders (higher first, 1 is all that was asked)."""

    name: str
    place: str
    urn: int | None = None
    kind: str = choices.FoundKind.SCHOOL
    url: str = ""
    is_open: bool = True
    score: float = 0.0
    key: str = ""

    @property
    def value(self) -> str:
        """Return what stands for it in a form: the key its room gave it, else the URN."""
        return self.key or str(self.urn or "")

    @property
    def label(self) -> str:
        """Return how people know it: name, URN, place."""
        return ", ".join(part for part in (self.name, f"URN {self.urn}" if self.urn else "", self.place) if part)


Finder = Callable[[str, int, Actor | None], Sequence[Found]]
"""(query, limit, viewer) -> what else the viewer may find: trusts, partners."""
finders: Point[Finder] = Point("register.finders")
school_pages: Point[Callable[[int], str]] = Point("register.school_pages")
"""URN -> address of the school's page."""


def find(query: str, *, limit: int = 10, viewer: Actor | None = None) -> list[Found]:
    """Return the schools, and what other rooms add for this viewer, that answer a query best."""
    typed = " ".join(query[:MOST_TYPED].split())
    if not typed:
        return []
    found = find_schools(typed, limit=limit)
    others = [one for finder in finders for one in finder(typed, limit, viewer)]
    return sorted([*found, *others], key=lambda one: -one.score)[:limit] if others else found


def find_schools(query: str, *, limit: int = 10) -> list[Found]:
    """Return the schools of the register that answer a query best."""
    by_number = _by_number(query)
    if by_number:
        return _as_found([(1.0, 0, candidate) for candidate in by_number[:limit]])
    postcode = _POSTCODE.search(query)
    rest = _POSTCODE.sub(" ", query) if postcode else query
    words = list(dict.fromkeys(fold(rest)))[:_MOST_WORDS]
    near = _rows(Q(postcode_key=postcode_key(postcode[0]))) if postcode else []
    if not words and not near:
        return []
    search = _Search(words, vocabulary())
    return _as_found((search.ranked(near, search.meanings(misspelt=True)) if near else search.by_words(limit))[:limit])


def _by_number(query: str) -> list[Candidate]:
    """Answer a query that is nothing but a URN, a DfE number or a postcode."""
    if _URN.fullmatch(query):
        found = _rows(Q(pk=int(query)))
        if found:
            return found
    if dfe := _DFE.fullmatch(query):
        found = _rows(Q(la_code=dfe[1], number=int(dfe[2])))
        if found:
            return sorted(found, key=lambda one: not one.is_open)
    if query.isascii() and query.isdigit() and 3 <= len(query) < 6:
        scale = 10 ** (6 - len(query))
        return sorted(_rows(Q(pk__gte=int(query) * scale, pk__lt=(int(query) + 1) * scale), most=50), key=lambda one: not one.is_open)
    if _OUTWARD.fullmatch(query) and any(letter.isdigit() for letter in query):
        found = _rows(Q(postcode_key__startswith=postcode_key(query)), most=200)
        return sorted(found, key=lambda one: (not one.is_open, one.name))
    return []


Ranked = tuple[float, int, Candidate]
"""How well a school answers, how many telling words it lacks, the school."""


class _Search:
    """One search by words: first as they are typed, then, if too few schools answer, as they may be misspelt."""

    def __init__(self, words: Sequence[str], known: Vocabulary) -> None:
        self._words, self._known = words, known

    def by_words(self, limit: int) -> list[Ranked]:
        """Return the schools that answer, best first."""
        meanings = self.meanings(misspelt=False)
        if all(one.readings for one in meanings):
            ranked = self.ranked(self._candidates(meanings), meanings)
            if sum(1 for _, unmatched, _ in ranked[: limit * 2] if not unmatched) >= limit:
                return ranked
        meanings = self.meanings(misspelt=True)
        return self.ranked(self._candidates(meanings), meanings)

    def meanings(self, *, misspelt: bool) -> list[Meaning]:
        """Return what each typed word may mean."""
        return _meanings(self._words, self._known, misspelt=misspelt)

    def ranked(self, found: Sequence[Candidate], meanings: Sequence[Meaning]) -> list[Ranked]:
        """Score and sort; a school that no file has named for long may have closed or become another one."""
        newest = max((one.as_of for one in found), default="2000-01-01")
        forgotten = (date.fromisoformat(newest) - _LONG).isoformat()
        la_words = self._known.la_words if meanings else {}
        ranked = []
        for one in found:
            value, unmatched = score(one, meanings, la_words)
            value -= _FORGOTTEN * (one.as_of < forgotten)
            if value > 0 or not self._words:
                ranked.append((value, unmatched, one))
        ranked.sort(key=lambda row: (-row[0], len(row[2].words), len(row[2].name), row[2].name, row[2].urn))
        return ranked

    def _candidates(self, meanings: Sequence[Meaning]) -> list[Candidate]:
        """Return the schools worth ranking: those that carry a telling word, else those of the place, else any with the plain words."""
        telling = [one for one in meanings if not one.is_plain]
        if not telling:
            return _with_plain_words(meanings)
        urns = self._urns_by_words(telling)
        chosen = urns[:_MOST_BY_WORDS]
        if urns[_MOST_BY_WORDS:] and (likely := _likely_places(telling, self._known)):
            chosen += [urn for urn in urns[_MOST_BY_WORDS:] if self._known.candidates[urn].la_code in likely]
        of_places = (urn for code in sorted(_places(telling, self._known)) for urn in self._known.by_la[code])
        chosen += islice(of_places, _MOST_OF_A_PLACE)
        return [self._known.candidates[urn] for urn in dict.fromkeys(chosen)]

    def _urns_by_words(self, telling: Sequence[Meaning]) -> list[int]:
        """Return the schools that carry the telling words, those that carry most of them first."""
        chosen: dict[str, list[tuple[int, float]]] = {}
        for place, one in enumerate(telling):
            room = _MOST_POSTINGS
            for word, quality in sorted(one.readings.items(), key=lambda reading: -reading[1]):
                n_schools = len(self._known.schools.get(word, ()))
                if n_schools and room > 0:
                    room -= n_schools
                    chosen.setdefault(word, []).append((place, quality))
        best: dict[int, dict[int, float]] = {}
        for word, meant in chosen.items():
            for urn in self._known.schools[word]:
                scores = best.setdefault(urn, {})
                for place, quality in meant:
                    if quality > scores.get(place, 0.0):
                        scores[place] = quality
        return sorted(best, key=lambda urn: -sum(best[urn].values()))


def _with_plain_words(meanings: Sequence[Meaning]) -> list[Candidate]:
    plain = [max(one.readings, key=one.readings.__getitem__) for one in meanings if one.readings]
    wanted = Q(is_open=True)
    for word in plain:
        wanted &= Q(folded__contains=word)
    return _rows(wanted, most=_MOST_OF_A_PLACE) if plain else []


def _meanings(words: Iterable[str], known: Vocabulary, *, misspelt: bool) -> list[Meaning]:
    meanings = []
    for word in words:
        readings = known.readings(word)
        if misspelt:
            readings = {**known.misspellings(word), **readings}
            if not readings and len(word) > 3:
                readings = known.alike(word)
        meanings.append(meaning(word, readings))
    return meanings


def _likely_places(telling: Sequence[Meaning], known: Vocabulary) -> set[str]:
    """Return the authorities that most of the telling words may name."""
    votes = Counter(code for one in telling for code in {code for word in one.readings for code in known.las_by_word.get(word, ())})
    most = max(votes.values(), default=0)
    return {code for code, n in votes.items() if n == most}


def _places(telling: Sequence[Meaning], known: Vocabulary) -> set[str]:
    """Return the authorities meant, when every telling word may be (part of) an authority's name."""
    meant: set[str] | None = None
    for one in telling:
        codes = {code for word in one.readings for code in known.las_by_word.get(word, ())}
        meant = codes if meant is None else meant & codes
    return meant if meant and len(meant) <= 5 else set()


def _rows(wanted: Q, *, most: int | None = None) -> list[Candidate]:
    rows = Establishment.objects.filter(wanted)
    return list(read_candidates(rows[:most] if most else rows))


def _as_found(ranked: Iterable[Ranked]) -> list[Found]:
    page = next(iter(school_pages), None)
    return [
        Found(
            name=one.name,
            place=one.town or one.la_name,
            urn=one.urn,
            url=page(one.urn) if page else "",
            is_open=one.is_open,
            score=value,
        )
        for value, _, one in ranked
    ]


def likeness(query: str, *, name: str, place: str = "") -> float:
    """Return how well a name and a place answer a query, on the finder's scale; 0 when no word of the query is met."""
    words = [word for word in dict.fromkeys(fold(query[:MOST_TYPED]))][:_MOST_WORDS]
    own = (*fold(name), *fold(place))
    known = Vocabulary({word: (0,) for word in own if word not in PLAIN}, {})
    candidate = Candidate(0, name, fold(name), place, fold(place), "", "", True, "2000-01-01")
    return score(candidate, _meanings(words, known, misspelt=True), {})[0]
