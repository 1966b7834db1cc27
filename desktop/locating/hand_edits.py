"""One customer placed by hand: a click on the map is the place, its village and grid follow."""

from dataclasses import dataclass

import numpy as np

from desktop.customers.queries import bank_date
from desktop.editing.changes import Changes
from desktop.editing.edit import Edit, EditRefused
from desktop.editing.row_change import Value
from desktop.editing.row_writer import RowWriter
from desktop.grids.membership import OUTSIDE, Membership
from desktop.grids.queries import active_plan, partition_of
from desktop.locating.home_rule import CONFIRMED, MANUAL, OPERATE
from desktop.locating.place_queries import is_excepted
from desktop.maps.box import Box
from desktop.maps.projection import e7_to_world

PICK_ACCURACY_M = 15
_KINDS = frozenset({"geo_point", "customer", "unplaced"})


@dataclass(frozen=True, slots=True)
class PlaceByHand(Edit):
    """The customer lives (or works) here: degrees × 10⁷, CGCS2000. The point before, if any, becomes history."""

    customer_id: int
    lon_e7: int
    lat_e7: int

    @property
    def label(self) -> str:
        return "手工定位客户"

    def apply(self, rows: RowWriter) -> Changes:
        customer = rows.row("customer", self.customer_id)
        if customer is None:
            raise EditRefused("这位客户已不存在。", "This customer is no longer there.")
        place = e7_to_world(np.array([[self.lon_e7, self.lat_e7]], dtype=np.int32))
        membership = Membership(partition_of(rows.db, active_plan(rows.db, bank_date(rows.db))))
        grid = int(membership.assign(place)[0])
        if grid == OUTSIDE:
            raise EditRefused(
                "点在县界以外，没有定位。请点在网格内。",
                "That is outside the county; click inside a grid. Nothing was changed.",
            )
        _keep_history(rows, self.customer_id)
        point: dict[str, Value] = {
            "customer_id": self.customer_id, "seq": 0, "lon_e7": self.lon_e7, "lat_e7": self.lat_e7,
            "raw_crs": "CGCS2000", "method": "MAP_PICK", "accuracy_m": PICK_ACCURACY_M, "located_by": rows.user,
            "located_on": rows.at[:10],
        }  # fmt: skip
        rows.insert("geo_point", point)
        if customer["home_grid_rule"] != MANUAL and not is_excepted(rows.db, self.customer_id):
            rule = CONFIRMED if customer["kind"] == "PERSON" else OPERATE
            rows.update("customer", self.customer_id, {"home_grid_id": grid, "home_grid_rule": rule})
        if rows.row("unplaced", self.customer_id) is not None:
            rows.delete("unplaced", self.customer_id)
        return Changes(_KINDS, Box.around(place))


@dataclass(frozen=True, slots=True)
class ConfirmPoint(Edit):
    """A doubtful point is right all the same: it is current again, and the address is what has to be asked about."""

    customer_id: int

    @property
    def label(self) -> str:
        return "确认客户位置"

    def apply(self, rows: RowWriter) -> Changes:
        point = rows.row("geo_point", (self.customer_id, 0))
        if point is None or point["state"] != "DOUBTFUL":
            raise EditRefused("这位客户的位置没有存疑。", "The place of this customer is not in doubt.")
        rows.update("geo_point", (self.customer_id, 0), {"state": "CURRENT", "located_by": rows.user})
        return Changes(_KINDS)


def _keep_history(rows: RowWriter, customer_id: int) -> None:
    """The current point of a customer gets the next number of its history."""
    old = rows.row("geo_point", (customer_id, 0))
    if old is None:
        return
    seq = 1
    while rows.row("geo_point", (customer_id, seq)) is not None:
        seq += 1
    rows.delete("geo_point", (customer_id, 0))
    rows.insert("geo_point", {**old, "seq": seq, "state": "HISTORY"})
