"""Makes one planar partition of the county out of labelled fields: shared arcs, rounded, bent and cut to size."""

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import shapely
from numpy.typing import NDArray

from desktop.demo.chance import stream
from desktop.demo.fields import Ints, Lattice
from desktop.demo.ground import Bend, Floats, to_e7, to_metres
from desktop.maps.geometry_blob import E7

_Node = tuple[int, int]


@dataclass(frozen=True, slots=True, eq=False)
class Border:
    """A shared border; seen along its points `left` and `right` are villages (index), or -1 outside the county."""

    left: int
    right: int
    e7: E7


def partition(seed: int, fields: Lattice, label: Ints, bend: Bend, county: E7) -> tuple[Border, ...]:
    """Borders between the labels of the fields (rows, columns), cut to the county's closed ring.

    Nothing crosses, by construction: arcs are rounded inside the triangle of each corner, and the bending is
    one-to-one. Parts that the county's outline cuts off go to the neighbour with the longest border. Raises
    ValueError when a label is left without a face.
    """
    drawn = _drawn(seed, fields, label)
    lines = np.split(to_e7(bend.bent(np.concatenate(drawn))), np.cumsum([len(line) for line in drawn])[:-1])
    inner, ring = _cut(lines, county)
    pieces = inner + ring
    faces = shapely.get_parts(shapely.polygonize([shapely.LineString(piece) for piece in pieces]))
    faces = shapely.orient_polygons(faces)
    sides = _sides(pieces, faces)
    owner = _owners(fields, label, bend, faces, pieces, sides)
    return _evened(_rechained(pieces, [(owner[left], owner[right]) for left, right in sides]))


def densified(ring: Floats, step: float) -> Floats:
    """A line (n, 2) with points added so that none of its pieces is longer than `step`; its own points stay."""
    length = np.hypot(*np.diff(ring, axis=0).T)
    count = np.maximum(np.ceil(length / step).astype(int), 1)
    piece = np.repeat(np.arange(len(count)), count)
    part = (np.arange(len(piece)) - np.repeat(np.cumsum(count) - count, count)) / count[piece]
    dense: Floats = ring[piece] + (ring[piece + 1] - ring[piece]) * part[:, None]
    return np.vstack([dense, ring[-1:]])


def _drawn(seed: int, fields: Lattice, label: Ints) -> list[Floats]:
    """Arcs between labels in plan metres: some keep to the ditches, most cut the corners like paths."""
    rng = stream(seed, "borders")
    corners, pairs = _chained_corners(label)
    around = np.zeros(int(label.max()) + 1)
    lines = [np.column_stack([fields.u[arc[:, 1]], fields.v[arc[:, 0]]]) for arc in corners]
    lengths = [float(np.abs(np.diff(line, axis=0)).sum()) for line in lines]
    for (a, b), length in zip(pairs, lengths, strict=True):
        around[a] += length
        around[b] += length
    step = np.clip(around / 240, 14.0, 70.0)
    drawn = []
    for line, (a, b) in zip(lines, pairs, strict=True):
        corners_only = _turns(line)
        per_corner = np.abs(np.diff(line, axis=0)).sum() / len(corners_only)
        if per_corner < 190:  # a slanting stair of fields: a path straight across their edges
            smooth = rounded(rounded(corners_only, share=0.5, rounds=1), share=0.12, rounds=1)
        elif rng.random() < 0.6:
            smooth = rounded(corners_only, share=0.25, rounds=3)
        else:
            smooth = rounded(corners_only, share=0.09, rounds=2)
        drawn.append(densified(smooth, float(np.sqrt(step[a] * step[b]))))
    return drawn


def _chained_corners(label: Ints) -> tuple[list[Ints], list[tuple[int, int]]]:
    """Runs of lattice corners (k, 2) row, column between nodes, and the two labels beside each run."""
    links: dict[_Node, list[tuple[_Node, int, int]]] = defaultdict(list)
    rows, columns = np.nonzero(label[:, 1:] != label[:, :-1])
    for row, column in zip(rows.tolist(), columns.tolist(), strict=True):
        pair = sorted((int(label[row, column]), int(label[row, column + 1])))
        _link(links, (row, column + 1), (row + 1, column + 1), *pair)
    rows, columns = np.nonzero(label[1:] != label[:-1])
    for row, column in zip(rows.tolist(), columns.tolist(), strict=True):
        pair = sorted((int(label[row, column]), int(label[row + 1, column])))
        _link(links, (row + 1, column), (row + 1, column + 1), *pair)
    nodes = [corner for corner, ways in links.items() if len(ways) != 2]
    runs: list[Ints] = []
    pairs: list[tuple[int, int]] = []
    walked: set[tuple[_Node, _Node]] = set()
    for start in nodes + [corner for corner, ways in links.items() if len(ways) == 2]:
        for onward, a, b in links[start]:
            if (start, onward) in walked:
                continue
            run, here = [start], onward
            walked |= {(start, onward), (onward, start)}
            while len(links[here]) == 2 and here != start:
                run.append(here)
                following = next(way[0] for way in links[here] if way[0] != run[-2])
                walked |= {(here, following), (following, here)}
                here = following
            runs.append(np.array([*run, here]))
            pairs.append((a, b))
    return runs, pairs


