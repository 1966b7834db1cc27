"""Which grid a polygon of another program is: by its code, else by its name, else by the ground they share."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np
import shapely

from desktop.plans.draft import DraftGrid
from desktop.plans.polygon_cells import Shapes
from desktop.plans.polygon_layer import PolygonLayer, text


class How(Enum):
    """By what a polygon was found to be a grid."""

    CODE = "code"
    NAME = "name"
    GROUND = "ground"
    NEW = "new"  # it is none that there is


@dataclass(frozen=True, slots=True)
class Match:
    """`face` is the grid that feature `feature` of the layer stands for; None where it becomes a new one.

    `shared` is the part of the feature's ground that is the grid's now, 0..1; of a new one, of the grid that gives
    it most. NaN where nobody had to ask: code or name said it.
    """

    feature: int
    face: int | None
    how: How
    shared: float = float("nan")
    parents: tuple[int, ...] = ()  # of a new one: the grids its ground comes from, the one that gives most first


_GIVES = 0.05  # of a new grid's ground: what comes from a grid that gives less is the unevenness of its border


def matched(
    layer: PolygonLayer,
    features: Sequence[int],
    shapes: Shapes,
    grids: Mapping[int, DraftGrid],
    ground: Mapping[int, shapely.Geometry],
) -> tuple[Match, ...]:
    """One match for each of `features`; no grid is given to two of them.

    `shapes` are the features' polygons, `ground` those of the grids, both in lattice coordinates. A code or name that
    several features have goes to the largest of them. Ground decides where the two share more than half of either.
    """
    found: dict[int, Match] = {}
    area = dict(zip(features, shapely.area(shapes).tolist(), strict=True))
    by_size = sorted(features, key=lambda feature: -area[feature])
    codes = {grid.code: face for face, grid in grids.items()}
    for feature in by_size:
        face = codes.pop(layer.code(feature), None)
        if face is not None:
            found[feature] = Match(feature, face, How.CODE)
    free = grids.keys() - {match.face for match in found.values()}
    names = _alone({face: grids[face].name.strip() for face in free})
    for feature in by_size:
        face = None if feature in found else names.pop(name_of(layer, feature), None)
        if face is not None:
            found[feature] = Match(feature, face, How.NAME)
            free.discard(face)
    left = [position for position, feature in enumerate(features) if feature not in found]
    for match in _by_ground(features, shapes, left, free, ground):
        found[match.feature] = match
    return tuple(found[feature] for feature in features)


def name_of(layer: PolygonLayer, feature: int) -> str:
    """The name the file gives a feature; empty for none."""
    return "" if layer.name_field is None else text(layer.columns[layer.name_field][feature])


def _alone(names: Mapping[int, str]) -> dict[str, int]:
    """Name → the only grid called so."""
    times = Counter(names.values())
    return {name: face for face, name in names.items() if name and times[name] == 1}


def _by_ground(
    features: Sequence[int],
    shapes: Shapes,
    left: Sequence[int],
    free: Collection[int],
    ground: Mapping[int, shapely.Geometry],
) -> list[Match]:
    if not left:
        return []
    faces = list(ground)
    held = np.array([ground[face] for face in faces], dtype=object)
    mine = shapes[list(left)]
    one, other = shapely.STRtree(held).query(mine, predicate="intersects")
    common = shapely.area(shapely.intersection(mine[one], held[other]))
    size, whole = shapely.area(mine), shapely.area(held)
    shares: dict[int, dict[int, float]] = defaultdict(dict)
    for number, at, area in zip(one.tolist(), other.tolist(), common.tolist(), strict=True):
        if area > 0:
            shares[number][faces[at]] = area / size[number]
    enough = common > np.minimum(size[one], whole[other]) / 2
    taken: dict[int, int] = {}
    given: set[int] = set()
    for pair in np.argsort(-common, kind="stable").tolist():
        number, face = int(one[pair]), faces[int(other[pair])]
        if enough[pair] and face in free and face not in given and number not in taken:
            taken[number] = face
            given.add(face)
    matches = []
    for number, position in enumerate(left):
        mine_of = shares[number]
        if number in taken:
            matches.append(Match(features[position], taken[number], How.GROUND, mine_of[taken[number]]))
            continue
        most = sorted(mine_of, key=lambda face: -mine_of[face])
        parents = tuple(face for face in most if mine_of[face] >= _GIVES) or tuple(most[:1])
        best = mine_of[parents[0]] if parents else 0.0
        matches.append(Match(features[position], None, How.NEW, best, parents))
    return matches
