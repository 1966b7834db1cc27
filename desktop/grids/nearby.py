"""Which borders and grids of a partition may be at a place: those whose boxes touch it."""

import numpy as np

from desktop.grids.boundary import Partition
from desktop.maps.box import Box
from desktop.maps.projection import Floats


def arcs_near(partition: Partition, box: Box) -> list[int]:
    """Positions of the arcs whose boxes touch a world box."""
    found: list[int] = np.flatnonzero(_touching(partition.boxes.arcs, box)).tolist()
    return found


def arcs_at(partition: Partition, x: float, y: float) -> list[int]:
    """Positions of the arcs that a world point may lie on."""
    return arcs_near(partition, Box(x, y, x, y).grown(0.01))


def faces_near(partition: Partition, box: Box) -> list[int]:
    """Ids of the faces whose boxes touch a world box."""
    found: list[int] = partition.boxes.ids[_touching(partition.boxes.faces, box)].tolist()
    return found


def _touching(boxes: Floats, box: Box) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    west, south, east, north = boxes.T
    touching: np.ndarray[tuple[int], np.dtype[np.bool_]] = (
        (west <= box.east) & (east >= box.west) & (south <= box.north) & (north >= box.south)
    )
    return touching
