"""What rows are checked against: the bank's villages and towns, its grids, the day, and whether it is a demo bank."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from desktop.grids.boundary import Partition
from desktop.grids.membership import Membership
from desktop.maps.datum import Datum, convert
from desktop.maps.projection import Floats, e7_to_world

_ENDINGS = ("村民委员会", "居民委员会", "村委会", "居委会", "社区", "村")
_TOWN_ENDINGS = ("人民政府", "街道办事处", "管理委员会", "街道", "镇", "乡")


@dataclass(frozen=True)
class Ground:
    """Sent to the process that checks rows, so it holds plain values. Names are without their endings too."""

    day: str  # YYYY-MM-DD, the later of the bank's date and today
    demo: bool
    towns: Mapping[str, frozenset[int]]  # name → ids of towns
    villages: Mapping[str, tuple[tuple[int, int], ...]]  # name → (division, town)
    grids: Mapping[int, int]  # division → its one grid
    partition: Partition | None

    @cached_property
    def membership(self) -> Membership | None:
        """Which grid a place lies in; made on first use."""
        return None if self.partition is None else Membership(self.partition)

    def division(self, village: str, town: str) -> tuple[int | None, str | None]:
        """The village's id, or the code of what is wrong."""
        within: frozenset[int] | None = None
        if town:
            within = self.towns.get(town) or self.towns.get(without_ending(town, _TOWN_ENDINGS))
            if within is None:
                return None, "UNKNOWN_TOWN"
        if not village:
            return None, None
        found = self.villages.get(village) or self.villages.get(without_ending(village, _ENDINGS)) or ()
        if within is not None:
            found = tuple(one for one in found if one[1] in within)
        if not found:
            return None, "UNKNOWN_VILLAGE"
        return (found[0][0], None) if len(found) == 1 else (None, "AMBIGUOUS_VILLAGE")

    def grids_at(self, e7: NDArray[np.int32]) -> NDArray[np.int32]:
        """The grid of each place (n, 2), 0 outside; without borders everything is inside, in no grid: −1."""
        if self.membership is None or not len(e7):
            return np.full(len(e7), -1, dtype=np.int32)
        return self.membership.assign(e7_to_world(e7))


def without_ending(name: str, endings: tuple[str, ...] = _ENDINGS) -> str:
    """沙北村村委会 → 沙北: what people write differently is left off, as often as it stands there."""
    for _ in range(2):
        ending = next((one for one in endings if name.endswith(one) and len(name) > len(one)), "")
        name = name.removesuffix(ending) if ending else name
    return name


def town_names(name: str) -> tuple[str, ...]:
    """All spellings under which a town is found."""
    return tuple(dict.fromkeys((name, without_ending(name, _TOWN_ENDINGS))))


def to_e7(lonlat: Floats, datum: Datum) -> NDArray[np.int32]:
    """Degrees (n, 2) of a datum → CGCS2000 degrees × 10⁷."""
    moved = convert(lonlat, source=datum, target=Datum.CGCS2000)
    e7: NDArray[np.int32] = np.rint(moved * 1e7).astype(np.int32)
    return e7
