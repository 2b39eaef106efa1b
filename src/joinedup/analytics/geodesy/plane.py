"""A plane in metres over one area, and the way in which something lies on it."""

import math
from collections.abc import Iterable

METRES_PER_DEGREE = 111_195.0


class Plane:
    """A plane in metres; inside one area the error is below one in a thousand."""

    def __init__(self, latitudes: Iterable[float | None]) -> None:
        known = [latitude for latitude in latitudes if latitude is not None]
        self._stretch = math.cos(math.radians(sum(known) / len(known) if known else 53.0))

    def at(self, latitude: float, longitude: float) -> tuple[float, float]:
        return longitude * METRES_PER_DEGREE * self._stretch, latitude * METRES_PER_DEGREE


def way(east: float, north: float, *, near: float) -> str:
    """Say in which direction something lies: one of eight, or the middle where it is not further than `near`.

    >>> way(9000.0, 500.0, near=3000.0), way(-7000.0, 8000.0, near=3000.0), way(900.0, -900.0, near=3000.0)
    ('e', 'nw', '')
    """
    if math.hypot(east, north) < near:
        return ""
    return ("e", "ne", "n", "nw", "w", "sw", "s", "se")[round(math.atan2(north, east) / (math.pi / 4)) % 8]
