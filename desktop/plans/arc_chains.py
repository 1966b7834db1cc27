"""Borders between cells of different labels, chained into arcs from node to node."""

from collections import defaultdict

import numpy as np

from desktop.maps.geometry_blob import E7

Node = tuple[int, int]
Segment = tuple[Node, Node]


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
