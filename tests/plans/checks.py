"""What every redrawing must leave behind: a partition without gap or overlap that covers what it covered before."""

import numpy as np
import shapely

from desktop.grids.boundary import Partition
from tests.grids.partitions import polygon_of


def assert_sound(partition: Partition, before: Partition | None = None) -> None:
    """Faces are valid, meet exactly, leave no gap, and cover the same ground to 1 m²."""
    shapes = [polygon_of(partition, face) for face in partition.faces]
    assert all(shape.is_valid and shape.area > 0 for shape in shapes)
    assert bool(shapely.coverage_is_valid(shapes)), shapely.coverage_invalid_edges(shapes)
    whole = shapely.union_all(shapes)
    assert abs(whole.area - sum(shape.area for shape in shapes)) < 1e-3
    for arc in partition.arcs:
        assert arc.left != arc.right
        assert len(arc.e7) >= 2
    if before is not None:
        old = shapely.union_all([polygon_of(before, face) for face in before.faces])
        assert shapely.symmetric_difference(old, whole).area < 1.0


def owners(partition: Partition, world: np.ndarray) -> np.ndarray:
    """The face of each world point (n, 2), 0 for none, by shapely alone."""
    owner = np.zeros(len(world), dtype=np.int64)
    for face in partition.faces:
        owner[shapely.contains_xy(polygon_of(partition, face), world[:, 0], world[:, 1])] = face
    return owner
