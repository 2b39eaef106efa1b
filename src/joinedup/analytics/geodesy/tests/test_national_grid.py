"""The published example, places known from other sources, and smoothness over Britain."""

from math import cos, hypot, radians

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joinedup.analytics.geodesy import grid_to_airy, grid_to_wgs84


def test_the_true_origin_lies_at_49_north_2_west() -> None:
    longitude, latitude = grid_to_airy(400_000, -100_000)
    assert (longitude, latitude) == pytest.approx((-2, 49), abs=1e-10)


# Points whose place is known from elsewhere: Ordnance Survey's test data for OSTN15, the transformation that defines the National Grid
# (OSTN15_OSGM15_DevelopersPack, files TestInput_ETRStoOSGB and TestOutput_ETRStoOSGB, contains OS data, Crown copyright 2016): name,
# easting, northing in metres; latitude, longitude in ETRS89, which the plain transformation cannot tell from WGS84.
SURVEYED = [
    ("TP01 St Mary's, Scilly", 91492.146, 11318.804, 49.92226393730, -6.29977752014),
    ("TP02 Lizard Point", 170370.718, 11572.405, 49.96006137820, -5.20304609998),
    ("TP04 St Catherine's Point", 449816.371, 75335.861, 50.57563665000, -1.29782277240),
    ("TP05 Southampton", 438710.920, 114792.250, 50.93127937910, -1.45051433700),
    ("TP07 North Foreland", 639821.835, 169565.858, 51.37447025550, 1.44454730409),
    ("TP08 Brislington", 362269.991, 169978.690, 51.42754743020, -2.54407618349),
    ("TP09 Lambeth", 530624.974, 178388.464, 51.48936564950, -0.11992557180),
    ("TP10 Carmarthen", 241124.584, 220332.641, 51.85890896400, -4.30852476960),
    ("TP11 Colchester", 599445.590, 225722.826, 51.89436637350, 0.89724327012),
    ("TP12 Droitwich", 389544.190, 261912.153, 52.25529381630, -2.15458614387),
    ("TP20 near Leeds", 422242.186, 433818.701, 53.80021519630, -1.66379168242),
    ("TP30 near Inverness", 267056.768, 846176.972, 57.48625000720, -4.21926398555),
    ("TP40 Shetland", 395999.668, 1138728.951, 60.13308091660, -2.07382822798),
]


@pytest.mark.parametrize(("name", "easting", "northing", "latitude", "longitude"), SURVEYED, ids=[point[0] for point in SURVEYED])
def test_a_surveyed_point_is_found_within_five_metres(
    name: str, easting: float, northing: float, latitude: float, longitude: float
) -> None:
    found_longitude, found_latitude = grid_to_wgs84(easting, northing)
    east = (found_longitude - longitude) * 111_320 * cos(radians(latitude))
    north = (found_latitude - latitude) * 111_200
    assert hypot(east, north) < 5


def test_the_constants_are_those_of_the_guide() -> None:
    # Worked once by hand from the formulas of the guide; a slip in a constant would show here, where five metres hide it.
    assert grid_to_wgs84(651409.903, 313177.270) == pytest.approx((1.71605199, 52.65797860), abs=1e-7)


@given(st.floats(80_000, 656_000), st.floats(5_000, 1_220_000))
def test_one_metre_on_the_grid_is_one_metre_on_the_ground(easting: float, northing: float) -> None:
    longitude, latitude = grid_to_wgs84(easting, northing)
    further_longitude, further_latitude = grid_to_wgs84(easting + 60, northing + 80)
    metres = hypot((further_longitude - longitude) * 111_320 * cos(radians(latitude)), (further_latitude - latitude) * 111_200)
    assert metres == pytest.approx(100, rel=0.01)
