"""Changes to grids: locking one, and releasing the lock."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from desktop.database.connection import Connection
from desktop.editing.changes import Changes
from desktop.editing.edit import Edit, EditRefused
from desktop.editing.row_writer import RowWriter
from desktop.grids.lock_queries import border_points, lock_in_force, unreleased_lock
from desktop.maps.box import Box
from desktop.maps.geometry_blob import unpack_points
from desktop.maps.projection import e7_to_world

_KINDS = frozenset({"grid_lock"})


@dataclass(frozen=True, slots=True)
class LockGrid(Edit):
    """Lock a grid for a reason, up to and including `expires_on` (YYYY-MM-DD; None = until released)."""

    grid_id: int
    reason: str
    expires_on: str | None = None

    @property
    def label(self) -> str:
        return f"锁定网格（{self.reason}）"

    def apply(self, rows: RowWriter) -> Changes:
        if not self.reason.strip():
            raise EditRefused("锁定网格要写明原因。", "A lock needs a reason.")
        if self.expires_on is not None:
            _check_date(self.expires_on)
        found = lock_in_force(rows.db, self.grid_id)
        if found is not None:
            raise EditRefused(
                f"网格 {found[0]} 已经锁定：{found[1]}。", f"Grid {found[0]} is locked already: {found[1]}."
            )
        _release(rows, self.grid_id)  # one that has run out but was never released
        rows.insert(
            "grid_lock",
            {
                "grid_id": self.grid_id,
                "reason": self.reason.strip(),
                "locked_by": rows.user,
                "locked_at": rows.at,
                "expires_on": self.expires_on,
            },
        )
        return Changes(_KINDS, box_of_grid(rows.db, self.grid_id))


@dataclass(frozen=True, slots=True)
class UnlockGrid(Edit):
    """Release the lock of a grid; the lock's record stays, with who released it and when."""

    grid_id: int

    @property
    def label(self) -> str:
        return "解除网格锁定"

    def apply(self, rows: RowWriter) -> Changes:
        if not _release(rows, self.grid_id):
            raise EditRefused("这个网格没有锁定。", "This grid is not locked.")
        return Changes(_KINDS, box_of_grid(rows.db, self.grid_id))


def box_of_grid(db: Connection, grid_id: int) -> Box | None:
    """World box of a grid's boundary; None while it has none."""
    arcs = [unpack_points(points) for points in border_points(db, grid_id)]
    return Box.around(e7_to_world(np.concatenate(arcs))) if arcs else None


def _release(rows: RowWriter, grid_id: int) -> bool:
    lock = unreleased_lock(rows.db, grid_id)
    if lock is None:
        return False
    rows.update("grid_lock", lock, {"released_at": rows.at, "released_by": rows.user})
    return True


def _check_date(text: str) -> None:
    try:
        date.fromisoformat(text)
    except ValueError as error:
        raise EditRefused(
            f"到期日不是日期：{text}。请写成 2016-12-31 的样子。", f"Not a date: {text}. Write it like 2016-12-31."
        ) from error
