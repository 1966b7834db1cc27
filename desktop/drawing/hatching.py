"""Hatching of an area as plain lines, so that it is the same on screen and on paper and prints as vectors."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from desktop.maps.viewport import Viewport

Floats = NDArray[np.float64]


def hatch_lines(rings: Sequence[Floats], spacing: float, viewport: Viewport) -> Floats:
    """45° lines inside closed rings (n, 2) in pixels, odd–even → (k, 4) x1, y1, x2, y2.

    The lines hang on the world and not on the picture, so they stand still while the map is panned.
    Method: cross every edge with every line it spans, sort each line's crossings, join them in pairs.
    """
    if not rings:
        return np.empty((0, 4))
    start = np.concatenate([ring[:-1] for ring in rings])
    end = np.concatenate([ring[1:] for ring in rings])
    step = spacing * np.sqrt(2)
    # across runs over the lines, along runs along them (both in pixels; x + y and x - y of the picture)
    phase = (viewport.box.west - viewport.box.north) / viewport.metres_per_pixel
    across_a, across_b = (start.sum(axis=1) + phase) / step, (end.sum(axis=1) + phase) / step
    along_a, along_b = start[:, 0] - start[:, 1], end[:, 0] - end[:, 1]
    first = np.ceil(np.minimum(across_a, across_b)).astype(np.int64)
    beyond = np.ceil(np.maximum(across_a, across_b)).astype(np.int64)
    count = beyond - first
    edge = np.repeat(np.arange(len(start)), count)
    if not len(edge):
        return np.empty((0, 4))
    line = first[edge] + np.arange(len(edge)) - np.repeat(np.cumsum(count) - count, count)
    share = (line - across_a[edge]) / (across_b[edge] - across_a[edge])
    along = along_a[edge] + share * (along_b[edge] - along_a[edge])
    order = np.lexsort((along, line))
    across = line[order] * step - phase
    x, y = (across + along[order]) / 2, (across - along[order]) / 2
    even = len(order) // 2 * 2
    return np.column_stack([x[0:even:2], y[0:even:2], x[1:even:2], y[1:even:2]])
