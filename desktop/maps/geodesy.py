"""Lengths, bearings and areas on the ground (geodesics of the CGCS2000 ellipsoid); uses pyproj, so import it late."""

import numpy as np
from numpy.typing import NDArray
from pyproj import Geod

Floats = NDArray[np.float64]

# The ellipsoid of EPSG:4490, CGCS2000 (GB 22021): GRS 80's shape, with the flattening rounded to nine decimals.
ELLIPSOID = Geod(a=6_378_137.0, rf=298.257222101)


def length(lonlat: Floats) -> float:
    """Metres along a line (n, 2) of degrees; 0 for fewer than two points."""
    return float(ELLIPSOID.line_length(lonlat[:, 0], lonlat[:, 1])) if len(lonlat) > 1 else 0.0


def lengths(lonlat: Floats) -> Floats:
    """Metres of each piece of a line (n, 2) of degrees, (n − 1,)."""
    if len(lonlat) < 2:
        return np.empty(0)
    return np.asarray(ELLIPSOID.line_lengths(lonlat[:, 0], lonlat[:, 1]), dtype=np.float64)


def area(rings: list[Floats]) -> float:
    """Square metres of a polygon given as rings (n, 2) of degrees: the first outside, the others holes in it."""
    if not rings:
        return 0.0
    return _ring_area(rings[0]) - sum(_ring_area(ring) for ring in rings[1:])


def perimeter(ring: Floats) -> float:
    """Metres around a ring (n, 2) of degrees, closed or not."""
    return length(np.concatenate([ring, ring[:1]])) if len(ring) > 1 else 0.0


def bearing(start: tuple[float, float], end: tuple[float, float]) -> float:
    """Degrees 0..360 clockwise from north in which the shortest way to `end` leaves `start` (lon, lat)."""
    azimuth, _, _ = ELLIPSOID.inv(start[0], start[1], end[0], end[1])
    return float(azimuth) % 360


def circle(lon: float, lat: float, radius_m: float, n: int = 96) -> Floats:
    """A closed ring (n + 1, 2) of degrees, all `radius_m` metres from the centre, counter-clockwise from east."""
    azimuths = 90 - np.linspace(0.0, 360.0, n, endpoint=False)
    lons, lats, _ = ELLIPSOID.fwd(np.full(n, lon), np.full(n, lat), azimuths, np.full(n, float(radius_m)))
    ring = np.stack([lons, lats], axis=1)
    return np.concatenate([ring, ring[:1]])


def _ring_area(ring: Floats) -> float:
    if len(ring) < 3:
        return 0.0
    square_metres, _ = ELLIPSOID.polygon_area_perimeter(ring[:, 0], ring[:, 1])
    return abs(float(square_metres))
