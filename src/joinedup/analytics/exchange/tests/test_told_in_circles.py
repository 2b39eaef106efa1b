"""A plan is told in short circles and gifts that together are exactly the plan."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from joinedup.analytics.exchange.telling import Told, circle_of_each, told_in_circles

ADA, BO, CY, DI, EVE = range(5)
suggestions = st.lists(
    st.tuples(st.integers(0, 6), st.integers(0, 6), st.integers(0, 4)).filter(lambda line: line[0] != line[1]), max_size=14
)


def told(*lines: tuple[int, int, int]) -> list[tuple[tuple[int, ...], int, bool]]:
    return [(one.members, one.half_days, one.is_gift) for one in told_in_circles(lines)]


def test_a_swap_is_told_before_a_circle_of_three() -> None:
    assert told((ADA, BO, 3), (BO, ADA, 1), (BO, CY, 2), (CY, ADA, 2)) == [((ADA, BO), 1, False), ((ADA, BO, CY), 2, False)]


def test_what_a_hub_gives_and_nobody_gives_back_is_a_gift() -> None:
    assert told((EVE, ADA, 4)) == [((EVE, ADA), 4, True)]


def test_a_gift_is_passed_on() -> None:
    assert told((EVE, ADA, 2), (ADA, BO, 2)) == [((EVE, ADA, BO), 2, True)]


def test_a_long_circle_is_told_whole() -> None:
    assert told(*((member, (member + 1) % 6, 2) for member in range(6))) == [((0, 1, 2, 3, 4, 5), 2, False)]


def test_a_circle_with_more_half_days_is_told_first() -> None:
    lines = [(ADA, BO, 4), (BO, CY, 1), (CY, ADA, 1), (BO, DI, 3), (DI, ADA, 3)]
    assert told(*lines) == [((ADA, BO, DI), 3, False), ((ADA, BO, CY), 1, False)]


def test_two_topics_between_the_same_two_are_one_step() -> None:
    one = told_in_circles([(ADA, BO, 1), (ADA, BO, 2), (BO, ADA, 3)])[0]
    assert one.lines == (((0, 1), (1, 2)), ((2, 3),))


def test_a_suggestion_belongs_to_the_circle_that_holds_most_of_it() -> None:
    lines = [(ADA, BO, 3), (BO, ADA, 1), (BO, CY, 2), (CY, ADA, 2), (DI, EVE, 0)]
    assert circle_of_each(told_in_circles(lines), len(lines)) == [1, 0, 1, 1, None]


def half_days_by_line(pieces: list[Told]) -> Counter[int]:
    return Counter({row: 0 for row in ()}) + sum((Counter(dict(step)) for one in pieces for step in one.lines), Counter())


@settings(max_examples=100, deadline=None)
@given(lines=suggestions)
def test_every_half_day_is_told_exactly_once(lines: list[tuple[int, int, int]]) -> None:
    pieces = told_in_circles(lines)
    assert half_days_by_line(pieces) == Counter({row: half_days for row, (_, _, half_days) in enumerate(lines) if half_days})
    for one in pieces:
        assert len(set(one.members)) == len(one.members) >= 2
        for (giver, receiver), step in zip(one.steps, one.lines, strict=True):
            assert sum(half_days for _, half_days in step) == one.half_days > 0
            assert all(lines[row][:2] == (giver, receiver) for row, _ in step)


@settings(max_examples=50, deadline=None)
@given(lines=suggestions, shuffled=st.randoms(use_true_random=False))
def test_a_plan_is_told_alike_in_whatever_order_its_lines_come(lines: list[tuple[int, int, int]], shuffled: object) -> None:
    other = list(lines)
    shuffled.shuffle(other)
    assert told(*lines) == told(*other)


@settings(max_examples=50, deadline=None)
@given(lines=suggestions)
def test_gifts_come_from_those_who_give_more_and_only_what_is_owed(lines: list[tuple[int, int, int]]) -> None:
    net = Counter[int]()
    for giver, receiver, half_days in lines:
        net[giver] += half_days
        net[receiver] -= half_days
    gifts = Counter[int]()
    for one in told_in_circles(lines):
        if one.is_gift:
            gifts[one.members[0]] += one.half_days
            gifts[one.members[-1]] -= one.half_days
    assert {member: n for member, n in gifts.items() if n} == {member: n for member, n in net.items() if n}
