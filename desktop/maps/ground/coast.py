"""Sea and land from the coastlines of an extract: open ones are closed along its box."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely

from desktop.maps.box import Box
from desktop.maps.ground.features import Features, Floats, Shape

_ASIDE = 0.3  # metres beside a coast where its side is looked at
_AGREED = 0.9  # share of a face's coast that must say the same
_REACH = 0.35  # of the box: how far an end that lies in it may be from its edge


@dataclass(frozen=True, slots=True)
class Coast:
    sea: Features | None
    land: Features | None
    undecided: bool  # some part could not be told and was taken for land


def sea_and_land(lines: Sequence[Floats], box: Box) -> Coast:
    """Faces of a box cut by coastlines (world metres), which have the land on their left.

    Without a coast the box is land. A face whose coasts contradict one another, or which has none where others
    have, counts as land and is reported as `undecided`.
    """
    frame = shapely.box(box.west, box.south, box.east, box.north)
    strings = [shapely.LineString(line) for line in lines if len(line) > 1]
    inside = shapely.intersection(strings, frame) if strings else np.empty(0, object)
    parts = [part for part in shapely.get_parts(inside) if part.geom_type == "LineString"]
    if not parts:
        return Coast(None, _features("land", [frame]), undecided=False)
    merged = shapely.get_parts(shapely.line_merge(shapely.multilinestrings(parts)))
    bridges = [bridge for line in merged for bridge in _to_edge(line, box)]
    cut = shapely.node(shapely.union_all([*merged, *bridges, frame.boundary]))
    faces = shapely.get_parts(shapely.polygonize([cut]))
    faces = shapely.get_parts(shapely.polygonize(list(shapely.get_parts(cut)))) if not len(faces) else faces
    votes = _votes(parts, faces)
    total = votes.sum(axis=1)
    sea = votes[:, 1] > _AGREED * np.maximum(total, 1)
    unclear = ~sea & (votes[:, 0] <= _AGREED * total)
    return Coast(_features("sea", faces[sea]), _features("land", faces[~sea]), undecided=bool(unclear.any()))


def _to_edge(line: shapely.LineString, box: Box) -> list[shapely.LineString]:
    """From each end of an open coast inside the box straight to the nearest edge, where that is near."""
    if line.is_closed:
        return []
    bridges = []
    for x, y in (line.coords[0], line.coords[-1]):
        targets = [(box.west, y), (box.east, y), (x, box.south), (x, box.north)]
        away, nearest = min((abs(x - tx) + abs(y - ty), (tx, ty)) for tx, ty in targets)
        if 0 < away < _REACH * min(box.width, box.height):
            bridges.append(shapely.LineString([(x, y), nearest]))
    return bridges


def _votes(coasts: Sequence[shapely.LineString], faces: Sequence[shapely.Polygon]) -> np.ndarray:
    """(faces, 2) metres of coast that say of a face that it is land, or sea."""
    tree = shapely.STRtree(faces)
    votes = np.zeros((len(faces), 2))
    for line in coasts:
        xy = shapely.get_coordinates(line)
        way = np.diff(xy, axis=0)
        length = np.hypot(*way.T)
        long = length > 0
        middle, way, length = (xy[:-1] + xy[1:])[long] / 2, way[long], length[long]
        left = np.column_stack([-way[:, 1], way[:, 0]]) / length[:, None] * _ASIDE
        for side, spots in enumerate((middle + left, middle - left)):
            spot, face = tree.query(shapely.points(spots), predicate="within")
            np.add.at(votes[:, side], face, length[spot])
    return votes


def _features(kind: str, polygons: Sequence[shapely.Polygon]) -> Features | None:
    if not len(polygons):
        return None
    rings, owner = shapely.get_rings(list(polygons), return_index=True)
    world, part = shapely.get_coordinates(rings, return_index=True)
    starts = np.concatenate([[0], np.cumsum(np.bincount(part, minlength=len(rings)))])
    return Features(kind, Shape.AREA, world, starts, owner)
