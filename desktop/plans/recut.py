"""Some grids cut anew along lines: split, carve, paint and merge are one cut with another answer to "whose is it?"."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely
from numpy.typing import NDArray

from desktop.grids.boundary import Arc, Partition
from desktop.grids.ring_chain import crossings_left_of
from desktop.maps.geometry_blob import E7
from desktop.maps.projection import Floats, e7_to_world
from desktop.plans.arc_chains import Segment, chained, pieces
from desktop.plans.lattice import densified
from desktop.plans.line_change import NOBODY

Labels = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Cut:
    """Some faces of a partition, cut into cells along their own borders and further lines.

    `cells` (n,) are shapely polygons in stored coordinates (degrees × 10⁷, whole numbers); `faces` (n,) says
    which face each belongs to now. Cells together are exactly the ground of the faces.
    """

    partition: Partition
    around: frozenset[int]
    cells: NDArray[np.object_]
    faces: Labels

    @cached_property
    def inner_points(self) -> Floats:
        """(n, 2) a point well inside each cell, stored coordinates."""
        spots: Floats = shapely.get_coordinates(shapely.point_on_surface(self.cells))
        return spots

    @cached_property
    def world_cells(self) -> NDArray[np.object_]:
        """The cells in world metres."""
        cells: NDArray[np.object_] = shapely.transform(self.cells, lambda e7: e7_to_world(np.rint(e7).astype(np.int32)))
        return cells

    def given(self, labels: Labels) -> Partition:
        """The partition in which each cell belongs to its label; borders that stay are the same objects."""
        return _with_cells(self, np.asarray(labels, dtype=np.int64))


def cut(partition: Partition, faces: Collection[int], lines: Sequence[E7] = ()) -> Cut:
    """Cut faces along lines (k, 2) of stored coordinates. What of a line does not divide a face leaves no trace.

    Lines and borders are noded on the lattice by snap rounding (Hobby 1999, as in JTS OverlayNG), so the cells
    meet exactly; a border bends by at most half a lattice step (5 mm) where a line ends on it.
    """
    around = frozenset(faces)
    arcs = {position for face in around for position, _ in partition.sides(face)}
    drawn = [densified(partition.arcs[position].e7) for position in sorted(arcs)] + [
        densified(line) for line in lines if len(line) > 1
    ]
    noded = shapely.union_all([shapely.LineString(line) for line in drawn], grid_size=1.0)
    cells = shapely.get_parts(shapely.polygonize([noded]))
    spots = shapely.get_coordinates(shapely.point_on_surface(cells))
    owner = np.full(len(cells), NOBODY, dtype=np.int64)
    for face in around:
        inside = holds(partition, face, spots)
        owner[inside] = face
    kept = owner != NOBODY
    return Cut(partition, around, shapely.orient_polygons(cells[kept]), owner[kept])


def holds(partition: Partition, face: int, spots: Floats) -> NDArray[np.bool_]:
    """Which points (n, 2), stored coordinates, a face holds: even–odd over all its arcs."""
    odd = np.zeros(len(spots), dtype=bool)
    for position, _ in partition.sides(face):
        odd ^= crossings_left_of(partition.arcs[position].e7.astype(np.float64), spots) % 2 == 1
    return odd


def _with_cells(cut: Cut, labels: Labels) -> Partition:
    partition = cut.partition
    old = {
        position: arc
        for position, arc in enumerate(partition.arcs)
        if arc.left in cut.around or arc.right in cut.around
    }
    sides = _labelled_segments(cut, labels)
    _label_outside(sides, cut.around, list(old.values()))
    same = {_key(arc.left, arc.right, arc.e7): position for position, arc in old.items()}
    new, stays = [], set()
    number = max((arc.id for arc in partition.arcs), default=0)
    for left, right, e7 in chained(sides):
        found = same.get(_key(left, right, e7))
        if found is None:
            found = same.get(_key(right, left, e7[::-1]))
        if found is not None:
            stays.add(found)
            continue
        number += 1
        new.append(Arc(number, left, right, e7, e7_to_world(e7)))
    return partition.with_arcs(old.keys() - stays, new)


def _key(left: int | None, right: int | None, e7: E7) -> tuple[int | None, int | None, bytes]:
    return left, right, np.ascontiguousarray(e7, dtype=np.int32).tobytes()


def _labelled_segments(cut: Cut, labels: Labels) -> dict[Segment, list[int | None]]:
    """For each segment of the cells, lower end first: [label to its left, label to its right]; None = not known."""
    low, high, left, right = pieces(cut.cells)
    known: list[int | None] = [*labels.tolist(), None]  # OUTSIDE is the last
    return {
        ((ax, ay), (bx, by)): [known[one], known[other]]
        for (ax, ay), (bx, by), one, other in zip(
            low.tolist(), high.tolist(), left.tolist(), right.tolist(), strict=True
        )
    }


def _label_outside(sides: dict[Segment, list[int | None]], around: frozenset[int], arcs: list[Arc]) -> None:
    """Fill in what lies beyond the cut ground: the neighbour that the old border there had (NOBODY = no county)."""
    open_ = [segment for segment, (left, right) in sides.items() if left is None or right is None]
    rim = [arc for arc in arcs if not (arc.left in around and arc.right in around)]
    if not open_:
        return
    ends = np.array(open_, dtype=np.float64)
    tree = shapely.STRtree([shapely.LineString(arc.e7) for arc in rim])
    nearest = tree.nearest(shapely.points(ends.mean(axis=1)))
    for segment, found in zip(open_, nearest.tolist(), strict=True):
        arc = rim[found]
        beyond = arc.right if arc.left in around else arc.left
        pair = sides[segment]
        pair[0 if pair[0] is None else 1] = NOBODY if beyond is None else beyond
