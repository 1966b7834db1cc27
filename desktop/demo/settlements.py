"""Where people live: rows of houses along canals in the country, blocks in towns."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from shapely import MultiPolygon, Polygon, contains_xy, prepare

from desktop.maps.geometry_blob import E7


@dataclass(frozen=True, slots=True, eq=False)
class HouseSites:
    e7: E7  # (n, 2)
    group_no: NDArray[np.int32]  # (n,)


@dataclass(frozen=True, eq=False)
class Settlements:
    polygons: tuple[Polygon | MultiPolygon, ...]
    groups: tuple[NDArray[np.int64], ...]

    def house_sites(self, rng: np.random.Generator, village_index: int, n: int) -> HouseSites:
        polygon, groups = self.polygons[village_index], self.groups[village_index]
        prepare(polygon)
        chosen = rng.integers(0, len(groups), n)
        spread = rng.normal(0, 1, (n, 2)) * [20000, 1500]
        e7 = np.rint(groups[chosen] + spread).astype(np.int32)
        out = ~contains_xy(polygon, e7[:, 0], e7[:, 1])
        e7[out] = groups[chosen[out]]
        return HouseSites(e7, (chosen + 1).astype(np.int32))
