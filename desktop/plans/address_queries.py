"""Which village each located customer's address says, and which villages the grids in force are made of."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from desktop.customers.point_index import PointIndex
from desktop.database.connection import Connection
from desktop.progress import Progress

_BATCH = 10_000  # small, so that the window gets its turns
_SAID = (  # the address that decides the home grid: where a person lives, where an organisation operates (§7.1)
    "SELECT customer_id, division_id FROM address WHERE kind IN ('LIVE', 'OPERATE') AND division_id IS NOT NULL"
    " ORDER BY customer_id, seq DESC"
)


@dataclass(frozen=True, slots=True, eq=False)
class SaidVillages:
    """`village` (n,) beside a point index, 0 where no address says one; villages that were merged are named by the
    one they are part of now."""

    village: NDArray[np.int32]
    of_grid: Mapping[int, frozenset[int]]
    names: Mapping[int, str]


def read_said_villages(db: Connection, index: PointIndex, progress: Progress | None = None) -> SaidVillages:
    """Some seconds for a million addresses. Raises Cancelled on request."""
    progress = progress or Progress()
    names = dict(db.execute("SELECT id, name FROM admin_division WHERE level = 'VILLAGE'").fetchall())
    now = _now(db)
    (last,) = db.execute("SELECT coalesce(max(id), 0) FROM customer").fetchone()
    said = np.zeros(int(last) + 1, dtype=np.int32)  # by customer id
    cursor = db.execute(_SAID)
    while rows := cursor.fetchmany(_BATCH):
        for customer, division in rows:  # the first address of a customer comes last, and stays
            said[customer] = now.get(division, division) if division in names else 0
        progress.report(rows[-1][0] / max(1, len(said)), "")
    made_of: dict[int, set[int]] = {}
    for grid, division in db.execute("SELECT grid_id, division_id FROM grid_division"):
        if division in names:
            made_of.setdefault(grid, set()).add(now.get(division, division))
    return SaidVillages(
        said[index.customer_id], {grid: frozenset(villages) for grid, villages in made_of.items()}, names
    )


def _now(db: Connection) -> dict[int, int]:
    """For each village that was merged into another or got another code, the one that stands for it today."""
    follows = dict(
        db.execute(
            "SELECT old.id, new.id FROM admin_division old JOIN admin_division new ON new.code = old.successor_code"
            " WHERE old.level = 'VILLAGE' AND new.level = 'VILLAGE' AND old.id <> new.id"
        ).fetchall()
    )
    found = {}
    for old in follows:
        way = [old]
        while way[-1] in follows and follows[way[-1]] not in way:
            way.append(follows[way[-1]])
        found[old] = way[-1]
    return found
