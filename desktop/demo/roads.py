"""The roads and the railway of the demo's country: expressways, roads between markets, streets and village lanes."""

import numpy as np
import shapely
from numpy.typing import NDArray

from desktop.demo.canals import along_column, along_row, bent_lines
from desktop.demo.chance import stream
from desktop.demo.fields import Lattice
from desktop.demo.ground import Bend, Floats, to_e7, to_metres
from desktop.demo.open_data import CREDIT_DEMO
from desktop.demo.partition_maker import densified, rounded
from desktop.demo.settlements import Settlements
from desktop.demo.village_plan import VillagePlan
from desktop.maps.backdrop import BackdropFeature
from desktop.maps.geometry_blob import E7

# Drawn by hand in degrees; plausible, not surveyed.
_EXPRESSWAYS = (
    ((120.86, 31.957), (121.00, 31.946), (121.10, 31.941), (121.21, 31.957), (121.33, 31.963), (121.46, 31.952),
     (121.60, 31.944), (121.74, 31.930)),
    ((121.196, 32.24), (121.205, 32.10), (121.207, 31.98), (121.222, 31.905), (121.219, 31.872)),
)  # fmt: skip
_RAILWAY = ((120.86, 31.992), (121.02, 31.984), (121.14, 31.975), (121.25, 31.969), (121.37, 32.003), (121.50, 32.012),
            (121.74, 31.985))  # fmt: skip


def roads(
    seed: int,
    fields: Lattice,
    plan: VillagePlan,
    bend: Bend,
    markets: Floats,
    land: shapely.Geometry,
    city: NDArray[np.bool_],
    homes: Settlements,
) -> list[BackdropFeature]:
    """Lanes first (rank 4), then county roads and streets (3), main roads (2), expressways (1), the railway last.

    `markets`: (n, 2) metres on the plan; `land`: where roads can go, metres; `city[i]`: village i is a community.
    """
    rng = stream(seed, "roads")
    found = [_road(4, lanes) for lanes in _lanes(bend, homes, city) if lanes]
    streets, avenues = _streets(fields, plan, bend, city)
    found += [_road(4, streets), _road(3, _county_roads(rng, fields, plan, bend) + avenues)]
    links = bent_lines(bend, [_link(rng, markets[a], markets[b]) for a, b in _gabriel(markets)])
    shapely.prepare(land)
    found.append(_road(2, [line for line in links if land.covers(shapely.LineString(to_metres(line)))]))
    for line in _EXPRESSWAYS:
        found.append(_road(1, [_curve(line)]))
    found.append(BackdropFeature("RAIL", 1, None, CREDIT_DEMO, (_curve(_RAILWAY),)))
    return found


def _road(rank: int, parts: list[E7]) -> BackdropFeature:
    return BackdropFeature("ROAD", rank, None, CREDIT_DEMO, tuple(parts))


def _curve(degrees: tuple[tuple[float, float], ...]) -> E7:
    line = rounded(to_metres(np.array(degrees) * 1e7), share=0.25, rounds=4)
    return to_e7(shapely.get_coordinates(shapely.simplify(shapely.LineString(line), 4.0)))


def _link(rng: np.random.Generator, start: Floats, end: Floats) -> Floats:
    """A road from market to market: a little out of the straight line, as old roads are."""
    way = end - start
    aside = np.array([-way[1], way[0]]) * rng.normal(0, 0.035, 2)[:, None]
    points = np.vstack([start, start + way * 0.33 + aside[0], start + way * 0.67 + aside[1], end])
    return densified(rounded(points, share=0.25, rounds=3), 160)


def _gabriel(points: Floats) -> list[tuple[int, int]]:
    """Pairs with nobody else in the circle over them (Gabriel graph): a net without needless roads."""
    away = ((points[:, None] - points) ** 2).sum(axis=2)
    pairs = []
    for a in range(len(points)):
        for b in range(a + 1, len(points)):
            others = np.delete(away[a] + away[b], [a, b])
            if away[a, b] < others.min() and away[a, b] < 16_000.0**2:
                pairs.append((a, b))
    return pairs


def _county_roads(rng: np.random.Generator, fields: Lattice, plan: VillagePlan, bend: Bend) -> list[E7]:
    """Beside every canal north to south, and beside every other one east to west."""
    parts: list[E7] = []
    for column in np.flatnonzero(fields.u_canal).tolist():
        parts += along_column(fields, bend, column, plan.dry[:, column], offset=float(rng.uniform(28, 40)))
    for row in np.flatnonzero(fields.v_rank == 2)[::2].tolist():
        parts += along_row(fields, bend, row, plan.dry[row], offset=float(rng.uniform(60, 75)))
    return parts


def _streets(fields: Lattice, plan: VillagePlan, bend: Bend, city: NDArray[np.bool_]) -> tuple[list[E7], list[E7]]:
    """The street grid of the communities, and every third street as an avenue."""
    built = city[plan.label] & plan.dry
    streets: list[E7] = []
    avenues: list[E7] = []
    for row in range(1, fields.shape[0]):
        both = built[row] & built[row - 1]
        (avenues if row % 4 == 0 else streets).extend(along_row(fields, bend, row, both))
    for column in range(1, fields.shape[1]):
        both = built[:, column] & built[:, column - 1]
        (avenues if column % 4 == 0 else streets).extend(along_column(fields, bend, column, both))
    return streets, avenues


def _lanes(bend: Bend, homes: Settlements, city: NDArray[np.bool_]) -> list[list[E7]]:
    """A lane in front of each row of houses in the country, one list for some neighbouring villages each."""
    groups: list[list[E7]] = []
    for first in range(0, len(homes.rows), 12):
        lines = []
        for village in range(first, min(first + 12, len(homes.rows))):
            if city[village]:
                continue
            rows = homes.rows[village]
            for west, east, v in zip(rows.west, rows.east, rows.v, strict=True):
                if east - west > 60:
                    lines.append(densified(np.array([[west - 10, v - 14], [east + 10, v - 14]]), 150))
        groups.append(bent_lines(bend, lines))
    return groups
