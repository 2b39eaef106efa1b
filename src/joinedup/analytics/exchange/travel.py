"""What distance means: metres by air, in bands, across lines that nobody crosses, or minutes by road where somebody said so."""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Point = tuple[float, float]
PIECE = 2_000_000


@dataclass(frozen=True)
class Travel:
    """How far is too far.

    `bands`: (up to so many metres, worth taken off a half-day), nearest first; the last is the limit for everybody. Without bands the cost
    grows with the distance. `lines`: drawn lines of two points or more (a river, a motorway) that no journey by air may cross. `minutes`:
    for pairs of members (the lower row first) the minutes by road, None when they cannot travel; they stand instead of air and lines,
    and count as `metres_per_minute` metres each.
    """

    bands: tuple[tuple[float, float], ...] = ()
    lines: tuple[tuple[Point, ...], ...] = ()
    minutes: Mapping[tuple[int, int], float | None] = field(default_factory=dict)
    metres_per_minute: float = 600.0

    @property
    def limit_m(self) -> float:
        return self.bands[-1][0] if self.bands else np.inf

    def cost(self, metres: Floats, per_metre: float) -> Floats:
        """Return the worth taken off a half-day at these distances."""
        if not self.bands:
            return metres * per_metre
        return np.array([cost for _, cost in self.bands])[np.minimum(self.band(metres), len(self.bands) - 1)]

    def band(self, metres: Floats) -> Ints:
        """Return the number of the band, from 0; the number of bands when it is beyond the last."""
        return np.searchsorted([up_to for up_to, _ in self.bands], metres, side="left").astype(np.int64)


def crosses(from_place: Floats, to_place: Floats, lines: Sequence[Sequence[Point]]) -> Bools:
    """Say for each pair of places (rows of x, y) whether the straight way between them meets one of the lines.

    Two segments meet when the ends of each lie on different sides of the other; a way that touches a line crosses it. Sides are signs of
    cross products, taken for all ways and pieces of lines at once.

    >>> crosses(np.array([[0.0, 0.0], [0.0, 0.0]]), np.array([[2.0, 0.0], [0.5, 0.0]]), [[(1.0, -1.0), (1.0, 1.0)]]).tolist()
    [True, False]
    """
    met = np.zeros(len(from_place), dtype=bool)
    pieces = np.array([(*a, *b) for line in lines for a, b in itertools.pairwise(line)], dtype=float)
    if not len(pieces):
        return met
    rows = max(1, PIECE // len(pieces))
    for first in range(0, len(from_place), rows):
        part = slice(first, first + rows)
        met[part] = _meets(from_place[part], to_place[part], pieces)
    return met


def _meets(start: Floats, end: Floats, pieces: Floats) -> Bools:
    a, b = start[:, None, :], end[:, None, :]
    c, d = pieces[None, :, :2], pieces[None, :, 2:]
    apart = _side(a, b, c) * _side(a, b, d) > 0
    apart |= _side(c, d, a) * _side(c, d, b) > 0
    for axis in (0, 1):  # pieces of one straight line meet only where they overlap
        apart |= np.maximum(a[..., axis], b[..., axis]) < np.minimum(c[..., axis], d[..., axis])
        apart |= np.maximum(c[..., axis], d[..., axis]) < np.minimum(a[..., axis], b[..., axis])
    return np.asarray(~apart.all(axis=1))


def _side(a: Floats, b: Floats, p: Floats) -> Floats:
    return np.sign((b[..., 0] - a[..., 0]) * (p[..., 1] - a[..., 1]) - (b[..., 1] - a[..., 1]) * (p[..., 0] - a[..., 0]))
