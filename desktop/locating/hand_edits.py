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
from desktop.locating.address_text import cut, group_of, squeezed
from desktop.locating.home_rule import CONFIRMED, MANUAL, OPERATE, Placed, home_of
from desktop.locating.place_queries import grid_members, is_excepted, middle_of, unread_address
from desktop.locating.village_ground import VillageGround
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
class AcceptVillage(Edit):
    """A person says which village the address of a customer without a place means; the group is read from the text.

    The point is the middle of the group or of the village, the home grid follows by rule.
    """

    customer_id: int
    division_id: int

    @property
    def label(self) -> str:
        return "确认客户所在村"

    def apply(self, rows: RowWriter) -> Changes:
        customer = rows.row("customer", self.customer_id)
        found = unread_address(rows.db, self.customer_id)
        if customer is None or found is None or rows.row("geo_point", (self.customer_id, 0)) is not None:
            raise EditRefused(
                "这位客户已有位置，或没有待定的地址。请刷新队列。",
                "This customer has a place already, or no address that is open. Refresh the queue.",
            )
        seq, kind, raw = found
        plain = squeezed(raw)
        group = group_of(plain, cut(plain)) or None
        middle = middle_of(rows.db, self.division_id, group)
        if middle is None:
            raise EditRefused(
                "这个村没有中心点，请在地图上点出位置。", "This village has no middle; click the place on the map."
            )
        lon, lat, method, accuracy = middle
        rows.update(
            "address", (self.customer_id, seq), {"division_id": self.division_id, "group_no": group, "parse_score": 1.0}
        )
        point: dict[str, Value] = {
            "customer_id": self.customer_id, "seq": 0, "lon_e7": lon, "lat_e7": lat, "raw_crs": "CGCS2000",
            "method": method, "accuracy_m": accuracy, "located_by": rows.user, "located_on": rows.at[:10],
        }  # fmt: skip
        rows.insert("geo_point", point)
        place = e7_to_world(np.array([[lon, lat]], dtype=np.int32))
        ground = VillageGround(partition_of(rows.db, active_plan(rows.db, bank_date(rows.db))), grid_members(rows.db))
        grid, rule = home_of(
            [Placed(kind, self.division_id, group or 0)],
            lambda one: ground.home(one.division, int(ground.grid_at(place)[0])),
            is_person=customer["kind"] == "PERSON",
        )
        kept = customer["home_grid_rule"] == MANUAL or is_excepted(rows.db, self.customer_id)
        if grid and not kept:
            rows.update("customer", self.customer_id, {"home_grid_id": grid, "home_grid_rule": rule})
        if rows.row("unplaced", self.customer_id) is not None:
            rows.delete("unplaced", self.customer_id)
        return Changes(_KINDS | {"address"}, Box.around(place))


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
