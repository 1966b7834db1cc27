"""What every grid of a draft holds, kept up by difference: only customers whose ground changed hands are looked at."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from desktop.customers.point_index import PointIndex
from desktop.grids.membership import OUTSIDE, Membership
from desktop.maps.box import Box
from desktop.maps.projection import Floats
from desktop.plans.draft import Draft
from desktop.plans.weight_queries import MEASURES, Amounts, Weights, sums_by_face

_Faces = NDArray[np.int32]
WhoMoves = Callable[[Floats, Floats], tuple[NDArray[np.int64], NDArray[np.int64]]]
"""For world x and y (n,): the face each point leaves and the one it comes to; the same where it stays."""

NOTHING: Amounts = np.zeros(len(MEASURES), dtype=np.int64)


@dataclass(frozen=True, slots=True, eq=False)
class Moved:
    """Located customers that change grids: their places in the point index, and from which face to which."""

    where: NDArray[np.intp]
    leaves: _Faces
    comes: _Faces

    def __len__(self) -> int:
        return len(self.where)


NOBODY_MOVES = Moved(np.empty(0, np.intp), np.empty(0, np.int32), np.empty(0, np.int32))


@dataclass(frozen=True, eq=False)
class Totals:
    """Immutable. `face` (n,) is the grid of each located customer in the draft, `sums` the measures by face.

    Customers without coordinates stay with the grid they are recorded in, or with the one that holds the middle of
    its ground when it is gone. One whose home grid was set by hand, or by an exception, stays
    there wherever borders run.
    """

    index: PointIndex
    weights: Weights
    face: _Faces
    by_ground: NDArray[np.bool_]  # whose grid follows the ground
    sums: Mapping[int, Amounts]
    _base: Mapping[int, Amounts] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, draft: Draft, index: PointIndex, weights: Weights) -> "Totals":
        """Everything counted anew."""
        world = np.column_stack([index.world_x, index.world_y])
        before = Membership(draft.base).assign(world)
        by_ground = (before == index.grid_id) & (before != OUTSIDE) & ~np.isin(index.customer_id, weights.kept)
        face = index.grid_id.astype(np.int32, copy=True)
        if draft.partition is not draft.base:
            now = Membership(draft.partition).assign(world)
            face[by_ground] = now[by_ground]
        heir = heirs(draft)
        for gone, follower in heir.items():
            face[face == gone] = follower
        sums = sums_by_face(weights.columns, face)
        for grid, rest in weights.rest.items():
            held = heir.get(grid, grid)
            sums[held] = sums.get(held, NOTHING) + rest
        in_force = sums_by_face(weights.columns, index.grid_id)
        for grid, rest in weights.rest.items():
            in_force[grid] = in_force.get(grid, NOTHING) + rest
        return cls(index, weights, face, by_ground, sums, in_force)

    def now(self, face: int) -> Amounts:
        """(len(MEASURES),) what a face holds in the draft."""
        return self.sums.get(face, NOTHING)

    def in_force(self, face: int) -> Amounts:
        """What the grid holds today; nothing for a new one."""
        return self._base.get(face, NOTHING)

    @cached_property
    def whole(self) -> Amounts:
        """(len(MEASURES),) what all grids of the draft hold together."""
        held = [amounts for face, amounts in self.sums.items() if face != OUTSIDE]
        together: Amounts = np.sum(held, axis=0, dtype=np.int64) if held else NOTHING
        return together

    def moved(self, box: Box | None, who: WhoMoves) -> Moved:
        """Who changes grids by a proposal: `who` is asked about the customers in its box alone."""
        if box is None:
            return NOBODY_MOVES
        near = self.index.in_box(box)
        near = near[self.by_ground[near]]
        leaves, comes = who(self.index.world_x[near], self.index.world_y[near])
        changes = comes != leaves
        return Moved(near[changes], leaves[changes].astype(np.int32), comes[changes].astype(np.int32))

    def difference(self, moved: Moved) -> dict[int, Amounts]:
        """What each face that is concerned gains (+) or loses (−)."""
        columns = [column[moved.where] for column in self.weights.columns]
        gain = sums_by_face(columns, moved.comes)
        for face, loss in sums_by_face(columns, moved.leaves).items():
            gain[face] = gain.get(face, NOTHING) - loss
        return gain

    def after(self, moved: Moved) -> "Totals":
        """The totals once these customers have changed grids."""
        face = self.face.copy()
        face[moved.where] = moved.comes
        sums = dict(self.sums)
        for grid, by in self.difference(moved).items():
            sums[grid] = sums.get(grid, NOTHING) + by
        return Totals(self.index, self.weights, face, self.by_ground, sums, self._base)


def heirs(draft: Draft) -> dict[int, int]:
    """For each grid that is gone, the grid that holds the middle of its ground now."""
    gone = sorted(draft.gone)
    if not gone:
        return {}
    middles = np.array([draft.base.label_point(face) for face in gone])
    return dict(zip(gone, Membership(draft.partition).assign(middles).tolist(), strict=True))
