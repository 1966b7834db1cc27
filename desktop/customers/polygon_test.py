"""Which of many points lie inside a drawn polygon: exact, numpy only."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]


def inside_rings(x: Floats, y: Floats, rings: Sequence[Floats]) -> Mask:
    """Even–odd test of points (n,) against rings (k, 2), closed or not; holes are rings inside rings.

    A point exactly on an edge belongs to one side only, the same for both polygons that share the edge
    (half-open rule of W. R. Franklin, PNPOLY). The points are sorted by height once, and each edge then
    looks only at the slice of points between its ends.
    """
    order = np.argsort(y, kind="stable")
    sorted_x, sorted_y = x[order], y[order]
    odd = np.zeros(len(x), dtype=np.bool_)
    for ring in rings:
        _flip(odd, sorted_x, sorted_y, np.asarray(ring, dtype=np.float64))
    answer = np.empty_like(odd)
    answer[order] = odd
    return answer


def _flip(odd: Mask, x: Floats, y: Floats, ring: Floats) -> None:
    if len(ring) < 3:
        return
    ends = np.roll(ring, -1, axis=0)
    upward = ring[:, 1] <= ends[:, 1]
    low = np.where(upward[:, None], ring, ends)  # the same edge gives the same sums from both sides
    high = np.where(upward[:, None], ends, ring)
    first = np.searchsorted(y, low[:, 1], side="left")
    last = np.searchsorted(y, high[:, 1], side="left")
    for edge in np.flatnonzero(last > first):
        part = slice(first[edge], last[edge])
        (x1, y1), (x2, y2) = low[edge], high[edge]
        odd[part] ^= x[part] < x1 + (y[part] - y1) * ((x2 - x1) / (y2 - y1))
