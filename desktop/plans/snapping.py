"""What a drawn line snaps to: roads, canals and railways of the ground map, and the borders in force.

All of it is one set of lines between junctions (`feature_lines`), cut into pieces that stand in a spatial index. It is
built once for a plan in force, away from the window; a question costs some microseconds and touches what is near.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from desktop.grids.boundary import Partition
from desktop.maps.backdrop import BackdropFeature
from desktop.maps.geometry_blob import E7
from desktop.maps.projection import Floats, e7_to_world
from desktop.plans.feature_lines import FeatureLine, SnapKind, lines_between_junctions
from desktop.plans.lattice import on_piece

_AT_VERTEX = 0.6  # of the reach: a vertex so near is taken rather than a place beside it
_Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class SnapSpot:
    """A place on a line: on its piece from point `piece` to the next, `share` (0 … 1) of the way along."""

    line: int
    piece: int
    share: float
    lon_e7: int  # on the lattice
    lat_e7: int
    x: float  # world metres, of the lattice point
    y: float
    distance: float  # world metres from where was asked

    @property
    def place(self) -> tuple[float, float]:
        return self.x, self.y


@dataclass(frozen=True, eq=False)
class SnapLines:
    """Immutable. Pieces (n,) with the line each belongs to; `start` and `way` (n, 2) in world metres."""

    lines: tuple[FeatureLine, ...]
    line_of: _Numbers
    piece_of: _Numbers
    start: Floats
    way: Floats
    tree: shapely.STRtree

    @classmethod
    def of(cls, backdrop: Sequence[BackdropFeature], base: Partition) -> "SnapLines":
        """Of the ground map and the borders of the plan in force."""
        lines: list[FeatureLine] = []
        for kind in (SnapKind.ROAD, SnapKind.CANAL, SnapKind.RAIL):
            lines += lines_between_junctions(kind, [one for one in backdrop if one.kind == kind.value])
        lines += [FeatureLine(SnapKind.BORDER, None, arc.e7) for arc in base.arcs]  # last, see `standing`
        if not lines:
            nothing = np.empty(0, dtype=np.int64)
            return cls((), nothing, nothing, np.empty((0, 2)), np.empty((0, 2)), shapely.STRtree([]))
        counts = [len(line.e7) for line in lines]
        world = e7_to_world(np.concatenate([line.e7 for line in lines]))
        line_of = np.repeat(np.arange(len(lines)), counts)
        pieces = np.flatnonzero(line_of[1:] == line_of[:-1])
        start, way = world[pieces], world[pieces + 1] - world[pieces]
        tree = shapely.STRtree(shapely.linestrings(np.stack([start, start + way], axis=1)))
        tree.query(shapely.Point(0.0, 0.0))  # builds it
        first = np.concatenate([[0], np.cumsum(counts)])
        return cls(tuple(lines), line_of[pieces], pieces - first[line_of[pieces]], start, way, tree)

    def nearest(self, x: float, y: float, reach: float, *, skip: Collection[int] = ()) -> SnapSpot | None:
        """The nearest place within `reach` world metres, on a line that is not skipped; None when there is none.

        A vertex is preferred to a place beside it, so that lines that follow the same feature share its points.
        """
        near = self.tree.query(shapely.box(x - reach, y - reach, x + reach, y + reach))
        if skip:
            near = near[[line not in skip for line in self.line_of[near].tolist()]]
        if not len(near):
            return None
        start, way = self.start[near], self.way[near]
        length = np.maximum((way * way).sum(axis=1), 1e-12)
        share = np.clip(((np.array([x, y]) - start) * way).sum(axis=1) / length, 0.0, 1.0)
        foot = start + share[:, None] * way
        away = np.hypot(foot[:, 0] - x, foot[:, 1] - y)
        best = int(away.argmin())
        if away[best] > reach:
            return None
        piece = int(near[best])
        return self._spot(piece, float(share[best]), x, y, reach)

    def standing(self, base: Partition, partition: Partition) -> frozenset[int]:
        """The lines that are borders of a draft's partition as they are in `base`; a border that moves may not run
        along another one."""
        there = {id(arc) for arc in partition.arcs}
        first = len(self.lines) - len(base.arcs)
        return frozenset(first + place for place, arc in enumerate(base.arcs) if id(arc) in there)

    def _spot(self, piece: int, share: float, x: float, y: float, reach: float) -> SnapSpot:
        line, number = int(self.line_of[piece]), int(self.piece_of[piece])
        points = self.lines[line].e7
        ends = self.start[piece] + np.array([[0.0], [1.0]]) * self.way[piece]
        away = np.hypot(ends[:, 0] - x, ends[:, 1] - y)
        if away.min() <= _AT_VERTEX * reach:
            share = float(away.argmin())
            e7 = points[number + int(share)]
        else:
            e7 = on_piece(points[number], points[number + 1], share)
        ((at_x, at_y),) = e7_to_world(e7[None]).tolist()
        return SnapSpot(line, number, share, int(e7[0]), int(e7[1]), at_x, at_y, float(np.hypot(at_x - x, at_y - y)))


def along(points: E7, start: SnapSpot, end: SnapSpot) -> E7:
    """The points of a line strictly between two places on it, in the order they are met."""
    forward = (start.piece, start.share) <= (end.piece, end.share)
    low, high = (start, end) if forward else (end, start)
    between = points[low.piece + 1 : high.piece + 1]
    return between if forward else between[::-1]
