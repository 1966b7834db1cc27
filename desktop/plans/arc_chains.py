"""The borders between cells that meet exactly: piece by piece, and chained into arcs from node to node."""

from collections import defaultdict

import numpy as np
import shapely
from numpy.typing import NDArray

from desktop.maps.geometry_blob import E7

Node = tuple[int, int]
Segment = tuple[Node, Node]
Numbers = NDArray[np.int64]
OUTSIDE = -1


def pieces(cells: NDArray[np.object_]) -> tuple[Numbers, Numbers, Numbers, Numbers]:
    """Every piece of border once, lower end first, with the positions of the cells to its left and right.

    Cells are oriented polygons in lattice coordinates. (s, 2), (s, 2), (s,), (s,); OUTSIDE = no cell there.
    """
    coordinates, ring = shapely.get_coordinates(shapely.get_rings(cells), return_index=True)
    ring_cell = np.repeat(np.arange(len(cells)), shapely.get_num_interior_rings(cells) + 1)
    points = np.rint(coordinates).astype(np.int64)
    runs = np.flatnonzero(ring[1:] == ring[:-1])
    start, end, own = points[runs], points[runs + 1], ring_cell[ring[runs]]
    ahead = (start[:, 0] < end[:, 0]) | ((start[:, 0] == end[:, 0]) & (start[:, 1] < end[:, 1]))
    ends = np.hstack([np.where(ahead[:, None], start, end), np.where(ahead[:, None], end, start)])
    order = np.lexsort(ends.T[::-1])
    ends, own, ahead = ends[order], own[order], ahead[order]
    first = np.r_[True, (np.diff(ends, axis=0) != 0).any(axis=1)] if len(ends) else np.empty(0, bool)
    piece = np.cumsum(first) - 1
    sides = np.full((2, int(first.sum())), OUTSIDE, dtype=np.int64)
    # Rings of oriented polygons have their cell to the left, holes included.
    sides[0, piece[ahead]], sides[1, piece[~ahead]] = own[ahead], own[~ahead]
    return ends[first, :2], ends[first, 2:], sides[0], sides[1]


def chained(sides: dict[Segment, list[int | None]]) -> list[tuple[int | None, int | None, E7]]:
    """Segments between different labels as arcs from node to node: (left, right, points)."""
    onward: dict[Node, list[tuple[Node, int, int]]] = defaultdict(list)  # node → (next, left, right seen that way)
    for (a, b), (left, right) in sides.items():
        if left is None or right is None or left == right:
            continue
        onward[a].append((b, left, right))
        onward[b].append((a, right, left))

    def is_node(point: Node) -> bool:
        ways = onward[point]
        return len(ways) != 2 or ways[0][1:] != ways[1][:0:-1]

    used: set[Segment] = set()
    arcs: list[tuple[int | None, int | None, E7]] = []
    nodes = [point for point in onward if is_node(point)]
    for begin in [*nodes, *onward]:
        for first, left, right in onward[begin]:
            if (begin, first) in used or (first, begin) in used:
                continue
            walk = [begin, first]
            used.add((begin, first))
            while walk[-1] != begin and not is_node(walk[-1]):
                (following,) = [way[0] for way in onward[walk[-1]] if way[0] != walk[-2]] or [walk[-2]]
                used.add((walk[-1], following))
                walk.append(following)
            arcs.append((left or None, right or None, np.array(walk, dtype=np.int32)))
    return arcs
