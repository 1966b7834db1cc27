"""Where inside a polygon there is most room for a name: its pole of inaccessibility, nearly."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from desktop.grids.ring_chain import crossings_left_of, ring_area
from desktop.maps.projection import Floats

_SIDE = 7  # points tried across the box
_ROUNDS = 3
_CORNERS = 64  # rings are thinned to about as many points first


def inner_point(rings: Sequence[Floats]) -> tuple[float, float]:
    """The point of a polygon (closed rings, the largest outer one first) that is about farthest from its border.

    A coarse lattice, then finer ones around the best point so far (the idea of Mapbox's polylabel, without its
    queue). Raises ValueError without a ring.
    """
    if not rings:
        raise ValueError("a polygon without a ring has no inside")
    thin = [_thinned(ring) for ring in rings]
    low, high = thin[0].min(axis=0), thin[0].max(axis=0)
    centre, half = (low + high) / 2, (high - low) / 2
    steps = np.linspace(-1, 1, _SIDE)
    lattice = np.column_stack([axis.ravel() for axis in np.meshgrid(steps, steps)])
    best, room = centre, -np.inf
    for _ in range(_ROUNDS):
        tried = centre + lattice * half
        rooms = _room(thin, tried)
        choice = int(np.argmax(rooms))
        if rooms[choice] > room:
            best, room = tried[choice], float(rooms[choice])
        centre, half = best, half * (2.2 / _SIDE)
    return float(best[0]), float(best[1])


def _thinned(ring: Floats) -> Floats:
    step = max(1, len(ring) // _CORNERS)
    thin = np.concatenate([ring[:-1:step], ring[-1:]])
    return thin if len(thin) > 3 and ring_area(thin) * ring_area(ring) > 0 else ring


def _room(rings: Sequence[Floats], points: Floats) -> NDArray[np.float64]:
    """Distance of each point (n, 2) to the nearest border; negative outside."""
    crossings = np.zeros(len(points), dtype=np.int64)
    nearest = np.full(len(points), np.inf)
    for ring in rings:
        crossings += crossings_left_of(ring, points)
        start, way = ring[:-1], np.diff(ring, axis=0)
        length = np.maximum((way * way).sum(axis=1), 1e-12)
        dx, dy = points[:, 0, None] - start[:, 0], points[:, 1, None] - start[:, 1]
        along = (dx * way[:, 0] + dy * way[:, 1]) / length
        np.minimum(np.maximum(along, 0, out=along), 1, out=along)
        dx -= along * way[:, 0]
        dy -= along * way[:, 1]
        nearest = np.minimum(nearest, (dx * dx + dy * dy).min(axis=1))
    room: NDArray[np.float64] = np.sqrt(nearest)
    return np.where(crossings % 2 == 1, room, -room)
