"""The overview on the whole bank: all figures of its first page, counted anew."""

from desktop.bench.frame import Stopwatch
from desktop.database.connection import Connection
from desktop.drawing.content import MapContent
from desktop.overview.queries import headline

OVERVIEW_GOAL_MS = 300.0
_ROUNDS = 5


def overview_samples(db: Connection, content: MapContent) -> Stopwatch:
    """One sample = every figure of the headline, read again as after a change of data; judge by `process`."""
    watch = Stopwatch()
    watch.repeat(_ROUNDS, lambda: headline(db, len(content.points)))
    return watch


def is_right(db: Connection, content: MapContent) -> bool:
    """Every sum holds, and the parts are what a walk over all rows says."""
    told = headline(db, len(content.points))
    potential, rows = db.execute(
        "SELECT COALESCE(sum(+lifecycle = 'POTENTIAL'), 0), count(*) FROM customer NOT INDEXED"
    ).fetchone()
    (located,) = db.execute("SELECT count(*) FROM geo_point WHERE seq = 0 AND state = 'CURRENT'").fetchone()
    sums = (told.grids_add_up, told.records_add_up, told.imports_add_up)
    counted = (told.potential, told.existing, told.located) == (potential, rows - potential, located)
    return counted and all(one.holds for one in sums)
