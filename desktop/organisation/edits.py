"""Changes to outlets: so far, how far an outlet reaches (R04)."""

from dataclasses import dataclass

import numpy as np

from desktop.editing.changes import Changes
from desktop.editing.edit import Edit, EditRefused
from desktop.editing.row_change import Value
from desktop.editing.row_writer import RowWriter
from desktop.maps.box import Box
from desktop.maps.local_scale import ground_circle_world
from desktop.maps.projection import e7_to_world

LEAST_RADIUS_M, GREATEST_RADIUS_M = 100, 50_000


@dataclass(frozen=True, slots=True)
class SetServiceRadius(Edit):
    """Set the service radius 服务半径 of an outlet, in ground metres."""

    outlet_id: int
    radius_m: int

    @property
    def label(self) -> str:
        return f"设置服务半径为 {self.radius_m} 米"

    def apply(self, rows: RowWriter) -> Changes:
        if not LEAST_RADIUS_M <= self.radius_m <= GREATEST_RADIUS_M:
            raise EditRefused(
                f"服务半径应在 {LEAST_RADIUS_M} 米到 {GREATEST_RADIUS_M // 1000} 公里之间。",
                f"A service radius lies between {LEAST_RADIUS_M} m and {GREATEST_RADIUS_M // 1000} km.",
            )
        outlet = rows.row("org_unit", self.outlet_id)
        if outlet is None or outlet["level"] != "OUTLET":
            raise EditRefused("只有网点才有服务半径。", "Only an outlet has a service radius.")
        rows.update("org_unit", self.outlet_id, {"radius_m": self.radius_m})
        return Changes(frozenset({"org_unit"}), _reach(outlet, self.radius_m))


def _reach(outlet: dict[str, Value], radius_m: int) -> Box | None:
    """World box of the larger of the old and the new ring; None for an outlet without a place."""
    lon, lat, old = outlet["lon_e7"], outlet["lat_e7"], outlet["radius_m"]
    if not isinstance(lon, int) or not isinstance(lat, int):
        return None
    x, y = e7_to_world(np.array([[lon, lat]], dtype=np.int32))[0]
    return Box.around(ground_circle_world(x, y, max(radius_m, old if isinstance(old, int) else 0)))
