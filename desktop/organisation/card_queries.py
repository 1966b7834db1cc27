"""The card of an outlet that was clicked: what it is, what it serves, who lives in its reach."""

from collections.abc import Sized
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from desktop.database.connection import Connection
from desktop.maps.projection import e7_to_world
from desktop.refusal import Refused


class PointsNear(Protocol):
    """What a card needs of the customer points (see `desktop.customers.point_index`)."""

    def within(self, x: float, y: float, ground_radius: float) -> Sized: ...


@dataclass(frozen=True, slots=True)
class ServedGrid:
    """A grid the outlet serves on the bank's date."""

    id: int
    code: str
    name: str
    manager_name: str | None  # None = vacant 缺岗


@dataclass(frozen=True, slots=True)
class OutletCard:
    """None = not known."""

    id: int
    code: str
    name: str
    branch_id: int
    branch_name: str
    has_credit: bool
    address: str | None
    lon_e7: int | None
    lat_e7: int | None
    radius_m: int | None
    opened_on: str | None
    staff: int  # people of the outlet itself
    grids: int  # grids it serves on the bank's date
    rural_grids: int
    urban_grids: int
    customers_in_radius: int | None  # located records within the service radius
    served: tuple[ServedGrid, ...]  # in code order
    assigned_on: str | None  # the latest change of who leads one of them
    as_of: str


def outlet_card(db: Connection, outlet_id: int, points: PointsNear | None = None) -> OutletCard:
    """The card of one outlet on the bank's date. Raises Refused when there is no such outlet."""
    row = db.execute(
        "SELECT o.code, o.name, b.id, b.name, o.has_credit, o.address, o.lon_e7, o.lat_e7, o.radius_m, o.opened_on"
        " FROM org_unit o JOIN org_unit b ON b.id = o.parent_id WHERE o.id = ? AND o.level = 'OUTLET'",
        (outlet_id,),
    ).fetchone()
    if row is None:
        raise Refused("这个网点已不在本行数据中。", "This outlet is no longer in the bank's data.")
    code, name, branch_id, branch_name, has_credit, address, lon_e7, lat_e7, radius_m, opened_on = row
    (people,) = db.execute("SELECT count(*) FROM staff WHERE org_id = ? AND status <> 'LEFT'", (outlet_id,)).fetchone()
    grids = db.execute(
        "SELECT g.id, g.code, g.name, s.name, g.zone, a.valid_from"
        " FROM grid_assignment a JOIN grid g ON g.id = a.grid_id LEFT JOIN staff s ON s.id = a.staff_id,"
        "  (SELECT value AS day FROM meta WHERE key = 'as_of')"
        " WHERE a.outlet_id = ? AND a.role = 'LEAD' AND g.layer = 'BASE'"
        "  AND a.valid_from <= day AND (a.valid_to IS NULL OR a.valid_to > day)"
        "  AND g.valid_from <= day AND (g.valid_to IS NULL OR g.valid_to > day) ORDER BY g.code",
        (outlet_id,),
    ).fetchall()
    urban = sum(zone == "URBAN" for *_, zone, _ in grids)
    (day,) = db.execute("SELECT value FROM meta WHERE key = 'as_of'").fetchone()
    return OutletCard(
        id=outlet_id,
        code=code,
        name=name,
        branch_id=branch_id,
        branch_name=branch_name,
        has_credit=bool(has_credit),
        address=address,
        lon_e7=lon_e7,
        lat_e7=lat_e7,
        radius_m=radius_m,
        opened_on=opened_on,
        staff=people,
        grids=len(grids),
        rural_grids=len(grids) - urban,
        urban_grids=urban,
        customers_in_radius=_in_reach(points, lon_e7, lat_e7, radius_m),
        served=tuple(ServedGrid(*grid[:4]) for grid in grids),
        assigned_on=max((since for *_, since in grids), default=None),
        as_of=day,
    )


def _in_reach(points: PointsNear | None, lon_e7: int | None, lat_e7: int | None, radius_m: int | None) -> int | None:
    if points is None or lon_e7 is None or lat_e7 is None or radius_m is None:
        return None
    x, y = e7_to_world(np.array([[lon_e7, lat_e7]], dtype=np.int32))[0]
    return len(points.within(float(x), float(y), float(radius_m)))
