"""Where inside a polygon there is most room for a name: its pole of inaccessibility, nearly."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from desktop.grids.ring_chain import ring_area
from desktop.maps.projection import Floats

_SIDE = 7  # points tried across the box
_ROUNDS = 3
_CORNERS = 64  # rings are thinned to about as many points first
_TOGETHER = 48  # polygons looked at in one numpy pass, of about as many edges each


def inner_point(rings: Sequence[Floats]) -> tuple[float, float]:
    """The point of a polygon (closed rings, the largest outer one first) that is about farthest from its border.

    Raises ValueError without a ring.
    """
    ((x, y),) = inner_points([rings]).tolist()
    return x, y


def inner_points(polygons: Sequence[Sequence[Floats]]) -> Floats:
    """The same for many polygons at once, (k, 2).

    A coarse lattice, then finer ones around the best point so far (the idea of Mapbox's polylabel, without its
    queue). Raises ValueError when a polygon has no ring.
    """
    if not all(polygons):
        raise ValueError("a polygon without a ring has no inside")
    edges = [_edges(rings) for rings in polygons]
    order = sorted(range(len(edges)), key=lambda i: len(edges[i]))
    found = np.empty((len(edges), 2))
    for low in range(0, len(order), _TOGETHER):
        group = order[low : low + _TOGETHER]
        found[group] = _poles([edges[i] for i in group], [polygons[i][0] for i in group])
    return found


def _poles(edges: Sequence[Floats], outers: Sequence[Floats]) -> Floats:
    """For polygons given as edges, each (e, 4) x, y, way x, way y, their poles (k, 2)."""
    most = max(len(own) for own in edges)
    padded = np.stack([np.concatenate([own, np.repeat(own[-1:], most - len(own), axis=0)]) for own in edges])
    real = np.arange(most) < np.array([len(own) for own in edges])[:, None]
    low, high = np.array([ring.min(axis=0) for ring in outers]), np.array([ring.max(axis=0) for ring in outers])
    centre, half = (low + high) / 2, (high - low) / 2
    steps = np.linspace(-1, 1, _SIDE)
    lattice = np.column_stack([axis.ravel() for axis in np.meshgrid(steps, steps)])
    best: Floats = centre
    room, rows = np.full(len(edges), -np.inf), np.arange(len(edges))
    for _ in range(_ROUNDS):
        tried = centre[:, None, :] + lattice * half[:, None, :]
        rooms = _room(padded, real, tried)
        choice = rooms.argmax(axis=1)
        better = rooms[rows, choice] > room
        best = np.where(better[:, None], tried[rows, choice], best)
        room = np.maximum(room, rooms[rows, choice])
        centre, half = best, half * (2.2 / _SIDE)
    return best


def _edges(rings: Sequence[Floats]) -> Floats:
    return np.concatenate([np.column_stack([thin[:-1], np.diff(thin, axis=0)]) for thin in map(_thinned, rings)])


def _thinned(ring: Floats) -> Floats:
    step = len(ring) // _CORNERS
    if step < 2:
        return ring
    thin = np.concatenate([ring[:-1:step], ring[-1:]])
    return thin if len(thin) > 3 and ring_area(thin) * ring_area(ring) > 0 else ring


def _room(edges: Floats, real: NDArray[np.bool_], points: Floats) -> Floats:
    """Distance of points (k, n, 2) to the nearest of their polygon's edges (k, e, 4); negative outside.

    `real` (k, e) tells the edges from the padding. Inside is where a ray to the east crosses an odd number of
    edges (half-open rule, PNPOLY).
    """
    x, y, way_x, way_y = (edges[:, None, :, column] for column in range(4))
    dx, dy = points[:, :, 0, None] - x, points[:, :, 1, None] - y
    with np.errstate(divide="ignore", invalid="ignore"):
        slope = way_x / way_y
        spans = ((dy < 0) != (dy < way_y)) & real[:, None, :]
        crossings = np.count_nonzero(spans & (dx < dy * slope), axis=2)
    share = dx * way_x
    share += dy * way_y
    share /= np.maximum(way_x * way_x + way_y * way_y, 1e-12)
    np.minimum(np.maximum(share, 0, out=share), 1, out=share)
    dx -= share * way_x
    dy -= share * way_y
    dx *= dx
    dy *= dy
    dx += dy
    room: Floats = np.sqrt(dx.min(axis=2))
    return np.where(crossings % 2 == 1, room, -room)
