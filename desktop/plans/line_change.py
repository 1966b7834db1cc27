"""A border that takes another course: which ground, and whose customers, thereby change sides."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from desktop.grids.boundary import Arc, Partition
from desktop.grids.nearby import arcs_near
from desktop.maps.box import Box
from desktop.maps.geometry_blob import E7
from desktop.maps.projection import Floats, e7_to_world

Faces = NDArray[np.int64]
NOBODY = 0
"""Stands for no face at all, outside the county, where faces are kept in arrays."""


@dataclass(frozen=True, eq=False)
class LineChange:
    """The arc at `position` gets the points `e7` (n, 2); the faces on its two sides stay the same."""

    position: int
    arc: Arc
    e7: E7

    @cached_property
    def kept(self) -> tuple[int, int]:
        """How many points at the beginning and at the end stay as they are."""
        old, new = self.arc.e7, self.e7
        most = min(len(old), len(new))
        same = (old[:most] == new[:most]).all(axis=1)
        first = most if same.all() else int(np.argmin(same))
        same = (old[len(old) - most :] == new[len(new) - most :]).all(axis=1)[::-1]
        last = min(most if same.all() else int(np.argmin(same)), most - first)
        return first, last

    @cached_property
    def before(self) -> E7:
        """The stretch that goes, with the points it hangs on."""
        return _stretch(self.arc.e7, self.kept)

    @cached_property
    def after(self) -> E7:
        """The stretch that comes, with the points it hangs on."""
        return _stretch(self.e7, self.kept)

    @property
    def changes_nothing(self) -> bool:
        return np.array_equal(self.arc.e7, self.e7)

    @cached_property
    def both_world(self) -> tuple[Floats, Floats]:
        """`before` and `after` in world metres."""
        return e7_to_world(self.before), e7_to_world(self.after)


def _stretch(points: E7, kept: tuple[int, int]) -> E7:
    first, last = kept
    return points[max(first - 1, 0) : len(points) - max(last - 1, 0)]


def change_box(changes: Sequence[LineChange]) -> Box:
    """World box of everything that may change sides."""
    return Box.around(np.concatenate([stretch for change in changes for stretch in change.both_world]))


def who_moves(changes: Sequence[LineChange], x: Floats, y: Floats) -> tuple[Faces, Faces]:
    """For world points (n,) the face each leaves and the one it comes to; NOBODY twice for those that stay.

    A face holds a point when a ray from it to the east crosses the face's border, taken counter-clockwise, once
    more often upwards than downwards. So only the stretches that change need to be looked at: each face that gains
    or loses the point differs in that number by one (Sunday's winding number, by difference).
    """
    leaves, comes = np.zeros(len(x), dtype=np.int64), np.zeros(len(x), dtype=np.int64)
    gained: dict[int, NDArray[np.int64]] = {}
    for change in changes:
        old, new = change.both_world
        turns = upward_crossings(new, x, y) - upward_crossings(old, x, y)
        for face, sign in ((change.arc.left, 1), (change.arc.right, -1)):
            if face is not None:
                gained[face] = gained.get(face, 0) + sign * turns
    for face, by in gained.items():
        leaves[by < 0] = face
        comes[by > 0] = face
    return leaves, comes


def upward_crossings(line: Floats, x: Floats, y: Floats) -> NDArray[np.int64]:
    """How often a ray from each point (n,) to the east crosses a line (k, 2) upwards, less how often downwards."""
    crossed = np.zeros(len(x), dtype=np.int64)
    if not len(x):
        return crossed
    for (x1, y1), (x2, y2) in _pieces_beside(line, float(y.min()), float(y.max()), float(x.min())):
        if y1 <= y2:
            spans, sign = (y1 <= y) & (y < y2), 1
        else:
            spans, sign = (y2 <= y) & (y < y1), -1
        at = np.flatnonzero(spans)
        crossed[at[x[at] < x1 + (y[at] - y1) * ((x2 - x1) / (y2 - y1))]] += sign
    return crossed


def _pieces_beside(line: Floats, low: float, high: float, west: float) -> Iterator[tuple[list[float], list[float]]]:
    """The pieces of a line that some ray from a box to the east may meet."""
    start, end = line[:-1], line[1:]
    bottom, top = np.minimum(start[:, 1], end[:, 1]), np.maximum(start[:, 1], end[:, 1])
    near = (bottom <= high) & (top > low) & (np.maximum(start[:, 0], end[:, 0]) > west) & (bottom < top)
    yield from zip(start[near].tolist(), end[near].tolist(), strict=True)


def redrawn(partition: Partition, changes: Sequence[LineChange]) -> Partition:
    """The partition with the changed borders. Borders that lie whole in ground that changes sides go with it.

    Expects changes that `line_rules.problem` has nothing against.
    """
    real = [change for change in changes if not change.changes_nothing]
    if not real:
        return partition
    gone = {change.position for change in real}
    new = [Arc(change.arc.id, change.arc.left, change.arc.right, change.e7, e7_to_world(change.e7)) for change in real]
    near = [position for position in arcs_near(partition, change_box(real)) if position not in gone]
    if near:
        middles = np.array([partition.arcs[position].world[:2].mean(axis=0) for position in near])
        leaves, comes = who_moves(real, middles[:, 0].copy(), middles[:, 1].copy())
        for position, old_face, face in zip(near, leaves.tolist(), comes.tolist(), strict=True):
            arc = partition.arcs[position]
            if old_face == face or old_face not in (arc.left, arc.right):
                continue
            left, right = (face if side == old_face else side for side in (arc.left, arc.right))
            gone.add(position)
            if left != right:
                new.append(Arc(arc.id, left, right, arc.e7, arc.world))
    return partition.with_arcs(gone, new)