def _link(links: dict[_Node, list[tuple[_Node, int, int]]], one: _Node, other: _Node, a: int, b: int) -> None:
    links[one].append((other, a, b))
    links[other].append((one, a, b))


def _turns(line: Floats) -> Floats:
    """The line without the points at which it goes straight on."""
    way = np.diff(line, axis=0)
    turning = np.abs(way[:-1, 0] * way[1:, 1] - way[:-1, 1] * way[1:, 0]) > 1e-6
    kept: Floats = line[np.concatenate([[True], turning, [True]])]
    return kept


def rounded(line: Floats, *, share: float, rounds: int) -> Floats:
    """Corners rounded (G. Chaikin 1974); the ends stay. Each corner's new points lie in its own triangle."""
    for _ in range(rounds):
        if len(line) < 3:
            return line
        cut = np.empty((2 * len(line) - 2, 2))
        cut[0::2] = line[:-1] + share * np.diff(line, axis=0)
        cut[1::2] = line[1:] - share * np.diff(line, axis=0)
        cut[0], cut[-1] = line[0], line[-1]
        line = cut
    return line


def _cut(lines: list[E7], county: E7) -> tuple[list[E7], list[E7]]:
    """The parts of the lines inside the county, and the county's ring cut at their ends."""
    polygon = shapely.Polygon(county)
    shapely.prepare(polygon)
    strings = np.array([shapely.LineString(line) for line in lines])
    within = shapely.contains_properly(polygon, strings)
    inner = [lines[i] for i in np.flatnonzero(within)]
    across = strings[~within & shapely.intersects(polygon, strings)]
    outline = polygon.exterior
    ends: list[_Node] = []
    for part in shapely.get_parts(shapely.intersection(across, polygon)):
        if part.geom_type != "LineString":
            continue
        e7 = np.rint(shapely.get_coordinates(part)).astype(np.int32)
        e7 = e7[np.concatenate([[True], (np.diff(e7, axis=0) != 0).any(axis=1)])]
        if len(e7) < 2:
            continue
        inner.append(e7)
        at_ends = [(int(x), int(y)) for x, y in e7[[0, -1]]]
        ends += [end for end in at_ends if outline.distance(shapely.Point(end)) < 1.5]
    return inner, _split_ring(county, sorted(set(ends)))


def _split_ring(county: E7, ends: list[_Node]) -> list[E7]:
    known = {(int(x), int(y)): i for i, (x, y) in enumerate(county[:-1])}
    new = [end for end in ends if end not in known]
    start, way = county[:-1].astype(np.float64), np.diff(county.astype(np.float64), axis=0)
    inserted: dict[int, list[tuple[float, _Node]]] = defaultdict(list)
    for end in new:
        along = np.clip((((end - start) * way).sum(axis=1)) / (way * way).sum(axis=1), 0, 1)
        segment = int(np.argmin(np.hypot(*(start + along[:, None] * way - end).T)))
        inserted[segment].append((float(along[segment]), end))
    points: list[_Node] = []
    for i, (x, y) in enumerate(county[:-1].tolist()):
        points.append((x, y))
        points += [end for _, end in sorted(inserted.get(i, ()))]
    wanted = set(ends)
    first = next(i for i, point in enumerate(points) if point in wanted)
    points = [*points[first:], *points[: first + 1]]
    cuts = [i for i, point in enumerate(points) if point in wanted]
    return [np.array(points[a : b + 1], dtype=np.int32) for a, b in pairwise(cuts)]


def _sides(pieces: list[E7], faces: NDArray[np.object_]) -> list[tuple[int, int]]:
    """The face to the left and to the right of each piece; -1 = outside."""
    left_of: dict[tuple[int, int, int, int], int] = {}
    for number, face in enumerate(faces):
        for ring in (face.exterior, *face.interiors):
            e7 = shapely.get_coordinates(ring).astype(np.int64)
            for edge in np.hstack([e7[:-1], e7[1:]]).tolist():
                left_of[tuple(edge)] = number
    sides = []
    for piece in pieces:
        (a, b), (c, d) = piece[0].tolist(), piece[1].tolist()
        sides.append((left_of.get((a, b, c, d), -1), left_of.get((c, d, a, b), -1)))
    return sides


