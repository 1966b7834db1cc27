"""What a border may not do: cross itself or another border, leave the county, or vanish."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np
from numpy.typing import NDArray

from desktop.grids.boundary import Partition
from desktop.grids.nearby import arcs_near
from desktop.maps.projection import EARTH_RADIUS, e7_to_world
from desktop.plans.line_change import LineChange, change_box

_Ints = NDArray[np.int64]
_FINE = 16
_STEP_M = EARTH_RADIUS * np.pi / 180 * 1e-7  # world metres of a lattice step along the equator


class Fault(Enum):
    """Why a border is refused."""

    COUNTY = "county"  # the outline of the county is not the bank's to move
    CROSSES = "crosses"  # another border
    CROSSES_ITSELF = "itself"
    VANISHES = "vanishes"  # nothing of it, or of a grid, would be left


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault, and the world point where to look."""

    fault: Fault
    x: float
    y: float


def problem(partition: Partition, changes: Sequence[LineChange]) -> Problem | None:
    """The first thing that is wrong with changed borders, exactly (in whole numbers); None when all is well."""
    real = [change for change in changes if not change.changes_nothing]
    for change in real:
        if change.arc.left is None or change.arc.right is None:
            return _at(Fault.COUNTY, _flat(change.after)[len(change.after) // 2])
        closed = bool((change.e7[0] == change.e7[-1]).all())
        if len(change.e7) < (4 if closed else 2) or not _has_steps(change.e7):
            return _at(Fault.VANISHES, _flat(change.after)[0])
    if not real:
        return None
    box = change_box(real)
    changed = {change.position: change for change in real}
    others = [
        partition.arcs[position].e7 for position in arcs_near(partition, box.grown(1.0)) if position not in changed
    ]
    low, high = _bounds([stretch for change in real for stretch in (change.after,)])
    for change in real:
        new = _pieces(change.after)
        rest = [*others, *(one.e7 for one in real if one is not change)]
        spot = _meeting(new, _near(rest, low, high), ends=change.e7)
        if spot is not None:
            return _at(Fault.CROSSES, spot)
        spot = _self_meeting(change)
        if spot is not None:
            return _at(Fault.CROSSES_ITSELF, spot)
    return None


def _has_steps(line: NDArray[np.int32]) -> bool:
    return bool((np.abs(np.diff(line.astype(np.int64), axis=0)).sum(axis=1) > 0).all())


def _at(fault: Fault, flat: _Ints) -> Problem:
    x, y = (flat * (_STEP_M / _FINE)).tolist()
    return Problem(fault, x, y)


def _flat(points: NDArray[np.int32]) -> _Ints:
    """Stored points (n, 2) in the map's plane, where borders run straight, in 1/16 of a lattice step."""
    flat = np.empty(points.shape, dtype=np.int64)
    flat[:, 0] = points[:, 0].astype(np.int64) * _FINE
    flat[:, 1] = np.rint(e7_to_world(points)[:, 1] * (_FINE / _STEP_M))
    return flat


def _pieces(line: NDArray[np.int32]) -> _Ints:
    """(k, 4): the pieces of a line in the map's plane."""
    wide = _flat(line)
    return np.hstack([wide[:-1], wide[1:]])


def _bounds(lines: Sequence[NDArray[np.int32]]) -> tuple[_Ints, _Ints]:
    every = _flat(np.concatenate(lines))
    return every.min(axis=0), every.max(axis=0)


def _near(lines: Sequence[NDArray[np.int32]], low: _Ints, high: _Ints) -> _Ints:
    """The pieces of lines whose boxes touch a box."""
    if not lines:
        return np.empty((0, 4), dtype=np.int64)
    pieces = np.concatenate([_pieces(line) for line in lines])
    least, most = np.minimum(pieces[:, :2], pieces[:, 2:]), np.maximum(pieces[:, :2], pieces[:, 2:])
    touching = ((least <= high) & (most >= low)).all(axis=1)
    near: _Ints = pieces[touching]
    return near


def _meeting(new: _Ints, old: _Ints, *, ends: NDArray[np.int32]) -> _Ints | None:
    """Where a new piece meets an old one, other than in an end of the new border that both have; None = nowhere."""
    one, other = _touching(new, old)
    if not len(one):
        return None
    allowed = _flat(ends[[0, -1]])
    for a, b in zip(new[one], old[other], strict=True):
        shared = [point for point in (a[:2], a[2:]) if (point == b[:2]).all() or (point == b[2:]).all()]
        if len(shared) == 1 and (shared[0] == allowed).all(axis=1).any() and not _overlap(a, b):
            continue
        return shared[0] if shared else _cut(a, b)
    return None


def _self_meeting(change: LineChange) -> _Ints | None:
    """Where a changed border meets itself other than from one piece to the next (or, closed, where it closes)."""
    pieces = _pieces(change.e7)
    n = len(pieces)
    first, last = change.kept
    new = np.arange(max(first - 1, 0), n - max(last - 1, 0))
    one, other = _touching(pieces[new], pieces)
    closed = bool((change.e7[0] == change.e7[-1]).all())
    for a, b in zip(new[one].tolist(), other.tolist(), strict=True):
        apart = abs(a - b)
        neighbours = apart == 1 or (closed and apart == n - 1)
        if apart == 0 or (neighbours and not _overlap(pieces[a], pieces[b])):
            continue
        return _cut(pieces[a], pieces[b])
    return None


def _touching(one: _Ints, other: _Ints) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Pairs of pieces (i of one, j of other) that have a point in common, ends included. Exact for int32 input."""
    if not len(one) or not len(other):
        return np.empty(0, np.intp), np.empty(0, np.intp)
    low_a, high_a = np.minimum(one[:, :2], one[:, 2:]), np.maximum(one[:, :2], one[:, 2:])
    low_b, high_b = np.minimum(other[:, :2], other[:, 2:]), np.maximum(other[:, :2], other[:, 2:])
    boxes = ((low_a[:, None] <= high_b[None]) & (high_a[:, None] >= low_b[None])).all(axis=2)
    i, j = np.nonzero(boxes)
    a, b = one[i], other[j]
    sides_b = np.sign(_turn(a[:, :2], a[:, 2:], b[:, :2])) * np.sign(_turn(a[:, :2], a[:, 2:], b[:, 2:]))
    sides_a = np.sign(_turn(b[:, :2], b[:, 2:], a[:, :2])) * np.sign(_turn(b[:, :2], b[:, 2:], a[:, 2:]))
    met = (sides_a <= 0) & (sides_b <= 0)
    return i[met], j[met]


def _turn(a: _Ints, b: _Ints, c: _Ints) -> _Ints:
    """Twice the signed area of the triangles abc; int64 holds it for differences up to 2³¹ on one county's scale."""
    turn: _Ints = (b[:, 0] - a[:, 0]) * (c[:, 1] - a[:, 1]) - (b[:, 1] - a[:, 1]) * (c[:, 0] - a[:, 0])
    return turn


def _overlap(a: _Ints, b: _Ints) -> bool:
    """Whether two pieces that have an end in common run along each other."""
    shared = next((p for p in (a[:2], a[2:]) if (p == b[:2]).all() or (p == b[2:]).all()), None)
    if shared is None:
        return False
    u = (a[2:] if (shared == a[:2]).all() else a[:2]) - shared
    v = (b[2:] if (shared == b[:2]).all() else b[:2]) - shared
    return bool(u[0] * v[1] == u[1] * v[0] and np.dot(u, v) > 0)


def _cut(a: _Ints, b: _Ints) -> _Ints:
    """About where two pieces meet."""
    u, v = (a[2:] - a[:2]).astype(float), (b[2:] - b[:2]).astype(float)
    across = u[0] * v[1] - u[1] * v[0]
    if across == 0:
        return b[:2]
    w = (b[:2] - a[:2]).astype(float)
    met: _Ints = np.rint(a[:2] + u * ((w[0] * v[1] - w[1] * v[0]) / across)).astype(np.int64)
    return met
