"""Dragging, inserting, deleting and sweeping: whatever the hand does, the grids stay one gapless partition."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.grids.boundary import Partition
from desktop.grids.membership import Membership
from desktop.maps.projection import e7_to_world, world_to_e7
from desktop.plans.border_moves import delete_vertex, drag_vertex, insert_vertex, sweep
from desktop.plans.line_change import LineChange, redrawn, who_moves
from desktop.plans.line_rules import Fault, problem
from desktop.plans.nearest_border import BorderSpot, nearest_border
from tests.grids.partitions import SIDE, SOUTH, WEST, island_in_a_lake, voronoi
from tests.plans.checks import assert_sound

REACH = 3_000.0  # world metres


def _points(n: int = 4_000) -> np.ndarray:
    rng = np.random.default_rng(5)
    return e7_to_world((rng.integers(0, SIDE, (n, 2)) + np.array([WEST, SOUTH])).astype(np.int32))


def _spot(partition: Partition, rng: np.random.Generator) -> BorderSpot:
    box = partition.box
    while True:
        x, y = rng.uniform(box.west, box.east), rng.uniform(box.south, box.north)
        spot = nearest_border(partition, x, y, REACH)
        if spot is not None:
            return spot


def some_change(partition: Partition, rng: np.random.Generator) -> tuple[LineChange, ...]:
    spot = _spot(partition, rng)
    arc = partition.arcs[spot.position]
    kind = rng.integers(4)
    size = 10 ** rng.uniform(1.5, 5.0)
    if kind == 0:
        index = int(rng.integers(len(arc.e7)))
        return drag_vertex(partition, spot.position, index, arc.e7[index] + rng.normal(0, size, 2).astype(np.int32))
    if kind == 1:
        (change,), index = insert_vertex(partition, spot)
        moved = change.e7.copy()
        if 0 < index < len(moved) - 1:
            moved[index] += rng.normal(0, size, 2).astype(np.int32)
        return (LineChange(change.position, change.arc, moved),)
    if kind == 2:
        return delete_vertex(partition, spot.position, int(rng.integers(len(arc.e7)))) or ()
    piece = int(rng.integers(len(arc.e7) - 1))
    share = float(rng.uniform())
    x, y = arc.world[piece] + share * (arc.world[piece + 1] - arc.world[piece])
    end = BorderSpot(spot.position, piece, share, float(x), float(y), 0.0)
    (a,), (b,) = world_to_e7(np.array([[spot.x, spot.y]])), world_to_e7(np.array([[x, y]]))
    steps = np.linspace(0, 1, int(rng.integers(2, 6)))[:, None]
    path = (a + (b - a) * steps + rng.normal(0, size, (len(steps), 2))).astype(np.int32)
    return sweep(partition, spot, path[1:-1], end)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.integers(3, 14))
def test_any_sequence_of_moves_leaves_a_gapless_partition_and_moves_just_who_it_says(seed: int, cells: int) -> None:
    rng = np.random.default_rng(seed)
    partition = start = voronoi(seed, cells)
    points = _points()
    home = Membership(partition).assign(points)
    accepted = 0
    for _ in range(12):
        changes = some_change(partition, rng)
        if problem(partition, changes) is not None:
            continue
        leaves, comes = who_moves([one for one in changes if not one.changes_nothing], points[:, 0], points[:, 1])
        after = redrawn(partition, changes)
        new_home = Membership(after).assign(points)
        moved = new_home != home
        assert set(np.flatnonzero(moved)) == set(np.flatnonzero(comes))
        assert np.array_equal(comes[moved], new_home[moved])
        assert np.array_equal(leaves[moved], home[moved])
        partition, home, accepted = after, new_home, accepted + 1
    assert_sound(partition, start)
    assert partition.faces == start.faces


def test_most_small_moves_are_accepted() -> None:
    rng = np.random.default_rng(1)
    partition, accepted = voronoi(3, 12), 0
    for _ in range(60):
        changes = some_change(partition, rng)
        if problem(partition, changes) is None:
            partition, accepted = redrawn(partition, changes), accepted + 1
    assert accepted > 20


def test_a_junction_takes_all_its_borders_along() -> None:
    partition = voronoi(4, 9)
    inner = next(
        position for position, arc in enumerate(partition.arcs) if arc.left and arc.right and _inside(arc.e7[0])
    )
    node = partition.arcs[inner].e7[0]
    changes = drag_vertex(partition, inner, 0, node + np.array([900, 700], dtype=np.int32))
    assert len(changes) == 3
    assert problem(partition, changes) is None
    after = redrawn(partition, changes)
    assert_sound(after, partition)
    assert sum((arc.e7[[0, -1]] == node).all(axis=1).any() for arc in after.arcs) == 0


def test_a_junction_is_not_pulled_across_one_of_its_own_borders() -> None:
    partition = voronoi(179, 5)
    start = np.array([1_210_762_355, 319_914_634])
    position, index = next(
        (position, index)
        for position, arc in enumerate(partition.arcs)
        for index in (0, len(arc.e7) - 1)
        if (arc.e7[index] == start).all()
    )
    own = next(
        place
        for place, arc in enumerate(partition.arcs)
        if {arc.left, arc.right} == {4, 5} and (arc.e7[[0, -1]] == start).all(axis=1).any()
    )
    bent = LineChange(
        own,
        partition.arcs[own],
        np.array([[1_211_000_000, 319_923_416], [1_210_825_487, 319_916_967], start], dtype=np.int32),
    )
    partition = redrawn(partition, (bent,))
    changes = drag_vertex(partition, position, index, np.array([1_210_903_812, 319_966_751], dtype=np.int32))
    found = problem(partition, changes)
    assert found is not None
    assert found.fault is Fault.CROSSES


def _inside(point: np.ndarray) -> bool:
    low, high = np.array([WEST, SOUTH]), np.array([WEST + SIDE, SOUTH + SIDE])
    return bool(((point > low + 1000) & (point < high - 1000)).all())


def test_the_outline_of_the_county_is_not_moved() -> None:
    partition = voronoi(2, 6)
    outer = next(position for position, arc in enumerate(partition.arcs) if arc.left is None or arc.right is None)
    arc = partition.arcs[outer]
    changes = drag_vertex(partition, outer, len(arc.e7) // 2, arc.e7[len(arc.e7) // 2] + np.array([500, 500], np.int32))
    found = problem(partition, changes)
    assert found is not None
    assert found.fault is Fault.COUNTY


@pytest.mark.parametrize("seed", range(6))
def test_a_border_pulled_across_another_is_refused_and_the_spot_is_named(seed: int) -> None:
    partition = voronoi(seed, 10)
    rng = np.random.default_rng(seed)
    spot = _spot(partition, rng)
    (change,), index = insert_vertex(partition, spot)
    far = change.e7.copy()
    if not 0 < index < len(far) - 1:
        pytest.skip("the spot is a junction")
    far[index] = [WEST - 5_000, SOUTH - 5_000]
    found = problem(partition, (LineChange(change.position, change.arc, far),))
    assert found is not None
    assert found.fault is Fault.CROSSES
    assert nearest_border(partition, found.x, found.y, 1.0, among=lambda _: True) is not None


def test_an_island_that_is_swept_over_goes_along() -> None:
    partition = island_in_a_lake()  # face 3 lies in face 2, face 2 in face 1
    shore = partition.arcs[1]
    assert (shore.left, shore.right) == (2, 1)
    low = np.array([WEST, SOUTH], dtype=np.int32)
    ring = np.array([(60_000, 30_000), (70_000, 30_000), (70_000, 70_000), (60_000, 70_000), (60_000, 30_000)])
    change = LineChange(1, shore, (ring + low).astype(np.int32))
    assert problem(partition, (change,)) is None
    after = redrawn(partition, (change,))
    assert_sound(after, partition)
    assert after.neighbours(3) == frozenset({1})
    assert after.neighbours(2) == frozenset({1})
