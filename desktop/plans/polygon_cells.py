"""Polygons that should meet but don't quite, cut along all their borders into cells that do.

Every border is noded on the stored lattice by snap rounding; each cell knows which polygons cover it (none: a gap,
two or more: an overlap), what lies beside it, and how large it is on the ground.
"""

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from desktop.maps.projection import Floats
from desktop.plans.arc_chains import OUTSIDE, pieces
from desktop.plans.lattice_metres import metres_per_step

Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]
Shapes = NDArray[np.object_]


@dataclass(frozen=True, eq=False)
class Cells:
    """`n` cells, the `s` pieces of border between them, and `k` pairs (cell, feature that covers it)."""

    spots: Floats  # (n, 2) a point inside each, lattice
    areas: Floats  # (n,) ground m²
    widths: Floats  # (n,) ground metres: mean width of a long strip, 2 · area / perimeter
    low: Numbers  # (s, 2) lattice: the western end of each piece
    high: Numbers  # (s, 2)
    left: Numbers  # (s,) the cell to the left from low to high; OUTSIDE = none
    right: Numbers  # (s,)
    lengths: Floats  # (s,) ground metres
    cell: Numbers  # (k,)
    feature: Numbers  # (k,)

    @property
    def count(self) -> int:
        return len(self.areas)

    @property
    def covers(self) -> Numbers:
        """(n,) how many features cover each cell."""
        return np.bincount(self.cell, minlength=self.count)


def cells_of(shapes: Shapes) -> Cells:
    """Cut valid polygons in lattice coordinates, None for features that have none."""
    drawn = np.flatnonzero([shape is not None for shape in shapes])
    noded = shapely.union_all(shapely.boundary(shapes[drawn]), grid_size=1.0)
    parts = shapely.orient_polygons(shapely.get_parts(shapely.polygonize([noded])))
    spots = shapely.point_on_surface(parts)
    which, cell = shapely.STRtree(spots).query(shapes[drawn], predicate="contains")
    low, high, left, right = pieces(parts)
    step = metres_per_step((low[:, 1] + high[:, 1]) / 2)
    lengths: Floats = np.hypot(*((high - low) * step).T)
    places: Floats = shapely.get_coordinates(spots)
    areas = shapely.area(parts) * metres_per_step(places[:, 1]).prod(axis=1)
    around = np.zeros(len(parts))
    for side in (left, right):
        inside = side != OUTSIDE
        around += np.bincount(side[inside], lengths[inside], minlength=len(parts))
    widths = 2 * areas / np.maximum(around, 1e-9)
    return Cells(places, areas, widths, low, high, left, right, lengths, cell.astype(np.int64), drawn[which])
