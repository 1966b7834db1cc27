"""Between WGS 84 / CGCS2000 and the shifted datums of Chinese web maps: GCJ-02 (Amap, Tencent) and BD-09 (Baidu).

Haimen's points are 472–486 m off in GCJ-02 and 1.1 km in BD-09: enough to put a customer into the next village.
The forward formulas are the publicly known approximation (constants: domain handbook §2.4); the inverse is found
by fixed-point iteration, to better than 0.1 mm. CGCS2000 and WGS 84 are the same within a metre.
"""

from enum import Enum

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

_A = 6_378_245.0  # Krasovsky 1940
_EE = 0.00669342162296594323
_X_PI = np.pi * 3000.0 / 180.0
_ITERATIONS = 6
_CHINA = (72.004, 0.8293, 137.8347, 55.8271)  # west, south, east, north: outside, GCJ-02 is not shifted


class Datum(Enum):
    """A frame that typed or imported coordinates may be in; CGCS2000 is what the store holds."""

    CGCS2000 = "CGCS2000"
    GCJ02 = "GCJ-02"
    BD09 = "BD-09"


def convert(lonlat: Floats, *, source: Datum, target: Datum) -> Floats:
    """Degrees (…, 2) lon, lat in one datum → degrees in another."""
    lonlat = np.asarray(lonlat, dtype=np.float64)
    if source is target:
        return lonlat.copy()
    if source is Datum.BD09:
        lonlat = bd09_to_gcj02(lonlat)
    elif source is Datum.CGCS2000:
        lonlat = wgs84_to_gcj02(lonlat)
    if target is Datum.BD09:
        return gcj02_to_bd09(lonlat)
    return gcj02_to_wgs84(lonlat) if target is Datum.CGCS2000 else lonlat


def wgs84_to_gcj02(lonlat: Floats) -> Floats:
    """Degrees (…, 2) → degrees (…, 2), unchanged outside China."""
    lonlat = np.asarray(lonlat, dtype=np.float64)
    west, south, east, north = _CHINA
    lon, lat = lonlat[..., 0], lonlat[..., 1]
    inside = (lon > west) & (lon < east) & (lat > south) & (lat < north)
    shifted: Floats = lonlat + np.where(inside[..., None], _gcj_shift(lon, lat), 0.0)
    return shifted


def gcj02_to_wgs84(lonlat: Floats) -> Floats:
    """Degrees (…, 2) → degrees (…, 2), the inverse of `wgs84_to_gcj02`."""
    lonlat = np.asarray(lonlat, dtype=np.float64)
    found = lonlat.copy()
    for _ in range(_ITERATIONS):
        found += lonlat - wgs84_to_gcj02(found)
    return found


def gcj02_to_bd09(lonlat: Floats) -> Floats:
    """Degrees (…, 2) → degrees (…, 2)."""
    lonlat = np.asarray(lonlat, dtype=np.float64)
    lon, lat = lonlat[..., 0], lonlat[..., 1]
    radius = np.hypot(lon, lat) + 2e-5 * np.sin(lat * _X_PI)
    angle = np.arctan2(lat, lon) + 3e-6 * np.cos(lon * _X_PI)
    return np.stack([radius * np.cos(angle) + 0.0065, radius * np.sin(angle) + 0.006], axis=-1)


def bd09_to_gcj02(lonlat: Floats) -> Floats:
    """Degrees (…, 2) → degrees (…, 2), the inverse of `gcj02_to_bd09`."""
    lonlat = np.asarray(lonlat, dtype=np.float64)
    found: Floats = lonlat - np.array([0.0065, 0.006])
    for _ in range(_ITERATIONS):
        found += lonlat - gcj02_to_bd09(found)
    return found


def _gcj_shift(lon: Floats, lat: Floats) -> Floats:
    x, y = lon - 105.0, lat - 35.0
    root = np.sqrt(np.abs(x))
    common = (20.0 * np.sin(6.0 * x * np.pi) + 20.0 * np.sin(2.0 * x * np.pi)) * 2.0 / 3.0
    north = -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root + common
    north += (20.0 * np.sin(y * np.pi) + 40.0 * np.sin(y / 3.0 * np.pi)) * 2.0 / 3.0
    north += (160.0 * np.sin(y / 12.0 * np.pi) + 320.0 * np.sin(y * np.pi / 30.0)) * 2.0 / 3.0
    east = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root + common
    east += (20.0 * np.sin(x * np.pi) + 40.0 * np.sin(x / 3.0 * np.pi)) * 2.0 / 3.0
    east += (150.0 * np.sin(x / 12.0 * np.pi) + 300.0 * np.sin(x / 30.0 * np.pi)) * 2.0 / 3.0
    phi = np.radians(lat)
    magic = 1 - _EE * np.sin(phi) ** 2
    d_lat = np.degrees(north / (_A * (1 - _EE) / magic**1.5))
    d_lon = np.degrees(east / (_A / np.sqrt(magic) * np.cos(phi)))
    return np.stack([d_lon, d_lat], axis=-1)
