"""The vector ground under the bank: land, water, canals, roads, built-up areas, place names."""

from dataclasses import dataclass

from desktop.maps.geometry_blob import E7


@dataclass(frozen=True, slots=True)
class BackdropFeature:
    """One feature. `parts` are lines (CANAL, ROAD, RAIL), closed rings (areas; holes wind the other way) or points."""

    kind: str  # see backdrop_feature in the schema
    rank: int  # 1 = most important
    name: str | None
    source: str
    parts: tuple[E7, ...]
