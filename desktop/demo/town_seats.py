"""Today's 12 town-level units: what they are called for short, and the market places each is made of."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Market:
    """A market place: the seat of a town today or of one merged into it since."""

    name: str
    lon: float
    lat: float
    share: float  # of the town's communities
    rural: float | None = None  # share of its villages; None = as its communities


@dataclass(frozen=True, slots=True)
class Seat:
    """A town-level unit."""

    unit: str  # the unit's name in the list of 2016
    short_name: str
    markets: tuple[Market, ...]  # the seat first


# Points of GeoNames (CC BY 4.0), except those of 海永 (on Chongming island), 滨江, 江心沙 and 城北, placed by hand.
SEATS = (
    Seat("海门高新区", "海门高新区", (
        Market("海门", 121.1520, 31.9110, 0.90, 0.6), Market("德胜", 121.16571, 31.95754, 0.10, 0.4),
    )),
    Seat("海门市经济技术开发区", "海门开发区", (
        Market("滨江", 121.1960, 31.8830, 0.84, 0.42), Market("三和", 121.11514, 31.87874, 0.10, 0.33),
        Market("江心沙", 121.0760, 31.8180, 0.06, 0.25),
    )),
    Seat("三厂工业园区", "三厂园区", (Market("三厂", 121.24103, 31.89468, 1.0),)),
    Seat("海门工业园区管理委员会", "海门工业园区", (
        Market("三星", 121.11541, 31.96812, 0.75, 0.6), Market("天补", 121.1137, 31.92758, 0.25, 0.4),
    )),
    Seat("常乐镇", "常乐镇", (Market("常乐", 121.24754, 31.93424, 0.6), Market("麒麟", 121.34913, 31.93662, 0.4))),
    Seat("悦来镇", "悦来镇", (
        Market("悦来", 121.43245, 31.9357, 0.5), Market("三阳", 121.47188, 31.9266, 0.25),
        Market("万年", 121.41929, 31.98228, 0.25),
    )),
    Seat("四甲镇", "四甲镇", (Market("四甲", 121.27583, 32.01429, 0.65), Market("货隆", 121.27076, 32.05632, 0.35))),
    Seat("余东镇", "余东镇", (Market("余东", 121.355, 32.02723, 0.5), Market("树勋", 121.34687, 31.98358, 0.5))),
    Seat("正余镇", "正余镇", (Market("正余", 121.36194, 32.06482, 0.6), Market("王浩", 121.31686, 32.06139, 0.4))),
    Seat("海门港新区", "海门港新区", (
        Market("包场", 121.41661, 32.05806, 0.5), Market("东灶港", 121.48663, 32.0895, 0.3),
        Market("刘浩", 121.48555, 32.05805, 0.2),
    )),
    Seat("海门市临江新区管理委员会", "临江新区", (Market("临江", 121.42024, 31.86668, 1.0),)),
    Seat("海永镇", "海永镇", (Market("海永", 121.4228, 31.7900, 1.0),)),
)  # fmt: skip
