"""Repairs the datum of a whole batch: what was received is kept, the points move to where they belong (§2.7)."""

from dataclasses import dataclass

import numpy as np

from desktop.customers.queries import bank_date
from desktop.editing.bulk import Column
from desktop.editing.changes import Changes
from desktop.editing.edit import Edit, EditRefused
from desktop.editing.row_writer import RowWriter
from desktop.grids.queries import active_plan, partition_of
from desktop.locating.place_queries import batch_name, grid_members, points_of_batch, stated_villages
from desktop.locating.village_ground import NEARBY_M, VillageGround
from desktop.maps.datum import Datum, convert
from desktop.maps.projection import e7_to_world

_CRS = {Datum.GCJ02: "GCJ02", Datum.BD09: "BD09"}


@dataclass(frozen=True, slots=True)
class RepairDatum(Edit):
    """The points that came with a batch are in `datum` (GCJ-02 or BD-09): bring them to CGCS2000, keep what came.

    Points placed by people of the bank and those shifted back already stay. A point that lies in the village of its
    address afterwards is current again, one that still does not is doubtful.
    """

    batch_id: int
    datum: str

    @property
    def label(self) -> str:
        return f"纠正批次坐标系（{self.datum}）"

    def apply(self, rows: RowWriter) -> Changes:
        datum = next((one for one in _CRS if one.value == self.datum), None)
        if datum is None:
            raise EditRefused(f"不认识的坐标系：{self.datum}。", f"Unknown datum: {self.datum}.")
        found = points_of_batch(rows.db, self.batch_id)
        if not found:
            name = batch_name(rows.db, self.batch_id)
            raise EditRefused(
                f"批次“{name}”没有可以纠正的坐标，可能已经纠正过。",
                f"The batch “{name}” has no points to repair; it may have been done already.",
            )
        customer, lon, lat, raw_x, raw_y, crs, state = (list(column) for column in zip(*found, strict=True))
        received = np.array([lon, lat], dtype=np.float64).T * 1e-7
        moved = np.rint(convert(received, source=datum, target=Datum.CGCS2000) * 1e7).astype(np.int32)
        stated = stated_villages(rows.db, self.batch_id)
        village = np.array([stated.get(one, 0) for one in customer], dtype=np.int32)
        ground = VillageGround(partition_of(rows.db, active_plan(rows.db, bank_date(rows.db))), grid_members(rows.db))
        far = np.nan_to_num(ground.metres_outside(e7_to_world(moved), village)) > NEARBY_M
        n = len(customer)
        key: dict[str, Column] = {"customer_id": np.array(customer, dtype=np.int64), "seq": np.zeros(n, dtype=np.int64)}
        before: dict[str, Column] = {
            "lon_e7": np.array(lon, dtype=np.int64), "lat_e7": np.array(lat, dtype=np.int64),
            "raw_x": _floats(raw_x), "raw_y": _floats(raw_y), "raw_crs": crs, "state": state,
        }  # fmt: skip
        after: dict[str, Column] = {
            "lon_e7": moved[:, 0].astype(np.int64), "lat_e7": moved[:, 1].astype(np.int64),
            "raw_x": np.round(received[:, 0], 7), "raw_y": np.round(received[:, 1], 7), "raw_crs": [_CRS[datum]] * n,
            "state": ["DOUBTFUL" if one else "CURRENT" for one in far.tolist()],
        }  # fmt: skip
        rows.write_bulk("geo_point", {**key, **before}, {**key, **after})
        return Changes(frozenset({"geo_point"}))


def _floats(values: list[float | None]) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    return np.array([np.nan if value is None else value for value in values], dtype=np.float64)
