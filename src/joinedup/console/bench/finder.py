"""Find schools by what people remember: 300 drawn queries, clean and with one letter wrong."""

import os
import random
import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HELP = "find schools by drawn queries, clean and with a letter wrong"
FILES = ("open_establishments_20250524.csv.gz", "state_funded_contacts_20250524_8las.csv")
N_QUERIES, SEED = 300, 2025
_SHORT = {"primary": "prim", "church of england": "cofe", "saint": "st", "community": "comm", "roman catholic": "rc", "junior": "jnr"}
_SAID_BY_ALL = frozenset(
    {"school", "primary", "academy", "college", "the", "of", "and", "a", "ce", "cofe", "church", "england", "catholic"}
    | {"voluntary", "aided", "controlled", "c", "e", "va", "vc", "rc", "roman"}
)


@dataclass(frozen=True, slots=True)
class School:
    """What is known of a school outside the finder."""

    urn: int
    name: str
    town: str
    la: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """A query and the school that it is meant for."""

    urn: int
    query: str


def run(as_json: bool) -> dict[str, Any]:
    """Measure on the empty database that the environment names."""
    from joinedup.register import queries

    _load()
    schools = _schools()
    clean = draw(schools, random.Random(SEED))
    wrong = [Drawn(drawn.urn, one_letter_wrong(drawn.query, random.Random(SEED + n))) for n, drawn in enumerate(clean)]
    queries.find("warm up")
    times: list[float] = []
    clean_share, wrong_share = (_share_found(some, times, as_json) for some in (clean, wrong))
    page = _page_times([drawn.query for drawn in (*clean, *wrong)][::4])
    figures = {
        "queries": len(clean),
        "clean": clean_share,
        "one_letter_wrong": wrong_share,
        "p50_ms": round(statistics.median(times), 1),
        "p95_ms": _p95(times),
        "page_p95_ms": _p95(page),
        "st_josephs_brad": _st_josephs(),
    }
    if not as_json:
        print(f"In the first ten: {clean_share:.3f} of clean queries, {wrong_share:.3f} of those with a letter wrong.")
    return figures


def _load() -> None:
    from joinedup.core.actors import SYSTEM
    from joinedup.register import services

    folder = Path(os.environ.get("JOINEDUP_DATA", "../shared/data")) / "gias"
    for name in FILES:
        with (folder / name).open("rb") as source:
            services.import_file(services.Wanted(source, name), by=SYSTEM)


def _schools() -> list[School]:
    from joinedup.register.models import Establishment

    rows = Establishment.objects.exclude(la_name="").order_by("urn").values_list("urn", "name", "town", "la_name")
    return [School(*row) for row in rows]


def draw(schools: Sequence[School], rng: random.Random) -> list[Drawn]:
    """Draw queries that name enough of a school and of its place to tell it from all but a few others."""
    words = {school.urn: frozenset(_plain_words(f"{school.name} {school.town} {school.la}")) for school in schools}
    drawn: list[Drawn] = []
    while len(drawn) < N_QUERIES:
        school = rng.choice(schools)
        query = _query(school, rng)
        if sum(1 for held in words.values() if _tells(query, held)) <= 5:
            drawn.append(Drawn(school.urn, query))
    return drawn


def _plain_words(text: str) -> list[str]:
    kept = "".join(letter if letter.isalnum() or letter == " " else "" if letter in "'\u2019" else " " for letter in text.lower())
    return kept.split()


def _tells(query: str, held: Iterable[str]) -> bool:
    """Say whether a school's words answer a query, judged without the finder: each word of the query begins one of them."""
    asked = [word for word in query.split() if word not in _SAID_BY_ALL and word not in _SHORT.values()]
    return all(any(word.startswith(part) for word in held) for part in asked)


def _query(school: School, rng: random.Random) -> str:
    name = _plain_words(school.name)
    telling = [word for word in name if word not in _SAID_BY_ALL] or name
    place = _plain_words(school.town if school.town and rng.random() < 0.5 else school.la)
    said: Callable[[], list[str]] = rng.choice(
        [
            lambda: name + place,
            lambda: telling + place,
            lambda: telling[:2] + place,
            lambda: [*telling[:3], place[0][:5]],
            lambda: [word[: max(4, len(word) - 2)] for word in telling[:3]] + place[:1],
            lambda: _shortened(name) + place,
            lambda: place + telling[:3],
        ]
    )
    return " ".join(said())


def _shortened(name: list[str]) -> list[str]:
    text = " ".join(name)
    for long, short in _SHORT.items():
        text = text.replace(long, short)
    return text.split()


def one_letter_wrong(query: str, rng: random.Random) -> str:
    """Lose, swap or replace one letter of a word of at least four letters."""
    words = query.split()
    places = [place for place, word in enumerate(words) if len(word) >= 4]
    if not places:
        return query
    place = rng.choice(places)
    word = words[place]
    at = rng.randrange(len(word) - 1)
    words[place] = rng.choice(
        [
            word[:at] + word[at + 1 :],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            word[:at] + rng.choice("abcdefghijklmnopqrstuvwxyz") + word[at + 1 :],
        ]
    )
    return " ".join(words)


def _share_found(some: Sequence[Drawn], times: list[float], as_json: bool) -> float:
    from joinedup.register import queries

    n_found = 0
    for drawn in some:
        started = time.perf_counter()
        found = queries.find(drawn.query)
        times.append((time.perf_counter() - started) * 1000)
        if drawn.urn in [one.urn for one in found]:
            n_found += 1
        elif not as_json:
            print(f"not found: {drawn.query!r} ({drawn.urn})")
    return round(n_found / len(some), 3)


def _page_times(asked: Sequence[str]) -> list[float]:
    from django.test import Client
    from django.urls import reverse

    from joinedup.accounts.models import User

    client = Client(SERVER_NAME="localhost")
    client.force_login(User.objects.create_user("bench@example.org", name="Bench"))
    times = []
    for query in asked:
        started = time.perf_counter()
        client.get(reverse("register:find"), {"q": query})
        times.append((time.perf_counter() - started) * 1000)
    return times[5:]


def _p95(times: Sequence[float]) -> float:
    return round(sorted(times)[int(0.95 * len(times))], 1)


def _st_josephs() -> bool:
    from joinedup.register import queries

    found = queries.find("st josephs brad")[:4]
    return len(found) == 4 and all("Joseph" in one.name for one in found) and {143032, 147924, 148101, 148520} == {one.urn for one in found}
