"""Reading grids and their boundaries as they were in force on a date."""

from desktop.database.connection import Connection
from desktop.grids.boundary import Partition
from desktop.grids.grid import Grid
from desktop.maps.geometry_blob import unpack_points
from desktop.refusal import Refused

_IN_FORCE = "{0}.valid_from <= :date AND ({0}.valid_to IS NULL OR :date < {0}.valid_to)"


def active_plan(db: Connection, date: str) -> int:
    """The id of the plan in force on `date` (YYYY-MM-DD). Raises `Refused` when there is none."""
    row = db.execute(
        "SELECT id FROM grid_plan WHERE status IN ('ACTIVE', 'SUPERSEDED')"
        " AND (valid_from IS NULL OR valid_from <= :date) AND (valid_to IS NULL OR :date < valid_to)"
        " ORDER BY version DESC LIMIT 1",
        {"date": date},
    ).fetchone()
    if row is None:
        raise Refused(
            f"{date} 没有生效的网格化方案：请换一个日期，或先让方案生效。",
            f"No grid plan is in force on {date}: choose another date, or put a plan into force first.",
        )
    return int(row[0])


def grids_on(db: Connection, date: str) -> tuple[Grid, ...]:
    """The base grids in force on `date` (YYYY-MM-DD) in code order, each with its lead assignment and lock.

    A grid that is vacant, or not assigned at all, comes with None in the fields that are missing.
    """
    rows = db.execute(
        f"""
        SELECT grid.id, grid.uid, grid.code, grid.name, grid.area_type, grid.zone, grid.town_id, town.name,
               lead.branch_id, lead.outlet_id, lead.staff_id, staff.name, grid.households_est, grid_lock.reason,
               grid_lock.locked_by, grid_lock.expires_on
        FROM grid
        JOIN admin_division AS town ON town.id = grid.town_id
        LEFT JOIN grid_assignment AS lead
          ON lead.grid_id = grid.id AND lead.role = 'LEAD' AND {_IN_FORCE.format("lead")}
        LEFT JOIN staff ON staff.id = lead.staff_id
        LEFT JOIN grid_lock
          ON grid_lock.grid_id = grid.id AND grid_lock.released_at IS NULL
         AND (grid_lock.expires_on IS NULL OR :date <= grid_lock.expires_on)
        WHERE grid.layer = 'BASE' AND {_IN_FORCE.format("grid")}
        ORDER BY grid.code
        """,
        {"date": date},
    )
    return tuple(Grid(*row) for row in rows)


def partition_of(db: Connection, plan_id: int) -> Partition:
    """All boundaries of one plan; its faces are grid ids. Raises ValueError when a blob is cut off."""
    rows = db.execute(
        "SELECT id, left_id, right_id, points FROM boundary_arc WHERE plan_id = ? ORDER BY id", (plan_id,)
    )
    return Partition.from_e7((arc, left, right, unpack_points(points)) for arc, left, right, points in rows)
