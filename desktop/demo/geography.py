"""The demo bank's country: real county, towns and villages; synthetic village borders, canals, roads and houses."""

from dataclasses import dataclass

import numpy as np
import shapely

from desktop.demo import open_data
from desktop.demo.canals import canals
from desktop.demo.fields import lattice
from desktop.demo.ground import Bend, to_e7, to_metres
from desktop.demo.landscape import built_up, dry_ground, ground, parks, place_names
from desktop.demo.outlet_sites import OutletSite, outlet_sites
from desktop.demo.partition_maker import Border, densified, partition
from desktop.demo.roads import roads
from desktop.demo.settlements import HouseSites, Settlements, settlements
from desktop.demo.town_seats import SEATS
from desktop.demo.village_plan import county_land, market_plan, village_plan
from desktop.grids.boundary import Partition
from desktop.maps.backdrop import BackdropFeature
from desktop.maps.geometry_blob import E7
from desktop.maps.projection import world_to_e7

_RING_STEP = 75.0  # metres between points of the county's outline, so that it stays straight in every projection


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


@dataclass(frozen=True, eq=False)
class Geography:
    county_ring: E7  # closed, counter-clockwise; holds every point of the outer borders
    towns: tuple[Town, ...]
    villages: tuple[Village, ...]
    arcs: tuple[Border, ...]
    backdrop: tuple[BackdropFeature, ...]  # in the order it is to be painted
    settlements: Settlements
    outlet_sites: tuple[OutletSite, ...]

    def house_sites(self, rng: np.random.Generator, village_index: int, n: int) -> HouseSites:
        """n places of houses inside one village, with the number of the villagers' group each belongs to."""
        return self.settlements.house_sites(rng, village_index, n)

    def partition(self) -> Partition:
        """The borders as a partition whose faces are indices into `villages`."""
        return Partition.from_e7(
            (i, a.left if a.left >= 0 else None, a.right if a.right >= 0 else None, a.e7)
            for i, a in enumerate(self.arcs)
        )


def make(seed: int) -> Geography:
    """The whole country; the same for the same seed on every machine."""
    units = open_data.villages()
    outline = _county_outline()
    bend = Bend.of(seed)
    land = county_land(outline, open_data.land())
    corners = bend.straightened(to_metres(outline))
    fields = lattice(seed, corners.min(axis=0) - 900, corners.max(axis=0) + 900)
    plan = village_plan(seed, fields, bend, land, units)
    arcs = partition(seed, fields, plan.label, bend, outline)

    faces = Partition.from_e7(
        (i, a.left if a.left >= 0 else None, a.right if a.right >= 0 else None, a.e7) for i, a in enumerate(arcs)
    )
    rings = [[world_to_e7(ring) for ring in faces.rings(face)] for face in faces.faces]
    polygons = [shapely.Polygon(own[0], own[1:]) for own in rings]
    city = np.array([unit.is_community for unit in units])
    town_of = np.array([next(i for i, seat in enumerate(SEATS) if seat.unit == unit.town) for unit in units])

    homes = settlements(seed, fields, plan, bend, polygons, city.tolist())
    towns = _towns()
    villages = tuple(
        _village(unit, int(town), homes.rows[i].centres)
        for i, (unit, town) in enumerate(zip(units, town_of, strict=True))
    )
    dry = dry_ground(land)
    around = np.array([(p.lon * 1e7, p.lat * 1e7) for p in open_data.places() if p.county != "海门区"])
    markets = np.vstack([*(market_plan(seat, bend) for seat in SEATS), bend.straightened(to_metres(around))])
    county_ring = _with_nodes(outline, arcs)
    backdrop = [
        *ground(county_ring, dry),
        *built_up(polygons, town_of, city, land),
        *parks(seed, fields, plan, bend, city),
        *canals(seed, fields, plan.dry, bend, open_data.tonglu_canal()),
        *roads(seed, fields, plan, bend, markets, dry, city, homes),
        *place_names(
            [(village.short_name, village.lon_e7, village.lat_e7) for village in villages],
            [(town.short_name, town.lon_e7, town.lat_e7) for town in towns],
        ),
    ]
    dry_places = bend.bent(fields.centres()[plan.dry.ravel()])
    return Geography(
        county_ring=county_ring,
        towns=towns,
        villages=villages,
        arcs=arcs,
        backdrop=tuple(backdrop),
        settlements=homes,
        outlet_sites=outlet_sites(seed, dry_places, town_of[plan.label[plan.dry]]),
    )


def _county_outline() -> E7:
    """The county's real ring, counter-clockwise, with points added along its sides; its own points stay exact."""
    county = next(county for county in open_data.counties() if county.code == open_data.HAIMEN)
    ring = np.rint(county.rings[0] * 1e7)
    if not shapely.is_ccw(shapely.LinearRing(ring)):
        ring = ring[::-1]
    return to_e7(densified(to_metres(ring), _RING_STEP))


def _with_nodes(outline: E7, arcs: tuple[Border, ...]) -> E7:
    """The outline with the points where village borders meet it: the outer arcs, chained."""
    outer = Partition.from_e7(
        (i, 0 if a.left < 0 else None, 0 if a.right < 0 else None, a.e7)
        for i, a in enumerate(arcs)
        if a.left < 0 or a.right < 0
    )
    chain = outer.chains(0)[0]
    parts = [outer.arcs[i].e7 if forward else outer.arcs[i].e7[::-1] for i, forward in chain]
    ring = np.concatenate([parts[0], *(part[1:] for part in parts[1:])])
    return ring[::-1].copy()


def _towns() -> tuple[Town, ...]:
    units = {unit.name: unit for unit in open_data.towns()}
    return tuple(
        Town(
            code=units[seat.unit].code,
            name=seat.unit,
            short_name=seat.short_name,
            is_zone=not seat.unit.endswith("镇"),
            lon_e7=round(seat.markets[0].lon * 1e7),
            lat_e7=round(seat.markets[0].lat * 1e7),
        )
        for seat in SEATS
    )


def _village(unit: open_data.Unit, town: int, centres: E7) -> Village:
    middle = centres[np.argmin(((centres - centres.mean(axis=0)) ** 2).sum(axis=1))]
    short = unit.name.removeprefix("海门市").removesuffix("村委会").removesuffix("居委会")
    if unit.is_community and not short.endswith("社区"):
        short += "社区"
    return Village(
        code=unit.code,
        name=unit.name,
        short_name=short,
        town=town,
        kind="COMMUNITY" if unit.is_community else "VILLAGE",
        lon_e7=int(middle[0]),
        lat_e7=int(middle[1]),
        groups=tuple(VillageGroup(i + 1, int(x), int(y)) for i, (x, y) in enumerate(centres.tolist())),
    )
