"""Which import batches with doubtful points seem to come from a shifted map: asked when somebody looks at doubts."""

import numpy as np

from desktop.customers.queries import bank_date
from desktop.database.connection import Connection
from desktop.grids.queries import active_plan, partition_of
from desktop.locating.datum_check import LEAST_POINTS, DatumFinding, datum_findings
from desktop.locating.place_queries import (
    batch_name,
    batches_in_doubt,
    grid_members,
    points_of_batch,
    stated_villages,
)
from desktop.locating.village_ground import VillageGround


def shifted_batches(db: Connection) -> list[tuple[DatumFinding, str]]:
    """Findings with the file each batch came from; reads the points of those batches only."""
    batches = batches_in_doubt(db, LEAST_POINTS)
    if not batches:
        return []
    ground = VillageGround(partition_of(db, active_plan(db, bank_date(db))), grid_members(db))
    found: list[tuple[DatumFinding, str]] = []
    for batch in batches:
        points, stated = points_of_batch(db, batch), stated_villages(db, batch)
        if not points:
            continue
        lonlat = np.array([row[1:3] for row in points], dtype=np.float64) * 1e-7
        village = np.array([stated.get(row[0], 0) for row in points], dtype=np.int32)
        numbers = np.full(len(points), batch, dtype=np.int32)
        once = datum_findings(ground, numbers, lonlat, village, np.zeros(len(points), dtype=np.bool_))
        found += [(one, batch_name(db, batch)) for one in once]
    return found
