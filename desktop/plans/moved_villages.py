"""Which villages and village groups lie in another grid on the other map."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from desktop.grids.membership import Membership
from desktop.maps.projection import e7_to_world
from desktop.plans.comparison import Side


@dataclass(frozen=True, slots=True)
class Place:
    """A village group, or a village or community of which no groups are known (`group` empty)."""

    town: str
    village: str
    group: str
    lon_e7: int
    lat_e7: int


@dataclass(frozen=True, slots=True)
class MovedVillage:
    """Groups of one village that go from one grid to another; `whole` when it is all of the village."""

    town: str
    village: str
    groups: tuple[str, ...]
    whole: bool
    before: str | None  # the code of the grid; None = in no grid
    after: str | None


def moved_villages(before: Side, after: Side, places: Sequence[Place]) -> tuple[MovedVillage, ...]:
    """In the order of `places`, which is to hold each village's groups together."""
    if not places:
        return ()
    world = e7_to_world(np.array([(place.lon_e7, place.lat_e7) for place in places], dtype=np.int32))
    old, new = (Membership(side.partition).assign(world).tolist() for side in (before, after))
    sizes: dict[tuple[str, str], int] = {}
    found: dict[tuple[str, str, str | None, str | None], list[str]] = {}
    for place, face, new_face in zip(places, old, new, strict=True):
        village = place.town, place.village
        sizes[village] = sizes.get(village, 0) + 1
        codes = before.code(face), after.code(new_face)
        if codes[0] != codes[1]:
            found.setdefault((*village, *codes), []).append(place.group)
    return tuple(
        MovedVillage(town, village, tuple(filter(None, groups)), len(groups) == sizes[town, village], code, new_code)
        for (town, village, code, new_code), groups in found.items()
    )
