"""Borders that noding touched, brought back to where they ran: the county's outline and all that need not move."""

from collections import defaultdict
from itertools import pairwise

import numpy as np

from desktop.grids.boundary import Partition
from desktop.maps.geometry_blob import E7
from desktop.plans.arc_chains import Node, Segment

Borders = dict[Segment, list[int | None]]
"""Each piece, lower end first: the labels to its left and right."""

Onward = dict[Node, list[Node]]
_NEAR = 0.75  # lattice steps that noding may move a border by
_SLIDE = 60  # steps, about 0.6 m


def straighten(sides: Borders, partition: Partition) -> None:
    """Take points that noding put into a border of the partition out again, unless another border ends there."""
    onward: Onward = defaultdict(list)
    for a, b in sides:
        onward[a].append(b)
        onward[b].append(a)
    for arc in partition.arcs:
        for a, b in segments_of(arc.e7):
            if (min(a, b), max(a, b)) not in sides and a in onward and b in onward:
                _merge(sides, onward, _walk(onward, a, b))


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


def _merge(sides: Borders, onward: Onward, way: list[Node]) -> None:
    ends = [place for place, point in enumerate(way) if len(onward[point]) != 2 or place in (0, len(way) - 1)]
    for before, place, after in zip(ends, ends[1:], ends[2:], strict=False):
        way[place] = _slid(sides, onward, way[0], way[-1], way[before], way[place], way[after])
    for first, last in pairwise(ends):
        _replace(sides, onward, way[first : last + 1])


def _slid(sides: Borders, onward: Onward, start: Node, end: Node, before: Node, point: Node, after: Node) -> Node:
    """Move the end of another border along the one it ends at, to where the lattice lies nearest to that.

    It may move by `_SLIDE` steps, and by a quarter of the way to the next point; the nearest point of all would bend
    a long border aside by up to half a step.
    """
    (ax, ay), dx, dy = start, end[0] - start[0], end[1] - start[1]
    aside = [other for other in onward[point] if _off(start, dx, dy, other) > _NEAR]
    alone = len(onward[point]) == 3 and len(aside) == 1
    room = int(min(_SLIDE, *(_apart(point, other) / 4 for other in (before, after, *aside))))
    if not alone or room < 1:
        return point
    along = np.arange(-room, room + 1)
    if abs(dx) >= abs(dy):
        x = point[0] + along
        y = np.rint(ay + (x - ax) * (dy / dx)).astype(np.int64)
    else:
        y = point[1] + along
        x = np.rint(ax + (y - ay) * (dx / dy)).astype(np.int64)
    off = np.abs((x - ax) * dy - (y - ay) * dx)
    best = int(np.lexsort((np.abs(along), off))[0])
    to = (int(x[best]), int(y[best]))
    if to == point or to in onward:
        return point
    for other in onward[point]:
        pair = between(sides, (point, other))
        del sides[min(point, other), max(point, other)]
        if pair is not None:
            sides[min(to, other), max(to, other)] = pair if to < other else pair[::-1]
        onward[other][onward[other].index(point)] = to
    onward[to] = onward.pop(point)
    return to


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
