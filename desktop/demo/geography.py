"""The demo bank's country: real county, towns and villages; synthetic village borders, canals, roads and houses."""

from dataclasses import dataclass

import numpy as np
import shapely


from desktop.demo import open_data
from desktop.demo.settlements import HouseSites, Settlements
from desktop.maps.backdrop import BackdropFeature
from desktop.maps.geometry_blob import E7


@dataclass(frozen=True, slots=True)
class Town:
    """One of the 6 towns and 6 zones."""

    code: str  # 9 digits
    name: str  # as the Bureau of Statistics writes it in 2016
    short_name: str  # 常乐镇, 三厂园区 …
    is_zone: bool
    lon_e7: int
    lat_e7: int


@dataclass(frozen=True, slots=True)
class VillageGroup:
    """A villagers' group 村民小组."""

    group_no: int
    lon_e7: int
    lat_e7: int


@dataclass(frozen=True, slots=True)
class Village:
    """A village or community; it is one grid, whose code is `code` + "00"."""

    code: str  # 12 digits
    name: str  # 培育村村委会
    short_name: str  # 培育村
    town: int  # index into `Geography.towns`
    kind: str  # VILLAGE or COMMUNITY
    lon_e7: int  # a point inside it: the village office
    lat_e7: int
    groups: tuple[VillageGroup, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Border:
    """A shared border; seen along its points `left` and `right` are villages (index), or -1 outside the county."""

    left: int
    right: int
    e7: E7


@dataclass(frozen=True, slots=True)
class OutletSite:
    name: str  # 常乐支行, 麒麟分理处
    town: int
    urban: bool
    has_credit: bool
    is_main: bool  # the head office's own counter
    address: str
    lon_e7: int
    lat_e7: int


@dataclass(frozen=True, eq=False)
class Geography:
    county_ring: E7  # closed, counter-clockwise
    towns: tuple[Town, ...]
    villages: tuple[Village, ...]
    arcs: tuple[Border, ...]
    backdrop: tuple[BackdropFeature, ...]  # in the order it is to be painted
    settlements: Settlements
    outlet_sites: tuple[OutletSite, ...]

    def house_sites(self, rng: np.random.Generator, village_index: int, n: int) -> HouseSites:
        """n places of houses inside one village, with the number of the villagers' group each belongs to."""
        return self.settlements.house_sites(rng, village_index, n)


def make(seed: int) -> Geography:
    """The whole country, the same for the same seed on every machine."""
    rng = np.random.default_rng(seed)
    county = next(county for county in open_data.counties() if county.code == open_data.HAIMEN)
    polygon = shapely.Polygon(np.rint(county.rings[0] * 1e7))
    town_units, units = open_data.towns(), open_data.villages()
    seats = np.array([(121.24754, 31.93424), (121.43245, 31.9357), (121.27583, 32.01429), (121.355, 32.02723),
                      (121.36194, 32.06482), (121.428, 31.80), (121.19, 31.88), (121.42, 31.8667), (121.4866, 32.08),
                      (121.11541, 31.96812), (121.15, 31.91), (121.24103, 31.89468)]) * 1e7
    towns = tuple(
        Town(u.code, u.name, u.name.removeprefix("海门市"), not u.name.endswith("镇"), int(x), int(y))
        for u, (x, y) in zip(town_units, seats, strict=True)
    )
    index = {u.name: i for i, u in enumerate(town_units)}
    points: list[tuple[float, float]] = []
    for unit in units:
        while True:
            p = seats[index[unit.town]] + rng.normal(0, 60000 if unit.is_community else 350000, 2)
            if polygon.contains(shapely.Point(p)):
                points.append((float(p[0]), float(p[1])))
                break
    cells = shapely.voronoi_polygons(shapely.MultiPoint(points), extend_to=polygon, ordered=True)
    lines = shapely.set_precision(shapely.node(shapely.union_all([*shapely.boundary(shapely.get_parts(cells)), polygon.boundary])), 1)
    lines = shapely.line_merge(shapely.node(lines))
    lines = [line for line in lines.geoms if polygon.buffer(2).contains(line)]
    faces = shapely.get_parts(shapely.polygonize(lines))
    tree = shapely.STRtree(faces)
    seeds = np.array([int(tree.nearest(shapely.Point(p))) for p in points])
    owner = np.full(len(faces), -1)
    owner[seeds] = np.arange(len(points))
    for face in np.flatnonzero(owner < 0):
        owner[face] = int(np.argmin(np.hypot(*(np.array(points) - faces[face].centroid.coords[0]).T)))
    arcs = []
    for line in lines:
        xy = shapely.get_coordinates(line)
        middle = (xy[0] + xy[1]) / 2
        way = (xy[1] - xy[0]) / np.hypot(*(xy[1] - xy[0]))
        sides = []
        for sign in (1, -1):
            p = shapely.Point(middle + sign * 30 * np.array([-way[1], way[0]]))
            hit = [f for f in tree.query(p) if faces[f].contains(p)]
            sides.append(int(owner[hit[0]]) if hit else -1)
        if sides[0] != sides[1]:
            arcs.append(Border(sides[0], sides[1], np.rint(xy).astype(np.int32)))
    villages, polygons, groups = [], [], []
    for i, unit in enumerate(units):
        face = shapely.union_all(faces[owner == i])
        centres = []
        while len(centres) < 15:
            p = np.array(points[i]) + rng.normal(0, 30000 if unit.is_community else 80000, 2)
            if face.contains(shapely.Point(p)):
                centres.append(np.rint(p).astype(np.int64))
        polygons.append(face)
        groups.append(np.array(centres))
        villages.append(Village(unit.code, unit.name, unit.name.removesuffix("村委会").replace("居委会", ""), index[unit.town],
                        "COMMUNITY" if unit.is_community else "VILLAGE", int(points[i][0]), int(points[i][1]),
                        tuple(VillageGroup(n + 1, int(c[0]), int(c[1])) for n, c in enumerate(centres))))
    ring = np.rint(shapely.get_coordinates(shapely.orient_polygons(polygon))).astype(np.int32)
    sites = tuple(
        OutletSite(f"{towns[n % 12].short_name}{n // 12 + 1}支行", n % 12, n % 12 in (6, 10), n < 28, n == 0, "示例路1号",
                   int(towns[n % 12].lon_e7 + 40000 * (n // 12)), towns[n % 12].lat_e7)
        for n in range(42)
    )
    return Geography(ring, towns, tuple(villages), tuple(arcs),
                     (BackdropFeature("COUNTY", 1, "海门区", open_data.CREDIT_COUNTY, (ring,)),),
                     Settlements(tuple(polygons), tuple(groups)), sites)
