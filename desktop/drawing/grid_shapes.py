"""Grids and borders made ready for drawing: thinned per zoom level, packed in few arrays, found by box."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from desktop.drawing.by_identity import ByIdentity
from desktop.drawing.ground_levels import FINEST
from desktop.grids.boundary import Partition
from desktop.maps.ground.levels import metres_per_pixel
from desktop.maps.viewport import Viewport

Floats = NDArray[np.float64]

_TOLERANCE_PIXELS = 0.65
_MARGIN = 8.0  # pixels around the view within which a shape still counts as seen


@dataclass(frozen=True, slots=True, eq=False)
class Packed:
    """Shapes of one or more lines each; all points in one array, so that they are projected in one go."""

    names: tuple[int, ...]  # one per shape
    shape_starts: NDArray[np.intp]  # (shapes + 1,) positions in line_starts
    line_starts: NDArray[np.intp]  # (lines + 1,) positions in world
    world: Floats  # (n, 2)
    boxes: Floats  # (shapes, 4) west, south, east, north

    @classmethod
    def of(cls, names: Sequence[int], shapes: Sequence[Sequence[Floats]]) -> "Packed":
        lines = [line for shape in shapes for line in shape]
        if not lines:
            return cls((), np.zeros(1, np.intp), np.zeros(1, np.intp), np.empty((0, 2)), np.empty((0, 4)))
        extents = [np.concatenate(shape) if len(shape) != 1 else shape[0] for shape in shapes]
        return cls(
            tuple(names),
            np.cumsum([0, *(len(shape) for shape in shapes)]).astype(np.intp),
            np.cumsum([0, *(len(line) for line in lines)]).astype(np.intp),
            np.concatenate(lines),
            np.array([(*points.min(axis=0), *points.max(axis=0)) for points in extents]),
        )

    def on(self, viewport: Viewport) -> list[tuple[int, list[Floats]]]:
        """Name and lines, in pixels of the view, of every shape whose box touches it."""
        box = viewport.grown(_MARGIN).box
        west, south, east, north = self.boxes.T
        seen = np.flatnonzero((west <= box.east) & (east >= box.west) & (south <= box.north) & (north >= box.south))
        if 2 * len(seen) < len(self.names):
            near = [(self.names[place], self._lines(place)) for place in seen.tolist()]
            return [(name, [viewport.to_screen(line) for line in lines]) for name, lines in near]
        screen = viewport.to_screen(self.world)
        return [(self.names[place], self._lines(place, screen)) for place in seen.tolist()]

    def _lines(self, place: int, points: Floats | None = None) -> list[Floats]:
        """The lines of one shape, cut out of `points` (n, 2), by default the world's."""
        every = self.world if points is None else points
        starts = self.line_starts[self.shape_starts[place] : self.shape_starts[place + 1] + 1].tolist()
        return [every[low:high] for low, high in pairwise(starts)]


@dataclass(frozen=True, slots=True, eq=False)
class GridShapes:
    """One level of detail: the rings of every face, by face id, and every arc, by its position in `partition.arcs`."""

    partition: Partition
    faces: Packed
    arcs: Packed


_kept: ByIdentity[GridShapes] = ByIdentity(12)


def shapes_at(partition: Partition, level: int) -> GridShapes:
    """The shapes with the detail one zoom level can show; kept for the last few levels and partitions."""
    return _kept.get(partition, level, lambda: _made(at_level(partition, level)))


def at_level(partition: Partition, level: int) -> Partition:
    """The partition thinned to what one zoom level can show."""
    return partition if level >= FINEST else partition.simplified(_TOLERANCE_PIXELS * metres_per_pixel(level))


def _made(partition: Partition) -> GridShapes:
    return GridShapes(
        partition,
        Packed.of(partition.faces, [partition.rings(face) for face in partition.faces]),
        Packed.of(range(len(partition.arcs)), [(arc.world,) for arc in partition.arcs]),
    )
