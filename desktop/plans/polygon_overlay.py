"""A repaired layer laid over a partition: the county's outline and locked grids stay, the rest is as the layer says.

Rules, the strongest first:
- Ground outside the county stays outside: the layer is clipped.
- A locked grid keeps the ground it has.
- Ground of the layer belongs to the grid that the polygon stands for.
- Ground that the layer leaves out: what a grid that stays holds, it keeps; of other ground, small or narrow pieces
  go to the neighbour with the longest border, larger ones stay with the grid they belong to now.
Borders that need not move are the very same arcs, so a layer that says what is there already changes nothing.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import shapely

from desktop.grids.boundary import Arc, Partition
from desktop.grids.coverage import SLIVER_WIDTH_M
from desktop.maps.projection import e7_to_world
from desktop.plans.arc_chains import chained
from desktop.plans.cell_labels import NOBODY, borders, crumbs_in, grow
from desktop.plans.lattice_metres import metres_per_step
from desktop.plans.polygon_cells import Cells, Flags, Numbers, Shapes, cells_of
from desktop.plans.polygon_export import polygons_of
from desktop.plans.straight_borders import Borders, between, segments_of, straighten

_OUTER = 1  # the face of the outline


@dataclass(frozen=True, slots=True)
class Piece:
    """Ground that the layer did not decide: whose it is now (a face), where, and how large (m²)."""

    face: int
    lon: float
    lat: float
    size: float


@dataclass(frozen=True, eq=False)
class Overlay:
    """`partition` has the faces of the old one and those of the new grids."""

    partition: Partition
    kept: tuple[Piece, ...]  # the layer leaves it out: it stays as it is
    closed: tuple[int, float]  # narrow and small pieces given to a neighbour: how many, m²
    lost: frozenset[int]  # faces the layer wanted that have no ground: outside the county, or wholly locked


def lattice_shapes(partition: Partition) -> dict[int, shapely.Geometry]:
    """The polygons of all faces in lattice coordinates."""
    shapes = shapely.transform(polygons_of(partition), lambda places: np.rint(places * 1e7))
    return dict(zip(partition.faces, shapes.tolist(), strict=True))


def outline_of(partition: Partition) -> shapely.Geometry:
    """All ground of a partition as one shape, in lattice coordinates, bounded by exactly its outer borders."""
    outer = [arc for arc in partition.arcs if arc.left is None or arc.right is None]
    whole = Partition(
        tuple(
            Arc(arc.id, _OUTER if arc.left is not None else None, _OUTER if arc.right is not None else None, arc.e7,
                arc.world)
            for arc in outer
        )
    )  # fmt: skip
    return lattice_shapes(whole)[_OUTER]


def laid_over(
    partition: Partition,
    ground: Mapping[int, shapely.Geometry],
    wanted: Sequence[tuple[int, shapely.Geometry]],
    *,
    locked: Collection[int],
    stays: Collection[int],
    gone: Collection[int],
    gap_m2: float,
) -> Overlay:
    """Lay polygons without overlaps, (face, shape) in lattice coordinates, over a partition; a face < 0 is new.

    `ground` are the partition's faces as shapes, `stays` those that keep what the polygons leave of them, `gone` those
    whose ground goes to neighbours.
    """
    outline = outline_of(partition)
    shapes = np.array([shape for _, shape in wanted], dtype=object)
    free = np.array([shape for face, shape in wanted if face not in locked], dtype=object)
    held = _held(ground, outline, free, set(locked) | set(stays), gap_m2)
    cells = cells_of(np.array([*shapes, *(ground[face] for face in held), outline], dtype=object))
    faces = sorted({face for face, _ in wanted} | set(held))
    dense = {face: number for number, face in enumerate(faces, start=1)}
    inside = _covered(cells, len(wanted) + len(held))
    drawn = np.full(cells.count, NOBODY, dtype=np.int64)
    mine = cells.feature < len(wanted)
    drawn[cells.cell[mine]] = np.array([dense[face] for face, _ in wanted])[cells.feature[mine]]
    own = {dense[face]: _covered(cells, len(wanted) + number) & inside for number, face in enumerate(held)}
    label = np.where(inside, drawn, NOBODY)
    fixed = np.zeros(cells.count, dtype=bool)
    for face in set(held) & set(locked):
        fixed |= own[dense[face]]
        label[label == dense[face]] = NOBODY  # nor is it given what its polygon draws beyond
        label[own[dense[face]]] = dense[face]
    for face in set(held) & set(stays) - set(locked):
        left = own[dense[face]] & (label == NOBODY)
        if cells.areas[left].sum() > gap_m2 and (cells.widths[left] >= SLIVER_WIDTH_M).any():
            label[left] = dense[face]
    ends = {dense[face] for face in set(held) & set(gone)}
    kept, closed = _settle_rest(cells, label, inside, fixed, own, ends, gap_m2)
    number_of = np.array([0, *faces])
    sides = borders(cells, label)
    straighten(sides, partition)
    named: Borders = {
        segment: [int(number_of[left or 0]), int(number_of[right or 0])] for segment, (left, right) in sides.items()
    }
    after = _with_borders(partition, named)
    return Overlay(
        after,
        tuple(_pieces(cells, kept, number_of[label])),
        closed,
        frozenset(faces) - frozenset(after.faces),
    )


def _held(
    ground: Mapping[int, shapely.Geometry],
    outline: shapely.Geometry,
    shapes: Shapes,
    needed: set[int],
    gap_m2: float,
) -> list[int]:
    """Faces whose present borders matter: those that stay, and the holders of large ground the layer leaves out."""
    rest = shapely.get_parts(shapely.difference(outline, shapely.union_all(shapes)))
    step = metres_per_step(float(outline.centroid.y))
    large = rest[shapely.area(rest) * step.prod() > gap_m2]
    faces = list(ground)
    tree = shapely.STRtree([ground[face] for face in faces])
    _, near = tree.query(large, predicate="intersects")
    return sorted(needed | {faces[position] for position in near.tolist()})


def _covered(cells: Cells, shape: int) -> Flags:
    """(n,) whether a shape covers each cell."""
    flags = np.zeros(cells.count, dtype=bool)
    flags[cells.cell[cells.feature == shape]] = True
    return flags


def _settle_rest(
    cells: Cells,
    label: Numbers,
    inside: Flags,
    fixed: Flags,
    own: Mapping[int, Flags],
    ends: Collection[int],
    gap_m2: float,
) -> tuple[Numbers, tuple[int, float]]:
    """Give ground that nobody has to somebody; returns the cells that stay as they are, and what was given away.

    `own` are the cells of present grids by label, `ends` the labels of those that are to be no more.
    """
    most = max([*own, int(label.max(initial=0))], default=0)
    size = np.bincount(label, cells.areas, minlength=most + 1).astype(np.float64)[1:]
    nobody = np.zeros(cells.count, dtype=bool)
    open_ = inside & (label == NOBODY)
    part = _joined(cells, open_)
    area = np.bincount(part, cells.areas, minlength=cells.count).astype(np.float64)[part]
    narrow = cells.widths < SLIVER_WIDTH_M
    large = open_ & (area > gap_m2) & ~narrow
    for number, mine in own.items():
        if number not in ends:
            label[large & mine] = number
    kept = np.flatnonzero(large & (label != NOBODY))
    free = label.copy()
    free[fixed] = NOBODY  # a locked grid is given nothing
    grow(cells, free, inside & (label == NOBODY), size, nobody)
    given = np.flatnonzero((label == NOBODY) & (free != NOBODY) & inside)
    crumbs = np.setdiff1d(crumbs_in(cells, np.where(fixed, NOBODY, free), gap_m2), np.flatnonzero(fixed))
    before = free[crumbs]
    free[crumbs] = NOBODY
    free[fixed] = NOBODY
    again = np.zeros(cells.count, dtype=bool)
    again[crumbs] = True
    grow(cells, free, again, size, nobody)
    alone = free[crumbs] == NOBODY
    free[crumbs[alone]] = before[alone]
    label[~fixed] = free[~fixed]
    for number, mine in own.items():  # no neighbour but locked ones: whoever holds it now
        label[inside & mine & (label == NOBODY)] = number
    return kept, (len(given), float(cells.areas[given].sum()))


def _joined(cells: Cells, which: Flags) -> Numbers:
    """A number for each connected part of these cells; others stand alone."""
    return _components(cells.count, *_inner(cells, which))


def _inner(cells: Cells, which: Flags) -> tuple[Numbers, Numbers]:
    at = np.flatnonzero((cells.left >= 0) & (cells.right >= 0))
    at = at[which[cells.left[at]] & which[cells.right[at]]]
    return cells.left[at], cells.right[at]


def _components(count: int, one: Numbers, other: Numbers) -> Numbers:
    root = np.arange(count)
    while True:
        low = np.minimum(root[one], root[other])
        before = root.copy()
        np.minimum.at(root, one, low)
        np.minimum.at(root, other, low)
        root = root[root]
        if np.array_equal(root, before):
            return root


def _pieces(cells: Cells, kept: Numbers, faces: Numbers) -> list[Piece]:
    """The ground that stays, put together by grid."""
    by_face: dict[int, list[int]] = defaultdict(list)
    for cell in kept.tolist():
        by_face[int(faces[cell])].append(cell)
    found = []
    for face, mine in by_face.items():
        largest = max(mine, key=lambda cell: float(cells.areas[cell]))
        lon, lat = (cells.spots[largest] * 1e-7).tolist()
        found.append(Piece(face, lon, lat, float(cells.areas[mine].sum())))
    return sorted(found, key=lambda piece: -piece.size)


def _with_borders(partition: Partition, sides: Borders) -> Partition:
    """The partition with these borders; arcs of it that are among them whole are kept."""
    gone = [position for position, arc in enumerate(partition.arcs) if not _taken(sides, arc)]
    number = max((arc.id for arc in partition.arcs), default=0)
    new = []
    for left, right, e7 in chained(sides):
        number += 1
        new.append(Arc(number, left, right, e7, e7_to_world(e7)))
    return partition.with_arcs(gone, new) if gone or new else partition


def _taken(sides: Borders, arc: Arc) -> bool:
    """Whether all of an arc is among the borders, between the same faces; then it is taken out of them."""
    wanted = [arc.left or 0, arc.right or 0]
    segments = segments_of(arc.e7)
    if any(between(sides, segment) != wanted for segment in segments):
        return False
    for a, b in segments:
        del sides[min(a, b), max(a, b)]
    return True
