"""Customers whose point lies in another village than their address says: of the ground in force, whatever is drawn."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from desktop.customers.point_index import PointIndex
from desktop.grids.boundary import Partition
from desktop.grids.membership import Membership
from desktop.plans.address_queries import SaidVillages


@dataclass(frozen=True, slots=True, eq=False)
class Misplaced:
    """Places in the point index (m,), the grid in force each lies in (m,), and the village its address says (m,)."""

    where: NDArray[np.intp]
    ground: NDArray[np.int32]
    said: NDArray[np.int32]
    villages: SaidVillages

    @classmethod
    def of(cls, base: Partition, index: PointIndex, villages: SaidVillages) -> "Misplaced":
        """Half a million points in half a second. Ground of a grid that is made of no village known says nothing."""
        told = np.flatnonzero(villages.village)
        world = np.column_stack([index.world_x[told], index.world_y[told]])
        ground = Membership(base).assign(world).astype(np.int32)
        said = villages.village[told]
        fits = np.isin(ground, list(villages.of_grid), invert=True)
        wide = np.int64(villages.village.max(initial=0)) + 1
        pairs = [grid * int(wide) + one for grid, found in villages.of_grid.items() for one in found if one < wide]
        fits |= np.isin(ground.astype(np.int64) * wide + said, np.array(pairs, dtype=np.int64))
        wrong = ~fits
        return cls(told[wrong], ground[wrong], said[wrong], villages)

    def said_name(self, place: int) -> str:
        """The village that the address of one of them says."""
        return self.villages.names.get(int(self.said[place]), "")

    def lies_name(self, place: int) -> str:
        """The village or villages its point lies in."""
        here = sorted(self.villages.of_grid.get(int(self.ground[place]), ()))
        return "、".join(self.villages.names[one] for one in here)
