"""In every draft a locked grid has the ground it has in force: asked after each step, undo and redo included (锁定)."""

import shapely

from desktop.database.connection import Connection
from desktop.editing.edit import EditRefused
from desktop.editing.row_change import RowChange
from desktop.grids.boundary import Partition
from desktop.grids.lock_queries import lock_in_force
from desktop.maps.geometry_blob import unpack_points
from desktop.plans.draft_queries import borders_of, faces_of_row

_NEGLIGIBLE_M2 = 1.0  # a neighbour's new border that ends on the grid's own adds a point to it, within 5 mm


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
        drafted, in_force = (_ground(db, plan_id, face, drafted=which) for which in (True, False))
        if shapely.area(shapely.symmetric_difference(drafted, in_force)) > _NEGLIGIBLE_M2:
            code, reason = lock
            raise EditRefused(
                f"网格 {code} 已锁定：{reason}。草案中它的边界要与现行的一致；要修改，请先解除锁定。",
                f"Grid {code} is locked: {reason}. In a draft its border must be as it is in force; release the lock "
                "first.",
            )


def _ground(db: Connection, plan_id: int, face: int, *, drafted: bool) -> shapely.Geometry:
    borders = borders_of(db, plan_id, face, drafted=drafted)
    partition = Partition.from_e7(
        (number, left, right, unpack_points(points)) for number, (left, right, points) in enumerate(borders)
    )
    shape = shapely.Polygon()
    for ring in partition.rings(face) if face in partition.faces else ():
        shape = shape.symmetric_difference(shapely.make_valid(shapely.Polygon(ring)))
    return shape
