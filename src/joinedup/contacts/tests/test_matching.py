"""What a pasted text may mean: nothing is lost, the clear is recognised, the doubtful is asked."""

import csv
import gzip
import os
import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from joinedup.contacts.analysis import Known, Verdict, best_matches, split

REGISTER = Path(os.environ.get("JOINEDUP_DATA", "../shared/data")) / "gias/open_establishments_20250524.csv.gz"
SCHOOLS = [
    Known.of("quay", "Quayfield Primary School", "Brackwater"),
    Known.of("nurs", "Quayfield Nursery School", "Brackwater"),
    Known.of("holy", "Holy Family Catholic Primary School", "Ashgarth"),
    Known.of("jo1", "St Joseph's Catholic Primary School", "Brackwater"),
    Known.of("jo2", "St Joseph's Catholic Primary School", "Ashgarth"),
    Known.of("jane", "Jane Okafor"),
]
PIECES = st.lists(
    st.one_of(
        st.sampled_from(
            ["Holy Fam", "st josephs", "jane@oak.example", '"Okafor, Jane" <jane@oak.example>', "<", '"', "To: ", "- Oak", "1. Elm"]
        ),
        st.text(max_size=12),
    ),
    max_size=8,
)


def asked(typed: str) -> tuple[Verdict, list[str]]:
    verdict, found = best_matches(typed, SCHOOLS)
    return verdict, [match.known.key for match in found]


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("Holy Fam", "holy"),
        ("Quayfield prim", "quay"),
        ("quayfeild primary", "quay"),
        ("QUAYFIELD NURSERY", "nurs"),
        ("Saint Josephs, Ashgarth".replace(",", ""), "jo2"),
        ("Jane Okafor", "jane"),
        ("Mrs Okafor", "jane"),
        ("The Holy Family R.C. Primary Sch.", "holy"),
    ],
)
def test_what_is_clear_is_recognised(typed: str, key: str) -> None:
    verdict, keys = asked(typed)
    assert (verdict, keys[0]) == (Verdict.CERTAIN, key)


def test_what_may_mean_several_is_asked_with_the_best_first() -> None:
    assert asked("St Josephs") == (Verdict.DOUBTFUL, ["jo1", "jo2"])
    assert asked("Quayfield")[0] == Verdict.DOUBTFUL
    assert asked("Quayfield High")[0] == Verdict.DOUBTFUL  # there is no such school: ask


@pytest.mark.parametrize("typed", ["Primary School", "Nowhere", "", "St", "the", "???"])
def test_what_says_nothing_or_is_not_known_stays_unknown(typed: str) -> None:
    assert asked(typed) == (Verdict.UNKNOWN, [])


def test_texts_of_all_kinds_are_cut_into_entries() -> None:
    text = 'To: Jane Okafor <Jane@oak.example>; "Bell, Sue" <sue@elm.example>\r\n1. St Josephs, Holy Fam\tQuayfield prim'
    text += "\n\n- bqu@ash.example,\n,;"
    assert [(entry.name, entry.email) for entry in split(text)] == [
        ("Jane Okafor", "jane@oak.example"),
        ("Sue Bell", "sue@elm.example"),
        ("St Josephs", ""),
        ("Holy Fam", ""),
        ("Quayfield prim", ""),
        ("", "bqu@ash.example"),
    ]
    assert [(entry.name, entry.email) for entry in split("Okafor, Jane <jane@oak.example>; Oak")] == [
        ("Jane Okafor", "jane@oak.example"),
        ("Oak", ""),
    ]


@settings(max_examples=60, deadline=None)
@given(PIECES, st.sampled_from([", ", ";", "\n", "\t", " "]))
def test_no_letter_of_a_text_is_lost_and_every_entry_has_a_verdict(pieces: list[str], separator: str) -> None:
    text = separator.join(pieces)
    entries = split(text)
    assert "".join(letters("".join(entry.text for entry in entries))) == "".join(letters(text))
    for entry in entries:
        verdict, found = best_matches(entry.name, SCHOOLS)
        assert (verdict is Verdict.UNKNOWN) == (not found)
        assert len(found) <= 3


def letters(text: str) -> list[str]:
    return [letter for letter in text if letter.isalnum()]


SHORTENINGS = {
    "without School": lambda name: re.sub(r"\bSchool\b", "", name),
    "prim": lambda name: name.replace("Primary School", "prim").replace("Secondary School", "sec"),
    "no apostrophes": lambda name: re.sub("['’.]", "", name).lower(),  # noqa: RUF001
    "CE and RC": lambda name: name.replace("Church of England", "CE").replace("Catholic", "RC"),
    "first two words": lambda name: " ".join(name.split()[:2]),
    "a letter swapped": lambda name: re.sub(r"\b(\w{2})(\w)(\w)(\w{3,})", r"\1\3\2\4", name, count=1),
    "three letters": lambda name: " ".join(word if len(word) < 4 or place == 0 else word[:3] for place, word in enumerate(name.split())),
}


@pytest.mark.register
@pytest.mark.skipif(not REGISTER.is_file(), reason="JOINEDUP_DATA has no folder gias")
def test_shortened_names_of_a_real_authority_are_recognised_and_hardly_ever_wrongly() -> None:
    with gzip.open(REGISTER, "rt", encoding="utf-8-sig", errors="replace") as source:
        rows = [row for row in csv.DictReader(source) if "Bradford" in row.values()]
    known = [Known.of(row["URN"], row["EstablishmentName"], row.get("Town", "")) for row in rows][:150]
    counts: Counter[str] = Counter()
    for one in known[::2]:
        for shorten in SHORTENINGS.values():
            verdict, found = best_matches(shorten(one.name), known)
            right = any(match.known.key == one.key for match in found)
            counts[verdict.value if right or not found else f"{verdict.value} but wrong"] += 1
    n = sum(counts.values())
    assert n > 400
    assert counts["certain but wrong"] <= 0.01 * n
    assert counts["certain"] >= 0.75 * n
    assert counts["unknown"] + counts["doubtful but wrong"] <= 0.05 * n
