"""How far two places are apart, on a sphere; inside England within half a percent of the true line."""

from math import asin, cos, radians, sin, sqrt

_RADIUS_KM = 6371.0088
KM_PER_MILE = 1.609344


def miles_apart(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Return the straight line between two places, each given as latitude and longitude in degrees.

    >>> round(miles_apart((51.5074, -0.1278), (53.4808, -2.2426)), 1)  # London, Manchester
    162.8
    """
    (lat_a, lon_a), (lat_b, lon_b) = [(radians(lat), radians(lon)) for lat, lon in (a, b)]
    half = sin((lat_b - lat_a) / 2) ** 2 + cos(lat_a) * cos(lat_b) * sin((lon_b - lon_a) / 2) ** 2
    return 2 * _RADIUS_KM * asin(sqrt(half)) / KM_PER_MILE
