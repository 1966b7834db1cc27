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


@dataclass(frozen=True, eq=False)
class VillagePlan:
    label: Ints  # (rows, columns): village of each field, also outside the county
    dry: NDArray[np.bool_]  # (rows, columns): the middle of the field is land of the county


def village_plan(seed: int, fields: Lattice, bend: Bend, land: shapely.Geometry, units: tuple[Unit, ...]) -> VillagePlan:
    """Label every field with an index into `units`. `land` is the county's dry land in metres."""
    plan = fields.centres()
    place = bend.bent(plan)
    shapely.prepare(land)
    dry = shapely.contains_xy(land, place[:, 0], place[:, 1])
    area = fields.areas() * dry
    island = (place[:, 1] < _ISLAND[1]) & (place[:, 0] > _ISLAND_WEST)
    seats = [seat for seat in SEATS if seat.unit != _ISLAND_TOWN]
    owner = _towns(bend, plan, area * ~island, seats, units)
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


def _towns(bend: Bend, plan: Floats, area: Floats, seats: list[Seat], units: tuple[Unit, ...]) -> Ints:
    """The town of every field: each town gets land for its villages, around its market places."""
    cores = np.array([_core_area(seat) * sum(u.town == seat.unit and u.is_community for u in units) for seat in seats])
    rural = np.array([sum(u.town == seat.unit and not u.is_community for u in units) for seat in seats])
    target = cores + rural * (area.sum() - cores.sum()) / rural.sum()
    points = [market_plan(seat, bend) for seat in seats]
    sample = np.flatnonzero(area > 0)[::5]
    distances = [squared_distance(plan[sample], own).min(axis=1) for own in points]
    table, weight = np.column_stack(distances), area[sample]
    target = target * (weight.sum() / target.sum())
    lift = np.zeros(len(seats))
    for _ in range(60):
        got = np.bincount(np.argmin(table - lift, axis=1), weight, len(seats))
        lift += 0.12 * (target - got)
    best = np.full(len(plan), np.inf)
    owner = np.zeros(len(plan), dtype=np.int64)
    for number, own in enumerate(points):
        away = squared_distance(plan, own).min(axis=1) - lift[number]
        owner[away < best] = number
        best = np.minimum(best, away)
    return owner


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
    weight = np.bincount(block, area[here])
    wet = weight == 0
    target = np.where(city, core, max(area[here].sum() - core * count, 1e6) / max((~city).sum(), 1))
    target = target * np.exp(rng.normal(0, np.where(city, 0.22, 0.2)))
    seeds = np.empty((len(city), 2))
    away_from = np.sqrt(squared_distance(middle, markets))
    taken = wet.copy()
    for market in range(len(markets)):
        mine = np.flatnonzero(of_market == market)
        near = np.argsort(np.where(taken, np.inf, away_from[:, market]), kind="stable")
        near = near[: int(np.searchsorted(np.cumsum(weight[near]), core * len(mine))) + 1]
        if len(mine):
            seeds[np.flatnonzero(city)[mine]] = spread(rng, middle[near], len(mine))
            taken[near] = True
    open_land = middle[~taken]
    seeds[~city] = spread(rng, open_land, int((~city).sum()))
    _, seeds, lift = shared_out(
        middle[~wet], weight[~wet], seeds, target, held=np.zeros(len(city), dtype=np.bool_), rounds=36
    )
    owner: Ints = np.argmin(squared_distance(middle, seeds) - lift, axis=1)
    return owner[block]


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
    land = shapely.intersection(shapely.union_all([part, closed, north]), county)
    parts = [piece for piece in shapely.get_parts(land) if piece.area > 400_000]
    return shapely.union_all([shapely.Polygon(piece.exterior) for piece in parts]).simplify(8)
