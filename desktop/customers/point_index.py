"""Every located customer in memory: half a million points, and each question touches only those it is about."""

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from desktop.customers.clusters import Clusters, gather_clusters
from desktop.customers.morton import BITS, Codes, cell_width, cells, interleave, morton_codes
from desktop.customers.polygon_test import inside_rings
from desktop.customers.totals import Totals, count_totals
from desktop.maps.box import Box
from desktop.maps.local_scale import ground_circle_world, ground_distance
from desktop.maps.projection import e7_columns_to_world
from desktop.maps.viewport import Viewport

Floats = NDArray[np.float64]
Int32s = NDArray[np.int32]
Bytes = NDArray[np.uint8]
Mask = NDArray[np.bool_]
Indices = NDArray[np.intp]

NO_GRID = 0  # grid_id of a customer without a home grid
_CELLS_ACROSS = 12  # a box is looked up by at most about this many cells a side
_FULL_SHARE = 0.5  # when more of the points than this are candidates, testing all of them is quicker than picking


@dataclass(frozen=True, slots=True, eq=False)
class PointIndex:
    """Parallel arrays (n,), read-only, in Morton order of the world coordinates.

    World metres are EPSG:3857 as float64, exact to far below the stored 1 cm. `kind` and `lifecycle` are
    positions in `point_codes.KINDS` and `LIFECYCLES`, `flags` is the bit set of `point_codes.Flag`.
    A `mask` argument anywhere is bool (n,) and narrows the answer to its points.
    """

    customer_id: Int32s
    world_x: Floats
    world_y: Floats
    grid_id: Int32s
    kind: Bytes
    lifecycle: Bytes
    flags: Bytes
    codes: Codes

    def __post_init__(self) -> None:
        columns = [getattr(self, field.name) for field in fields(self)]
        if any(column.shape != self.customer_id.shape for column in columns):
            raise ValueError("the columns of a point index have different lengths")
        for column in columns:
            column.flags.writeable = False

    @classmethod
    def from_columns(
        cls,
        *,
        customer_id: NDArray[np.integer],
        e7: Int32s,
        grid_id: NDArray[np.integer] | None = None,
        kind: NDArray[np.integer] | None = None,
        lifecycle: NDArray[np.integer] | None = None,
        flags: NDArray[np.integer] | None = None,
    ) -> "PointIndex":
        """Columns in any order, `e7` (n, 2) degrees × 10⁷ lon, lat; what is left out is 0. Stable for equal places."""
        places = np.asarray(e7, dtype=np.int32).reshape(-1, 2)
        x, y = e7_columns_to_world(places[:, 0], places[:, 1])
        codes = morton_codes(x, y)
        ordered = bool((codes[1:] >= codes[:-1]).all())
        order = None if ordered else np.argsort(codes, kind="stable")

        def column(values: NDArray[np.integer] | None, dtype: type[np.int32] | type[np.uint8]) -> NDArray[np.generic]:
            if values is None:
                return np.zeros(len(codes), dtype=dtype)
            if order is not None:
                return np.asarray(values, dtype=dtype)[order]
            return np.array(values, dtype=dtype, copy=values.flags.writeable or values.dtype != dtype)

        return cls(
            customer_id=column(customer_id, np.int32),  # type: ignore[arg-type]
            world_x=x if order is None else x[order],
            world_y=y if order is None else y[order],
            grid_id=column(grid_id, np.int32),  # type: ignore[arg-type]
            kind=column(kind, np.uint8),  # type: ignore[arg-type]
            lifecycle=column(lifecycle, np.uint8),  # type: ignore[arg-type]
            flags=column(flags, np.uint8),  # type: ignore[arg-type]
            codes=codes if order is None else codes[order],
        )

    @classmethod
    def empty(cls) -> "PointIndex":
        return cls.from_columns(customer_id=np.empty(0, np.int32), e7=np.empty((0, 2), np.int32))

    def __len__(self) -> int:
        return len(self.customer_id)

    @property
    def box(self) -> Box | None:
        """World box of all points; None when there are none."""
        if not len(self):
            return None
        x, y = self.world_x, self.world_y
        return Box(float(x.min()), float(y.min()), float(x.max()), float(y.max()))

    def in_box(self, box: Box, mask: Mask | None = None) -> Indices:
        """Ascending indices of the points in a world box, edges included."""
        near = self.candidates(box)
        x, y = self.world_x[near], self.world_y[near]
        hit = (x >= box.west) & (x <= box.east) & (y >= box.south) & (y <= box.north)
        if mask is not None:
            hit &= mask[near]
        found = np.flatnonzero(hit)
        return found + int(near.start) if isinstance(near, slice) else near[found]

    def candidates(self, box: Box) -> slice | Indices:
        """A small superset of the points in a world box, ascending: a slice where they are one run."""
        starts, stops = self._runs(box)
        total = int((stops - starts).sum())
        if total >= len(self) * _FULL_SHARE:
            return slice(0, len(self))
        if len(starts) == 1:
            return slice(int(starts[0]), int(stops[0]))
        lengths = stops - starts
        before = np.cumsum(lengths) - lengths
        chosen: Indices = np.repeat(starts - before, lengths)
        chosen += np.arange(total, dtype=np.intp)
        return chosen

    def nearest(self, x: float, y: float, radius: float, mask: Mask | None = None) -> int | None:
        """Index of the point nearest to a world point, at most `radius` world metres away; None when there is none."""
        near = self.near(x, y, radius, mask)
        return int(near[0]) if len(near) else None

    def near(self, x: float, y: float, radius: float, mask: Mask | None = None) -> Indices:
        """Indices within `radius` world metres, nearest first, then by customer: all who share a doorstep."""
        found = self.in_box(Box(x - radius, y - radius, x + radius, y + radius), mask)
        away = np.hypot(self.world_x[found] - x, self.world_y[found] - y)
        found, away = found[away <= radius], away[away <= radius]
        return found[np.lexsort((self.customer_id[found], away))]

    def within(self, x: float, y: float, ground_radius: float, mask: Mask | None = None) -> Indices:
        """Ascending indices within a radius of ground metres around a world point (service radius)."""
        box = Box.around(ground_circle_world(x, y, ground_radius)).grown(ground_radius * 1e-3 + 0.01)
        found = self.in_box(box, mask)
        away = ground_distance(x, y, self.world_x[found], self.world_y[found])
        return found[away <= ground_radius]

    def inside(self, rings: Sequence[Floats], mask: Mask | None = None) -> Indices:
        """Ascending indices inside a polygon of world rings (k, 2), holes as further rings (even–odd)."""
        corners = [np.asarray(ring, dtype=np.float64) for ring in rings if len(ring) >= 3]
        if not corners:
            return np.empty(0, dtype=np.intp)
        found = self.in_box(Box.around(np.concatenate(corners)), mask)
        return found[inside_rings(self.world_x[found], self.world_y[found], corners)]

    def clusters(self, box: Box, level: int, mask: Mask | None = None, classes: Bytes | None = None) -> Clusters:
        """Counts and centres of gravity per world cell of a level, for every cell that touches the box.

        Cells are whole: a count does not change while the map is panned. See `clusters.level_for`.
        """
        near = self.candidates(box.grown(cell_width(level)))
        return gather_clusters(self, near, box, level, mask, classes)

    def pixels(self, viewport: Viewport, mask: Mask | None = None) -> tuple[slice | Indices, Indices]:
        """Points on a picture: their indices and the row-major pixel each falls on (see `picture_shape`)."""
        height, width = picture_shape(viewport)
        near = self.candidates(viewport.box)
        scale = 1 / viewport.metres_per_pixel
        column = (self.world_x[near] - viewport.box.west) * scale
        row = (viewport.box.north - self.world_y[near]) * scale
        seen = None if mask is None else mask[near]
        if len(column) and (column.min() < 0 or column.max() >= width or row.min() < 0 or row.max() >= height):
            on = (column >= 0) & (column < width) & (row >= 0) & (row < height)
            seen = on if seen is None else on & seen
        pixel = row.astype(np.int32) * np.int32(width) + column.astype(np.int32)
        if seen is None:
            return near, pixel.astype(np.intp)
        kept = np.flatnonzero(seen)
        return (kept + int(near.start) if isinstance(near, slice) else near[kept]), pixel[kept].astype(np.intp)

    def density(self, viewport: Viewport, mask: Mask | None = None) -> NDArray[np.int64]:
        """Points per pixel of the picture, (height, width)."""
        height, width = picture_shape(viewport)
        _, pixel = self.pixels(viewport, mask)
        return np.bincount(pixel, minlength=height * width).reshape(height, width)

    def totals(self, indices: Indices | slice = slice(None)) -> Totals:
        """What a selection holds."""
        return count_totals(self.kind[indices], self.lifecycle[indices], self.flags[indices])

    def _runs(self, box: Box) -> tuple[Indices, Indices]:
        """Half-open runs [start, stop) of points whose cells touch the box, in order, neighbours joined."""
        side = max(box.width, box.height)
        level = BITS
        while level > 0 and side / cell_width(level) > _CELLS_ACROSS:
            level -= 1
        west, east = cells(np.array([box.west, box.east]), level)
        south, north = cells(np.array([box.south, box.north]), level)
        one = np.uint64(1)
        columns, rows = np.meshgrid(np.arange(west, east + one), np.arange(south, north + one))
        shift = np.uint64(2 * (BITS - level))
        first = np.sort(interleave(columns.ravel(), rows.ravel())) << shift
        starts = np.searchsorted(self.codes, first, side="left")
        stops = np.searchsorted(self.codes, first + (np.uint64(1) << shift), side="left")
        filled = stops > starts
        starts, stops = starts[filled], stops[filled]
        if len(starts) < 2:
            return starts, stops
        apart = starts[1:] > stops[:-1]
        return starts[np.r_[True, apart]], stops[np.r_[apart, True]]


def picture_shape(viewport: Viewport) -> tuple[int, int]:
    """Rows and columns of whole pixels that cover a viewport."""
    return int(np.ceil(viewport.height)), int(np.ceil(viewport.width))
