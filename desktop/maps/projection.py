"""Between degrees (CGCS2000 = WGS 84) and world metres (Web Mercator, EPSG:3857).

Web Mercator is what tiles are cut in, so the map is drawn in it; never measure in it (see geodesy).
Formulas: EPSG Guidance Note 7-2, method 1024 "Popular Visualisation Pseudo-Mercator".
"""

import math

import numpy as np
from numpy.typing import NDArray

EARTH_RADIUS = 6_378_137.0
WORLD_EDGE = math.pi * EARTH_RADIUS
MAX_LATITUDE = 85.051128779806589

Floats = NDArray[np.float64]


def to_world(lonlat: Floats) -> Floats:
    """Degrees (n, 2) lon, lat → world metres (n, 2) x, y. Latitudes beyond ±85.05° are held at the edge."""
    lonlat = np.asarray(lonlat, dtype=np.float64)
    lat = np.clip(lonlat[..., 1], -MAX_LATITUDE, MAX_LATITUDE)
    world = np.empty_like(lonlat)
    world[..., 0] = np.radians(lonlat[..., 0]) * EARTH_RADIUS
    world[..., 1] = np.arctanh(np.sin(np.radians(lat))) * EARTH_RADIUS
    return world


def to_lonlat(world: Floats) -> Floats:
    """World metres (n, 2) → degrees (n, 2) lon, lat."""
    world = np.asarray(world, dtype=np.float64)
    lonlat = np.empty_like(world)
    lonlat[..., 0] = np.degrees(world[..., 0] / EARTH_RADIUS)
    lonlat[..., 1] = np.degrees(np.arcsin(np.tanh(world[..., 1] / EARTH_RADIUS)))
    return lonlat


def e7_to_world(e7: NDArray[np.int32]) -> Floats:
    """Stored coordinates (n, 2), degrees × 10⁷ → world metres (n, 2)."""
    return to_world(np.asarray(e7, dtype=np.float64) * 1e-7)


def e7_columns_to_world(lon_e7: NDArray[np.int32], lat_e7: NDArray[np.int32]) -> tuple[Floats, Floats]:
    """The same for columns (n,) each → x (n,), y (n,): several times quicker for half a million points."""
    degree = np.pi / 180 * 1e-7
    edge = round(MAX_LATITUDE * 1e7)
    x: Floats = np.multiply(lon_e7, degree * EARTH_RADIUS)
    y: Floats = np.multiply(np.clip(lat_e7, -edge, edge), degree)
    np.arcsinh(np.tan(y, out=y), out=y)  # equal to artanh(sin φ)
    y *= EARTH_RADIUS
    return x, y


def world_to_e7(world: Floats) -> NDArray[np.int32]:
    """World metres (n, 2) → stored coordinates, degrees × 10⁷, rounded to the nearest (about 1 cm)."""
    return np.rint(to_lonlat(world) * 1e7).astype(np.int32)


def ground_metres_per_world_metre(world_y: float) -> float:
    """How long one world metre is on the ground at this height of the map: cos of the latitude."""
    return 1.0 / math.cosh(world_y / EARTH_RADIUS)
