"""What is done to whole grids: split, merge, carve a new one out, give ground to another."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely
from numpy.typing import NDArray

from desktop.grids.boundary import Partition
from desktop.grids.nearby import faces_near
from desktop.grids.ring_chain import crossings_left_of
from desktop.maps.box import Box
from desktop.maps.geometry_blob import E7
from desktop.maps.projection import Floats, e7_to_world, world_to_e7
from desktop.plans.ground import ground_of
from desktop.plans.recut import Cut, Labels, cut

_DIRECTIONS = 36


@dataclass(frozen=True, eq=False)
class Proposal:
    """A cut and whose each of its cells is to be; nothing has happened yet."""

    cut: Cut
    labels: Labels

    @property
    def moved(self) -> NDArray[np.bool_]:
        """Which cells change hands."""
        changed: NDArray[np.bool_] = self.labels != self.cut.faces
        return changed

    @property
    def touched(self) -> frozenset[int]:
        """Faces that lose or gain ground."""
        return frozenset(np.r_[self.cut.faces[self.moved], self.labels[self.moved]].tolist())

    @property
    def givers(self) -> tuple[int, ...]:
        """Faces that lose ground, the one that loses most first."""
        areas = shapely.area(self.cut.cells)
        lost = {face: float(areas[self.moved & (self.cut.faces == face)].sum()) for face in self.cut.faces.tolist()}
        return tuple(sorted((face for face, area in lost.items() if area), key=lambda face: -lost[face]))

    @cached_property
    def rings_moved(self) -> tuple[Floats, ...]:
        """World rings around the ground that changes hands, for drawing."""
        return tuple(shapely.get_coordinates(cell.exterior) for cell in self.cut.world_cells[self.moved])

    def carried_out(self) -> Partition:
        return self.cut.given(self.labels)

    def who_moves(self, x: Floats, y: Floats) -> tuple[Labels, Labels]:
        """For world points (n,) the face each leaves and the one it comes to; 0 twice for those that stay."""
        leaves, comes = np.zeros(len(x), dtype=np.int64), np.zeros(len(x), dtype=np.int64)
        for number in np.flatnonzero(self.moved).tolist():
            cell = self.cut.world_cells[number]
            west, south, east, north = shapely.bounds(cell)
            near = np.flatnonzero((x >= west) & (x <= east) & (y >= south) & (y <= north))
            shapely.prepare(cell)
            inside = near[shapely.contains_xy(cell, x[near], y[near])]
            leaves[inside], comes[inside] = self.cut.faces[number], self.labels[number]
        return leaves, comes

    @property
    def box(self) -> Box | None:
        """World box of the ground that changes hands; None when none does."""
        if not self.moved.any():
            return None
        return Box(*shapely.total_bounds(self.cut.world_cells[self.moved]).tolist())


def merge(partition: Partition, faces: Collection[int], into: int) -> Proposal:
    """All of `faces` go to `into`; the borders between them vanish."""
    whole = cut(partition, frozenset(faces) | {into})
    return Proposal(whole, np.full(len(whole.cells), into, dtype=np.int64))


def split(partition: Partition, face: int, line: E7, *, new: int) -> Proposal | None:
    """A face divided by a line (n, 2): the side without the largest piece becomes the face `new`.

    None when the line does not run through the face from border to border.
    """
    parts = cut(partition, (face,), (line,))
    before = cut(partition, (face,))
    if len(parts.cells) == len(before.cells):
        return None
    largest = int(shapely.area(parts.cells).argmax())
    labels = np.full(len(parts.cells), face, dtype=np.int64)
    # Pieces on two sides of the line are neighbours along it; those of other parts of the grid touch nothing.
    colour = {largest: 0}
    waiting = [largest]
    beside = _neighbours(parts.cells)
    while waiting:
        here = waiting.pop()
        for other in beside[here]:
            if other not in colour:
                colour[other] = 1 - colour[here]
                waiting.append(other)
    labels[[number for number, side in colour.items() if side]] = new
    return Proposal(parts, labels)


def halves(
    partition: Partition, face: int, world: Floats, weight: Floats | None = None, *, new: int
) -> Proposal | None:
    """A face split by the shortest straight line that puts half of the weight of points (n, 2) on either side.

    Directions every 5°; a line that leaves both halves in one piece is preferred. None when the points cannot be
    divided (fewer than two places).
    """
    if len(world) < 2:
        return None
    shares = np.ones(len(world)) if weight is None else np.asarray(weight, dtype=np.float64)
    best: tuple[int, float, Floats] | None = None
    shape = ground_of(partition, face)
    reach = float(np.hypot(*np.ptp(np.array(shape.bounds).reshape(2, 2), axis=0)))
    for angle in np.arange(_DIRECTIONS) * (np.pi / _DIRECTIONS):
        across, along = np.array([np.cos(angle), np.sin(angle)]), np.array([-np.sin(angle), np.cos(angle)])
        middle = _weighted_median(world @ across, shares)
        if middle is None:
            continue
        foot = across * middle + along * float(along @ np.array(shape.centroid.coords[0]))
        line = np.array([foot - along * reach, foot + along * reach])
        inside = shapely.get_parts(shapely.intersection(shapely.LineString(line), shape))
        rank = (len(inside), float(shapely.length(inside).sum()), line)
        if len(inside) and (best is None or rank[:2] < best[:2]):
            best = rank
    if best is None:
        return None
    return split(partition, face, world_to_e7(best[2]), new=new)


def give(partition: Partition, rings: Sequence[E7], to: int, *, sources: Collection[int] | None = None) -> Proposal:
    """Ground inside closed rings (n, 2; even–odd) goes to `to`, an old face or a new one.

    Out of those of `sources` that are there, or of all faces that have ground there. Ground outside the county stays
    outside. The cost follows the rings, not the county.
    """
    box = Box.around(e7_to_world(np.concatenate(rings)))
    owners = set(faces_near(partition, box))
    if sources is not None:
        owners &= set(sources)
    around = owners | ({to} & set(partition.faces))
    parts = cut(partition, around, rings)
    inside = np.zeros(len(parts.cells), dtype=bool)
    for ring in rings:
        inside ^= shapely.contains_xy(shapely.Polygon(ring), *parts.inner_points.T)
    mine = inside & np.isin(parts.faces, list(owners))
    return Proposal(parts, np.where(mine, to, parts.faces))


def _neighbours(cells: NDArray[np.object_]) -> dict[int, list[int]]:
    """Cells that have a line in common, by their numbers."""
    tree = shapely.STRtree(cells)
    one, other = tree.query(cells)
    shared = shapely.relate_pattern(cells[one], cells[other], "****1****") & (one != other)
    beside: dict[int, list[int]] = {number: [] for number in range(len(cells))}
    for a, b in zip(one[shared].tolist(), other[shared].tolist(), strict=True):
        beside[a].append(b)
    return beside


def _weighted_median(values: Floats, shares: Floats) -> float | None:
    """Between the two values where half of the weight is reached; None when all values are the same."""
    order = np.argsort(values, kind="stable")
    values, reached = values[order], np.cumsum(shares[order])
    places = np.flatnonzero(np.diff(values) > 0)  # one may only cut between two places
    if not len(places) or reached[-1] <= 0:
        return None
    best = places[np.abs(reached[places] - reached[-1] / 2).argmin()]
    return float(values[best] + values[best + 1]) / 2


def face_at(partition: Partition, x: float, y: float) -> int | None:
    """The face around a world point; None outside the county."""
    here = np.array([[x, y]])
    for face in faces_near(partition, Box(x, y, x, y)):
        crossings = sum(int(crossings_left_of(ring, here)[0]) for ring in partition.rings(face))
        if crossings % 2:
            return face
    return None


def face_crossed(partition: Partition, line: Floats) -> int | None:
    """The face in which most of a world line (n, 2) runs; None when it runs in none."""
    drawn = shapely.LineString(line)
    lengths = {
        face: float(shapely.length(shapely.intersection(drawn, ground_of(partition, face))))
        for face in faces_near(partition, Box.around(line))
    }
    best = max(lengths, key=lambda face: lengths[face], default=None)
    return best if best is not None and lengths[best] > 0 else None
