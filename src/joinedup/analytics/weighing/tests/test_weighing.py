"""The balance of a weigh-up and of a plot: small cases by hand, and what must hold of any."""

from hypothesis import given
from hypothesis import strategies as st

from joinedup.analytics.weighing import Item, Point, balance, changes, spread

GAINS = [Item("g1", True, 3), Item("g2", True, 2), Item("g3", True, 1, 1)]
BURDENS = [Item("b1", False, 1), Item("b2", False, 1, 2), Item("b3", False, 0)]
ITEMS = st.lists(st.builds(Item, st.uuids().map(str), st.booleans(), st.integers(0, 3), st.integers(1, 3)), max_size=28)


def test_too_little_said_says_nothing() -> None:
    assert balance([*GAINS[:2], *BURDENS]).leans == "unknown"
    assert balance([]).leans == "unknown"


def test_the_heavier_side_is_named_with_what_would_turn_it() -> None:
    said = balance([*GAINS, *BURDENS])
    assert (said.leans, round(said.gains, 2), round(said.burdens, 2), said.n_said) == ("gains", 5.33, 1.67, 6)
    assert [item.code for item in said.most_gains] == ["g1", "g2", "g3"]
    assert [item.code for item in said.most_burdens] == ["b1", "b2"]
    assert said.tipping == GAINS[0]


def test_close_sums_are_called_even() -> None:
    assert balance([*GAINS, Item("b1", False, 3), Item("b2", False, 2), Item("b3", False, 1)]).leans == "even"


def test_what_was_added_and_what_is_gone_is_said() -> None:
    moved = changes([Item("a", True, 2), Item("x", False, 1)], [Item("a", True, 1), Item("n", True, 1)])
    assert [(row.code, row.moved) for row in moved] == [("a", "shrank"), ("n", "new"), ("x", "gone")]


def test_nothing_placed_is_nothing() -> None:
    assert spread([]).whole == "nothing"


@given(ITEMS)
def test_turning_the_sides_round_turns_the_sentence_round(items: list[Item]) -> None:
    turned = [Item(one.code, not one.is_gain, one.size, one.likely) for one in items]
    other = {"gains": "burdens", "burdens": "gains"}
    leans = balance(items).leans
    assert balance(turned).leans == other.get(leans, leans)


@given(st.lists(st.builds(Point, st.text(), st.integers(0, 10), st.integers(0, 10)), min_size=1, max_size=12))
def test_every_aim_stands_in_one_quarter(points: list[Point]) -> None:
    said = spread(points)
    assert sum(said.counts.values()) == len(points)
    mirrored = spread([Point(one.name, one.others, one.ours) for one in points])
    assert {said.whole, mirrored.whole} in ({"level"}, {"ours", "others"})
