"""Doors whose place is known, because somebody who lives behind them was located exactly: family and neighbours."""

import re

import numpy as np
from numpy.typing import NDArray

from desktop.locating.address_text import cut, group_of, squeezed
from desktop.locating.numerals import SIGNS, number_of

SAME_DOOR_M = 120.0  # points of one door that lie further apart contradict each other
DOOR_ACCURACY_M = 40

_E7_PER_METRE = 1e7 / 111_195.0
_HOUSE = re.compile(rf"(?:[0-9]{{1,5}}|[{SIGNS}]{{1,6}})(?=号(?!楼)|$)")
_BUILDING = re.compile(rf"(?:[0-9]{{1,5}}|[{SIGNS}]{{1,6}})(?=幢|栋|号楼|座)")
_STREET_FROM = re.compile(r".*?(?:社区居委会|居委会|社区|村民委员会|村委会|村)")


def door(raw: str, group_no: int) -> str | None:
    """What names the door within its village: group and house number, estate and building; None when nothing does."""
    plain = squeezed(raw)
    at = cut(plain)
    if at >= len(plain):
        return None
    building = _BUILDING.search(plain, at)
    if building is not None:
        names = _STREET_FROM.sub("", plain[: building.start()], count=1)
        return f"{re.sub(r'^.*号', '', names)}/{number_of(building[0])}"
    if group_no and group_of(plain, at) != group_no:
        return None
    house = _HOUSE.search(plain, at)
    return f"{group_no}/{number_of(house[0])}" if house is not None else None


class HousePoints:
    """Doors (village, door) → their place, from exactly located customers."""

    def __init__(self) -> None:
        self._seen: dict[tuple[int, str], list[tuple[int, int]]] = {}

    def see(self, division: int, door_name: str, lon_e7: int, lat_e7: int) -> None:
        self._seen.setdefault((division, door_name), []).append((lon_e7, lat_e7))

    def at(self, division: int, door_name: str) -> tuple[int, int] | None:
        """Degrees × 10⁷ in the middle of what was seen there; None when nothing was, or it contradicts itself."""
        seen = self._seen.get((division, door_name))
        if seen is None:
            return None
        places: NDArray[np.int64] = np.array(seen, dtype=np.int64)
        reach = np.ptp(places, axis=0) / _E7_PER_METRE
        if float(np.hypot(reach[0] * np.cos(np.radians(places[0, 1] * 1e-7)), reach[1])) > SAME_DOOR_M:
            return None
        lon, lat = np.rint(places.mean(axis=0)).astype(np.int64).tolist()
        return int(lon), int(lat)
