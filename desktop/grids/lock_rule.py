"""A locked grid stays put: its record, boundary and people cannot change, by no edit, no undo and no redo (锁定)."""

from collections.abc import Callable

from desktop.database.connection import Connection
from desktop.editing.edit import EditRefused
from desktop.editing.row_change import RowChange
from desktop.grids.lock_queries import assigned_grid, drafted_grid, grids_beside, is_published_border, lock_in_force

_COLUMNS = {
    "grid": ("id",),
    "grid_division": ("grid_id",),
    "boundary_arc": ("left_id", "right_id"),
    "grid_assignment": ("grid_id",),
    "draft_grid": ("origin",),
}

# An UPDATE tells only the columns it changes, so the grid a row belongs to is looked up. (The key of a grid row and
# the first key column of a grid_division row are the grid itself.)
_NOW: dict[str, Callable[[Connection, int], tuple[int, ...]]] = {
    "boundary_arc": grids_beside,
    "grid_assignment": assigned_grid,
    "draft_grid": drafted_grid,
}


def locked_grids_stay(db: Connection, change: RowChange) -> None:
    """A guard for the Editor. Raises EditRefused, with the reason of the lock, for a change that touches one.

    A lock counts on the bank's own day (`as_of`), the day the map shows, so a wrong clock opens nothing.
    """
    if change.entity not in _COLUMNS or _is_only_prepared(db, change):
        return
    for grid_id in sorted(_touched(db, change)):
        found = lock_in_force(db, grid_id)
        if found is not None:
            code, reason = found
            raise EditRefused(
                f"网格 {code} 已锁定：{reason}。边界和人员保持不变；要修改，请先解除锁定。",
                f"Grid {code} is locked: {reason}. Its boundary and people stay as they are; release the lock first.",
            )


def _is_only_prepared(db: Connection, change: RowChange) -> bool:
    """The borders of a plan that is not published yet are no one's boundary; publishing checks what they enclose."""
    return change.entity == "boundary_arc" and not is_published_border(db, change.patch or {}, change.key[0])


def _touched(db: Connection, change: RowChange) -> set[int]:
    """The grids the row belongs to now, and those it will belong to."""
    key = change.key[0]
    now = _NOW.get(change.entity)
    if not isinstance(key, int):
        raise TypeError(f"{change.entity} rows have integer keys")
    touched = set(now(db, key)) if now is not None else {key}
    for side in (change.base, change.patch):
        values = [side.get(column) for column in _COLUMNS[change.entity]] if side is not None else []
        touched.update(value for value in values if isinstance(value, int))
    return touched
