"""Following a feature: the shortest way from one place to another along roads, along canals, or along borders."""

import heapq
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from desktop.maps.geometry_blob import E7
from desktop.maps.projection import Floats, e7_to_world
from desktop.plans.feature_lines import SnapKind, point_keys
from desktop.plans.snapping import SnapLines, SnapSpot, along

_Way = tuple[int, int]  # a line, and the end of it (0 or 1) that is reached


class Network:
    """The lines of one kind and where they meet. Made once from the lines that are snapped to."""

    def __init__(self, lines: SnapLines, kind: SnapKind) -> None:
        self.lines = lines
        self.ends: dict[int, tuple[int, int]] = {}  # line → its nodes
        self.length: dict[int, float] = {}  # world metres; over some kilometres the scale is the same for all
        self.onward: dict[int, list[tuple[int, int]]] = {}  # node → (line, which end of it is here)
        for number, line in enumerate(lines.lines):
            if line.kind is not kind:
                continue
            first, last = point_keys(line.e7[[0, -1]]).tolist()
            self.ends[number] = (first, last)
            self.length[number] = _length(e7_to_world(line.e7))
            self.onward.setdefault(first, []).append((number, 0))
            self.onward.setdefault(last, []).append((number, 1))


@dataclass(eq=False)
class Trace:
    """All ways from one place on a network: worked out once, so that the hand may wander with the other end."""

    network: Network
    start: SnapSpot

    def to(self, end: SnapSpot) -> E7 | None:
        """The points (n, 2) strictly between the two places; None when no way leads there."""
        network = self.network
        if end.line not in network.ends or self.start.line not in network.ends:
            return None
        best = np.inf
        via: int | None = None
        if end.line == self.start.line:
            best = abs(_from_begin(network.lines, end) - _from_begin(network.lines, self.start))
        for side, node in enumerate(network.ends[end.line]):
            way = self._reached.get(node, (np.inf, None))[0] + self._to_end(end, side)
            if way < best:
                best, via = way, side
        if best == np.inf:
            return None
        if via is None:
            return along(network.lines.lines[end.line].e7, self.start, end)
        last = _part(network.lines.lines[end.line].e7, end, via)[::-1]
        return _without_repeats(np.concatenate([*self._way_to(network.ends[end.line][via]), last]), self.start, end)

    def _to_end(self, spot: SnapSpot, side: int) -> float:
        walked = _from_begin(self.network.lines, spot)
        return walked if side == 0 else self.network.length[spot.line] - walked

    @cached_property
    def _reached(self) -> dict[int, tuple[float, _Way | None]]:
        """Of every node: how far it is, and by which line one arrives (None = from the start itself)."""
        network = self.network
        reached: dict[int, tuple[float, _Way | None]] = {}
        waiting: list[tuple[float, int, _Way | None, int]] = []
        for side, node in enumerate(network.ends[self.start.line]):
            heapq.heappush(waiting, (self._to_end(self.start, side), side, None, node))
        order = 2
        while waiting:
            distance, _, way, node = heapq.heappop(waiting)
            if node in reached:
                continue
            reached[node] = (distance, way if way is not None else None)
            for line, here in network.onward[node]:
                beyond = network.ends[line][1 - here]
                if beyond not in reached:
                    heapq.heappush(waiting, (distance + network.length[line], order, (line, 1 - here), beyond))
                    order += 1
        return reached

    def _way_to(self, node: int) -> list[E7]:
        """The points from the start to a node, the node with them."""
        network, parts = self.network, []
        while True:
            way = self._reached[node][1]
            if way is None:
                break
            line, arrives = way
            points = network.lines.lines[line].e7
            parts.append(points if arrives == 1 else points[::-1])
            node = network.ends[line][1 - arrives]
        first = network.ends[self.start.line]
        side = min((0, 1), key=lambda one: (first[one] != node, self._to_end(self.start, one)))
        parts.append(_part(network.lines.lines[self.start.line].e7, self.start, side))
        return parts[::-1]


def _part(points: E7, spot: SnapSpot, side: int) -> E7:
    """The points of a line from a place on it (without it) to its first (0) or last (1) end."""
    return points[: spot.piece + 1][::-1] if side == 0 else points[spot.piece + 1 :]


def _from_begin(lines: SnapLines, spot: SnapSpot) -> float:
    """World metres from the first end of its line to a place."""
    world = e7_to_world(lines.lines[spot.line].e7[: spot.piece + 2])
    return _length(world[:-1]) + spot.share * float(np.hypot(*(world[-1] - world[-2])))


def _length(world: Floats) -> float:
    return float(np.hypot(*np.diff(world, axis=0).T).sum())


def _without_repeats(points: E7, start: SnapSpot, end: SnapSpot) -> E7:
    """Without points that stand twice in a row, and without the two places themselves at the ends."""
    line = points[np.r_[True, (np.diff(points, axis=0) != 0).any(axis=1)]]
    if len(line) and (line[0] == (start.lon_e7, start.lat_e7)).all():
        line = line[1:]
    if len(line) and (line[-1] == (end.lon_e7, end.lat_e7)).all():
        line = line[:-1]
    return line
