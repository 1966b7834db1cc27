"""In every draft a locked grid has the ground it has in force: asked after each step, undo and redo included (锁定)."""

from desktop.database.connection import Connection
from desktop.editing.edit import EditRefused
from desktop.editing.row_change import RowChange
from desktop.grids.boundary import Partition
from desktop.grids.lock_queries import lock_in_force
from desktop.maps.geometry_blob import unpack_points
from desktop.plans.draft_queries import borders_of, faces_of_row
from desktop.plans.ground import same_ground


def locked_ground_stays(db: Connection, rows: tuple[RowChange, ...]) -> None:
    """Raises EditRefused when a draft took ground from a locked grid, or gave it some."""
    touched: set[tuple[int, int]] = set()
    for row in rows:
        if row.entity == "draft_arc":
            touched |= faces_of_row(db, row.key[0], row.base or {}, row.patch or {})
    for plan_id, face in sorted(touched):
        lock = lock_in_force(db, face)
        if lock is None:
            continue
        drafted, in_force = (_around(db, plan_id, face, drafted=which) for which in (True, False))
        if not same_ground(drafted, in_force, face):
            code, reason = lock
            raise EditRefused(
                f"网格 {code} 已锁定：{reason}。草案中它的边界要与现行的一致；要修改，请先解除锁定。",
                f"Grid {code} is locked: {reason}. In a draft its border must be as it is in force; release the lock "
                "first.",
            )


def _around(db: Connection, plan_id: int, face: int, *, drafted: bool) -> Partition:
    """The borders around one grid, in a draft or in force."""
    borders = borders_of(db, plan_id, face, drafted=drafted)
    return Partition.from_e7(
        (number, left, right, unpack_points(points)) for number, (left, right, points) in enumerate(borders)
    )
