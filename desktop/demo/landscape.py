"""The ground of the demo map in painting order: sea, land, neighbours, towns, parks, water, roads, place names."""

from collections.abc import Sequence

import numpy as np
import shapely
from numpy.typing import NDArray

from desktop.demo import open_data
from desktop.demo.chance import stream
from desktop.demo.fields import Lattice
from desktop.demo.ground import Bend, Floats, to_e7, to_metres
from desktop.demo.open_data import CREDIT_COUNTY, CREDIT_DEMO, CREDIT_PLACES, CREDIT_SHORE, HAIMEN
from desktop.demo.partition_maker import densified
from desktop.demo.town_seats import SEATS
from desktop.demo.village_plan import VillagePlan
from desktop.maps.backdrop import BackdropFeature
from desktop.maps.geometry_blob import E7

_VIEW = (120.80, 31.55, 121.98, 32.46)  # degrees; what is drawn around the county


def dry_ground(land: shapely.Geometry) -> shapely.Geometry:
    """All land in view, metres: the old shoreline's and the county's of today."""
    low, high = to_metres(np.array([_VIEW[:2], _VIEW[2:]]) * 1e7)
    view = shapely.box(*low, *high)
    shore = [shapely.make_valid(shapely.Polygon(to_metres(rings[0] * 1e7))) for rings in open_data.land()]
    return shapely.intersection(shapely.union_all([*shore, land.buffer(1)]), view)


def ground(county_ring: E7, dry: shapely.Geometry) -> list[BackdropFeature]:
    """Water below, the land on it (see `dry_ground`), the neighbouring counties, and the county."""
    view = shapely.box(*to_metres(np.array([_VIEW[:2], _VIEW[2:]]) * 1e7).ravel())
    found = [
        BackdropFeature("WATER", 1, "长江", CREDIT_SHORE, tuple(_rings([view]))),
        BackdropFeature("LAND", 1, None, CREDIT_SHORE, tuple(_rings(shapely.get_parts(dry)))),
    ]
    for county in open_data.counties():
        if county.code == HAIMEN:
            continue
        shape = shapely.union_all([shapely.make_valid(shapely.Polygon(to_metres(ring * 1e7))) for ring in county.rings])
        parts = _rings(shapely.get_parts(shapely.intersection(shape, dry)))
        if parts:
            found.append(BackdropFeature("NEIGHBOUR", 1, county.name, CREDIT_COUNTY, tuple(parts)))
    found.append(BackdropFeature("COUNTY", 1, "海门区", CREDIT_COUNTY, (county_ring,)))
    return found


def built_up(
    polygons: Sequence[shapely.Polygon], towns: NDArray[np.int64], city: NDArray[np.bool_], land: shapely.Geometry
) -> list[BackdropFeature]:
    """The built-up area of every town: its communities, rounded. `polygons` in degrees × 10⁷."""
    found = []
    for town in range(len(SEATS)):
        members = np.flatnonzero(city & (towns == town)).tolist()
        mine = [shapely.Polygon(to_metres(_coordinates(polygons[i]))) for i in members]
        area = shapely.intersection(shapely.union_all(mine).buffer(60).buffer(-190).buffer(110), land)
        parts = _rings(shapely.get_parts(shapely.simplify(area, 6)))
        if parts:
            found.append(BackdropFeature("BUILT_UP", 1 if len(mine) > 12 else 2, None, CREDIT_DEMO, tuple(parts)))
    return found


def parks(seed: int, fields: Lattice, plan: VillagePlan, bend: Bend, city: NDArray[np.bool_]) -> list[BackdropFeature]:
    """A park in many communities, and woods on some fields of the country."""
    rng = stream(seed, "parks")
    built = city[plan.label] & plan.dry
    parts: list[E7] = []
    in_towns, in_country = built[:-3, :-3], (plan.dry & ~built)[:-3, :-3]
    for cells, count, most in ((np.argwhere(in_towns), 40, 2), (np.argwhere(in_country), 60, 3)):
        for row, column in cells[rng.permutation(len(cells))[:count]].tolist():
            up, across = row + int(rng.integers(1, most + 1)), column + int(rng.integers(1, most + 1))
            west, east = fields.u[column] + 15, fields.u[across] - 15
            south, north = fields.v[row] + 15, fields.v[up] - 15
            corner = np.array([[west, south], [east, south], [east, north], [west, north], [west, south]])
            shape = shapely.Polygon(bend.bent(densified(corner, 60))).buffer(-12).buffer(12, quad_segs=3)
            parts += _rings([shape])
    return [BackdropFeature("WOODS", 2, None, CREDIT_DEMO, tuple(parts))]


def place_names(
    villages: Sequence[tuple[str, int, int]], towns: Sequence[tuple[str, int, int]]
) -> list[BackdropFeature]:
    """Names by rank: 1 the county's seat, 2 towns and the neighbours' seats, 3 market places, 4 villages."""
    found = [_place(1, "海门", CREDIT_PLACES, 1_211_727_400, 318_961_900)]
    found += [_place(2, name, CREDIT_PLACES, x, y) for name, x, y in towns]
    for seat in SEATS:
        for market in seat.markets[1:]:
            found.append(_place(3, market.name, CREDIT_PLACES, round(market.lon * 1e7), round(market.lat * 1e7)))
    west, south, east, north = _VIEW
    for place in open_data.places():
        if place.county != "海门区" and west < place.lon < east and south < place.lat < north:
            rank = 2 if place.population > 150_000 else 3
            found.append(_place(rank, place.name, CREDIT_PLACES, round(place.lon * 1e7), round(place.lat * 1e7)))
    return found + [_place(4, name, CREDIT_DEMO, x, y) for name, x, y in villages]


def _place(rank: int, name: str, credit: str, lon_e7: int, lat_e7: int) -> BackdropFeature:
    return BackdropFeature("PLACE", rank, name, credit, (np.array([[lon_e7, lat_e7]], dtype=np.int32),))


def _coordinates(polygon: shapely.Polygon) -> Floats:
    ring: Floats = shapely.get_coordinates(polygon.exterior)
    return ring


def _rings(shapes: Sequence[shapely.Geometry]) -> list[E7]:
    """Outer rings counter-clockwise, holes clockwise; scraps are left out."""
    rings = []
    for shape in shapely.orient_polygons([shape for shape in shapes if shape.geom_type == "Polygon"]):
        if shape.area > 3_000:
            holes = [hole for hole in shape.interiors if shapely.Polygon(hole).area > 3_000]
            rings += [to_e7(shapely.get_coordinates(ring)) for ring in (shape.exterior, *holes)]
    return rings
