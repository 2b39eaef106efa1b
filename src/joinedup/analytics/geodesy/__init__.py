"""Places on the ground: the British National Grid and WGS84."""

from joinedup.analytics.geodesy.distance import miles_apart
from joinedup.analytics.geodesy.national_grid import grid_to_airy, grid_to_wgs84

__all__ = ["grid_to_airy", "grid_to_wgs84", "miles_apart"]
