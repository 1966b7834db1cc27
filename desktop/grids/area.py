"""How large the grids are on the ground."""

import numpy as np

from desktop.grids.boundary import Partition
from desktop.maps.ellipsoid_area import signed_area


def ground_areas(partition: Partition) -> dict[int, float]:
    """Square metres of every face; each border is measured once and counts for the face on either side of it."""
    areas = dict.fromkeys(partition.faces, 0.0)
    for arc in partition.arcs:
        part = signed_area(np.asarray(arc.e7, dtype=np.float64) * 1e-7)
        if arc.left is not None:
            areas[arc.left] += part
        if arc.right is not None:
            areas[arc.right] -= part
    return areas