def _owners(
    fields: Lattice, label: Ints, bend: Bend, faces: NDArray[np.object_], pieces: list[E7], sides: list[tuple[int, int]]
) -> list[int]:
    """The label of each face; the last entry, reached as face -1, is the outside."""
    inside = bend.straightened(to_metres(shapely.get_coordinates(shapely.point_on_surface(faces))))
    row = np.clip(np.searchsorted(fields.v, inside[:, 1]) - 1, 0, label.shape[0] - 1)
    column = np.clip(np.searchsorted(fields.u, inside[:, 0]) - 1, 0, label.shape[1] - 1)
    stated, area = label[row, column], shapely.area(faces)
    owner = [-1] * (len(faces) + 1)
    taken: set[int] = set()
    for face in np.argsort(-area).tolist():
        if int(stated[face]) not in taken:
            owner[face] = int(stated[face])
            taken.add(int(stated[face]))
    if len(taken) != int(label.max()) + 1:
        raise ValueError("a village is left without land")
    shared: dict[int, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    for piece, (left, right) in zip(pieces, sides, strict=True):
        length = float(np.hypot(*np.diff(piece.astype(np.float64), axis=0).T).sum())
        if left >= 0 and right >= 0:
            shared[left][right] += length
            shared[right][left] += length
    waiting = [face for face in range(len(faces)) if owner[face] < 0]
    while waiting:
        ready = [face for face in waiting if any(owner[other] >= 0 for other in shared[face])]
        if not ready:
            raise ValueError("a part of the county touches no village")
        face = ready[0]
        owner[face] = owner[max((other for other in shared[face] if owner[other] >= 0), key=shared[face].__getitem__)]
        waiting.remove(face)
    return owner


def _rechained(pieces: list[E7], sides: list[tuple[int, int]]) -> tuple[Border, ...]:
    """Pieces between the same two owners joined to the longest arcs that begin and end in nodes."""
    kept: list[tuple[int, int, list[_Node]]] = []
    for piece, (left, right) in zip(pieces, sides, strict=True):
        if left != right:
            kept.append((left, right, [(x, y) for x, y in piece.tolist()]))
    degree: dict[_Node, list[int]] = defaultdict(list)
    for number, (_, _, points) in enumerate(kept):
        degree[points[0]].append(number)
        degree[points[-1]].append(number)
    used = [False] * len(kept)
    borders = []
    joints = {node for node, ways in degree.items() if len(ways) == 2 and ways[0] != ways[1]}
    order = sorted(range(len(kept)), key=lambda i: kept[i][2][0] in joints and kept[i][2][-1] in joints)
    for number in order:
        if used[number]:
            continue
        used[number] = True
        left, right, points = kept[number]
        if points[-1] not in joints:
            left, right, points = right, left, points[::-1]
        points = list(points)
        while points[-1] in joints and points[-1] != points[0]:
            following = [way for way in degree[points[-1]] if not used[way]]
            if not following:
                break
            used[following[0]] = True
            onward = kept[following[0]][2]
            points += onward[1:] if onward[0] == points[-1] else onward[-2::-1]
        borders.append(Border(left, right, np.array(points, dtype=np.int32)))
    return tuple(borders)


def _evened(borders: tuple[Border, ...], *, least: int = 110, most: int = 390) -> tuple[Border, ...]:
    """The same borders with points added or left out until every face has between `least` and `most`."""
    arcs = list(borders)
    for turn in range(5):
        count: dict[int, int] = defaultdict(int)
        for arc in arcs:
            count[arc.left] += len(arc.e7) - 1
            count[arc.right] += len(arc.e7) - 1
        for i, arc in enumerate(arcs):
            beside = [count[side] for side in (arc.left, arc.right) if side >= 0]
            if min(beside) < least:
                halves = np.insert(arc.e7, range(1, len(arc.e7)), (arc.e7[1:] // 2 + arc.e7[:-1] // 2), axis=0)
                arcs[i] = Border(arc.left, arc.right, halves)
            elif max(beside) > most and min(beside) > 2 * least:
                thin = shapely.simplify(shapely.LineString(to_metres(arc.e7)), 0.6 * (turn + 1))
                arcs[i] = Border(arc.left, arc.right, to_e7(shapely.get_coordinates(thin)))
    return tuple(arcs)
