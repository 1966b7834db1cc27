"""Whether the grids cover the county: no gap, no overlap, no open border, no detached part, no sliver."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import shapely
from numpy.typing import NDArray

from desktop.grids.boundary import Partition
from desktop.maps.geometry_blob import E7
from desktop.maps.projection import Floats, e7_to_world, ground_metres_per_world_metre

Kind = Literal["GAP", "OVERLAP", "OUTSIDE", "UNCLOSED", "DETACHED", "SLIVER"]

NEGLIGIBLE_M2 = 25.0  # what rounding of e7 coordinates along a long border can add up to
SLIVER_WIDTH_M = 15.0  # mean width (4 · area / perimeter of a long thin strip is 2 · width)


@dataclass(frozen=True, slots=True)
class Defect:
    """One thing wrong with the boundaries, and where to look."""

    kind: Kind
    faces: tuple[int, ...]  # the grids concerned; empty for a gap
    x: float  # world metres
    y: float
    size: float  # ground square metres; UNCLOSED: ground metres between the loose ends


def defects(partition: Partition, county: E7 | None = None) -> tuple[Defect, ...]:
    """Everything wrong, the largest first. `county`: its closed ring (n, 2) in degrees × 10⁷.

    GAP: ground of the county in no grid (without a county: holes between grids). OVERLAP: ground in two grids.
    OUTSIDE: ground of a grid beyond the county. UNCLOSED: a border that ends loose. DETACHED: all parts of a
    grid but its largest (allowed, but worth a look). SLIVER: a grid, or a part of one, narrower than 15 m.
    """
    shapes = {face: _polygons(partition, face) for face in partition.faces}
    found = [*_unclosed(partition), *_detached_and_slivers(shapes)]
    every = [part for parts in shapes.values() for part in parts]
    owner = np.array([face for face, parts in shapes.items() for _ in parts], dtype=np.int64)
    found += _overlaps(every, owner)
    covered = shapely.union_all(every)
    if county is None:
        holes = [shapely.Polygon(hole) for part in shapely.get_parts(covered) for hole in part.interiors]
        found += [_defect("GAP", (), hole) for hole in holes]
    else:
        area = shapely.make_valid(shapely.Polygon(e7_to_world(county)))
        found += _pieces("GAP", area.difference(covered))
        found += _pieces("OUTSIDE", covered.difference(area))
    kept = [defect for defect in found if defect.size > NEGLIGIBLE_M2 or defect.kind in ("UNCLOSED", "SLIVER")]
    return tuple(sorted(kept, key=lambda defect: -defect.size))


def part_defects(partition: Partition) -> tuple[Defect, ...]:
    """Only what single grids show: DETACHED parts and SLIVERs, in order of the faces. Much quicker than `defects`."""
    shapes = {face: _polygons(partition, face) for face in partition.faces}
    return tuple(_detached_and_slivers(shapes))


def _polygons(partition: Partition, face: int) -> list[shapely.Polygon]:
    """The parts of a face, each with its holes; parts that cross themselves come out mended."""
    parts: list[list[Floats]] = []
    for ring in partition.rings(face):
        if shapely.is_ccw(shapely.LinearRing(ring)) or not parts:
            parts.append([ring])
        else:
            parts[-1].append(ring)
    mended = [shapely.make_valid(shapely.Polygon(part[0], part[1:])) for part in parts]
    return [piece for shape in mended for piece in shapely.get_parts(shape) if piece.geom_type == "Polygon"]


def _unclosed(partition: Partition) -> Iterable[Defect]:
    for face in partition.faces:
        for chain in partition.chains(face):
            line = partition.ring_of(chain)
            apart = float(np.hypot(*(line[-1] - line[0])))
            if apart > 0:
                x, y = line[-1]
                yield Defect("UNCLOSED", (face,), float(x), float(y), apart * ground_metres_per_world_metre(float(y)))


def _detached_and_slivers(shapes: dict[int, list[shapely.Polygon]]) -> Iterable[Defect]:
    for face, parts in shapes.items():
        by_size = sorted(parts, key=lambda part: -part.area)
        for part in by_size[1:]:
            yield _defect("DETACHED", (face,), part)
        for part in by_size:
            defect = _defect("SLIVER", (face,), part)
            around = part.length * ground_metres_per_world_metre(defect.y)
            if around > 0 and 2 * defect.size / around < SLIVER_WIDTH_M:
                yield defect


def _overlaps(every: Sequence[shapely.Polygon], owner: NDArray[np.int64]) -> Iterable[Defect]:
    if not every:
        return
    tree = shapely.STRtree(every)
    one, other = tree.query(every)
    pairs = owner[one] < owner[other]
    shapes = np.array(every, dtype=object)
    first, second = one[pairs], other[pairs]
    deep = shapely.relate_pattern(shapes[first], shapes[second], "T********")
    for a, b in zip(first[deep].tolist(), second[deep].tolist(), strict=True):
        yield from _pieces("OVERLAP", shapely.intersection(every[a], every[b]), (int(owner[a]), int(owner[b])))


def _pieces(kind: Kind, shape: shapely.Geometry, faces: tuple[int, ...] = ()) -> list[Defect]:
    parts = shapely.get_parts(shape)
    return [_defect(kind, faces, part) for part in parts if part.geom_type == "Polygon" and part.area > 0]


def _defect(kind: Kind, faces: tuple[int, ...], shape: shapely.Polygon) -> Defect:
    spot = shapely.point_on_surface(shape)
    scale = ground_metres_per_world_metre(spot.y)
    return Defect(kind, faces, float(spot.x), float(spot.y), float(shape.area) * scale * scale)
