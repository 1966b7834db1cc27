"""Snapping and tracing: the nearest place there is, the shortest way there is, always on the lattice."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.maps.backdrop import BackdropFeature
from desktop.maps.projection import e7_to_world
from desktop.plans.face_moves import face_crossed, split
from desktop.plans.feature_lines import FeatureLine, SnapKind, lines_between_junctions
from desktop.plans.snapping import SnapLines, SnapSpot, along
from desktop.plans.swept_path import SweptPath
from desktop.plans.tracing import Network, Trace
from tests.grids.partitions import SIDE, SOUTH, WEST, voronoi
from tests.plans.checks import assert_sound

LOW = np.array([WEST, SOUTH])
STEP = SIDE // 10
BORDERS = voronoi(5, 8)


def _road(*places: tuple[float, float], name: str | None = None, kind: str = "ROAD") -> BackdropFeature:
    points = np.array([LOW + np.array(place) * STEP for place in places]).astype(np.int32)
    return BackdropFeature(kind, 1, name, "", (points,))


def _streets(seed: int) -> list[BackdropFeature]:
    """A grid of streets with gaps: some meet in a shared point, some only cross, some end just beside another."""
    rng = np.random.default_rng(seed)
    roads = []
    for at in range(1, 10):
        for across in (False, True):
            if rng.random() < 0.2:
                continue
            places = [(x, at) for x in np.sort(rng.uniform(0, 10, int(rng.integers(2, 5))))]
            roads.append(_road(*[(y, x) if across else (x, y) for x, y in places]))
    return roads


def _lines(*roads: BackdropFeature) -> SnapLines:
    return SnapLines.of(roads, BORDERS)


def _world(x: float, y: float) -> tuple[float, float]:
    ((world_x, world_y),) = e7_to_world((LOW + np.array([[x, y]]) * STEP).astype(np.int32)).tolist()
    return world_x, world_y


def _spot(lines: SnapLines, x: float, y: float, reach: float = 300.0) -> SnapSpot:
    spot = lines.nearest(*_world(x, y), reach)
    assert spot is not None
    return spot


def _length(world: np.ndarray) -> float:
    return float(np.hypot(*np.diff(world, axis=0).T).sum())


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10_000))
def test_the_nearest_place_is_found_and_lies_on_the_lattice(seed: int) -> None:
    lines = _lines(*_streets(seed))
    drawn = [shapely.LineString(e7_to_world(line.e7)) for line in lines.lines]
    rng = np.random.default_rng(seed)
    for x, y in rng.uniform(0, 10, (40, 2)).tolist():
        here = _world(x, y)
        truly = float(shapely.distance(shapely.Point(here), drawn).min())
        spot = lines.nearest(*here, 200.0)
        assert (spot is None) == (truly > 200.0)
        if spot is not None:
            assert truly - 0.02 <= spot.distance <= max(truly, 0.6 * 200.0) + 0.02
            assert shapely.distance(shapely.Point(spot.place), drawn[spot.line]) < 0.02
            ((at_x, at_y),) = e7_to_world(np.array([[spot.lon_e7, spot.lat_e7]], dtype=np.int32)).tolist()
            assert (at_x, at_y) == spot.place


def test_a_vertex_is_taken_rather_than_a_place_beside_it_and_a_skipped_line_not_at_all() -> None:
    lines = _lines(_road((1, 1), (5, 1), (5, 5), name="示例路"))
    spot = _spot(lines, 4.99, 1.01)
    assert (spot.lon_e7, spot.lat_e7) == (WEST + 5 * STEP, SOUTH + STEP)
    assert lines.lines[spot.line].name == "示例路"
    everything = frozenset(range(len(lines.lines)))
    assert lines.nearest(*_world(4.99, 1.01), 300.0, skip=everything) is None


@pytest.mark.parametrize(
    "roads",
    [
        [_road((1, 1), (3, 1), (5, 1)), _road((3, 1), (3, 4))],  # a shared point
        [_road((1, 1), (5, 1)), _road((3, 1.001), (3, 4))],  # ends just beside the other
        [_road((1, 1), (5, 1)), _road((3, 0), (3, 4))],  # they cross without a common point
    ],
)
def test_a_way_turns_where_roads_meet(roads: list[BackdropFeature]) -> None:
    lines = _lines(*roads)
    trace = Trace(Network(lines, SnapKind.ROAD), _spot(lines, 1.5, 1))
    way = trace.to(_spot(lines, 3, 3.5))
    assert way is not None
    corner = LOW + np.array([3, 1]) * STEP
    assert np.abs(way.astype(np.int64) - corner).max(axis=1).min() <= 110  # the link is 1 m long


def test_no_way_leads_to_a_road_that_lies_apart_or_to_another_kind() -> None:
    lines = _lines(_road((1, 1), (5, 1)), _road((1, 8), (5, 8)), _road((1, 4), (5, 4), kind="CANAL"))
    trace = Trace(Network(lines, SnapKind.ROAD), _spot(lines, 2, 1))
    assert trace.to(_spot(lines, 2, 8)) is None
    assert trace.to(_spot(lines, 2, 4)) is None
    assert Trace(Network(lines, SnapKind.CANAL), _spot(lines, 2, 4)).to(_spot(lines, 4, 4)) is not None


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10_000))
def test_the_way_is_as_short_as_any_and_runs_on_the_lines(seed: int) -> None:
    lines = _lines(*_streets(seed))
    network = Network(lines, SnapKind.ROAD)
    rng = np.random.default_rng(seed)
    spots = [lines.nearest(*_world(x, y), 400.0) for x, y in rng.uniform(0, 10, (14, 2)).tolist()]
    known = [spot for spot in spots if spot is not None and lines.lines[spot.line].kind is SnapKind.ROAD]
    ground = shapely.union_all([shapely.LineString(e7_to_world(line.e7)) for line in lines.lines])
    for start, end in zip(known[::2], known[1::2], strict=False):
        way = Trace(network, start).to(end)
        best = _by_relaxing(lines, network, start, end)
        assert (way is None) == np.isinf(best)
        if way is None:
            continue
        world = np.vstack([start.place, e7_to_world(way), end.place])
        assert abs(_length(world) - best) < 0.1
        assert shapely.distance(shapely.points(world), ground).max() < 0.02
        back = Trace(network, end).to(start)
        assert back is not None
        assert abs(_length(np.vstack([end.place, e7_to_world(back), start.place])) - best) < 0.1


def _by_relaxing(lines: SnapLines, network: Network, start: SnapSpot, end: SnapSpot) -> float:
    """The length of the shortest way, by trying every line until nothing gets shorter (Bellman–Ford)."""

    def walked(spot: SnapSpot, side: int) -> float:
        world = e7_to_world(lines.lines[spot.line].e7)
        here = np.array([spot.place])
        parts = (np.vstack([world[: spot.piece + 1], here]), np.vstack([here, world[spot.piece + 1 :]]))
        return _length(parts[side])

    reached = dict.fromkeys(network.onward, np.inf)
    for side, node in enumerate(network.ends[start.line]):
        reached[node] = min(reached[node], walked(start, side))
    for _ in network.onward:
        before = dict(reached)
        for line, (a, b) in network.ends.items():
            reached[a] = min(reached[a], reached[b] + network.length[line])
            reached[b] = min(reached[b], reached[a] + network.length[line])
        if before == reached:
            break
    best = min(reached[node] + walked(end, side) for side, node in enumerate(network.ends[end.line]))
    if start.line == end.line:
        best = min(best, abs(walked(start, 0) - walked(end, 0)))
    return float(best)


def test_a_hand_that_wavers_on_a_feature_never_doubles_back() -> None:
    lines = _lines(_road(*[(x, 2 + 0.1 * (x % 2)) for x in range(1, 10)]))
    path = SweptPath(_world(0.5, 2))

    def follows(start: SnapSpot, end: SnapSpot) -> np.ndarray | None:
        same = start.line == end.line
        return e7_to_world(along(lines.lines[start.line].e7, start, end)) if same else None

    for x in (1.2, 2.4, 4.6, 3.1, 6.3, 5.9, 8.2):
        spot = _spot(lines, x, 2.05, 2_000.0)
        path.go(spot.place, spot, follows)
    world = path.world()
    assert shapely.LineString(world).is_simple
    assert len(world) == 9  # from the first place on the road to the last one, with the 7 corners between them
    path.go(_world(8.5, 5), None, follows)
    assert path.last == _world(8.5, 5)


def test_ways_are_cut_where_others_end_and_nowhere_else() -> None:
    lines = lines_between_junctions(SnapKind.ROAD, [_road((1, 1), (3, 1), (5, 1), (7, 1)), _road((3, 1), (3, 4))])
    assert sorted(len(line.e7) for line in lines) == [2, 2, 3]
    assert lines_between_junctions(SnapKind.ROAD, []) == []
    assert all(isinstance(line, FeatureLine) for line in lines)


@settings(max_examples=12, deadline=None)
@given(st.integers(0, 10_000), st.integers(3, 10))
def test_a_line_that_follows_borders_in_force_still_splits_exactly(seed: int, cells: int) -> None:
    base = partition = voronoi(seed, cells)
    lines = SnapLines.of(_streets(seed), base)
    networks = {kind: Network(lines, kind) for kind in SnapKind}
    rng = np.random.default_rng(seed)
    for new in range(4):
        drawn: list[np.ndarray] = []
        last: SnapSpot | None = None
        for x, y in rng.uniform(0, 10, (4, 2)).tolist():
            spot = lines.nearest(*_world(x, y), 1_500.0)
            if spot is not None and last is not None:
                way = Trace(networks[lines.lines[last.line].kind], last).to(spot)
                drawn += [] if way is None else [way]
            point = LOW + np.array([x, y]) * STEP if spot is None else np.array([spot.lon_e7, spot.lat_e7])
            drawn.append(point.astype(np.int32)[None])
            last = spot
        line = np.concatenate(drawn)
        face = face_crossed(partition, e7_to_world(line)) if len(line) > 1 else None
        proposal = None if face is None else split(partition, face, line, new=1_000 + new)
        if proposal is not None and shapely.area(proposal.cut.cells).min() > 1e6:
            partition = proposal.carried_out()
    assert_sound(partition, base)
