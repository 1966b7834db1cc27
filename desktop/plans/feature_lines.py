"""Roads, canals and railways of the ground map as lines from junction to junction, so that they can be followed."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

import numpy as np
import shapely
from numpy.typing import NDArray

from desktop.maps.backdrop import BackdropFeature
from desktop.maps.geometry_blob import E7
from desktop.maps.projection import Floats, e7_to_world, world_to_e7

JOIN_M = 15.0  # world metres: a road that ends so near another one meets it (thinned maps lose the shared point)
_Keys = NDArray[np.int64]


class SnapKind(Enum):
    """What can be snapped to; the values are those of the ground map."""

    ROAD = "ROAD"
    CANAL = "CANAL"
    RAIL = "RAIL"
    BORDER = "BORDER"  # of villages and grids in force


@dataclass(frozen=True, slots=True, eq=False)
class FeatureLine:
    """A line whose ends are junctions, or lie open. Lines of one kind whose ends are the same point meet there."""

    kind: SnapKind
    name: str | None
    e7: E7


def lines_between_junctions(kind: SnapKind, features: Sequence[BackdropFeature]) -> list[FeatureLine]:
    """Cut features into lines that meet only in their ends."""
    named = [(feature.name, _without_repeats(part)) for feature in features for part in feature.parts]
    named = [(name, part) for name, part in named if len(part) > 1]
    if not named:
        return []
    names, parts = [name for name, _ in named], [part for _, part in named]
    links = _joined(parts)
    names, parts = [*names, *[None] * len(links)], [*parts, *links]
    counts = [len(part) for part in parts]
    keys = point_keys(np.concatenate(parts))
    first = np.concatenate([[0], np.cumsum(counts)])
    at_end = np.zeros(len(keys), dtype=bool)
    at_end[first[:-1]] = at_end[first[1:] - 1] = True
    _, number, met = np.unique(keys, return_inverse=True, return_counts=True)
    shared = np.zeros(len(met), dtype=bool)
    shared[number[at_end]] = True  # where a part ends others are cut as well
    is_node = shared[number] | (met[number] > 1)
    lines = []
    for name, part, begin in zip(names, parts, first[:-1].tolist(), strict=True):
        cuts = np.flatnonzero(is_node[begin : begin + len(part)]).tolist()
        lines += [FeatureLine(kind, name, part[a : b + 1]) for a, b in pairwise(cuts)]
    return lines


def point_keys(points: E7) -> _Keys:
    """One number for each lattice point (n, 2)."""
    wide = points.astype(np.int64)
    keys: _Keys = wide[:, 0] << 32 ^ wide[:, 1] & 0xFFFFFFFF
    return keys


def _without_repeats(part: E7) -> E7:
    return part[np.r_[True, (np.diff(part, axis=0) != 0).any(axis=1)]] if len(part) else part


@dataclass(frozen=True, slots=True)
class _Arrival:
    """A point that a part gets because another one meets it there."""

    piece: int  # among all points of all parts
    along: float  # world metres from where the piece starts
    e7: E7


def _joined(parts: list[E7]) -> list[E7]:
    """Links from open ends to the part they lie beside. Changes `parts`: they get a point where a link arrives, and
    where they cross one another."""
    counts = [len(part) for part in parts]
    first = np.concatenate([[0], np.cumsum(counts)])
    points = np.concatenate(parts)
    world = e7_to_world(points)
    part_of = np.repeat(np.arange(len(parts)), counts)
    pieces = np.flatnonzero(part_of[1:] == part_of[:-1])
    drawn = shapely.linestrings(np.stack([world[pieces], world[pieces + 1]], axis=1))
    tree = shapely.STRtree(drawn)
    arrivals = _crossings(tree, drawn, world, pieces)
    links, arrived = _links(tree, points, world, part_of, pieces, first)
    by_part: dict[int, list[_Arrival]] = {}
    for arrival in arrivals + arrived:
        by_part.setdefault(int(part_of[arrival.piece]), []).append(arrival)
    for owner, places in by_part.items():
        places.sort(key=lambda one: (one.piece, one.along))
        after = [place.piece - int(first[owner]) + 1 for place in places]
        parts[owner] = _without_repeats(np.insert(parts[owner], after, [place.e7 for place in places], axis=0))
    return links


def _crossings(tree: shapely.STRtree, drawn: NDArray[np.object_], world: Floats, pieces: _Keys) -> list[_Arrival]:
    """Where pieces cross: both get the point."""
    one, other = tree.query(drawn, predicate="crosses")
    one, other = one[one < other], other[one < other]
    if not len(one):
        return []
    spots = shapely.get_coordinates(shapely.intersection(drawn[one], drawn[other]))
    e7 = world_to_e7(spots)
    return [
        _Arrival(int(piece), float(np.hypot(*(spot - world[piece]))), point)
        for side in (one, other)
        for piece, spot, point in zip(pieces[side].tolist(), spots, e7, strict=True)
    ]


def _links(
    tree: shapely.STRtree, points: E7, world: Floats, part_of: _Keys, pieces: _Keys, first: _Keys
) -> tuple[list[E7], list[_Arrival]]:
    """From each open end to the nearest part it lies beside, and the point it arrives at."""
    keys = point_keys(points)
    _, number, met = np.unique(keys, return_inverse=True, return_counts=True)
    ends = np.concatenate([first[:-1], first[1:] - 1])
    ends = ends[met[number[ends]] == 1]
    end, piece = tree.query(shapely.points(world[ends]), predicate="dwithin", distance=JOIN_M)
    foreign = part_of[pieces[piece]] != part_of[ends[end]]
    end, piece = ends[end[foreign]], pieces[piece[foreign]]
    if not len(end):
        return [], []
    foot = _feet(world[piece], world[piece + 1], world[end])
    order = np.lexsort((np.hypot(*(foot - world[end]).T), end))
    nearest = order[np.r_[True, np.diff(end[order]) != 0]]
    end, piece, foot = end[nearest], piece[nearest], foot[nearest]
    e7 = world_to_e7(foot)
    links = [np.array([points[a], b]) for a, b in zip(end.tolist(), e7, strict=True) if (points[a] != b).any()]
    away = np.hypot(*(foot - world[piece]).T)
    return links, [_Arrival(*one) for one in zip(piece.tolist(), away.tolist(), e7, strict=True)]


def _feet(start: Floats, end: Floats, spots: Floats) -> Floats:
    """The nearest place on each piece (n, 2) to a spot (n, 2)."""
    way = end - start
    share = ((spots - start) * way).sum(axis=1) / np.maximum((way * way).sum(axis=1), 1e-12)
    feet: Floats = start + np.clip(share, 0.0, 1.0)[:, None] * way
    return feet
