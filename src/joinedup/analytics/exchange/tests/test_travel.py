"""Nobody is sent across a drawn line, further than the last band, or where somebody said that there is no way."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from joinedup.analytics.exchange.arcs import Arcs, candidate_arcs
from joinedup.analytics.exchange.markets import Member, Need, Offer, market_of
from joinedup.analytics.exchange.travel import Travel, crosses

RIVER = ((500.0, -5000.0), (500.0, 5000.0))


def pairs(travel: Travel, reach_m: float = 5000) -> Arcs:
    return candidate_arcs(
        market_of(
            [Member(0, 0), Member(1000, 0), Member(None, None)],
            [Need(1, 1, 2, 100, reach_m, 1), Need(2, 1, 2, 100, reach_m, 1)],
            [Offer(0, (1,), 2, 1)],
            travel=travel,
        )
    )


def test_a_river_between_two_schools_parts_them() -> None:
    assert len(pairs(Travel())) == 1
    assert len(pairs(Travel(lines=(RIVER,)))) == 0


def test_somebody_knows_the_bridge() -> None:
    over = pairs(Travel(lines=(RIVER,), minutes={(0, 1): 5.0}))
    assert over.distance_m.tolist() == [1000]
    assert over.worth.tolist() == [100 - 12]
    assert len(pairs(Travel(lines=(RIVER,), minutes={(0, 1): 9.0}))) == 0  # 5.4 km of road, 5 km is her limit
    assert len(pairs(Travel(minutes={(0, 1): None}))) == 0


def test_minutes_reach_a_school_whose_place_is_unknown() -> None:
    assert pairs(Travel(minutes={(0, 2): 5.0})).need.tolist() == [0, 1]


@pytest.mark.parametrize(("bands", "worth"), [(((1000.0, 0.0), (9000.0, 40.0)), [100]), (((999.0, 0.0), (9000.0, 40.0)), [60])])
def test_bands_take_the_place_of_kilometres(bands: tuple[tuple[float, float], ...], worth: list[int]) -> None:
    assert pairs(Travel(bands=bands)).worth.tolist() == worth


def test_the_last_band_is_the_limit() -> None:
    assert len(pairs(Travel(bands=((900.0, 0.0),)), reach_m=np.inf)) == 0


small = st.integers(-4, 4)


@given(st.lists(st.tuples(small, small, small, small), min_size=1, max_size=6), st.tuples(small, small, small, small))
def test_ways_cross_a_line_as_counted_in_fractions(ways: list[tuple[int, ...]], piece: tuple[int, ...]) -> None:
    start = np.array([way[:2] for way in ways], dtype=float)
    end = np.array([way[2:] for way in ways], dtype=float)
    line = ((float(piece[0]), float(piece[1])), (float(piece[2]), float(piece[3])))
    assert crosses(start, end, [line]).tolist() == [share_a_point(way, piece) for way in ways]


def share_a_point(way: tuple[int, ...], piece: tuple[int, ...]) -> bool:
    """Look for a common point: an end of one that lies on the other, or ends strictly on both sides."""

    def side(ax: int, ay: int, bx: int, by: int, px: int, py: int) -> int:
        return (bx - ax) * (py - ay) - (by - ay) * (px - ax)

    def holds(segment: tuple[int, ...], x: int, y: int) -> bool:
        ax, ay, bx, by = segment
        inside = min(ax, bx) <= x <= max(ax, bx) and min(ay, by) <= y <= max(ay, by)
        return inside and side(*segment, x, y) == 0

    ends = [(way, *piece[:2]), (way, *piece[2:]), (piece, *way[:2]), (piece, *way[2:])]
    if any(holds(segment, x, y) for segment, x, y in ends):
        return True
    return side(*way, *piece[:2]) * side(*way, *piece[2:]) < 0 and side(*piece, *way[:2]) * side(*piece, *way[2:]) < 0
