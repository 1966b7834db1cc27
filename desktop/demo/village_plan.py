"""Which field belongs to which village: towns around their markets, communities in the cores, villages around them."""

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from desktop.demo.chance import stream
from desktop.demo.fields import Ints, Lattice, shared_out, spread, squared_distance, tidied
from desktop.demo.ground import Bend, Floats, to_metres
from desktop.demo.open_data import Unit
from desktop.demo.town_seats import SEATS, Seat
from desktop.maps.geometry_blob import E7

CORE_KM2 = {"海门高新区": 0.95, "海门市经济技术开发区": 1.05}
OTHER_CORE_KM2 = 0.62
_ISLAND_TOWN = "海永镇"  # on Chongming island: it keeps to its side of the river
_ISLAND = (-20_000.0, -12_600.0)  # everything south of this line … in metres around the county's middle
_ISLAND_WEST = 8_900.0
# Ground between the river bars and the dyke in the south-west, degrees; drawn by hand, roughly today's shore.
_SILTED = ((121.020, 31.806), (121.048, 31.799), (121.075, 31.7935), (121.103, 31.797), (121.124, 31.807),
           (121.146, 31.822), (121.170, 31.837), (121.195, 31.8475), (121.205, 31.880), (121.10, 31.885),
           (121.05, 31.850))  # fmt: skip


@dataclass(frozen=True, eq=False)
class VillagePlan:
    label: Ints  # (rows, columns): village of each field, also outside the county
    dry: NDArray[np.bool_]  # (rows, columns): the middle of the field is land of the county


def village_plan(
    seed: int, fields: Lattice, bend: Bend, land: shapely.Geometry, units: tuple[Unit, ...]
) -> VillagePlan:
    """Label every field with an index into `units`. `land` is the county's dry land in metres."""
    plan = fields.centres()
    place = bend.bent(plan)
    shapely.prepare(land)
    dry = shapely.contains_xy(land, place[:, 0], place[:, 1])
    area = fields.areas() * dry
    island = (place[:, 1] < _ISLAND[1]) & (place[:, 0] > _ISLAND_WEST)
    seats = [seat for seat in SEATS if seat.unit != _ISLAND_TOWN]
    owner = _towns(bend, fields, plan, area * ~island, seats, units)
    town_of = np.array([next(i for i, seat in enumerate(SEATS) if seat.unit == unit.town) for unit in units])
    order = np.array([SEATS.index(seat) for seat in seats])
    town = order[owner]
    town[island] = next(i for i, seat in enumerate(SEATS) if seat.unit == _ISLAND_TOWN)
    label = np.zeros(len(plan), dtype=np.int64)
    for number, seat in enumerate(SEATS):
        here = np.flatnonzero(town == number)
        members = np.flatnonzero(town_of == number)
        city = np.array([units[member].is_community for member in members])
        label[here] = members[_villages(seed, seat, bend, fields, here, plan, area, city)]
    return VillagePlan(tidied(label.reshape(fields.shape)), dry.reshape(fields.shape))


def market_plan(seat: Seat, bend: Bend) -> Floats:
    """The seat's market places on the plan, (n, 2) metres."""
    return bend.straightened(to_metres(np.array([(m.lon * 1e7, m.lat * 1e7) for m in seat.markets])))


def _core_area(seat: Seat) -> float:
    return CORE_KM2.get(seat.unit, OTHER_CORE_KM2) * 1e6


def _towns(bend: Bend, fields: Lattice, plan: Floats, area: Floats, seats: list[Seat], units: tuple[Unit, ...]) -> Ints:
    """The town of every field: each market place gets land for its share of the villages, all around it."""
    block = fields.blocks(np.zeros(len(plan), dtype=np.bool_))
    middle = np.column_stack([np.bincount(block, plan[:, axis]) for axis in (0, 1)]) / np.bincount(block)[:, None]
    points = np.vstack([market_plan(seat, bend) for seat in seats])
    of_town = np.repeat(np.arange(len(seats)), [len(seat.markets) for seat in seats])
    core, rural = [], []
    for seat in seats:
        members = [unit for unit in units if unit.town == seat.unit]
        communities = sum(unit.is_community for unit in members)
        core += [_core_area(seat) * communities * market.share for market in seat.markets]
        shares = [market.share if market.rural is None else market.rural for market in seat.markets]
        rural += [(len(members) - communities) * share for share in shares]
    target = np.array(core) + np.array(rural) * (area.sum() - sum(core)) / sum(rural)
    sample = np.flatnonzero(area > 0)[::6]
    table, weight = squared_distance(plan[sample], points), area[sample]
    target *= weight.sum() / target.sum()
    lift = np.zeros(len(points))
    for _ in range(70):
        lift += 0.13 * (target - np.bincount(np.argmin(table - lift, axis=1), weight, len(points)))
    nearest: Ints = np.argmin(squared_distance(middle, points) - lift, axis=1)
    return of_town[nearest][block]


