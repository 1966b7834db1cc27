"""Thins all borders at once for drawing: Douglas–Peucker on every line side by side, in numpy."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from desktop.maps.projection import Floats

Keep = NDArray[np.intp]


def simplified_lines(nodes: Sequence[NDArray[np.int32]], lines: Sequence[Floats], tolerance: float) -> list[Keep]:
    """Which points of each line (n_i, 2) stay: indices, ascending, ends included.

    `nodes` are the same lines in exact integers: lines that share both end points, and closed lines, keep a
    third (closed: a third and a fourth) point, so that no face between them collapses.
    Method: D. Douglas, T. Peucker 1973; all open pieces of all lines are split in the same numpy pass.
    """
    if not lines:
        return []
    counts = np.array([len(line) for line in lines])
    first = np.concatenate([[0], np.cumsum(counts)[:-1]])
    last = first + counts - 1
    points = np.concatenate(lines)
    keep = np.zeros(len(points), dtype=np.bool_)
    keep[first] = keep[last] = True
    start, end = _pieces_to_hold(nodes, points, first, last, keep)
    while len(start):
        farthest, away = _farthest(points, start, end)
        split = away > tolerance
        start, end, farthest = start[split], end[split], farthest[split]
        keep[farthest] = True
        start, end = np.concatenate([start, farthest]), np.concatenate([farthest, end])
        longer = end - start > 1
        start, end = start[longer], end[longer]
    return [np.flatnonzero(keep[a : b + 1]) for a, b in zip(first.tolist(), last.tolist(), strict=True)]


def _pieces_to_hold(
    nodes: Sequence[NDArray[np.int32]], points: Floats, first: Keep, last: Keep, keep: NDArray[np.bool_]
) -> tuple[Keep, Keep]:
    """The pieces to begin with: whole lines, but twins and closed lines cut at points they must keep."""
    between: dict[tuple[tuple[int, int], tuple[int, int]], list[int]] = {}
    for position, e7 in enumerate(nodes):
        a, b = (int(e7[0, 0]), int(e7[0, 1])), (int(e7[-1, 0]), int(e7[-1, 1]))
        between.setdefault((a, b) if a <= b else (b, a), []).append(position)
    starts, ends = [first], [last]
    for (a, b), twins in between.items():
        if a != b and len(twins) == 1:
            continue
        for line in twins:
            cuts = np.array([first[line], last[line]])
            for _ in range(2 if a == b else 1):
                pieces = cuts[:-1], cuts[1:]
                farthest, away = _farthest(points, *pieces)
                best = int(np.argmax(away))
                if away[best] > 0:
                    keep[farthest[best]] = True
                    cuts = np.sort(np.append(cuts, farthest[best]))
            starts.append(cuts[:-1])
            ends.append(cuts[1:])
    start, end = np.concatenate(starts), np.concatenate(ends)
    longer = end - start > 1
    return start[longer], end[longer]


def _farthest(points: Floats, start: Keep, end: Keep) -> tuple[Keep, Floats]:
    """For each piece start..end (indices) its inner point farthest from the chord, and how far it is."""
    counts = np.maximum(end - start - 1, 0)
    filled = counts > 0
    farthest, furthest = start.copy(), np.zeros(len(start))
    if not filled.any():
        return farthest, furthest
    starts, ends, counts = start[filled], end[filled], counts[filled]
    offsets = np.concatenate([[0], np.cumsum(counts)[:-1]])
    piece = np.repeat(np.arange(len(counts)), counts)
    inner = np.arange(int(counts.sum())) - offsets[piece] + starts[piece] + 1
    origin = points[starts]
    way = points[ends] - origin
    length = np.hypot(way[:, 0], way[:, 1])
    unit = way / np.maximum(length, 1e-9)[:, None]
    unit[length < 1e-9] = (1.0, 0.0)  # a closed line has no chord: any direction gives the distance to its one end
    dx = points[inner, 0] - origin[piece, 0]
    dy = points[inner, 1] - origin[piece, 1]
    along = dx * unit[piece, 0] + dy * unit[piece, 1]
    beyond = along - np.clip(along, 0, length[piece])  # distance to the chord itself, not to its endless line
    away = np.hypot(dx * unit[piece, 1] - dy * unit[piece, 0], beyond)
    furthest[filled] = np.maximum.reduceat(away, offsets)
    hit = np.flatnonzero(away == furthest[filled][piece])
    _, once = np.unique(piece[hit], return_index=True)
    farthest[filled] = inner[hit[once]]
    return farthest, furthest
