"""Borders that noding touched, brought back to where they ran: the county's outline and all that need not move."""

from collections import defaultdict
from collections.abc import Callable
from itertools import pairwise

import numpy as np

from desktop.grids.boundary import Partition
from desktop.maps.geometry_blob import E7
from desktop.maps.projection import Floats, e7_to_world, world_to_e7
from desktop.plans.arc_chains import Node, Numbers, Segment

Borders = dict[Segment, list[int | None]]
"""Each piece, lower end first: the labels to its left and right."""

Onward = dict[Node, list[Node]]
Line = Callable[[Node, Node, Node, Numbers], Node]
_NEAR = 0.75  # lattice steps that noding may move a border by
_SLIDE = 60  # steps, about 0.6 m


def straighten(sides: Borders, partition: Partition) -> None:
    """Take points that noding put into a border of the partition out again, unless another border ends there."""
    onward: Onward = defaultdict(list)
    for a, b in sides:
        onward[a].append(b)
        onward[b].append(a)
    for arc in partition.arcs:
        line = _on_lattice if arc.left is None or arc.right is None else _on_map
        for a, b in segments_of(arc.e7):
            if (min(a, b), max(a, b)) not in sides and a in onward and b in onward:
                _merge(sides, onward, _walk(onward, a, b), line)


def _walk(onward: Onward, start: Node, end: Node) -> list[Node]:
    """The points that noding put between two of a border; empty when it is no border any more."""
    (ax, ay), (bx, by) = start, end
    dx, dy = bx - ax, by - ay
    length = float(np.hypot(dx, dy))
    way, reached = [start], 0.0
    while way[-1] != end:
        best: tuple[float, Node] | None = None
        for point in onward[way[-1]]:
            along = ((point[0] - ax) * dx + (point[1] - ay) * dy) / length
            across = abs((point[0] - ax) * dy - (point[1] - ay) * dx) / length
            if across <= _NEAR and reached < along <= length + 1e-9 and (best is None or along < best[0]):
                best = (along, point)
        if best is None:
            return []
        reached, point = best
        way.append(point)
    return way


def _merge(sides: Borders, onward: Onward, way: list[Node], line: Line) -> None:
    ends = [place for place, point in enumerate(way) if len(onward[point]) != 2 or place in (0, len(way) - 1)]
    for before, place, after in zip(ends, ends[1:], ends[2:], strict=False):
        way[place] = _slid(sides, onward, (way[0], way[-1]), (way[before], way[place], way[after]), line)
    for first, last in pairwise(ends):
        _replace(sides, onward, way[first : last + 1])


def _slid(sides: Borders, onward: Onward, piece: Segment, ends: tuple[Node, Node, Node], line: Line) -> Node:
    """Move the end of another border along the one it ends at, to where the lattice lies nearest to that.

    It may move by `_SLIDE` steps, and by a quarter of the way to the next point; the nearest point of all would bend
    a long border aside by up to half a step. `ends`: the ends of others before and after it, and itself between.
    """
    before, point, after = ends
    (start, end), onto = piece, onward[point]
    aside = [other for other in onto if _off(start, end[0] - start[0], end[1] - start[1], other) > _NEAR]
    alone = len(onto) == 3 and len(aside) == 1
    room = int(min(_SLIDE, *(_apart(point, other) / 4 for other in (before, after, *aside))))
    if not alone or room < 1:
        return point
    to = line(start, end, point, np.arange(-room, room + 1))
    if to == point or to in onward:
        return point
    for other in onto:
        pair = between(sides, (point, other))
        del sides[min(point, other), max(point, other)]
        if pair is not None:
            sides[min(to, other), max(to, other)] = pair if to < other else pair[::-1]
        onward[other][onward[other].index(point)] = to
    onward[to] = onward.pop(point)
    return to


def _on_lattice(start: Node, end: Node, point: Node, steps: Numbers) -> Node:
    """The point of the lattice nearest to a straight line in degrees, among those so many steps along: there the
    county's area is measured."""
    return _best(np.array([start, end], dtype=np.float64), np.array(point, dtype=np.float64), steps, identity=True)


def _on_map(start: Node, end: Node, point: Node, steps: Numbers) -> Node:
    """The same for a straight line on the map, which is where a grid's ground is compared."""
    return _best(
        e7_to_world(np.array([start, end], dtype=np.int32)), np.array(point, dtype=np.float64), steps, identity=False
    )


def _best(line: Floats, point: Floats, steps: Numbers, *, identity: bool) -> Node:
    (ax, ay), (dx, dy) = line[0], line[1] - line[0]
    across = abs(dx) >= abs(dy)
    tried = np.tile(np.rint(point).astype(np.int32), (len(steps), 1))
    tried[:, 0 if across else 1] += steps.astype(np.int32)
    place = tried.astype(np.float64) if identity else e7_to_world(tried)
    share = (place[:, 0] - ax) / dx if across else (place[:, 1] - ay) / dy
    wanted = np.column_stack([ax + share * dx, ay + share * dy])
    near = np.rint(wanted).astype(np.int32) if identity else world_to_e7(wanted)
    back = near.astype(np.float64) if identity else e7_to_world(near)
    off = np.abs((back[:, 0] - ax) * dy - (back[:, 1] - ay) * dx)
    best = int(np.lexsort((np.abs(steps), off))[0])
    return int(near[best, 0]), int(near[best, 1])


def _off(start: Node, dx: int, dy: int, point: Node) -> float:
    return abs((point[0] - start[0]) * dy - (point[1] - start[1]) * dx) / float(np.hypot(dx, dy))


def _apart(one: Node, other: Node) -> float:
    return float(np.hypot(one[0] - other[0], one[1] - other[1]))


def _replace(sides: Borders, onward: Onward, run: list[Node]) -> None:
    """Several pieces in a row, all between the same two labels, become one."""
    pieces = list(pairwise(run))
    labels = [between(sides, piece) for piece in pieces]
    if len(pieces) < 2 or labels[0] is None or any(pair != labels[0] for pair in labels):
        return
    for a, b in pieces:
        del sides[min(a, b), max(a, b)]
    for inner in run[1:-1]:
        del onward[inner]
    first, last = run[0], run[-1]
    onward[first][onward[first].index(run[1])] = last
    onward[last][onward[last].index(run[-2])] = first
    sides[min(first, last), max(first, last)] = labels[0] if first < last else labels[0][::-1]


def between(sides: Borders, piece: Segment) -> list[int | None] | None:
    """The labels to the left and right of a piece, seen from its first end to its second."""
    a, b = piece
    found = sides.get((min(a, b), max(a, b)))
    return found if found is None or a < b else found[::-1]


def segments_of(e7: E7) -> list[Segment]:
    points: list[Node] = [(x, y) for x, y in e7.tolist()]
    return [(a, b) for a, b in pairwise(points) if a != b]  # some borders hold a point twice in a row
