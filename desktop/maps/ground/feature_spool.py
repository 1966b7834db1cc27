"""Features of one class gathered on disk while a ground file is made, and given back in map order, some at a time."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray

from desktop.maps.ground.features import Floats, Ints
from desktop.maps.ground.ground_format import UNIT, Int32s, z_order
from desktop.maps.ground.levels import extents
from desktop.maps.projection import WORLD_EDGE

_POINTS_TOGETHER = 400_000


@dataclass(frozen=True, slots=True, eq=False)
class Lot:
    """Some features of one class, as in `Features`, but with numbers of names, and at least one feature."""

    world: Floats
    starts: Ints
    owner: Ints
    names: NDArray[np.uint32]  # one per feature
    heights: NDArray[np.int8]
    sizes: NDArray[np.float32]  # one per feature: metres across of what a name belongs to; 0 = always shown

    def parts(self, keep: NDArray[np.bool_]) -> "Lot | None":
        """Only some parts; features without any are gone."""
        if keep.all():
            return self
        if not keep.any():
            return None
        counts = np.diff(self.starts)
        owner = self.owner[keep]
        first = np.concatenate([[0], np.flatnonzero(np.diff(owner)) + 1])
        kept = owner[first]
        return Lot(
            self.world[np.repeat(keep, counts)],
            np.concatenate([[0], np.cumsum(counts[keep])]),
            np.repeat(np.arange(len(kept)), np.diff(first, append=len(owner))),
            self.names[kept],
            self.heights[kept],
            self.sizes[kept],
        )

    def boxes(self) -> Floats:
        """Extents (features, 4)."""
        each = extents(self.world, self.starts)
        first = np.searchsorted(self.owner, np.arange(len(self.names)))
        return np.hstack(
            [np.minimum.reduceat(each[:, :2], first, axis=0), np.maximum.reduceat(each[:, 2:], first, axis=0)]
        )


class Spool:
    """Points lie in a temporary file; what is known of each feature (some 40 bytes) stays in memory."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: IO[bytes] | None = path.open("wb")
        self._pieces: list[tuple[NDArray[Any], ...]] = []
        self.features = 0
        self._columns: tuple[NDArray[Any], ...] = ()

    def add(self, lot: Lot) -> None:
        assert self._file is not None
        self._file.write(np.rint(lot.world / UNIT).astype("<i4").tobytes())
        boxes = lot.boxes().astype(np.float32)
        parts = np.bincount(lot.owner, minlength=len(lot.names)).astype(np.uint32)
        lengths = np.diff(lot.starts).astype(np.uint32)
        self._pieces.append((boxes, parts, lot.names, lot.heights, lot.sizes, lengths))
        self.features += len(lot.names)

    def close(self) -> None:
        """No more is added; `lots` can be asked."""
        if self._file is not None:
            self._file.close()
            self._file = None
            self._columns = tuple(np.concatenate(column) for column in zip(*self._pieces, strict=True))
            self._pieces = []

    def lots(self) -> Iterator[Lot]:
        """All features along a Z-order curve over their middles, in pieces of bounded size."""
        if not self.features:
            return
        boxes, parts, names, heights, sizes, lengths = self._columns
        middle = (boxes[:, :2].astype(np.float64) + boxes[:, 2:]) / 2
        low, high = middle.min(axis=0), middle.max(axis=0)
        unit = (middle - low) / max(float((high - low).max()), 1.0)
        order = np.argsort(z_order(unit[:, 0], unit[:, 1]), kind="stable")
        parts_from = np.concatenate([[0], np.cumsum(parts, dtype=np.int64)])
        points_from = np.concatenate([[0], np.cumsum(lengths, dtype=np.int64)])
        points: Int32s = np.memmap(self._path, "<i4", "r").reshape(-1, 2)
        sizes_of = points_from[parts_from[1:]] - points_from[parts_from[:-1]]
        group = np.cumsum(sizes_of[order]) // _POINTS_TOGETHER
        for chosen in np.split(order, np.flatnonzero(np.diff(group)) + 1):
            part_counts, part = _members(parts_from, chosen)
            point_counts, place = _members(points_from, part)
            yield Lot(
                points[place].astype(np.float64) * UNIT,
                np.concatenate([[0], np.cumsum(point_counts)]),
                np.repeat(np.arange(len(chosen)), part_counts),
                names[chosen],
                heights[chosen],
                sizes[chosen],
            )


def world_lot(world: Floats, starts: Ints, owner: Ints, names: NDArray[np.uint32], heights: NDArray[np.int8]) -> Lot:
    """A lot of what a reader found, held inside the world square."""
    held = np.clip(world, -WORLD_EDGE, WORLD_EDGE)
    return Lot(held, starts, owner, names, heights, np.zeros(len(names), np.float32))


def _members(bounds: Ints, chosen: Ints) -> tuple[Ints, Ints]:
    first = bounds[chosen]
    counts = bounds[chosen + 1] - first
    ends = np.cumsum(counts)
    return counts, np.arange(ends[-1]) + np.repeat(first - (ends - counts), counts)
