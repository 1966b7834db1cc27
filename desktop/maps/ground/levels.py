"""Ground thinned for a zoom level and found by box, whatever source it came from; all classes in one numpy pass."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from desktop.maps.box import Box
from desktop.maps.ground.features import Features, Floats, Ints, Shape
from desktop.maps.line_detail import thinned
from desktop.maps.projection import EARTH_RADIUS
from desktop.maps.viewport import TILE_PIXELS

TOLERANCE_PIXELS = 0.6
SMALLEST_PIXELS = 1.5  # areas and lines that would be smaller are left out


def metres_per_pixel(level: int) -> float:
    """World metres that a pixel of a 256-pixel tile of the level covers."""
    return float(2 * np.pi * EARTH_RADIUS / TILE_PIXELS / 2**level)


@dataclass(frozen=True, slots=True, eq=False)
class Boxed:
    """Features of one class with the extent of each of their parts."""

    features: Features
    boxes: Floats  # (parts, 4) west, south, east, north

    @classmethod
    def of(cls, features: Features) -> "Boxed":
        return cls(features, extents(features.world, features.starts))

    def touching(self, box: Box) -> Features | None:
        """The parts whose extent touches a box, features numbered anew; None when there is none."""
        b = self.boxes
        hit = (b[:, 0] <= box.east) & (b[:, 2] >= box.west) & (b[:, 1] <= box.north) & (b[:, 3] >= box.south)
        if hit.all():
            return self.features if len(hit) else None
        chosen = np.flatnonzero(hit)
        return chosen_parts(self.features, chosen) if len(chosen) else None


def extents(world: Floats, starts: Ints) -> Floats:
    """Extents (parts, 4) of parts that have a point each."""
    if len(starts) < 2:
        return np.empty((0, 4))
    return np.hstack([np.minimum.reduceat(world, starts[:-1]), np.maximum.reduceat(world, starts[:-1])])


def chosen_parts(features: Features, chosen: Ints) -> Features:
    """Only some parts (ascending, at least one), with features numbered anew from 0."""
    starts = features.starts
    counts = (starts[1:] - starts[:-1])[chosen]
    ends = np.cumsum(counts)
    places = np.arange(ends[-1]) + np.repeat(starts[chosen] - (ends - counts), counts)
    kept, owner = renumbered(features.owner[chosen])
    return replace(
        features,
        world=features.world[places],
        starts=np.concatenate([[0], ends]),
        owner=owner,
        names=[features.names[i] for i in kept.tolist()] if len(features.names) else (),
        layer=features.layer[kept] if len(features.layer) else features.layer,
    )


def renumbered(owner: Ints) -> tuple[Ints, Ints]:
    """(the features there are, the number of each part's feature among them) of ascending feature numbers."""
    if not len(owner):
        return owner, owner
    first = np.concatenate([[0], np.flatnonzero(owner[1:] != owner[:-1]) + 1])
    return owner[first], np.repeat(np.arange(len(first)), np.diff(first, append=len(owner)))


@dataclass(frozen=True, slots=True, eq=False)
class Bundle:
    """Features of many classes side by side: one array of points, so that one pass over it thins everything."""

    classes: tuple[Features, ...]
    world: Floats = field(init=False)
    starts: Ints = field(init=False)  # (all parts + 1,)
    boxes: Floats = field(init=False)
    cuts: Ints = field(init=False)  # class i has the parts cuts[i]:cuts[i + 1]

    def __post_init__(self) -> None:
        put = object.__setattr__
        put(self, "world", np.concatenate([np.empty((0, 2)), *(f.world for f in self.classes)]))
        lengths = [np.diff(f.starts) for f in self.classes]
        put(self, "starts", np.cumsum(np.concatenate([[0], *lengths]), dtype=np.intp))
        put(self, "boxes", extents(self.world, self.starts))
        put(self, "cuts", np.cumsum([0, *(len(f.owner) for f in self.classes)]))

    def at(self, level: int | None) -> tuple[Boxed, ...]:
        """Every class thinned for a level; None = as it is. Points (of POINT classes) always stay."""
        if level is None or not len(self.boxes):
            return tuple(Boxed(f, self.boxes[a:b]) for f, (a, b) in zip(self.classes, pairwise(self.cuts), strict=True))
        pixel = metres_per_pixel(level)
        counts, boxes = np.diff(self.starts), self.boxes
        points = np.repeat([f.shape is Shape.POINT for f in self.classes], np.diff(self.cuts))
        size = np.maximum(boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1])
        large = points | (size >= SMALLEST_PIXELS * pixel)
        world, boxes = self.world[np.repeat(large, counts)], boxes[large]
        starts = np.concatenate([[0], np.cumsum(counts[large])])
        keep = thinned(world, starts, TOLERANCE_PIXELS * pixel)
        world, starts = world[keep], np.concatenate([[0], np.cumsum(keep)])[starts]
        found = []
        cuts = np.concatenate([[0], np.cumsum(large)])[self.cuts].tolist()
        for features, (a, b), (c, d) in zip(self.classes, pairwise(self.cuts), pairwise(cuts), strict=True):
            kept, owner = renumbered(features.owner[large[a:b]])
            thin = replace(
                features,
                world=world[starts[c] : starts[d]],
                starts=starts[c : d + 1] - starts[c],
                owner=owner,
                names=[features.names[i] for i in kept.tolist()] if len(features.names) else (),
                layer=features.layer[kept] if len(features.layer) else features.layer,
            )
            found.append(Boxed(thin, boxes[c:d]))
        return tuple(found)


def whole_box(classes: Sequence[Boxed]) -> Box | None:
    """The box of everything; None when there is nothing."""
    boxes = [c.boxes for c in classes if len(c.boxes)]
    if not boxes:
        return None
    everything = np.concatenate(boxes)
    return Box(*(float(v) for v in (*everything[:, :2].min(axis=0), *everything[:, 2:].max(axis=0))))


def rings_area(world: Floats, starts: NDArray[np.intp]) -> Floats:
    """Signed area (parts,) in square world metres of closed rings, counter-clockwise positive (shoelace formula)."""
    if len(starts) < 2:
        return np.empty(0)
    first = np.repeat(starts[:-1], np.diff(starts))
    x, y = (world - world[first]).T  # near the origin: no digits lost to large coordinates
    cross = np.zeros(len(x))
    cross[:-1] = x[:-1] * y[1:] - x[1:] * y[:-1]
    cross[starts[1:] - 1] = 0.0
    areas: Floats = np.add.reduceat(cross, starts[:-1]) / 2
    return areas
