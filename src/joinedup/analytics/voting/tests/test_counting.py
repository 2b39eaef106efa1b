"""A decision is counted right: truth tables, and a restatement by brute force over everything that hypothesis thinks of."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from joinedup.analytics.voting import Law, Seat, count, weights


def _people(n_for: int, n_against: int, n_none: int = 0, n_away: int = 0, n_out: int = 0, *, chair: bool = False) -> list[Seat]:
    names = iter(f"School {number}" for number in range(100))
    seats = [Seat(next(names), choice="for") for _ in range(n_for)] + [Seat(next(names), choice="against") for _ in range(n_against)]
    seats += [Seat(next(names)) for _ in range(n_none)] + [Seat(next(names), is_there=False) for _ in range(n_away)]
    seats += [Seat(next(names), choice="against", has_interest=True) for _ in range(n_out)]
    return [*seats, Seat(next(names), choice="for", is_chair=True), Seat(next(names), choice="against")] if chair else seats


# votes for, against, none, away, left out -> what each rule says
TABLE = {
    #                    consensus  majority   two_thirds all_members unanimous
    (3, 0, 0, 0, 0): ("carried", "carried", "carried", "carried", "carried"),
    (3, 0, 1, 0, 0): ("carried", "carried", "carried", "carried", "lost"),
    (2, 0, 2, 0, 0): ("carried", "carried", "carried", "lost", "lost"),
    (2, 1, 0, 0, 0): ("lost", "carried", "carried", "carried", "lost"),
    (3, 2, 0, 0, 0): ("lost", "carried", "lost", "carried", "lost"),
    (2, 2, 0, 0, 0): ("lost", "lost", "lost", "lost", "lost"),
    (0, 0, 4, 0, 0): ("lost", "lost", "lost", "lost", "lost"),
    (2, 0, 0, 3, 0): ("no_quorum",) * 5,
    (3, 0, 0, 3, 0): ("carried", "carried", "carried", "lost", "carried"),
    (2, 0, 0, 2, 5): ("carried", "carried", "carried", "lost", "carried"),
    (0, 0, 0, 0, 5): ("no_quorum",) * 5,
}
RULES = ("consensus", "majority", "two_thirds", "all_members", "unanimous")


@pytest.mark.parametrize("unit", ["person", "organisation"])
@pytest.mark.parametrize(("votes", "said"), TABLE.items())
def test_the_table_of_rules(votes: tuple[int, ...], said: tuple[str, ...], unit: str) -> None:
    seats = _people(*votes)
    assert tuple(count(seats, Law(rule=rule, unit=unit)).result for rule in RULES) == said


@pytest.mark.parametrize(("casting", "result"), [("", "tie"), ("for", "carried"), ("against", "lost")])
def test_the_chair_decides_when_votes_are_equal(casting: str, result: str) -> None:
    law = Law(rule="majority", has_casting_vote=True)
    assert count(_people(1, 1, chair=True), law, casting=casting).result == result
    assert count(_people(2, 1, chair=True), law, casting="against").result == "carried"  # not equal: the chair has one vote like others
    assert count(_people(1, 1), law, casting="for").result == "lost"  # nobody chairs


def test_a_chair_with_an_interest_has_no_casting_vote() -> None:
    law = Law(rule="majority", has_casting_vote=True)
    seats = [*_people(1, 1), Seat("Port", is_chair=True, has_interest=True)]
    assert count(seats, law, casting="for").result == "lost"
    colleague = [*_people(1, 1), Seat("Port", is_chair=True), Seat("Port", has_interest=True)]
    assert count(colleague, law, casting="for").result == "lost"


@pytest.mark.parametrize(
    ("quorum", "size", "is_quorate"),
    [
        ("people", 4, True),
        ("people", 5, False),
        ("organisations", 2, True),
        ("organisations", 3, False),
        ("share", 66, True),
        ("share", 67, False),
    ],
)
def test_quorum_counts_people_organisations_or_votes(quorum: str, size: int, is_quorate: bool) -> None:
    seats = [Seat("Oak", choice="for")] * 3 + [Seat("Elm"), Seat("Ash", is_there=False), Seat("Yew", has_interest=True)]
    assert count(seats, Law(quorum, size)).is_quorate is is_quorate


def test_a_trust_with_five_votes_has_one_where_each_organisation_has_one() -> None:
    seats = [Seat("Trust", choice="for")] * 5 + _people(0, 2)
    assert count(seats, Law(rule="majority", unit="person")).result == "carried"
    assert count(seats, Law(rule="majority", unit="organisation")).result == "lost"


def test_an_organisation_whose_people_differ_gives_no_vote() -> None:
    found = count([Seat("Oak", choice="for"), Seat("Oak", choice="against"), Seat("Elm", choice="for")], Law(rule="majority"))
    assert (found.n_for, found.n_against, found.n_none, found.n_all) == (1, 0, 1, 2)


_seats = st.lists(
    st.builds(
        Seat,
        organisation=st.sampled_from("ABCD"),
        is_there=st.booleans(),
        choice=st.sampled_from(["for", "against", "none"]),
        has_interest=st.integers(0, 5).map(lambda number: number == 0),
    ),
    max_size=9,
)
_laws = st.builds(
    Law,
    quorum=st.sampled_from(["people", "share", "organisations"]),
    quorum_size=st.integers(1, 100),
    rule=st.sampled_from(RULES),
    unit=st.sampled_from(["person", "organisation"]),
    has_casting_vote=st.booleans(),
)


def _restated(seats: list[Seat], law: Law, casting: str) -> str:
    """Say the law again, slowly: one ballot paper per vote, read one by one."""
    papers: list[tuple[str, bool]] = []
    sitting = []
    if law.unit == "person":
        sitting = [seat for seat in seats if not seat.has_interest]
        papers = [(seat.choice, seat.is_there) for seat in sitting]
    else:
        for name in "ABCD":
            own = [seat for seat in seats if seat.organisation == name]
            if not own or any(seat.has_interest for seat in own):
                continue
            sitting += own
            spoken = [seat.choice for seat in own if seat.is_there and seat.choice != "none"]
            agreed = spoken[0] if spoken and all(word == spoken[0] for word in spoken) else "none"
            papers.append((agreed, any(seat.is_there for seat in own)))
    given_papers = [word for word, is_there in papers if is_there]
    n_people = sum(1 for seat in sitting if seat.is_there)
    n_places = len({seat.organisation for seat in sitting if seat.is_there})
    share = Fraction(len(given_papers), len(papers)) if papers else Fraction(0)
    enough = {
        "people": n_people >= law.quorum_size,
        "organisations": n_places >= law.quorum_size,
        "share": share >= Fraction(law.quorum_size, 100),
    }
    if not n_people or not enough[law.quorum]:
        return "no_quorum"
    if "for" not in given_papers:
        return "lost"
    return _by_rule(law, papers, sitting, casting)


def _by_rule(law: Law, papers: list[tuple[str, bool]], sitting: list[Seat], casting: str) -> str:
    spoken = [word for word, is_there in papers if is_there]
    yes, no = spoken.count("for"), spoken.count("against")
    if law.rule == "consensus":
        return "lost" if no else "carried"
    if law.rule == "unanimous":
        return "carried" if all(word == "for" for word in spoken) else "lost"
    if law.rule == "two_thirds":
        return "carried" if Fraction(yes, yes + no) >= Fraction(2, 3) else "lost"
    if law.rule == "all_members":
        return "carried" if Fraction(yes, len(papers)) > Fraction(1, 2) else "lost"
    if yes == no and law.has_casting_vote and any(seat.is_chair and seat.is_there for seat in sitting):
        return {"for": "carried", "against": "lost", "": "tie"}[casting]
    return "carried" if yes > no else "lost"


@settings(max_examples=400, deadline=None)
@given(seats=_seats, law=_laws, chair=st.integers(0, 9), casting=st.sampled_from(["", "for", "against"]))
def test_it_agrees_with_the_law_said_again_by_brute_force(seats: list[Seat], law: Law, chair: int, casting: str) -> None:
    if chair < len(seats):
        one = seats[chair]
        seats[chair] = Seat(one.organisation, one.is_there, one.choice, one.has_interest, is_chair=True)
    found = count(seats, law, casting=casting)
    assert found.result == _restated(seats, law, casting)
    assert found.n_for + found.n_against + found.n_none == found.n_there <= found.n_all


@settings(max_examples=150, deadline=None)
@given(seats=_seats, law=_laws)
def test_neither_order_nor_those_left_out_change_the_result(seats: list[Seat], law: Law) -> None:
    found = count(seats, law)
    assert count(list(reversed(seats)), law) == found
    if law.unit == "person":
        others = [Seat(seat.organisation, seat.is_there, "against", True) if seat.has_interest else seat for seat in seats]
        assert count(others, law) == found


def test_every_small_house_of_persons() -> None:
    for words in product(["for", "against", "none"], repeat=4):
        seats = [Seat(str(number), choice=word) for number, word in enumerate(words)]  # type: ignore[arg-type]
        for rule in RULES:
            law = Law("people", 1, rule, "person")
            expected = _restated([Seat("A", choice=seat.choice) for seat in seats], law, "")
            assert count(seats, law).result == expected


def test_a_trust_with_five_schools_has_one_vote_and_none_when_they_differ() -> None:
    law = Law(rule="majority", unit="trust")
    trust = [Seat(f"School {number}", choice="for", trust="Big") for number in range(5)]
    others = [Seat("Oak", choice="against"), Seat("Elm", choice="against"), Seat("Ash", choice="for")]
    counted = count([*trust, *others], law)
    assert (counted.result, counted.n_for, counted.n_against, counted.n_all) == ("lost", 2, 2, 4)
    split = [*trust[:4], Seat("School 5", choice="against", trust="Big")]
    assert count([*split, *others], law).n_none == 1
    conflicted = [*trust[:4], Seat("School 5", choice="against", trust="Big", has_interest=True)]
    counted = count([*conflicted, *others], law)
    assert (counted.n_for, counted.n_out) == (2, 0)  # the rest of the trust votes
    assert count([Seat("School 1", trust="Big", has_interest=True), *others], law).n_out == 1


@pytest.mark.parametrize(("said", "counts"), [("against", (0, 1, 0)), ("none", (0, 0, 1)), ("for", (1, 0, 0))])
@pytest.mark.parametrize("unit", ["organisation", "trust"])
def test_silence_never_speaks_against_what_a_colleague_said(unit: str, said: str, counts: tuple[int, int, int]) -> None:
    names = ("Oak", "Oak") if unit == "organisation" else ("Oak", "Elm")
    silent = Seat(names[0], choice="for", trust="Big", is_silent=True)
    counted = count([silent, Seat(names[1], choice=said, trust="Big")], Law(unit=unit))  # type: ignore[arg-type]
    assert (counted.n_for, counted.n_against, counted.n_none) == counts
    assert counted.result == ("carried" if said == "for" else "lost")
    assert count([silent, silent], Law(unit=unit)).result == "carried"


def test_votes_go_by_pupils_and_a_cap_holds_the_largest() -> None:
    seats = [Seat("Oak", choice="for"), Seat("Elm", choice="against"), Seat("Ash", choice="against"), Seat("Club", is_there=False)]
    pupils = {"Oak": 900, "Elm": 210, "Ash": 89, "Club": 0}
    free = count(seats, Law(rule="majority", unit="pupils", pupils=pupils))
    assert (free.result, free.n_for, free.n_against, free.n_there, free.n_all) == ("carried", 900, 299, 1199, 1200)
    capped = count(seats, Law(rule="majority", unit="pupils", pupils=pupils, cap=20))
    assert (capped.result, capped.n_for, capped.n_against) == ("lost", 240, 299)
    against = [*seats[:1], Seat("Club", choice="against")]
    assert count(against, Law(unit="pupils", pupils=pupils)).result == "lost", "who has no pupils is heard, too"


@settings(max_examples=100, deadline=None)
@given(seats=_seats, law=_laws, pupils=st.integers(1, 500), cap=st.integers(0, 100))
def test_equal_schools_have_equal_votes_and_nobody_has_more_than_the_cap(seats: list[Seat], law: Law, pupils: int, cap: int) -> None:
    equal = {"A": 1, "B": 1, "C": 1, "D": 1}
    by_pupils = Law(law.quorum, law.quorum_size, law.rule, "pupils", law.has_casting_vote, equal, cap=cap)
    assert count(seats, by_pupils) == count(seats, Law(law.quorum, law.quorum_size, law.rule, "organisation", law.has_casting_vote))
    uneven = {"A": pupils, "B": 40, "C": 7, "D": 0}
    assert all(votes <= max(1, (cap or 100) * (pupils + 48) // 100) for votes in weights(uneven, cap).values())
