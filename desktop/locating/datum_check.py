"""Whether the points of an import batch were taken from a shifted web map: most of them then lie in their stated
villages once the shift is undone (§2.7). Nothing is moved here; a person consents to the repair of a whole batch."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from desktop.locating.village_ground import Ids, VillageGround
from desktop.maps.datum import Datum, convert
from desktop.maps.projection import Floats, to_world

LEAST_POINTS = 20  # fewer say nothing about a batch
MOSTLY = 0.9  # share of points that must lie in their village once the shift is undone
BETTER_BY = 0.05  # and by how much that must beat the points as they are
_SAMPLE = 20_000  # points of a batch that are tried


@dataclass(frozen=True, slots=True)
class DatumFinding:
    """A batch whose points fit their villages better in another datum. Counts are of points with a stated village."""

    batch: int
    datum: Datum  # what the points seem to be in
    points: int
    inside_now: float  # share of the points in their own village, as they are
    inside_then: float  # and with the shift undone


def datum_findings(
    ground: VillageGround, batch: Ids, lonlat: Floats, division: Ids, shifted: NDArray[np.bool_]
) -> tuple[DatumFinding, ...]:
    """For points (n,), degrees (n, 2), with the village each is stated to be in. `shifted`: was repaired already."""
    findings = []
    for number in np.unique(batch).tolist():
        rows = np.flatnonzero((batch == number) & ~shifted & np.isin(division, list(ground.grids)))
        if len(rows) < LEAST_POINTS:
            continue
        tried = rows[:: max(1, len(rows) // _SAMPLE)]
        now = _inside(ground, lonlat[tried], division[tried])
        then = {
            datum: _inside(ground, convert(lonlat[tried], source=datum, target=Datum.CGCS2000), division[tried])
            for datum in (Datum.GCJ02, Datum.BD09)
        }
        best = max(then, key=lambda datum: then[datum])
        if then[best] >= MOSTLY and then[best] >= now + BETTER_BY:
            findings.append(DatumFinding(number, best, len(rows), now, then[best]))
    return tuple(findings)


def _inside(ground: VillageGround, lonlat: Floats, division: Ids) -> float:
    at = ground.grid_at(to_world(lonlat))
    lies = [grid in ground.grids[village] for grid, village in zip(at.tolist(), division.tolist(), strict=True)]
    return float(np.mean(lies))
