"""A locked grid stays put: its record, boundary and people cannot change, by no edit, no undo and no redo (锁定)."""

from desktop.database.connection import Connection
from desktop.editing.edit import EditRefused
from desktop.editing.row_change import RowChange, Value

_GRID_COLUMNS = {
    "grid": ("id",),
    "grid_division": ("grid_id",),
    "boundary_arc": ("left_id", "right_id"),
    "grid_assignment": ("grid_id",),
}


def locked_grids_stay(db: Connection, change: RowChange) -> None:
    """A guard for the Editor. Raises EditRefused, with the reason of the lock, for a change that touches one.

    A lock counts on the bank's own day (`as_of`), the day the map shows, so a wrong clock opens nothing.
    """
    columns = _GRID_COLUMNS.get(change.entity)
    if columns is None:
        return
    for grid_id in _touched(db, change, columns):
        found = lock_in_force(db, grid_id)
        if found is not None:
            code, reason = found
            raise EditRefused(
                f"网格 {code} 已锁定：{reason}。边界和人员保持不变；要修改，请先解除锁定。",
                f"Grid {code} is locked: {reason}. Its boundary and people stay as they are; release the lock first.",
            )


def lock_in_force(db: Connection, grid_id: int) -> tuple[str, str] | None:
    """Code of the grid and reason of its lock; None if it is not locked on the bank's day."""
    row = db.execute(
        "SELECT grid.code, grid_lock.reason FROM grid_lock JOIN grid ON grid.id = grid_lock.grid_id"
        " WHERE grid_lock.grid_id = ? AND grid_lock.released_at IS NULL AND (grid_lock.expires_on IS NULL"
        " OR (SELECT value FROM meta WHERE key = 'as_of') <= grid_lock.expires_on)",
        (grid_id,),
    ).fetchone()
    return (row[0], row[1]) if row else None


def _touched(db: Connection, change: RowChange, columns: tuple[str, ...]) -> set[int]:
    """The grids a row change concerns: those the row belongs to now and those it will belong to."""
    values: list[Value] = []
    for side in (change.base, change.patch):
        values += [side.get(column) for column in columns] if side is not None else []
    if change.kind == "UPDATE":  # base and patch hold changed columns only
        key = "id" if change.entity != "grid_division" else "grid_id"
        row = db.execute(
            f"SELECT {', '.join(columns)} FROM {change.entity} WHERE {key} = ?", (change.key[0],)
        ).fetchone()
        values += row or ()
    return {value for value in values if isinstance(value, int)}
