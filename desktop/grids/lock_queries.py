"""Reading locks, and which grids a row belongs to."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from desktop.database.connection import Connection

SOON_DAYS = 30


class LockState(StrEnum):
    HOLDS = "holds"
    SOON = "soon"  # runs out within SOON_DAYS
    OVER = "over"  # has run out, was never released
    RELEASED = "released"


@dataclass(frozen=True, slots=True)
class LockLine:
    """One lock in the list. `expires_on` is the last day it holds, None = until it is released."""

    grid_id: int
    grid_code: str
    grid_name: str
    reason: str
    locked_by: str
    locked_at: str
    expires_on: str | None
    state: LockState
    days_left: int | None  # after the bank's date; None without an end


def lock_lines(db: Connection) -> tuple[LockLine, ...]:
    """Every lock there ever was: those that hold first, the next to run out on top."""
    lines = []
    for grid, code, name, reason, by, at, until, released, left in db.execute(
        "SELECT grid.id, grid.code, grid.name, k.reason, k.locked_by, k.locked_at, k.expires_on, k.released_at,"
        " CAST(julianday(k.expires_on) - julianday(today.value) AS INTEGER)"
        " FROM grid_lock k JOIN grid ON grid.id = k.grid_id JOIN meta today ON today.key = 'as_of'"
        " ORDER BY k.released_at IS NOT NULL, coalesce(k.expires_on, '9999'), grid.code, k.id"
    ):
        state = LockState.HOLDS if left is None or left > SOON_DAYS else LockState.SOON
        if released is not None:
            state = LockState.RELEASED
        elif left is not None and left < 0:
            state = LockState.OVER
        lines.append(LockLine(grid, code, name, reason, by, at, until, state, left))
    return tuple(lines)


def lock_in_force(db: Connection, grid_id: int) -> tuple[str, str] | None:
    """Code of the grid and reason of its lock; None if it is not locked on the bank's day."""
    row = db.execute(
        "SELECT grid.code, grid_lock.reason FROM grid_lock JOIN grid ON grid.id = grid_lock.grid_id"
        " WHERE grid_lock.grid_id = ? AND grid_lock.released_at IS NULL AND (grid_lock.expires_on IS NULL"
        " OR (SELECT value FROM meta WHERE key = 'as_of') <= grid_lock.expires_on)",
        (grid_id,),
    ).fetchone()
    return (row[0], row[1]) if row else None


def unreleased_lock(db: Connection, grid_id: int) -> int | None:
    """The id of the lock that was not released yet, though it may have run out."""
    row = db.execute("SELECT id FROM grid_lock WHERE grid_id = ? AND released_at IS NULL", (grid_id,)).fetchone()
    return int(row[0]) if row else None


def border_points(db: Connection, grid_id: int) -> list[bytes]:
    """The packed points of every arc around a grid (see `borders_around`)."""
    return [points for _, _, points in borders_around(db, grid_id)]


def borders_around(db: Connection, grid_id: int) -> list[tuple[int | None, int | None, bytes]]:
    """(left, right, packed points) of every arc around a grid, in the latest plan begun by now that has it."""
    return db.execute(
        "SELECT left_id, right_id, points FROM boundary_arc WHERE (left_id = :id OR right_id = :id) AND plan_id ="
        " (SELECT max(a.plan_id) FROM boundary_arc a JOIN grid_plan p ON p.id = a.plan_id"
        "   WHERE (a.left_id = :id OR a.right_id = :id) AND (p.valid_from IS NULL"
        "    OR p.valid_from <= (SELECT value FROM meta WHERE key = 'as_of')))",
        {"id": grid_id},
    ).fetchall()


def assigned_grid(db: Connection, assignment_id: int) -> tuple[int, ...]:
    """The grid an assignment is for."""
    return _row(db, "SELECT grid_id FROM grid_assignment WHERE id = ?", assignment_id)


def grids_beside(db: Connection, arc_id: int) -> tuple[int, ...]:
    """The grids on both sides of an arc."""
    return _row(db, "SELECT left_id, right_id FROM boundary_arc WHERE id = ?", arc_id)


def drafted_grid(db: Connection, draft_grid_id: int) -> tuple[int, ...]:
    """The grid in force that a grid of a draft stands for."""
    return _row(db, "SELECT origin FROM draft_grid WHERE id = ?", draft_grid_id)


def is_published_border(db: Connection, values: Mapping[str, object], arc_id: object) -> bool:
    """Whether a border, as it is or as it is to be written, belongs to a plan that is or was in force."""
    plan = values.get("plan_id")
    if plan is None:
        row = db.execute("SELECT plan_id FROM boundary_arc WHERE id = ?", (arc_id,)).fetchone()
        plan = None if row is None else row[0]
    row = db.execute("SELECT status FROM grid_plan WHERE id = ?", (plan,)).fetchone()
    return row is not None and row[0] in ("ACTIVE", "SUPERSEDED")


def _row(db: Connection, query: str, key: int) -> tuple[int, ...]:
    row = db.execute(query, (key,)).fetchone()
    return tuple(int(value) for value in row or () if value is not None)
