"""The card of a grid on another day than today: its people and its ground then. Customers and balances are not kept."""

from dataclasses import dataclass

from desktop.database.connection import Connection
from desktop.grids.card_queries import Neighbour, boundary_of
from desktop.grids.queries import active_plan


@dataclass(frozen=True, slots=True)
class GridThen:
    """One grid as it was, or will be, on `day`; None = not known."""

    id: int
    code: str
    name: str
    area_type: str
    zone: str
    town_id: int
    town_name: str
    branch_id: int | None
    branch_name: str | None
    outlet_id: int | None
    outlet_name: str | None
    manager_id: int | None
    manager_name: str | None  # None = vacant 缺岗
    backup_name: str | None
    assigned_on: str | None  # since when it was led as it was on that day
    plan_title: str
    plan_from: str | None
    households_est: int | None  # 户
    area_km2: float | None
    neighbours: tuple[Neighbour, ...]
    day: str


def grid_then(db: Connection, grid_id: int, day: str) -> GridThen | None:
    """None for a version of a grid that is not in force on that day, YYYY-MM-DD. Raises Refused without a plan."""
    plan = active_plan(db, day)
    row = db.execute(
        "SELECT g.code, g.name, g.area_type, g.zone, g.town_id, town.name, a.branch_id, branch.name,"
        "       a.outlet_id, outlet.name, a.staff_id, s.name, back.name, a.valid_from, p.title, p.valid_from,"
        "       g.households_est"
        "  FROM grid g JOIN admin_division town ON town.id = g.town_id JOIN grid_plan p ON p.id = :plan"
        "  LEFT JOIN grid_assignment a ON a.grid_id = g.id AND a.role = 'LEAD'"
        "    AND a.valid_from <= :day AND (a.valid_to IS NULL OR a.valid_to > :day)"
        "  LEFT JOIN grid_assignment b ON b.grid_id = g.id AND b.role = 'BACKUP'"
        "    AND b.valid_from <= :day AND (b.valid_to IS NULL OR b.valid_to > :day)"
        "  LEFT JOIN org_unit branch ON branch.id = a.branch_id"
        "  LEFT JOIN org_unit outlet ON outlet.id = a.outlet_id"
        "  LEFT JOIN staff s ON s.id = a.staff_id LEFT JOIN staff back ON back.id = b.staff_id"
        " WHERE g.id = :id AND g.valid_from <= :day AND (g.valid_to IS NULL OR g.valid_to > :day) LIMIT 1",
        {"id": grid_id, "day": day, "plan": plan},
    ).fetchone()
    if row is None:
        return None
    arcs = db.execute(
        "SELECT left_id, right_id, points FROM boundary_arc"
        " WHERE plan_id = :plan AND (left_id = :id OR right_id = :id)",
        {"id": grid_id, "plan": plan},
    ).fetchall()
    area_km2, neighbours = boundary_of(db, grid_id, arcs)
    values = (*row, area_km2, neighbours, day)
    return GridThen(grid_id, *values)
