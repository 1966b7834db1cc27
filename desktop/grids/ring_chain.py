"""How the arcs around a face are chained into rings, and rings into outer borders with their holes."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from desktop.maps.projection import Floats

Chain = tuple[tuple[int, bool], ...]
"""Arcs in order: (arc, True when it is walked along its points)."""

_Node = tuple[int, int]


def chains(sides: Sequence[tuple[int, bool, NDArray[np.int32]]]) -> tuple[Chain, ...]:
    """Chain arcs (arc, forward, points e7) so that the face stays to the left all the way.

    Where the face meets itself in a node, the sharpest left turn is taken and every loop is cut off as a ring,
    so rings are simple: lobes that touch in a node are two outer rings, an enclosed neighbour is a hole.
    Chains that do not close come out too: their ends differ.
    """
    starting: dict[_Node, list[int]] = {}
    ends: list[_Node] = []
    for position, (_, forward, e7) in enumerate(sides):
        first, last = (0, -1) if forward else (-1, 0)
        starting.setdefault((int(e7[first, 0]), int(e7[first, 1])), []).append(position)
        ends.append((int(e7[last, 0]), int(e7[last, 1])))
    # Begin with arcs that nothing leads to: an open chain then comes out whole.
    led_to = set(ends)
    order = sorted(range(len(sides)), key=lambda position: _start(sides[position]) in led_to)
    used = [False] * len(sides)
    found: list[Chain] = []
    for first_side in order:
        if used[first_side]:
            continue
        walk: list[int] = []
        place: dict[_Node, int] = {}  # where in the walk each node was left
        onward = [first_side]
        while onward:
            side = onward[0] if len(onward) == 1 else _sharpest_left(sides, walk[-1], onward)
            used[side] = True
            place[_start(sides[side])] = len(walk)
            walk.append(side)
            here = ends[side]
            if here in place:  # a loop is closed: it is a ring of its own
                loop = walk[place[here] :]
                del walk[place[here] :]
                for closed in loop:
                    place.pop(_start(sides[closed]), None)
                found.append(tuple((sides[closed][0], sides[closed][1]) for closed in loop))
                if not walk:
                    break
            onward = [side for side in starting.get(here, ()) if not used[side]]
        if walk:
            found.append(tuple((sides[side][0], sides[side][1]) for side in walk))
    return tuple(found)


def _start(side: tuple[int, bool, NDArray[np.int32]]) -> _Node:
    _, forward, e7 = side
    x, y = e7[0 if forward else -1]
    return int(x), int(y)


def _sharpest_left(sides: Sequence[tuple[int, bool, NDArray[np.int32]]], arriving: int, onward: list[int]) -> int:
    _, forward, e7 = sides[arriving]
    back = (e7[-2] - e7[-1]) if forward else (e7[1] - e7[0])
    from_back = np.arctan2(float(back[1]), float(back[0]))

    def clockwise(side: int) -> float:
        _, ahead, points = sides[side]
        way = (points[1] - points[0]) if ahead else (points[-2] - points[-1])
        turn = (from_back - np.arctan2(float(way[1]), float(way[0]))) % (2 * np.pi)
        return float(turn) or 2 * np.pi

    return min(onward, key=clockwise)


def ring_area(ring: Floats) -> float:
    """Signed area of a closed ring (n, 2), counter-clockwise positive, in the square of its unit."""
    x, y = (ring - ring[0]).T
    return float(np.dot(x[:-1], y[1:]) - np.dot(x[1:], y[:-1])) / 2


def group_rings(rings: Sequence[Floats]) -> tuple[Floats, ...]:
    """Closed rings in drawing order: the largest outer ring, its holes, the next outer ring, its holes …"""
    if len(rings) < 2:
        return tuple(rings)
    areas = [ring_area(ring) for ring in rings]
    outers = sorted((i for i, area in enumerate(areas) if area > 0), key=lambda i: -areas[i])
    holes: dict[int, list[Floats]] = {outer: [] for outer in outers}
    for hole in (i for i, area in enumerate(areas) if area <= 0):
        around = [outer for outer in outers if areas[outer] > -areas[hole] and holds(rings[outer], rings[hole])]
        if around or outers:
            holes[min(around, key=lambda outer: areas[outer]) if around else outers[0]].append(rings[hole])
    return tuple(ring for outer in outers for ring in (rings[outer], *holes[outer]))


def holds(outer: Floats, inner: Floats) -> bool:
    """Whether the ring `inner` lies inside `outer`; they may touch in nodes but do not cross."""
    middles = (inner[:-1] + inner[1:]) / 2
    return bool(np.count_nonzero(crossings_left_of(outer, middles) % 2) * 2 > len(middles))


def crossings_left_of(ring: Floats, points: Floats) -> NDArray[np.int64]:
    """How many edges of a closed ring a ray from each point (n, 2) to the east crosses (half-open rule, PNPOLY)."""
    x1, y1 = ring[:-1, 0], ring[:-1, 1]
    x2, y2 = ring[1:, 0], ring[1:, 1]
    y = points[:, 1, None]
    spans = (y1 <= y) != (y2 <= y)
    with np.errstate(divide="ignore", invalid="ignore"):
        at = x1 + (y - y1) * ((x2 - x1) / (y2 - y1))
    count: NDArray[np.int64] = np.count_nonzero(spans & (points[:, 0, None] < at), axis=1)
    return count
