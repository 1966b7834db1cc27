"""From which side the rows of a folder of tiles are counted, as far as place and notes tell."""

from collections.abc import Sequence
from enum import Enum

import numpy as np

from desktop.maps.archives.levels import Level
from desktop.maps.box import Box
from desktop.maps.projection import to_world

_CHINA = Box.around(to_world(np.array([[73.5, 18.0], [135.1, 53.6]])))


class Scheme(Enum):
    """Where rows are counted from: the north, as on the web, or the south, as in the Tile Map Service."""

    XYZ = "xyz"
    TMS = "tms"


def scheme_by_place(levels: Sequence[Level], said: object, near: Box | None) -> Scheme | None:
    """Rules 2 to 4 of `TileFolder`, for levels as the files name them: near the user, as said, in China."""
    if near is not None and (scheme := _only_in(near, levels)) is not None:
        return scheme
    as_said = next((scheme for scheme in Scheme if isinstance(said, str) and said.lower() == scheme.value), None)
    return as_said or _only_in(_CHINA, levels)


def mirrored(level: Level) -> Level:
    """The same tiles with their rows counted from the other side."""
    last = (1 << level.z) - 1
    return Level(level.z, level.west, last - level.south, level.east, last - level.north)


def _only_in(place: Box, levels: Sequence[Level]) -> Scheme | None:
    """The reading that lies in a place on the deepest level on which only one does."""
    for level in reversed(levels):
        as_xyz, as_tms = place.intersects(level.box), place.intersects(mirrored(level).box)
        if as_xyz != as_tms:
            return Scheme.XYZ if as_xyz else Scheme.TMS
    return None
