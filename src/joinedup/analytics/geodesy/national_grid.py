"""From the British National Grid (OSGB36, Airy 1830) to WGS84 by a plain Helmert transformation.

The inverse transverse Mercator projection is Krueger's series in the third flattening n, taken to the fourth order
(well under a millimetre over Britain). The change of datum is the seven-parameter transformation EPSG:1314, which is
what PROJ uses when it has no grid file; the true positions (OSTN15) are within about five metres of it.

Literature: L. Krueger, Konforme Abbildung des Erdellipsoids in der Ebene (1912); Ordnance Survey, A guide to
coordinate systems in Great Britain, annex C; B. R. Bowring, Transformation from spatial to geographical coordinates (1976).
"""

from math import asin, atan, atan2, atanh, cos, cosh, degrees, hypot, radians, sin, sinh, sqrt

__all__ = ["grid_to_airy", "grid_to_wgs84"]

# Airy 1830 and the projection of the National Grid.
_A, _B = 6377563.396, 6356256.909
_SCALE, _EAST_0, _NORTH_0 = 0.9996012717, 400_000.0, -100_000.0
_LATITUDE_0, _LONGITUDE_0 = radians(49), radians(-2)
# WGS84.
_WGS_A, _WGS_B = 6378137.0, 6356752.314245
# EPSG:1314, position vector rotation: metres, radians, parts.
_TX, _TY, _TZ = 446.448, -125.157, 542.06
_RX, _RY, _RZ = (radians(seconds / 3600) for seconds in (0.15, 0.247, 0.842))
_S = 1 - 20.489e-6

_N = (_A - _B) / (_A + _B)
_RADIUS = _SCALE * _A / (1 + _N) * (1 + _N**2 / 4 + _N**4 / 64)
_BETA = (
    _N / 2 - 2 / 3 * _N**2 + 37 / 96 * _N**3 - _N**4 / 360,
    _N**2 / 48 + _N**3 / 15 - 437 / 1440 * _N**4,
    17 / 480 * _N**3 - 37 / 840 * _N**4,
    4397 / 161280 * _N**4,
)
_ALPHA = (
    _N / 2 - 2 / 3 * _N**2 + 5 / 16 * _N**3 + 41 / 180 * _N**4,
    13 / 48 * _N**2 - 3 / 5 * _N**3 + 557 / 1440 * _N**4,
    61 / 240 * _N**3 - 103 / 140 * _N**4,
    49561 / 161280 * _N**4,
)
_DELTA = (
    2 * _N - 2 / 3 * _N**2 - 2 * _N**3 + 116 / 45 * _N**4,
    7 / 3 * _N**2 - 8 / 5 * _N**3 - 227 / 45 * _N**4,
    56 / 15 * _N**3 - 136 / 35 * _N**4,
    4279 / 630 * _N**4,
)


def _arc_of_origin() -> float:
    """Return the northing parameter xi of the true origin."""
    e = sqrt(1 - (_B / _A) ** 2)
    s = sin(_LATITUDE_0)
    chi = atan(sinh(atanh(s) - e * atanh(e * s)))
    return chi + sum(alpha * sin(2 * j * chi) for j, alpha in enumerate(_ALPHA, 1))


_XI_0 = _arc_of_origin()
_E2 = 1 - (_B / _A) ** 2
_WGS_E2 = 1 - (_WGS_B / _WGS_A) ** 2
_WGS_SECOND_E2 = (_WGS_A / _WGS_B) ** 2 - 1


def _inverse_projection(easting: float, northing: float) -> tuple[float, float]:
    """Return longitude and latitude on the Airy ellipsoid, in radians."""
    xi = (northing - _NORTH_0) / _RADIUS + _XI_0
    eta = (easting - _EAST_0) / _RADIUS
    xi_1, eta_1 = xi, eta
    for j, beta in enumerate(_BETA, 1):
        xi_1 -= beta * sin(2 * j * xi) * cosh(2 * j * eta)
        eta_1 -= beta * cos(2 * j * xi) * sinh(2 * j * eta)
    chi = asin(sin(xi_1) / cosh(eta_1))
    latitude = chi
    for j, delta in enumerate(_DELTA, 1):
        latitude += delta * sin(2 * j * chi)
    return _LONGITUDE_0 + atan2(sinh(eta_1), cos(xi_1)), latitude


def grid_to_airy(easting: float, northing: float) -> tuple[float, float]:
    r"""Return longitude and latitude on OSGB36 (Airy 1830) in degrees.

    With xi and eta the grid coordinates from the true origin over the scaled rectifying radius,
    xi' = xi - sum_j beta_j sin(2 j xi) cosh(2 j eta), eta' = eta - sum_j beta_j cos(2 j xi) sinh(2 j eta),
    and the conformal latitude chi = asin(sin xi' / cosh eta') is unrolled by a series in sin(2 j chi).

    The Ordnance Survey's worked example is 1 degree 43' 4.5177" E, 52 degrees 39' 27.2531" N:

    >>> longitude, latitude = grid_to_airy(651409.903, 313177.270)
    >>> f"{(longitude - 1 - 43 / 60) * 3600:.4f} {(latitude - 52 - 39 / 60) * 3600:.4f}"
    '4.5177 27.2531'
    """
    longitude, latitude = _inverse_projection(easting, northing)
    return degrees(longitude), degrees(latitude)


def grid_to_wgs84(easting: float, northing: float) -> tuple[float, float]:
    """Return WGS84 longitude and latitude in degrees of a point of the National Grid at height 0.

    The point of the worked example, on WGS84:

    >>> longitude, latitude = grid_to_wgs84(651409.903, 313177.270)
    >>> f"{longitude:.5f} {latitude:.5f}"
    '1.71605 52.65798'
    """
    longitude, latitude = _inverse_projection(easting, northing)
    nu = _A / sqrt(1 - _E2 * sin(latitude) ** 2)
    x = nu * cos(latitude) * cos(longitude)
    y = nu * cos(latitude) * sin(longitude)
    z = nu * (1 - _E2) * sin(latitude)
    wx = _TX + _S * (x - _RZ * y + _RY * z)
    wy = _TY + _S * (_RZ * x + y - _RX * z)
    wz = _TZ + _S * (-_RY * x + _RX * y + z)
    p = hypot(wx, wy)
    theta = atan2(wz * _WGS_A, p * _WGS_B)
    wgs_latitude = atan2(
        wz + _WGS_SECOND_E2 * _WGS_B * sin(theta) ** 3,
        p - _WGS_E2 * _WGS_A * cos(theta) ** 3,
    )
    return degrees(atan2(wy, wx)), degrees(wgs_latitude)