def _villages(
    seed: int, seat: Seat, bend: Bend, fields: Lattice, here: Ints, plan: Floats, area: Floats, city: NDArray[np.bool_]
) -> Ints:
    """The village of each field of one town, as a position among the town's villages."""
    rng = stream(seed, "villages of " + seat.unit)
    markets = market_plan(seat, bend)
    core, count = _core_area(seat), int(city.sum())
    parts = np.round(np.cumsum([m.share for m in seat.markets]) * count).astype(int)
    of_market = np.searchsorted(parts, np.arange(count), side="right").clip(0, len(markets) - 1)
    reach = np.sqrt(core * np.bincount(of_market, minlength=len(markets)) / np.pi)
    fine = np.zeros(len(plan), dtype=np.bool_)
    nearest = np.min(np.sqrt(squared_distance(plan[here], markets)) - 1.7 * reach, axis=1)
    fine[here] = nearest < 300
    block = np.unique(fields.blocks(fine)[here], return_inverse=True)[1]
    counts = np.bincount(block)
    middle = np.column_stack([np.bincount(block, plan[here, axis]) / counts for axis in (0, 1)])
    weight = np.bincount(block, area[here]).astype(np.float64)
    wet = weight == 0
    away_from = np.sqrt(squared_distance(middle, markets))
    owner = np.full(len(middle), -1, dtype=np.int64)
    for market in range(len(markets)):
        mine = np.flatnonzero(city)[of_market == market]
        near = np.argsort(np.where(wet | (owner >= 0), np.inf, away_from[:, market]), kind="stable")
        near = near[: int(np.searchsorted(np.cumsum(weight[near]), core * len(mine))) + 1]
        if len(mine):
            owner[near] = mine[_territories(rng, middle[near], weight[near], len(mine))[0]]
    rest = np.flatnonzero(owner < 0)
    dry = rest[~wet[rest]]
    _, seeds, lift = _territories(rng, middle[dry], weight[dry], int((~city).sum()))
    owner[rest] = np.flatnonzero(~city)[np.argmin(squared_distance(middle[rest], seeds) - lift, axis=1)]
    return owner[block]


def _territories(rng: np.random.Generator, points: Floats, weight: Floats, count: int) -> tuple[Ints, Floats, Floats]:
    """Points shared out among `count` seeds of nearly equal area: owner, seeds and weights of the diagram."""
    target = np.exp(rng.normal(0, 0.22, count))
    return shared_out(points, weight, spread(rng, points, count), target, rounds=36)


def county_land(ring: E7, shore: tuple[tuple[Floats, ...], ...]) -> shapely.Geometry:
    """The county's dry land today, metres: the old shoreline's land, its creeks closed, and the new land of the port.

    The shoreline (GSHHG) is decades old; channels that have silted up since and the port's reclaimed ground
    in the north-east are added. The river and the open sea stay water.
    """
    county = shapely.Polygon(to_metres(ring))
    old = shapely.union_all([shapely.Polygon(to_metres(rings[0] * 1e7)) for rings in shore])
    part = shapely.intersection(shapely.make_valid(old), county)
    closed = part.buffer(1_050, quad_segs=6).buffer(-1_050, quad_segs=6)
    north = shapely.box(-30_000, 14_500, 40_000, 40_000)
    south = shapely.Polygon(to_metres(np.array(_SILTED) * 1e7))
    land = shapely.intersection(shapely.union_all([part, closed, north, south]), county)
    parts = [piece for piece in shapely.get_parts(land) if piece.area > 400_000]
    return shapely.union_all([shapely.Polygon(piece.exterior) for piece in parts]).simplify(8)
