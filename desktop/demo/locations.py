"""Where located records stand on the map: houses inside their village, or its group and village centres."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from desktop.demo.chance import Ints, stream
from desktop.maps.geometry_blob import E7

GPS, MAP_PICK, ADDRESS, GROUP_CENTRE, VILLAGE_CENTRE = range(5)
METHODS = ("GPS", "MAP_PICK", "ADDRESS", "GROUP_CENTRE", "VILLAGE_CENTRE")
METHOD_SHARES = (0.34, 0.28, 0.28, 0.07, 0.03)
ACCURACY_M = np.array([8, 15, 40, 250, 900])
EXACT = ADDRESS  # methods up to this one count as exact (domain §2.7)


@dataclass(frozen=True, slots=True)
class Locations:
    """One row for each located record, in the order of the records."""

    record: Ints  # row in Records
    e7: E7
    method: Ints  # index into METHODS
    accuracy_m: Ints


def place(
    seed: int,
    *,
    record: Ints,
    village: Ints,
    group: Ints,
    at_house: E7,
    village_centres: E7,
    group_centres: list[E7],
    contains: Callable[[E7], Ints],
) -> Locations:
    """Give each located record a point inside its village.

    `at_house` is where it lives or works (people of one household share it), `contains(e7)` says in which village
    points lie; a measured point or a centre outside the village gives way to the house.
    """
    rng = stream(seed, "locations")
    method = rng.choice(len(METHODS), size=len(record), p=METHOD_SHARES)
    group_point = at_house.copy()
    for number in np.unique(village).tolist():
        rows = np.flatnonzero((village == number) & (group >= 0))
        if len(rows):
            group_point[rows] = group_centres[number][group[rows]]
    method = np.where((method == GROUP_CENTRE) & (group < 0), ADDRESS, method)
    # two people at the same door do not measure the same spot
    spread = np.where(method == GPS, 45, np.where(method == MAP_PICK, 60, 0))[:, None]
    measured = at_house + np.rint(rng.normal(0.0, 1.0, at_house.shape) * spread).astype(np.int32)
    point = np.where((method == GROUP_CENTRE)[:, None], group_point, measured)
    point = np.where((method == VILLAGE_CENTRE)[:, None], village_centres[village], point).astype(np.int32)
    outside = contains(point) != village
    point[outside] = at_house[outside]
    method[outside & (method > EXACT)] = ADDRESS
    wobble = rng.lognormal(0.0, 0.35, len(record))
    return Locations(record, point, method, np.maximum(3, np.rint(ACCURACY_M[method] * wobble)).astype(np.int64))
