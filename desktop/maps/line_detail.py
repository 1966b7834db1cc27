"""Thins all lines of a map at once for drawing: Douglas–Peucker on every line side by side, in numpy."""

import numpy as np
from numpy.typing import NDArray

from desktop.maps.projection import Floats

Places = NDArray[np.intp]
Mask = NDArray[np.bool_]


def thinned(points: Floats, starts: Places, tolerance: float, *, twins: Mask | None = None) -> Mask:
    """Which of all points (n, 2) stay, (n,); line i is `starts[i]:starts[i + 1]`, at least two points each.

    Ends stay. So that nothing collapses, closed lines keep two more points, and lines that are `twins` (k,),
    because another line has the same two ends, keep one more.
    Method: D. Douglas, T. Peucker 1973; all open pieces of all lines are split in the same numpy pass.
    """
    keep = np.zeros(len(points), dtype=np.bool_)
    if len(starts) < 2:
        return keep
    x, y = np.ascontiguousarray(points[:, 0]), np.ascontiguousarray(points[:, 1])
    first, last = starts[:-1], starts[1:] - 1
    keep[first] = keep[last] = True
    closed = (x[first] == x[last]) & (y[first] == y[last])
    held = closed if twins is None else closed | twins
    start, end = _longer(first[~held], last[~held])
    if held.any():
        cut = _cut(x, y, first[held], last[held], closed[held], keep)
        start, end = np.concatenate([start, cut[0]]), np.concatenate([end, cut[1]])
    while len(start):
        farthest, away = _farthest(x, y, start, end)
        split = away > tolerance
        start, end, farthest = start[split], end[split], farthest[split]
        keep[farthest] = True
        start, end = _longer(np.concatenate([start, farthest]), np.concatenate([farthest, end]))
    return keep


def _longer(start: Places, end: Places) -> tuple[Places, Places]:
    """The pieces that have a point between their ends."""
    longer = end - start > 1
    return start[longer], end[longer]


def _cut(x: Floats, y: Floats, first: Places, last: Places, closed: Mask, keep: Mask) -> tuple[Places, Places]:
    """Cut lines at their farthest point, closed ones then once more in the half that bulges more; cuts are kept."""
    start, end, again = first, last, closed
    done: list[tuple[Places, Places]] = []
    while len(start):
        inside = end - start > 1
        done.append((start[~inside], end[~inside]))
        start, end, again = start[inside], end[inside], again[inside]
        if not len(start):
            break
        middle, away = _farthest(x, y, start, end)
        keep[middle[away > 0]] = True
        left, right = (start, middle), (middle, end)
        if not again.any():
            done += [left, right]
            break
        done += [(left[0][~again], left[1][~again]), (right[0][~again], right[1][~again])]
        bulge = [np.zeros(len(start)), np.zeros(len(start))]
        for side, (a, b) in enumerate((left, right)):
            long = again & (b - a > 1)
            if long.any():
                bulge[side][long] = _farthest(x, y, a[long], b[long])[1]
        more = bulge[0] >= bulge[1]
        chosen = np.where(more, left[0], right[0]), np.where(more, left[1], right[1])
        other = np.where(more, right[0], left[0]), np.where(more, right[1], left[1])
        done.append((other[0][again], other[1][again]))
        start, end, again = chosen[0][again], chosen[1][again], np.zeros(int(again.sum()), dtype=np.bool_)
    return _longer(np.concatenate([a for a, _ in done]), np.concatenate([b for _, b in done]))


def _farthest(x: Floats, y: Floats, start: Places, end: Places) -> tuple[Places, Floats]:
    """For each piece start..end its inner point (it has one) that is farthest from the chord, and how far."""
    counts = end - start - 1
    offsets = np.cumsum(counts) - counts
    piece = np.repeat(np.arange(len(counts)), counts)
    inner = np.arange(len(piece)) + (start + 1 - offsets)[piece]
    from_x, from_y = x[start], y[start]
    way_x, way_y = x[end] - from_x, y[end] - from_y
    length = np.hypot(way_x, way_y)
    point = length < 1e-9  # a closed line has no chord: any direction gives the distance to its one end
    share = 1 / np.maximum(length, 1e-9)
    way_x, way_y = np.where(point, 1.0, way_x * share), np.where(point, 0.0, way_y * share)
    dx, dy = x[inner] - from_x[piece], y[inner] - from_y[piece]
    way_x, way_y = way_x[piece], way_y[piece]
    along = dx * way_x + dy * way_y
    beyond = along - np.clip(along, 0, length[piece])  # distance to the chord itself, not to its endless line
    across = dx * way_y - dy * way_x
    away = across * across + beyond * beyond
    furthest = np.maximum.reduceat(away, offsets)
    hits = np.flatnonzero(away == furthest[piece])
    hit = piece[hits]
    once = np.flatnonzero(np.r_[True, hit[1:] != hit[:-1]])
    return inner[hits[once]], np.sqrt(furthest)
