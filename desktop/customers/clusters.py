"""Counted clusters for the far view: every pin counted once, in the world cell it lies in."""

import math
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from desktop.customers.morton import BITS, WORLD_WIDTH, Codes, cells
from desktop.maps.box import Box
from desktop.maps.viewport import Viewport

Floats = NDArray[np.float64]
Bytes = NDArray[np.uint8]
Mask = NDArray[np.bool_]
Indices = NDArray[np.intp]

_MASKED = 255  # the class of a point that the mask leaves out; real classes are below it


@dataclass(frozen=True, slots=True, eq=False)
class Clusters:
    """Parallel arrays (k,): mean place of the members in world metres, how many, and the most frequent class.

    `top_class` is None unless classes were given; of equally frequent classes the smallest is named.
    """

    x: Floats
    y: Floats
    count: NDArray[np.int64]
    top_class: Bytes | None = None

    def __len__(self) -> int:
        return len(self.count)


class MortonPoints(Protocol):
    """What clusters need to know of points: places and codes, sorted by code."""

    @property
    def world_x(self) -> Floats: ...
    @property
    def world_y(self) -> Floats: ...
    @property
    def codes(self) -> Codes: ...


def level_for(viewport: Viewport, *, pixels: float = 64.0) -> int:
    """The level of world cells whose width on the picture is nearest to `pixels` (64 → between 45 and 91)."""
    level = round(math.log2(WORLD_WIDTH / (pixels * viewport.metres_per_pixel)))
    return min(max(level, 0), BITS)


def gather_clusters(
    points: MortonPoints,
    chosen: slice | Indices,
    box: Box,
    level: int,
    mask: Mask | None,
    classes: Bytes | None,
) -> Clusters:
    """Clusters of the `chosen` points, ascending indices that hold every point of the cells touching `box`."""
    x, y = points.world_x[chosen], points.world_y[chosen]
    if not len(x):
        return _none(classes)
    cell = points.codes[chosen] >> np.uint64(2 * (BITS - level))
    starts = np.r_[0, np.flatnonzero(cell[1:] != cell[:-1]) + 1]
    members = np.diff(np.r_[starts, len(cell)])
    if mask is None:
        count = members
        sum_x, sum_y = np.add.reduceat(x, starts), np.add.reduceat(y, starts)
    else:
        kept = mask[chosen]
        count = np.add.reduceat(kept, starts, dtype=np.int64)
        sum_x, sum_y = np.add.reduceat(x * kept, starts), np.add.reduceat(y * kept, starts)
    columns, rows = cells(x[starts], level), cells(y[starts], level)
    west, east = cells(np.array([box.west, box.east]), level)
    south, north = cells(np.array([box.south, box.north]), level)
    shown = (count > 0) & (columns >= west) & (columns <= east) & (rows >= south) & (rows <= north)
    if not shown.any():
        return _none(classes)
    top = None
    if classes is not None:
        own = classes[chosen]
        top = _most_frequent(own if mask is None else np.where(kept, own, _MASKED), members)[shown]
    return Clusters(sum_x[shown] / count[shown], sum_y[shown] / count[shown], count[shown], top)


def _most_frequent(classes: Bytes, members: NDArray[np.int64]) -> Bytes:
    """Class (n,) of points in runs of `members` points → the class most frequent in each run, `_MASKED` ones aside."""
    kinds = _MASKED if (classes == _MASKED).all() else int(classes[classes != _MASKED].max()) + 1
    run = np.repeat(np.arange(len(members)) * (kinds + 1), members)
    votes = np.bincount(run + np.minimum(classes, kinds), minlength=len(members) * (kinds + 1))
    winners = votes.reshape(-1, kinds + 1)[:, :kinds].argmax(axis=1)
    return np.asarray(winners, dtype=np.uint8)


def _none(classes: Bytes | None) -> Clusters:
    nothing = np.empty(0)
    return Clusters(nothing, nothing, np.empty(0, np.int64), None if classes is None else np.empty(0, np.uint8))
