"""The 42 counters of the demo bank: at least two in every town, most in the city, 28 of them give credit."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from desktop.demo.chance import stream
from desktop.demo.ground import Floats, to_e7, to_metres
from desktop.demo.town_seats import SEATS


@dataclass(frozen=True, slots=True)
class OutletSite:
    name: str  # 常乐支行, 麒麟分理处
    town: int  # index into the towns
    urban: bool
    has_credit: bool
    is_main: bool  # the head office's own counter
    address: str
    lon_e7: int
    lat_e7: int


# Town → counters in order: (name, market it stands at, street). "支行" gives credit, "分理处" does not.
_COUNTERS: dict[str, tuple[tuple[str, str, str], ...]] = {
    "海门高新区": (
        ("总行营业部", "海门", "人民中路"), ("城中支行", "海门", "解放中路"), ("城北支行", "海门", "狮山路"),
        ("海西支行", "海门", "长江路"), ("德胜支行", "德胜", "德胜街"),
        ("城西分理处", "海门", "解放西路"),
    ),
    "海门市经济技术开发区": (
        ("开发区支行", "滨江", "浦江路"), ("滨江支行", "滨江", "江海路"), ("三和支行", "三和", "三和街"),
        ("海南支行", "滨江", "民生路"), ("江心沙分理处", "江心沙", "场部路"), ("城东分理处", "滨江", "青海路"),
    ),
    "三厂工业园区": (("三厂支行", "三厂", "中华路"), ("厂南分理处", "三厂", "厂南路")),
    "海门工业园区管理委员会": (
        ("三星支行", "三星", "叠石桥路"), ("叠石桥支行", "三星", "市场大道"),
        ("天补支行", "天补", "天补街"), ("瑞祥分理处", "三星", "瑞祥路"),
    ),
    "常乐镇": (("常乐支行", "常乐", "状元街"), ("麒麟支行", "麒麟", "麒麟大街"), ("长兴分理处", "常乐", "长兴路")),
    "悦来镇": (
        ("悦来支行", "悦来", "悦来街"), ("三阳支行", "三阳", "三阳街"), ("万年支行", "万年", "开泰街"),
        ("盛昌分理处", "悦来", "盛昌中路"),
    ),
    "四甲镇": (("四甲支行", "四甲", "四甲街"), ("货隆支行", "货隆", "货隆街"), ("二桥分理处", "四甲", "二桥路")),
    "余东镇": (("余东支行", "余东", "启凤街"), ("树勋支行", "树勋", "勋兴路")),
    "正余镇": (("正余支行", "正余", "人民路"), ("王浩分理处", "王浩", "浩盛街")),
    "海门港新区": (
        ("包场支行", "包场", "包新街"), ("东灶港支行", "东灶港", "海欣路"), ("刘浩支行", "刘浩", "六甲街"),
        ("滨海支行", "东灶港", "发展大道"), ("包新分理处", "包场", "包场北路"), ("港区分理处", "东灶港", "港城路"),
    ),
    "海门市临江新区管理委员会": (("临江支行", "临江", "灵甸街"), ("灵甸分理处", "临江", "临江大道")),
    "海永镇": (("海永分理处", "海永", "通江街"), ("沙南分理处", "海永", "沙南路")),
}  # fmt: skip


def outlet_sites(seed: int, dry_places: Floats, town_of: NDArray[np.int64]) -> tuple[OutletSite, ...]:
    """All counters, the main one first.

    `dry_places` (n, 2) metres: where a house can stand (middles of fields); `town_of` (n,): the town there.
    """
    rng = stream(seed, "outlets")
    found = []
    for town, seat in enumerate(SEATS):
        at = {market.name: np.array([[market.lon * 1e7, market.lat * 1e7]]) for market in seat.markets}
        own = dry_places[town_of == town]
        met: dict[str, int] = {}
        for name, market, street in _COUNTERS[seat.unit]:
            again = met[market] = met.get(market, -1) + 1
            turn = rng.uniform(0, 2 * np.pi) + again * 2.4
            away = 140.0 + (900.0 if town < 2 else 480.0) * np.sqrt(again)
            spot = to_metres(at[market])[0] + away * np.array([np.cos(turn), np.sin(turn)]) * (again > 0)
            spot = own[np.argmin(((own - spot) ** 2).sum(axis=1))] + rng.normal(0, 8, 2)
            lon, lat = to_e7(spot[None])[0].tolist()
            main = name == "总行营业部"
            address = f"海门区{seat.short_name}{street}{int(rng.integers(2, 380))}号"
            found.append(OutletSite(name, town, town < 2, not name.endswith("分理处"), main, address, lon, lat))
    return tuple(found)
