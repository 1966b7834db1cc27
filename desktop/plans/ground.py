"""The ground of a grid, and whether two partitions give it the same."""

import shapely

from desktop.grids.boundary import Partition

NEGLIGIBLE_M2 = 1.0  # where a neighbour's new border ends, a border gains a point, within 5 mm of where it ran


def ground_of(partition: Partition, face: int) -> shapely.Geometry:
    """The face as a shape in world metres, even–odd over its rings; empty when it is not there."""
    shape = shapely.Polygon()
    for ring in partition.rings(face) if face in partition.faces else ():
        shape = shape.symmetric_difference(shapely.make_valid(shapely.Polygon(ring)))
    return shape


def same_ground(one: Partition, other: Partition, face: int, other_face: int | None = None) -> bool:
    """Whether a face is the same to the square metre, however its border is cut into arcs; `other_face` is its id in
    the other partition, where that is not the same."""
    apart = shapely.symmetric_difference(ground_of(one, face), ground_of(other, other_face or face))
    return bool(shapely.area(apart) <= NEGLIGIBLE_M2)
