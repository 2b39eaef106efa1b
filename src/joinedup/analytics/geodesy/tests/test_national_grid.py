"""The published example, places known from other sources, and smoothness over Britain."""

from math import cos, hypot, radians

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joinedup.analytics.geodesy import grid_to_airy, grid_to_wgs84


def test_the_true_origin_lies_at_49_north_2_west() -> None:
    longitude, latitude = grid_to_airy(400_000, -100_000)
    assert (longitude, latitude) == pytest.approx((-2, 49), abs=1e-10)


@pytest.mark.parametrize(
    ("easting", "northing", "longitude", "latitude"),
    [
        # Worked once by hand from the formulas of the guide; a change of the constants would show here.
        (651409.903, 313177.270, 1.71605199, 52.65797860),
        (533498, 181201, -0.07753063, 51.51396881),
        (439668, 1175316, -1.28062792, 60.45965637),
    ],
)
def test_known_places_are_where_they_are(easting: float, northing: float, longitude: float, latitude: float) -> None:
    assert grid_to_wgs84(easting, northing) == pytest.approx((longitude, latitude), abs=1e-7)


@given(st.floats(80_000, 656_000), st.floats(5_000, 1_220_000))
def test_one_metre_on_the_grid_is_one_metre_on_the_ground(easting: float, northing: float) -> None:
    longitude, latitude = grid_to_wgs84(easting, northing)
    further_longitude, further_latitude = grid_to_wgs84(easting + 60, northing + 80)
    metres = hypot((further_longitude - longitude) * 111_320 * cos(radians(latitude)), (further_latitude - latitude) * 111_200)
    assert metres == pytest.approx(100, rel=0.01)
