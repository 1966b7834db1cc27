"""The whole units a grid can be painted together from: villages, and villager groups with their schematic ground.

A village's ground is that of its grids in force. Where several villages share a grid, and for villager groups, which
have a point and no border (示意), the ground is the part nearer to the unit's point than to any other's: Voronoi
cells, cut to the grid in force. Nothing here depends on a draft, so units are made once for all drafts of one plan.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from itertools import pairwise

import numpy as np
import shapely
from numpy.typing import NDArray

from desktop.customers.point_index import PointIndex
from desktop.grids.boundary import Partition
from desktop.grids.membership import Membership
from desktop.maps.box import Box
from desktop.maps.geometry_blob import E7
from desktop.maps.projection import Floats, e7_to_world, world_to_e7
from desktop.plans.lattice import densified
from desktop.plans.recut import holds
from desktop.plans.unit_queries import Village

_BEYOND_M = 500.0  # world metres that Voronoi lines reach beyond a grid
_STRAIGHT_M = 1_500.0  # so long a line, straight on the map, is straight in degrees to 3 cm; 10 km would be off by 1 m
_POLYGON = 3  # shapely's type id
_Numbers = NDArray[np.int64]
_Shapes = NDArray[np.object_]


class UnitKind(Enum):
    """What is painted with."""

    VILLAGE = "village"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Seeds:
    """The units that share one grid: their numbers (k,), and their points in world metres (p, 2) with `of` (p,)."""

    of: _Numbers
    world: Floats

    def nearest(self, world: Floats) -> _Numbers:
        """The unit of each world point (n, 2)."""
        away = (world[:, None, 0] - self.world[None, :, 0]) ** 2 + (world[:, None, 1] - self.world[None, :, 1]) ** 2
        found: _Numbers = self.of[away.argmin(axis=1)]
        return found

    def renumbered(self, anew: _Numbers) -> "Seeds":
        """The same with other numbers; without the units that have none (−1)."""
        of = anew[self.of]
        return Seeds(of[of >= 0], self.world[of >= 0])


@dataclass(frozen=True, eq=False)
class Units:
    """Immutable. `cells` (m,) are polygons on the lattice; `owner` (m,) is the number of the unit each belongs to."""

    kind: UnitKind
    names: tuple[str, ...]
    homes: _Numbers  # (n,) the grid in force that holds the unit, or most of it
    schematic: NDArray[np.bool_]  # (n,) whose border is drawn by the program
    cells: _Shapes
    owner: _Numbers
    seeds: Mapping[int, Seeds]  # by face of the base

    def __len__(self) -> int:
        return len(self.names)

    @cached_property
    def shapes(self) -> _Shapes:
        """(n,) each unit's ground in world metres."""
        world = shapely.transform(self.cells, lambda e7: e7_to_world(np.rint(e7).astype(np.int32)))
        first = np.searchsorted(self.owner, np.arange(len(self) + 1)).tolist()
        shapes = [world[a] if b - a == 1 else shapely.union_all(world[a:b]) for a, b in pairwise(first)]
        found: _Shapes = np.array(shapes, dtype=object)
        return found

    @cached_property
    def tree(self) -> shapely.STRtree:
        """Over `shapes`."""
        tree = shapely.STRtree(self.shapes)
        tree.query(shapely.Point(0.0, 0.0))  # builds it: the first to ask may be a moving mouse
        return tree

    def under(self, path: Floats, radius: float) -> list[int]:
        """The units that a round brush of this radius (world metres) touches on its way along `path` (k, 2)."""
        way = shapely.Point(path[0]) if len(path) == 1 else shapely.LineString(path)
        found: list[int] = np.sort(self.tree.query(way, predicate="dwithin", distance=radius)).tolist()
        return found

    def lines(self, chosen: Sequence[int]) -> list[E7]:
        """The borders of some units, on the lattice: what a draft is to be cut along."""
        rings = shapely.get_rings(self.cells[np.isin(self.owner, list(chosen))])
        return [np.rint(shapely.get_coordinates(ring)).astype(np.int32) for ring in rings]

    def rings(self, chosen: Sequence[int]) -> list[Floats]:
        """The outer rings of some units, world metres."""
        parts = shapely.get_parts(self.shapes[list(chosen)])
        return [shapely.get_coordinates(part.exterior) for part in parts]

    def within(self, box: Box) -> NDArray[np.intp]:
        """The units whose boxes touch a world box."""
        found: NDArray[np.intp] = self.tree.query(shapely.box(box.west, box.south, box.east, box.north))
        return found

    def across(self, chosen: NDArray[np.intp]) -> float:
        """World metres across a unit of middle size among some."""
        return float(np.sqrt(np.median(shapely.area(self.shapes[chosen])))) if len(chosen) else 0.0

    def edges(self, chosen: NDArray[np.intp]) -> tuple[Floats, Floats]:
        """Every piece of border of some units: where it starts (k, 2) and ends (k, 2), world metres."""
        rings = shapely.get_rings(shapely.get_parts(self.shapes[chosen]))
        xy, ring = shapely.get_coordinates(rings, return_index=True)
        runs = np.flatnonzero(ring[1:] == ring[:-1])
        return xy[runs], xy[runs + 1]

    def of_points(self, faces: NDArray[np.int32], world: Floats) -> _Numbers:
        """The unit of points (n, 2) that lie in these faces of the base (n,); −1 for none."""
        unit = np.full(len(faces), -1, dtype=np.int64)
        order = np.argsort(faces, kind="stable")
        known, first = np.unique(faces[order], return_index=True)
        for face, mine in zip(known.tolist(), np.split(order, first[1:]), strict=True):
            if face in self.seeds:
                unit[mine] = self.seeds[face].nearest(world[mine])
        return unit


