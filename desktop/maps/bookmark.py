"""A bookmark: a saved view of the map."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bookmark:
    """Centre in degrees × 10⁷, scale in world metres (EPSG:3857) per pixel."""

    id: int
    uid: str
    name: str
    lon_e7: int
    lat_e7: int
    metres_per_pixel: float
    created_by: str
