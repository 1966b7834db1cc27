"""An outlet 网点: a counter with a place on the map and a service radius (R03, R04)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Outlet:
    id: int
    uid: str
    code: str
    name: str
    branch_id: int
    has_credit: bool
    address: str
    lon_e7: int
    lat_e7: int
    radius_m: int  # ground metres
