"""Reads what the map shows out of an opened bank: first the ground, a moment later the customers."""

from dataclasses import replace

from desktop.customers.point_index import PointIndex
from desktop.customers.point_store import load_points
from desktop.database.connection import Connection
from desktop.drawing.content import MapContent
from desktop.grids.colouring import hues
from desktop.grids.queries import active_plan, grids_on, partition_of
from desktop.maps.backdrop_queries import backdrop
from desktop.organisation.queries import branches, outlets


def load_ground(db: Connection, *, date: str | None = None) -> MapContent:
    """Everything but the customers, as it was in force on `date` (YYYY-MM-DD; None = the bank's own date)."""
    meta = dict(db.execute("SELECT key, value FROM meta WHERE key IN ('bank_name', 'as_of', 'demo')"))
    day = date or meta["as_of"]
    grids = grids_on(db, day)
    partition = partition_of(db, active_plan(db, day))
    face_branch = {grid.id: grid.branch_id for grid in grids if grid.branch_id is not None}
    return MapContent(
        bank_name=meta["bank_name"],
        is_demo=meta.get("demo") == "1",
        as_of=day,
        branches=branches(db),
        outlets=outlets(db),
        grids=grids,
        partition=partition,
        branch_hues=hues(partition, face_branch),
        backdrop=backdrop(db),
        points=PointIndex.empty(),
    )


def with_points(ground: MapContent, db: Connection) -> MapContent:
    """The same ground with every located customer on it."""
    return replace(ground, points=load_points(db))


def load_content(db: Connection, *, date: str | None = None) -> MapContent:
    """Ground and customers in one go, for pictures, paper and benches."""
    return with_points(load_ground(db, date=date), db)
