"""Where people live: rows of houses along east–west ditches in the country, rows of blocks in the communities."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from desktop.demo.chance import stream
from desktop.demo.fields import Ints, Lattice
from desktop.demo.ground import Bend, Floats, to_e7
from desktop.demo.village_plan import VillagePlan
from desktop.maps.geometry_blob import E7

_HOUSE_METRES = 13.0  # between neighbours of a row
_FROM_DITCH = 34.0  # from the ditch to the first row of houses


@dataclass(frozen=True, slots=True, eq=False)
class HouseSites:
    e7: E7  # (n, 2)
    group_no: NDArray[np.int32]  # (n,)


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """The rows of houses of one village on the plan: from (west, v) to (east, v), metres."""

    west: Floats
    east: Floats
    v: Floats
    group: Ints  # village group of each row, from 0
    centres: E7  # (groups, 2)


@dataclass(frozen=True, eq=False)
class Settlements:
    bend: Bend
    polygons: tuple[shapely.Polygon, ...]  # of each village, degrees × 10⁷
    rows: tuple[Rows, ...]

    def house_sites(self, rng: np.random.Generator, village_index: int, n: int) -> HouseSites:
        """n places of houses strictly inside one village, each with the number of its villagers' group."""
        rows, polygon = self.rows[village_index], self.polygons[village_index]
        shapely.prepare(polygon)
        share = np.cumsum(np.maximum(rows.east - rows.west, 1.0))
        e7 = np.empty((n, 2), dtype=np.int32)
        group = np.empty(n, dtype=np.int64)
        missing = np.arange(n)
        for _ in range(6):
            row = np.searchsorted(share, rng.random(len(missing)) * share[-1], side="right").clip(0, len(share) - 1)
            length = rows.east[row] - rows.west[row]
            along = np.floor(rng.random(len(missing)) * length / _HOUSE_METRES) * _HOUSE_METRES
            u = rows.west[row] + along + rng.normal(4, 1.6, len(missing))
            v = rows.v[row] + rng.normal(0, 2.5, len(missing))
            place = to_e7(self.bend.bent(np.column_stack([u, v])))
            e7[missing], group[missing] = place, rows.group[row]
            missing = missing[~shapely.contains_xy(polygon, place[:, 0], place[:, 1])]
            if not len(missing):
                break
        e7[missing] = rows.centres[group[missing]]  # the few that found no room stand at their group's centre
        return HouseSites(e7, (group + 1).astype(np.int32))


def settlements(
    seed: int, fields: Lattice, plan: VillagePlan, bend: Bend, polygons: Sequence[shapely.Polygon], city: Sequence[bool]
) -> Settlements:
    """Rows of houses and groups of every village. `polygons` in degrees × 10⁷; `city[i]`: village i is a community."""
    dry = np.flatnonzero(plan.dry.ravel())
    owner = plan.label.ravel()[dry]
    order = np.argsort(owner, kind="stable")
    cuts = np.searchsorted(owner[order], np.arange(len(polygons) + 1))
    found = []
    for village, polygon in enumerate(polygons):
        row, column = np.divmod(dry[order[cuts[village] : cuts[village + 1]]], fields.shape[1])
        rng = stream(seed, f"rows of village {village}")
        if city[village]:
            found.append(_blocks(rng, fields, bend, polygon, row, column))
        else:
            found.append(_ribbons(rng, fields, bend, polygon, row, column))
    return Settlements(bend, tuple(polygons), tuple(found))


