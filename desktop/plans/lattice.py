"""Points of the stored lattice (degrees × 10⁷) on a border: near enough that no area to speak of is won or lost.

A border runs straight from point to point on the map, that is in Web Mercator. In degrees a straight piece of a
kilometre bulges by 2 cm, so points on it are sought in the map's plane.
"""

from functools import lru_cache

import numpy as np

from desktop.maps.geometry_blob import E7
from desktop.maps.projection import EARTH_RADIUS, Floats, e7_to_world, to_lonlat

LONGEST_PIECE_M = 200.0  # world metres; so short a piece is straight in degrees as well, to 1 mm
_REACH = 400  # lattice steps to either side, about 4 m
_X_STEP = EARTH_RADIUS * np.pi / 180 * 1e-7


def on_piece(a: E7, b: E7, share: float) -> E7:
    """The lattice point (2,) that is nearly on the straight piece from `a` to `b` and nearly `share` (0 … 1) along.

    A border gets a new vertex there. Rounding the exact place would be off by up to 0.7 steps, which along a piece
    of a kilometre is a few square metres; among the points some metres up and down the piece one lies a hundred
    times closer. An end comes back when the piece has no lattice point between its ends.
    """
    way = b.astype(np.int64) - a.astype(np.int64)
    axis = int(np.argmax(np.abs(way)))  # walk along the longer side, one lattice step at a time
    length = int(abs(way[axis]))
    if length < 2:
        return a if share < 0.5 else b
    middle = int(np.clip(round(share * length), 1, length - 1))
    steps = np.arange(max(1, middle - _REACH), min(length - 1, middle + _REACH) + 1)
    along = a[axis] + np.sign(way[axis]) * steps
    aside = _aside(a, b, axis, along)
    cost = np.abs(np.rint(aside) - aside) + np.abs(steps - middle) / (4 * _REACH)
    best = int(np.argmin(cost))
    found = np.empty(2, dtype=np.int32)
    found[axis], found[1 - axis] = along[best], np.rint(aside[best])
    return found


def _aside(a: E7, b: E7, axis: int, along: np.ndarray[tuple[int], np.dtype[np.int64]]) -> Floats:
    """The other coordinate, not rounded, where a piece straight on the map has these coordinates on one axis."""
    (x1, y1), (x2, y2) = e7_to_world(np.array([a, b]))
    if axis == 0:
        y = y1 + (along * _X_STEP - x1) * ((y2 - y1) / (x2 - x1))
        lat: Floats = to_lonlat(np.column_stack([np.zeros(len(y)), y]))[:, 1] * 1e7
        return lat
    y = e7_to_world(np.column_stack([np.zeros(len(along), dtype=np.int32), along.astype(np.int32)]))[:, 1]
    lon: Floats = (x1 + (y - y1) * ((x2 - x1) / (y2 - y1))) / _X_STEP
    return lon


@lru_cache(maxsize=1 << 15)
def _between(x1: int, y1: int, x2: int, y2: int, count: int) -> E7:
    """The points that cut a piece into `count`; kept, since a preview asks for the same pieces with every move."""
    a, b = np.array([x1, y1], dtype=np.int32), np.array([x2, y2], dtype=np.int32)
    points = np.array([on_piece(a, b, k / count) for k in range(1, count)], dtype=np.int32).reshape(-1, 2)
    points.flags.writeable = False
    return points


def densified(points: E7) -> E7:
    """A line (n, 2) with lattice points added so that no piece is longer than `LONGEST_PIECE_M`; the same object
    when none is."""
    world = e7_to_world(points)
    length = np.hypot(*np.diff(world, axis=0).T)
    long = np.flatnonzero(length > LONGEST_PIECE_M).tolist()
    if not long:
        return points
    line, done = [], 0
    for i in long:
        line.append(points[done : i + 1])
        count = int(np.ceil(length[i] / LONGEST_PIECE_M))
        line.append(_between(*points[i].tolist(), *points[i + 1].tolist(), count))
        done = i + 1
    line.append(points[done:])
    dense = np.concatenate(line)
    return dense[np.r_[True, (np.diff(dense, axis=0) != 0).any(axis=1)]]
