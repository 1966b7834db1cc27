"""Hatching of an area as plain lines, so that it is the same on screen and on paper and prints as vectors."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from desktop.maps.viewport import Viewport

Floats = NDArray[np.float64]

_HALF = float(np.sqrt(0.5))
RISING, FALLING, LEVEL = (_HALF, _HALF), (_HALF, -_HALF), (0.0, 1.0)
"""Normals of lines that rise to the right, fall to the right, lie flat."""


def hatch_lines(
    rings: Sequence[Floats], spacing: float, viewport: Viewport, *, normal: tuple[float, float] = RISING
) -> Floats:
    """Parallel lines inside closed rings (n, 2) in pixels, odd–even → (k, 4) x1, y1, x2, y2.

    `normal` is the unit vector across the lines. They hang on the world and not on the picture, so they stand still
    while the map is panned. Method: cross every edge with every line it spans, sort each line's crossings, join them
    in pairs.
    """
    if not rings:
        return np.empty((0, 4))
    start = np.concatenate([ring[:-1] for ring in rings])
    end = np.concatenate([ring[1:] for ring in rings])
    # across runs over the lines, along runs along them, both in pixels
    over = np.array(normal)
    way = np.array([normal[1], -normal[0]])
    phase = (viewport.box.west * normal[0] - viewport.box.north * normal[1]) / viewport.metres_per_pixel
    across_a, across_b = (start @ over + phase) / spacing, (end @ over + phase) / spacing
    along_a, along_b = start @ way, end @ way
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
    across = line[order] * spacing - phase
    at = across[:, None] * over + along[order][:, None] * way
    even = len(order) // 2 * 2
    return np.column_stack([at[0:even:2], at[1:even:2]])