def _ribbons(
    rng: np.random.Generator, fields: Lattice, bend: Bend, polygon: shapely.Polygon, row: Ints, column: Ints
) -> Rows:
    """埭: one strip of houses between two north–south ditches, north of an east–west one, is a group."""
    centres, west, east, v = _strips(fields, bend, polygon, row, column, fields.v_rank[row] > 0)
    if len(centres) < 8:  # a small village builds between its ditches too
        centres, west, east, v = _strips(fields, bend, polygon, row, column, np.ones(len(row), dtype=np.bool_))
    if len(centres) < 4:
        return _blocks(rng, fields, bend, polygon, row, column)
    count = int(np.clip(round(len(centres) * rng.uniform(0.6, 0.9)), min(8, len(centres)), 25))
    chosen = rng.permutation(len(centres))[:count]
    chosen = chosen[np.lexsort((west[chosen], -v[chosen]))]  # numbered from the north, west to east
    second = rng.random(count) < 0.35  # some strips have a second row behind the first
    again = chosen[second]
    return Rows(
        np.concatenate([west[chosen], west[again] + 8]),
        np.concatenate([east[chosen], east[again] - 8]),
        np.concatenate([v[chosen], v[again] + 27]),
        np.concatenate([np.arange(count), np.flatnonzero(second)]),
        centres[chosen],
    )


def _strips(
    fields: Lattice, bend: Bend, polygon: shapely.Polygon, row: Ints, column: Ints, along: NDArray[np.bool_]
) -> tuple[E7, Floats, Floats, Floats]:
    """Strips of neighbouring fields with their middle in the village: middles, west and east ends, heights."""
    row, column = row[along], column[along]
    strip = row * 100_000 + fields.block_column[fields.band[row], column]
    strips, of = np.unique(strip, return_inverse=True)
    west, east = np.full(len(strips), np.inf), np.full(len(strips), -np.inf)
    np.minimum.at(west, of, fields.u[column] + 12)
    np.maximum.at(east, of, fields.u[column + 1] - 12)
    v = fields.v[strips // 100_000] + _FROM_DITCH
    centres = to_e7(bend.bent(np.column_stack([(west + east) / 2, v])))
    shapely.prepare(polygon)
    inside = shapely.contains_xy(polygon, centres[:, 0], centres[:, 1])
    return centres[inside], west[inside], east[inside], v[inside]


def _blocks(
    rng: np.random.Generator, fields: Lattice, bend: Bend, polygon: shapely.Polygon, row: Ints, column: Ints
) -> Rows:
    """Every field of a community is built on, in three or four rows; some neighbouring fields make a group."""
    middle = np.column_stack(
        [(fields.u[column] + fields.u[column + 1]) / 2, (fields.v[row] + fields.v[row + 1]) / 2]
    ).reshape(-1, 2)
    centres = to_e7(bend.bent(middle))
    shapely.prepare(polygon)
    inside = shapely.contains_xy(polygon, centres[:, 0], centres[:, 1]) if len(row) else np.zeros(0, dtype=np.bool_)
    row, column, centres = row[inside], column[inside], centres[inside]
    if not len(row):
        x, y = shapely.get_coordinates(shapely.point_on_surface(polygon))[0]
        spot = np.array([[x, y]]).astype(np.int32)
        none = np.zeros(1)
        return Rows(none, none, none + 1e9, np.zeros(1, dtype=np.int64), spot)
    order = np.lexsort((column, row, column // 4))
    row, column, centres = row[order], column[order], centres[order]
    count = int(np.clip(len(row) // 3, min(8, len(row)), 24))
    group = np.arange(len(row)) * count // len(row)
    first = np.searchsorted(group, np.arange(count))
    empty = rng.random(len(row)) < 0.12  # schools, parks, works
    empty[first] = False
    west, east, levels, groups = [], [], [], []
    for share in (0.16, 0.42, 0.66, 0.88):
        built = ~empty & (rng.random(len(row)) < 0.93)
        west.append(fields.u[column[built]] + 14)
        east.append(fields.u[column[built] + 1] - 14)
        levels.append(fields.v[row[built]] * (1 - share) + fields.v[row[built] + 1] * share)
        groups.append(group[built])
    return Rows(
        np.concatenate(west), np.concatenate(east), np.concatenate(levels), np.concatenate(groups), centres[first]
    )