@dataclass(frozen=True, slots=True, eq=False)
class UnitPeople:
    """Which located customers live in each unit, as places in the point index."""

    order: NDArray[np.intp]
    first: _Numbers  # (n + 1,) where each unit's begin in `order`

    @classmethod
    def of(cls, units: Units, base: Partition, index: PointIndex) -> "UnitPeople":
        world = np.column_stack([index.world_x, index.world_y])
        unit = units.of_points(Membership(base).assign(world), world)
        order = np.argsort(unit, kind="stable")
        return cls(order, np.searchsorted(unit[order], np.arange(len(units) + 1)))

    def of_unit(self, number: int) -> NDArray[np.intp]:
        return self.order[self.first[number] : self.first[number + 1]]


def units_of(base: Partition, villages: Sequence[Village], kind: UnitKind, names: Mapping[int, str]) -> Units:
    """The units of a plan in force. `names` are those of its grids: one that no village is known for is a unit."""
    titles: list[str] = []
    seeds = _seeds(base, villages, kind, names, titles)
    cells, owner, face_of = [], [], []
    schematic = np.zeros(len(titles), dtype=bool)
    for face, sown in seeds.items():
        found = _ground(base, face) if len(sown.of) == 1 else _voronoi(base, face, sown.world)
        spots = shapely.get_coordinates(shapely.point_on_surface(found))
        cells.append(found)
        owner.append(sown.nearest(e7_to_world(np.rint(spots).astype(np.int32))))
        face_of.append(np.full(len(found), face, dtype=np.int64))
        schematic[sown.of] |= len(sown.of) > 1
    every, whose, faces = np.concatenate(cells), np.concatenate(owner), np.concatenate(face_of)
    order = np.argsort(whose, kind="stable")
    every, whose, faces = every[order], whose[order], faces[order]
    with_ground, number = np.unique(whose, return_inverse=True)  # two groups on one spot: the first has the ground
    anew = np.full(len(titles), -1, dtype=np.int64)
    anew[with_ground] = np.arange(len(with_ground))
    largest = np.lexsort((-shapely.area(every), number))
    return Units(
        kind=kind,
        names=tuple(titles[one] for one in with_ground.tolist()),
        homes=faces[largest[np.searchsorted(number[largest], np.arange(len(with_ground)))]],
        schematic=schematic[with_ground],
        cells=every,
        owner=number,
        seeds={
            face: Seeds(anew[sown.of][kept := anew[sown.of] >= 0], sown.world[kept]) for face, sown in seeds.items()
        },
    )


def _seeds(
    base: Partition, villages: Sequence[Village], kind: UnitKind, names: Mapping[int, str], titles: list[str]
) -> dict[int, Seeds]:
    """What shares each face; appends the title of every unit to `titles`, in the order of their numbers."""
    sown: dict[int, list[tuple[int, tuple[int, int] | None]]] = {face: [] for face in base.faces}
    for village in villages:
        grids = [grid for grid in village.grids if grid in sown]
        if not grids:
            continue
        parts: list[tuple[str, tuple[int, int] | None]] = [(village.name, village.place)]
        if kind is UnitKind.GROUP and village.groups:
            parts = [(f"{village.name}{group.number}组", (group.lon_e7, group.lat_e7)) for group in village.groups]
        for title, place in parts:
            for grid in grids:
                sown[grid].append((len(titles), place))
            titles.append(title)
    found = {}
    for face, parts_here in sown.items():
        if not parts_here:
            parts_here.append((len(titles), None))
            titles.append(names.get(face, str(face)))
        placed = [(unit, place) for unit, place in parts_here if place is not None]
        if not placed or len(parts_here) == 1:  # nothing to tell them apart by: the first has it all
            placed = [(parts_here[0][0], (0, 0))]
        places = np.array([place for _, place in placed], dtype=np.int32)
        found[face] = Seeds(np.array([unit for unit, _ in placed], dtype=np.int64), e7_to_world(places))
    return found


def _ground(base: Partition, face: int) -> _Shapes:
    """A face as polygons on the lattice, straight on the map to 1 mm."""
    arcs = [shapely.LineString(densified(base.arcs[position].e7)) for position, _ in base.sides(face)]
    cells = shapely.get_parts(shapely.polygonize(arcs))
    inside: _Shapes = cells[holds(base, face, shapely.get_coordinates(shapely.point_on_surface(cells)))]
    return inside


def _voronoi(base: Partition, face: int, world: Floats) -> _Shapes:
    """A face cut into the ground nearer to one of several world points (k, 2) than to the others.

    Where cells meet they may be apart by a step of the lattice: a draft is cut along their borders anew, exactly.
    """
    box = base.face_box(face).grown(_BEYOND_M)
    cells = shapely.get_parts(
        shapely.voronoi_polygons(
            shapely.MultiPoint(world), extend_to=shapely.box(box.west, box.south, box.east, box.north)
        )
    )
    whole = shapely.union_all(_ground(base, face))
    cells = shapely.segmentize(cells, _STRAIGHT_M)
    cells = shapely.transform(cells, lambda xy: world_to_e7(xy).astype(np.float64))
    pieces = shapely.get_parts(shapely.intersection(cells, whole, grid_size=1.0))
    polygons: _Shapes = pieces[(shapely.get_type_id(pieces) == _POLYGON) & ~shapely.is_empty(pieces)]
    return polygons
