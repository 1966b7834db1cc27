"""The vector backdrop made ready for drawing: projected once, thinned per zoom level, found by box."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from desktop.drawing.by_identity import ByIdentity
from desktop.maps.backdrop import BackdropFeature
from desktop.maps.box import Box
from desktop.maps.line_detail import thinned
from desktop.maps.projection import EARTH_RADIUS, e7_to_world
from desktop.maps.viewport import TILE_PIXELS, Viewport

Floats = NDArray[np.float64]

COARSEST, FINEST = 8, 15  # from the finest on nothing is thinned
_TOLERANCE_PIXELS = 0.65
_SMALLEST_PIXELS = 1.5  # areas and lines that would be smaller are left out


@dataclass(frozen=True, slots=True, eq=False)
class Parts:
    """Lines or rings of one kind and rank: all points in one array, `starts[i]:starts[i+1]` is part i."""

    kind: str
    rank: int
    world: Floats
    starts: NDArray[np.intp]
    boxes: Floats  # (k, 4) west, south, east, north

    def on(self, viewport: Viewport, margin: float = 12.0) -> list[Floats]:
        """The parts that touch the viewport (grown by `margin` pixels), in its pixels."""
        box = viewport.grown(margin).box
        b = self.boxes
        hit = (b[:, 0] <= box.east) & (b[:, 2] >= box.west) & (b[:, 1] <= box.north) & (b[:, 3] >= box.south)
        chosen = np.flatnonzero(hit)
        if len(chosen) == len(hit):
            screen = viewport.to_screen(self.world)
            return [screen[a:b] for a, b in zip(self.starts[:-1], self.starts[1:], strict=True)]
        return [viewport.to_screen(self.world[self.starts[i] : self.starts[i + 1]]) for i in chosen]


@dataclass(frozen=True, slots=True)
class Place:
    name: str
    rank: int
    x: float
    y: float


_levels: ByIdentity[tuple[Parts, ...]] = ByIdentity(12)
_places: ByIdentity[tuple[Place, ...]] = ByIdentity(4)


def level_of(viewport: Viewport) -> int:
    """The whole zoom level nearest to the viewport's: lines are off by 0.5 to 0.9 pixels at most."""
    return int(min(max(np.ceil(viewport.zoom - 0.5), COARSEST), FINEST))


def metres_per_pixel(level: int) -> float:
    return float(2 * np.pi * EARTH_RADIUS / TILE_PIXELS / 2**level)


def ground_at(backdrop: Sequence[BackdropFeature], level: int) -> tuple[Parts, ...]:
    """All lines and areas of a backdrop, thinned for one zoom level. Kept for the last few levels."""
    return _levels.get(backdrop, level, lambda: _thinned(backdrop, level))


def places_of(backdrop: Sequence[BackdropFeature]) -> tuple[Place, ...]:
    """Named places, the most important first."""
    return _places.get(backdrop, None, lambda: _all_places(backdrop))


def on_screen(parts: Sequence[Parts], kind: str, viewport: Viewport) -> list[tuple[int, list[Floats]]]:
    """(rank, parts in pixels) of one kind, the least important rank first."""
    found = [(group.rank, group.on(viewport)) for group in parts if group.kind == kind]
    return sorted(found, key=lambda pair: -pair[0])


def box_of(parts: Sequence[Parts], kind: str) -> Box | None:
    """The box of everything of one kind; None when there is nothing."""
    boxes = [group.boxes for group in parts if group.kind == kind and len(group.boxes)]
    if not boxes:
        return None
    all_boxes = np.concatenate(boxes)
    return Box(*(float(v) for v in (*all_boxes[:, :2].min(axis=0), *all_boxes[:, 2:].max(axis=0))))


@dataclass(frozen=True, slots=True, eq=False)
class _Whole:
    """Every line and area of a backdrop, projected once; parts of one kind and rank lie side by side."""

    groups: tuple[tuple[str, int], ...]
    group: NDArray[np.intp]  # (k,) of each part, ascending
    world: Floats
    starts: NDArray[np.intp]  # (k + 1,)
    boxes: Floats  # (k, 4)


_wholes: ByIdentity[_Whole] = ByIdentity(4)


def _projected(backdrop: Sequence[BackdropFeature]) -> _Whole:
    groups: dict[tuple[str, int], list[NDArray[np.int32]]] = {}
    for feature in backdrop:
        if feature.kind != "PLACE":
            lines = groups.setdefault((feature.kind, feature.rank), [])
            lines.extend(part for part in feature.parts if len(part) > 1)
    names = tuple(sorted(name for name, lines in groups.items() if lines))
    parts = [line for name in names for line in groups[name]]
    group = np.repeat(np.arange(len(names)), [len(groups[name]) for name in names])
    if not parts:
        return _Whole((), group, np.empty((0, 2)), np.zeros(1, np.intp), np.empty((0, 4)))
    starts = np.cumsum([0, *(len(part) for part in parts)])
    world = e7_to_world(np.concatenate(parts))
    return _Whole(names, group, world, starts, _boxes(world, starts))


def _thinned(backdrop: Sequence[BackdropFeature], level: int) -> tuple[Parts, ...]:
    whole = _wholes.get(backdrop, None, lambda: _projected(backdrop))
    group, world, starts, boxes = whole.group, whole.world, whole.starts, whole.boxes
    if level < FINEST and len(group):
        pixel = metres_per_pixel(level)
        counts = np.diff(starts)
        large = np.maximum(boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]) >= _SMALLEST_PIXELS * pixel
        group, world, boxes = group[large], world[np.repeat(large, counts)], boxes[large]
        starts = np.concatenate([[0], np.cumsum(counts[large])])
        keep = thinned(world, starts, _TOLERANCE_PIXELS * pixel)
        world, starts = world[keep], np.concatenate([[0], np.cumsum(keep)])[starts]
    cuts = np.searchsorted(group, np.arange(len(whole.groups) + 1)).tolist()
    return tuple(
        Parts(kind, rank, world[starts[a] : starts[b]], starts[a : b + 1] - starts[a], boxes[a:b])
        for (kind, rank), (a, b) in zip(whole.groups, pairwise(cuts), strict=True)
    )


def _boxes(world: Floats, starts: NDArray[np.intp]) -> Floats:
    """Extents (k, 4) of lines that have a point each."""
    return np.hstack([np.minimum.reduceat(world, starts[:-1]), np.maximum.reduceat(world, starts[:-1])])


def _all_places(backdrop: Sequence[BackdropFeature]) -> tuple[Place, ...]:
    named = [f for f in backdrop if f.kind == "PLACE" and f.name and len(f.parts) and len(f.parts[0])]
    if not named:
        return ()
    spots = e7_to_world(np.array([feature.parts[0][0] for feature in named])).tolist()
    places = (Place(f.name or "", f.rank, x, y) for f, (x, y) in zip(named, spots, strict=True))
    return tuple(sorted(places, key=lambda place: (place.rank, place.name)))
