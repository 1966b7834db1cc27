"""The boundaries of all grids as one planar partition: each border is kept once, with a grid on each side."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from desktop.grids.pole import inner_point, inner_points
from desktop.grids.ring_chain import Chain, chains, group_rings
from desktop.maps.box import Box
from desktop.maps.line_detail import thinned
from desktop.maps.projection import Floats, e7_to_world

E7 = NDArray[np.int32]
_KEPT_LEVELS = 12


@dataclass(frozen=True, slots=True, eq=False)
class Arc:
    """One border between two nodes. Seen along its points `left` and `right` are the faces beside it."""

    id: int
    left: int | None  # None = outside the county
    right: int | None
    e7: E7  # (n, 2) int32, degrees × 10⁷; the end points are the nodes; the same point twice = a closed arc
    world: Floats  # (n, 2) float64, the same points in world metres


@dataclass(frozen=True, eq=False)
class Partition:
    """Immutable: an edit makes a new one that shares every unchanged arc.

    Answers are computed when first asked for and kept; asking from several threads is safe (the worst that
    happens is that two of them compute the same answer).
    """

    arcs: tuple[Arc, ...]
    _whole: "Partition | None" = field(default=None, repr=False)  # what this one was thinned from
    _rings: dict[int, tuple[Floats, ...]] = field(default_factory=dict, init=False, repr=False)
    _chains: dict[int, tuple[Chain, ...]] = field(default_factory=dict, init=False, repr=False)
    _labels: dict[int, tuple[float, float]] = field(default_factory=dict, init=False, repr=False)
    _levels: "dict[float, Partition]" = field(default_factory=dict, init=False, repr=False)

    @classmethod
    def from_e7(cls, arcs: Iterable[tuple[int, int | None, int | None, E7]]) -> "Partition":
        """From (id, left, right, points); all points are projected in one go."""
        rows = list(arcs)
        if not rows:
            return cls(())
        cuts = np.cumsum([len(row[3]) for row in rows])[:-1]
        worlds = np.split(e7_to_world(np.concatenate([row[3] for row in rows])), cuts)
        return cls(tuple(Arc(*row, world) for row, world in zip(rows, worlds, strict=True)))

    @cached_property
    def faces(self) -> tuple[int, ...]:
        """The ids of all faces, ascending."""
        return tuple(sorted(self._sides))

    @cached_property
    def closed_faces(self) -> frozenset[int]:
        """The faces whose border closes: walked around them, every node is entered as often as it is left."""
        if not self.arcs:
            return frozenset()
        head, tail = self._nodes

        def closes(sides: tuple[tuple[int, bool], ...]) -> bool:
            left = [head[side] if forward else tail[side] for side, forward in sides]
            entered = [tail[side] if forward else head[side] for side, forward in sides]
            return sorted(left) == sorted(entered)

        return frozenset(face for face, sides in self._sides.items() if closes(sides))

    @cached_property
    def box(self) -> Box:
        """The box of the whole partition in world metres. Raises ValueError when there are no arcs."""
        return Box.around(np.concatenate([arc.world for arc in self.arcs]))

    def sides(self, face: int) -> tuple[tuple[int, bool], ...]:
        """The arcs around a face: (position in `arcs`, True where the face lies to the left of the points)."""
        return self._sides[face]

    def rings(self, face: int) -> tuple[Floats, ...]:
        """Closed rings in world metres: each outer ring counter-clockwise, then its holes clockwise."""
        known = self._rings.get(face)
        if known is None:
            closed = [
                ring for ring in map(self.ring_of, self.chains(face)) if len(ring) > 3 and (ring[0] == ring[-1]).all()
            ]
            known = self._rings[face] = group_rings(closed)
        return known

    def chains(self, face: int) -> tuple[Chain, ...]:
        """The face's arcs chained at their nodes; a chain that does not close is a defect (see `coverage`)."""
        if self._whole is not None:  # thinning keeps all nodes, so the chains are the same
            return self._whole.chains(face)
        known = self._chains.get(face)
        if known is None:
            known = self._chains[face] = self._walked(face)
        return known

    def _walked(self, face: int) -> tuple[Chain, ...]:
        """The usual face is one ring through nodes that it meets once each: then there is nothing to choose."""
        sides, (head, tail) = self.sides(face), self._nodes
        onward = {head[side] if forward else tail[side]: (side, forward) for side, forward in sides}
        chain = [sides[0]]
        if len(onward) == len(sides):
            while len(chain) <= len(sides):
                side, forward = chain[-1]
                following = onward.get(tail[side] if forward else head[side])
                if following is None or following == chain[0]:
                    break
                chain.append(following)
            if following == chain[0] and len(chain) == len(sides):
                return (tuple(chain),)
        return chains([(side, forward, self.arcs[side].e7) for side, forward in sides])

    def ring_of(self, chain: Chain) -> Floats:
        """The world points along a chain of arcs."""
        parts = [self.arcs[side].world if forward else self.arcs[side].world[::-1] for side, forward in chain]
        return np.concatenate([parts[0], *(part[1:] for part in parts[1:])])

    def face_box(self, face: int) -> Box:
        return Box.around(np.concatenate([self.arcs[side].world for side, _ in self.sides(face)]))

    def neighbours(self, face: int) -> frozenset[int]:
        """Faces that share a border with this one; touching in one point is not enough."""
        return self._neighbours[face]

    def label_point(self, face: int) -> tuple[float, float]:
        """A point well inside the face, about as far from its border as any: where a name has most room."""
        known = self._labels.get(face)
        if known is None:
            known = self._labels[face] = inner_point(self.rings(face))
        return known

    def label_points(self) -> Floats:
        """The label points of all `faces` in their order, (k, 2): much quicker than one at a time."""
        return inner_points([self.rings(face) for face in self.faces])

    def simplified(self, tolerance: float) -> "Partition":
        """The same faces with every arc thinned once, for drawing: off by at most `tolerance` world metres.

        Nodes stay, so all neighbours stay neighbours and borders still meet. Kept for the last few tolerances.
        """
        known = self._levels.get(tolerance)
        if known is None:
            known = self._thinned(tolerance)
            while len(self._levels) >= _KEPT_LEVELS:
                self._levels.pop(next(iter(self._levels), tolerance), None)
            self._levels[tolerance] = known
        return known

    def _thinned(self, tolerance: float) -> "Partition":
        if not self.arcs:
            return self
        e7, world = np.concatenate([arc.e7 for arc in self.arcs]), np.concatenate([arc.world for arc in self.arcs])
        starts = np.cumsum([0, *(len(arc.e7) for arc in self.arcs)])
        keep = thinned(world, starts, tolerance, twins=self._twins)
        e7, world = e7[keep], world[keep]
        cuts = np.concatenate([[0], np.cumsum(keep)])[starts].tolist()
        arcs = zip(self.arcs, pairwise(cuts), strict=True)
        return Partition(
            tuple(
                arc if b - a == len(arc.e7) else Arc(arc.id, arc.left, arc.right, e7[a:b], world[a:b])
                for arc, (a, b) in arcs
            ),
            self if self._whole is None else self._whole,
        )

    @cached_property
    def _nodes(self) -> tuple[list[int], list[int]]:
        """A number for the node each arc begins at, and for the one it ends at."""
        ends = np.concatenate([arc.e7[[0, -1]] for arc in self.arcs]).astype(np.int64)
        _, number = np.unique(ends[:, 0] << 32 ^ ends[:, 1] & 0xFFFFFFFF, return_inverse=True)
        return number[0::2].tolist(), number[1::2].tolist()

    @cached_property
    def _twins(self) -> NDArray[np.bool_]:
        """Which arcs have the same two nodes as another arc."""
        pairs = np.sort(np.array(self._nodes), axis=0)
        _, number, count = np.unique(pairs[0] * (pairs.max() + 1) + pairs[1], return_inverse=True, return_counts=True)
        twins: NDArray[np.bool_] = count[number] > 1
        return twins

    @cached_property
    def _sides(self) -> dict[int, tuple[tuple[int, bool], ...]]:
        sides: dict[int, list[tuple[int, bool]]] = {}
        for position, arc in enumerate(self.arcs):
            if arc.left is not None:
                sides.setdefault(arc.left, []).append((position, True))
            if arc.right is not None:
                sides.setdefault(arc.right, []).append((position, False))
        return {face: tuple(around) for face, around in sides.items()}

    @cached_property
    def _neighbours(self) -> dict[int, frozenset[int]]:
        beside: dict[int, set[int]] = {face: set() for face in self._sides}
        for arc in self.arcs:
            if arc.left is not None and arc.right is not None and arc.left != arc.right:
                beside[arc.left].add(arc.right)
                beside[arc.right].add(arc.left)
        return {face: frozenset(others) for face, others in beside.items()}
