"""Which grid a point lies in, for hundreds of thousands of points at once: exact, numpy only."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from desktop.grids.boundary import Partition
from desktop.maps.projection import Floats

OUTSIDE = 0  # no face has this id
_CELLS = 2048  # along the longer edge of the box
_SLACK = 1e-6  # of a cell: an edge this close to a cell counts as touching it

_Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Edges:
    """All straight pieces of borders, from their lower to their upper end. Level ones are never crossed."""

    x: Floats
    y: Floats
    top: Floats
    slope: Floats  # dx / dy; 0 for a level piece
    end: Floats  # x of the upper end
    west: _Ints  # the face on the west side, as a position in `Membership.faces`

    def at(self, edge: _Ints, y: NDArray[np.floating[Any]]) -> Floats:
        crossing: Floats = self.x[edge] + (y - self.y[edge]) * self.slope[edge]
        return crossing


class Membership:
    """A raster of face ids over the box, and an exact test for points in cells that a border runs through.

    The exact test walks east from the point: the first border it meets has the point's face on its west side.
    Border rule: a point exactly on a border belongs to the face on its east side, on a level piece to the face
    north of it (half open, as W. R. Franklin's PNPOLY), so every point of the county has exactly one face.
    Immutable after it is made; safe to use from any thread.
    """

    def __init__(self, partition: Partition) -> None:
        self.faces = np.array([OUTSIDE, *partition.faces], dtype=np.int32)
        self._columns = self._rows = 0
        if not partition.arcs:
            return
        box = partition.box
        self._cell = max(box.width, box.height, 1e-3) / _CELLS
        self._west, self._south = box.west, box.south
        self._columns, self._rows = int(box.width / self._cell) + 1, int(box.height / self._cell) + 1
        self._edges = _edges_of(partition)
        self._raster = self._filled()
        self._first, self._listed = self._mark_edge_cells()

    def assign(self, world: Floats) -> NDArray[np.int32]:
        """World metres (n, 2) → face ids (n,) int32, OUTSIDE beyond the partition."""
        if not self._columns:
            return np.full(len(world), OUTSIDE, dtype=np.int32)
        x, y = np.ascontiguousarray(world[:, 0]), np.ascontiguousarray(world[:, 1])
        column = np.floor((x - self._west) / self._cell)
        row = np.floor((y - self._south) / self._cell)
        beyond = ~((column >= 0) & (column < self._columns) & (row >= 0) & (row < self._rows))
        if beyond.any():
            column[beyond] = row[beyond] = 0
        cell = row.astype(np.int32) * self._columns + column.astype(np.int32)
        found = self._raster[cell]
        found[beyond] = 0
        near = np.flatnonzero(found < 0)
        if len(near):
            found[near] = self._walk_east(x[near], y[near], cell[near].astype(np.int64))
        return self.faces[found]

    def _walk_east(self, x: Floats, y: Floats, cell: _Ints) -> NDArray[np.int32]:
        """Faces of points that lie in edge cells, as positions in `faces`."""
        answer = np.zeros(len(x), dtype=np.int32)
        waiting = np.arange(len(x))
        while len(waiting):
            number = -1 - self._raster[cell].astype(np.int64)
            known = number < 0
            answer[waiting[known]] = self._raster[cell[known]]
            waiting, cell, number = waiting[~known], cell[~known], number[~known]
            met = self._first_border(x[waiting], y[waiting], cell % self._columns, number)
            answer[waiting[met >= 0]] = met[met >= 0]
            onward = (met < 0) & (cell % self._columns < self._columns - 1)
            waiting, cell = waiting[onward], cell[onward] + 1
        return answer

    def _first_border(self, x: Floats, y: Floats, column: _Ints, number: _Ints) -> _Ints:
        """The face west of the first border between each point and the east side of the cell; -1 = none."""
        first = self._first[number]
        count = self._first[number + 1] - first
        point = np.repeat(np.arange(len(x)), count)
        edge = self._listed[np.arange(len(point)) + np.repeat(first - np.cumsum(count) + count, count)]
        height = y[point]
        at = self._edges.at(edge, height)
        crossed = (self._edges.y[edge] <= height) & (height < self._edges.top[edge]) & (x[point] < at)
        crossed &= np.floor((at - self._west) / self._cell) <= column[point]
        point, edge, at = point[crossed], edge[crossed], at[crossed]
        # Borders that leave one node upwards are met at the same place: the one that leans furthest west is first.
        order = np.lexsort((self._edges.slope[edge], at, point))
        met = np.full(len(x), -1, dtype=np.int64)
        point, edge = point[order][::-1], edge[order][::-1]
        met[point] = self._edges.west[edge]  # the last write, which is the nearest border, stays
        return met

    def _filled(self) -> NDArray[np.int32]:
        """The raster (rows · columns) of the face at the middle of each cell."""
        edges = self._edges
        low = np.ceil((edges.y - self._south) / self._cell - 0.5).astype(np.int64)
        high = np.ceil((edges.top - self._south) / self._cell - 0.5).astype(np.int64)
        edge, row = _expanded(low, high)
        at = edges.at(edge, self._south + (row + 0.5) * self._cell)
        column = np.clip(np.ceil((at - self._west) / self._cell - 0.5), 0, self._columns).astype(np.int64)
        every = np.arange(self._rows)
        row, column = np.concatenate([row, every]), np.concatenate([column, np.full(self._rows, self._columns)])
        at = np.concatenate([at, np.full(self._rows, np.inf)])
        west = np.concatenate([edges.west[edge], np.zeros(self._rows, dtype=np.int64)])
        order = np.lexsort((at, row))
        ends = row[order] * self._columns + column[order]
        return np.repeat(west[order].astype(np.int32), np.diff(ends, prepend=0))

    def _mark_edge_cells(self) -> tuple[_Ints, _Ints]:
        """Write -1 - number into every cell an edge touches; its edges are listed[first[number]:first[number + 1]]."""
        edges = self._edges
        low = np.maximum(np.floor((edges.y - self._south) / self._cell - _SLACK), 0).astype(np.int64)
        high = np.minimum(np.floor((edges.top - self._south) / self._cell + _SLACK) + 1, self._rows).astype(np.int64)
        edge, row = _expanded(low, high)
        base = self._south + row * self._cell
        lower = edges.at(edge, np.maximum(edges.y[edge], base))
        upper = edges.at(edge, np.minimum(edges.top[edge], base + self._cell))
        upper = np.where(edges.y[edge] == edges.top[edge], edges.end[edge], upper)
        left = np.floor((np.minimum(lower, upper) - self._west) / self._cell - _SLACK)
        right = np.floor((np.maximum(lower, upper) - self._west) / self._cell + _SLACK) + 1
        piece, column = _expanded(
            np.clip(left, 0, self._columns - 1).astype(np.int64), np.clip(right, 1, self._columns).astype(np.int64)
        )
        cell = row[piece] * self._columns + column
        order = np.argsort(cell, kind="stable")
        cells, first = np.unique(cell[order], return_index=True)
        self._raster[cells] = -1 - np.arange(len(cells), dtype=np.int32)
        return np.append(first, len(cell)), edge[piece][order]


def _expanded(low: _Ints, high: _Ints) -> tuple[_Ints, _Ints]:
    """All whole numbers low[i] ≤ k < high[i]: the i of each, and the k."""
    count = np.maximum(high - low, 0)
    item = np.repeat(np.arange(len(low)), count)
    return item, np.arange(len(item)) + np.repeat(low - np.cumsum(count) + count, count)


def _edges_of(partition: Partition) -> _Edges:
    position = {face: i + 1 for i, face in enumerate(partition.faces)}
    start = np.concatenate([arc.world[:-1] for arc in partition.arcs])
    end = np.concatenate([arc.world[1:] for arc in partition.arcs])
    pieces = [len(arc.world) - 1 for arc in partition.arcs]
    left = np.repeat([0 if arc.left is None else position[arc.left] for arc in partition.arcs], pieces)
    right = np.repeat([0 if arc.right is None else position[arc.right] for arc in partition.arcs], pieces)
    up = end[:, 1] > start[:, 1]
    low, high = np.where(up[:, None], start, end), np.where(up[:, None], end, start)
    rise = high[:, 1] - low[:, 1]
    slope = np.where(rise > 0, high[:, 0] - low[:, 0], 0.0) / np.where(rise > 0, rise, 1.0)
    columns = (low[:, 0].copy(), low[:, 1].copy(), high[:, 1].copy(), slope, high[:, 0].copy())
    return _Edges(*columns, west=np.where(up, left, right).astype(np.int64))
