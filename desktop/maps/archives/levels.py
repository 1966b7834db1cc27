"""What one zoom level of an archive covers, and which part of the world a whole pyramid of them is about."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.maps.archives.tile import tile_box
from desktop.maps.box import Box

DEEPEST = 30  # no map has deeper levels; whoever claims one is mistaken


@dataclass(frozen=True, slots=True)
class Level:
    """The outermost columns and rows (from the north) of the tiles that an archive has on level `z`, both included."""

    z: int
    west: int
    north: int
    east: int
    south: int

    @property
    def box(self) -> Box:
        """World metres."""
        return tile_box(self.z, self.west, self.north).union(tile_box(self.z, self.east, self.south))

    def holds(self, x: int, y: int) -> bool:
        return self.west <= x <= self.east and self.north <= y <= self.south

    def parent(self, z: int) -> "Level":
        """The tiles of the shallower level `z` that lie over these."""
        up = self.z - z
        return Level(z, self.west >> up, self.north >> up, self.east >> up, self.south >> up)

    def union(self, other: "Level") -> "Level":
        """What two parts of the same level cover together."""
        return Level(
            self.z,
            min(self.west, other.west),
            min(self.north, other.north),
            max(self.east, other.east),
            max(self.south, other.south),
        )


def pyramid_box(levels: Sequence[Level]) -> Box:
    """World metres that an archive is about: the box of its deepest tiles, and of others that are not above those.

    A county from level 0 on has one tile there as large as the world, which says nothing; but a world down to
    level 6 beside a county down to 14 is a map of the world. `levels` ascend and are not empty.
    """
    deepest = levels[-1]
    box, covered = deepest.box, deepest
    for level in reversed(levels[:-1]):
        above = covered.parent(level.z)
        if not (above.holds(level.west, level.north) and above.holds(level.east, level.south)):
            box, above = box.union(level.box), above.union(level)
        covered = above
    return box
