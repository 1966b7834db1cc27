"""Random planar partitions for the tests of boundaries: Voronoi cells of a square, with shared arcs."""

import numpy as np
import shapely

from desktop.grids.boundary import Partition

WEST, SOUTH = 1_210_000_000, 319_000_000
SIDE = 1_000_000  # 10⁻⁷ degree, about 9.5 km


def voronoi(seed: int, cells: int) -> Partition:
    """`cells` faces, numbered from 1, that fill a square."""
    rng = np.random.default_rng(seed)
    square = shapely.box(WEST, SOUTH, WEST + SIDE, SOUTH + SIDE)
    points = rng.integers(SIDE // 50, SIDE - SIDE // 50, (cells, 2)) + np.array([WEST, SOUTH])
    shapes = shapely.get_parts(shapely.voronoi_polygons(shapely.MultiPoint(points), extend_to=square))
    edges = shapely.union_all([*shapely.boundary(shapely.intersection(shapes, square)), square.boundary], grid_size=1)
    lines = shapely.get_parts(shapely.line_merge(shapely.node(edges)))
    faces = shapely.get_parts(shapely.polygonize(lines))
    tree = shapely.STRtree(faces)
    rows = []
    for number, line in enumerate(lines):
        e7 = np.rint(shapely.get_coordinates(line)).astype(np.int32)
        way = np.diff(e7[:2].astype(float), axis=0)[0]
        middle = e7[:2].mean(axis=0)
        aside = np.array([-way[1], way[0]]) / np.hypot(*way) * min(20.0, np.hypot(*way) / 10)
        left, right = (_face(tree, faces, middle + sign * aside) for sign in (1, -1))
        rows.append((number + 1, left, right, e7))
    return Partition.from_e7(rows)


def _face(tree: shapely.STRtree, faces: np.ndarray, spot: np.ndarray) -> int | None:
    hits = [i for i in tree.query(shapely.Point(spot)) if faces[i].contains(shapely.Point(spot))]
    return int(hits[0]) + 1 if hits else None


def island_in_a_lake() -> Partition:
    """Face 1 is a square with a hole, face 2 fills most of the hole, face 3 is an island in face 2.

    Between 1 and 2 runs one closed arc, between 2 and 3 another; face 3 has a second part far outside.
    """

    def ring(low: int, high: int) -> np.ndarray:
        return np.array([(low, low), (high, low), (high, high), (low, high), (low, low)], dtype=np.int32) + np.array(
            [WEST, SOUTH], dtype=np.int32
        )

    return Partition.from_e7(
        [
            (1, 1, None, ring(0, 100_000)),
            (2, 2, 1, ring(30_000, 70_000)),
            (3, 3, 2, ring(45_000, 55_000)),
            (4, 3, None, ring(200_000, 205_000)),
        ]
    )


def polygon_of(partition: Partition, face: int) -> shapely.Geometry:
    """The face as a shape, even–odd over its rings."""
    shape = shapely.Polygon()
    for ring in partition.rings(face):
        shape = shape.symmetric_difference(shapely.Polygon(ring))
    return shape
