"""The ground of a village: the grids of the plan in force that it belongs to; how far outside of it a point lies."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

from desktop.grids.boundary import Partition
from desktop.grids.membership import Membership
from desktop.maps.local_scale import ground_per_world
from desktop.maps.projection import Floats

Ids = NDArray[np.int32]

NEARBY_M = 500.0
"""A point up to this far outside its stated village is no contradiction: fields, borders, maps are not exact (§2.7)."""

_AT_ONCE = 4_000_000  # distances in one piece of work, 32 MB


class VillageGround:
    """Which grids each village or community lies in. Immutable; safe to use from any thread."""

    def __init__(self, partition: Partition, members: Iterable[tuple[int, int]]) -> None:
        """`members`: (grid, division) as in `grid_division`; grids without a border are left out."""
        self._partition = partition
        self._membership = Membership(partition)
        faces = set(partition.faces)
        grids: dict[int, set[int]] = defaultdict(set)
        for grid, division in members:
            if grid in faces:
                grids[division].add(grid)
        self.grids: Mapping[int, frozenset[int]] = {division: frozenset(those) for division, those in grids.items()}
        self._borders: dict[int, Floats] = {}

    def grid_at(self, world: Floats) -> Ids:
        """The grid of each point (n, 2) in world metres, 0 outside the county."""
        return self._membership.assign(world)

    def home(self, division: int, at: int) -> int:
        """The grid of a village in which a place of it lies: the one `at` the place if that is its own, else its only
        or first one; 0 for a village without a grid."""
        own = self.grids.get(division)
        if not own:
            return 0
        return at if at in own else min(own)

    def metres_outside(self, world: Floats, division: Ids) -> Floats:
        """Ground metres (n,) by which points lie outside the village they are stated to be in: 0 inside, NaN where the
        village has no ground."""
        metres = np.full(len(world), np.nan)
        at = self.grid_at(world)
        for village in np.unique(division).tolist():
            own = self.grids.get(village)
            if not own:
                continue
            rows = np.flatnonzero(division == village)
            inside = np.isin(at[rows], list(own))
            metres[rows[inside]] = 0.0
            metres[rows[~inside]] = self._apart(world[rows[~inside]], village)
        return metres

    def _apart(self, world: Floats, village: int) -> Floats:
        border = self._border(village)
        found = np.empty(len(world))
        step = max(1, _AT_ONCE // max(1, len(border)))
        for start in range(0, len(world), step):
            piece = world[start : start + step]
            found[start : start + step] = _nearest(piece, border)
        return found

    def _border(self, village: int) -> Floats:
        """The straight pieces (n, 4) of the border around a village, world metres; borders inside it are left out."""
        known = self._borders.get(village)
        if known is None:
            own = self.grids[village]
            around = [arc.world for arc in self._partition.arcs if (arc.left in own) != (arc.right in own)]
            pieces = [np.hstack([line[:-1], line[1:]]) for line in around]
            known = self._borders[village] = np.concatenate(pieces) if pieces else np.empty((0, 4))
        return known


def _nearest(places: Floats, pieces: Floats) -> Floats:
    """Ground metres from places (n, 2) to the nearest of straight pieces (m, 4)."""
    east, north = ground_per_world(float(np.median(places[:, 1]))) if len(places) else (1.0, 1.0)
    scale = np.array([float(east), float(north)])
    start, way = pieces[:, :2] * scale, (pieces[:, 2:] - pieces[:, :2]) * scale
    length = np.maximum((way**2).sum(axis=1), 1e-9)
    apart = places[:, None, :] * scale - start
    share = np.clip((apart * way).sum(axis=2) / length, 0.0, 1.0)
    apart -= share[:, :, None] * way
    nearest: Floats = np.sqrt((apart**2).sum(axis=2).min(axis=1, initial=np.inf))
    return nearest
