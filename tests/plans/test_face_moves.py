"""Splitting, halving, merging, carving and giving ground: the grids stay one gapless partition, exactly."""

import numpy as np
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.grids.boundary import Partition
from desktop.grids.membership import Membership
from desktop.maps.projection import e7_to_world, world_to_e7
from desktop.plans.face_moves import Proposal, give, halves, merge, split
from desktop.plans.painting import Holders, painted
from desktop.plans.recut import cut
from desktop.plans.units import UnitKind, Units, units_of
from tests.grids.partitions import SIDE, SOUTH, WEST, island_in_a_lake, polygon_of, voronoi
from tests.plans.checks import assert_sound, owners
from tests.plans.villages import some_villages

LOW = np.array([WEST, SOUTH])


def _points(n: int = 3_000) -> np.ndarray:
    rng = np.random.default_rng(7)
    return e7_to_world((rng.integers(0, SIDE, (n, 2)) + LOW).astype(np.int32))


def _blob(rng: np.random.Generator) -> np.ndarray:
    """A closed ring that does not cross itself."""
    n = int(rng.integers(3, 12))
    angle = np.sort(rng.uniform(0, 2 * np.pi, n))
    away = SIDE * rng.uniform(0.02, 0.4) * rng.uniform(0.4, 1.0, n)
    middle = LOW + rng.uniform(0, SIDE, 2)
    ring = np.rint(middle + np.column_stack([np.cos(angle), np.sin(angle)]) * away[:, None]).astype(np.int32)
    return np.vstack([ring, ring[:1]])


def _painted(partition: Partition, units: Units, rng: np.random.Generator, face: int) -> Proposal:
    """A brush over some villager groups of the plan in force, as far as it has been redrawn by now."""
    x, y = _points(1_000)[int(rng.integers(1_000))].tolist()
    chosen = units.under(np.array([[x, y]]), float(10 ** rng.uniform(1, 3.3)))
    return painted(Holders(partition, frozenset(partition.faces), units), dict.fromkeys(chosen, face))


def _proposal(partition: Partition, units: Units, rng: np.random.Generator, new: int) -> Proposal | None:
    faces = np.array(partition.faces)
    face = int(rng.choice(faces))
    match int(rng.integers(6)):
        case 5:
            return _painted(partition, units, rng, face)
        case 0:
            return merge(partition, partition.neighbours(face), face)
        case 1:
            line = (LOW + rng.uniform(-0.2, 1.2, (int(rng.integers(2, 6)), 2)) * SIDE).astype(np.int32)
            return split(partition, face, line, new=new)
        case 2:
            return give(partition, [_blob(rng)], new)
        case 3:
            return give(partition, [_blob(rng)], face)
        case _:
            world = _points(4_000)
            inside = Membership(partition).assign(world) == face
            return halves(partition, face, world[inside], new=new)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.integers(2, 12))
def test_any_sequence_of_face_moves_leaves_a_gapless_partition(seed: int, cells: int) -> None:
    rng = np.random.default_rng(seed)
    partition = start = voronoi(seed, cells)
    points = _points()
    units = units_of(start, some_villages(start, seed), UnitKind.GROUP, {})
    for step in range(6):
        if not len(partition.faces) > 1:
            break
        home = Membership(partition).assign(points)
        proposal = _proposal(partition, units, rng, 1_000 + step)
        if proposal is None or shapely.area(proposal.cut.cells).min(initial=1e6) < 1e6:
            continue
        leaves, comes = proposal.who_moves(points[:, 0], points[:, 1])
        partition = proposal.carried_out()
        new_home = Membership(partition).assign(points)
        moved = new_home != home
        sure = (
            shapely.distance(shapely.points(points), shapely.MultiLineString([a.world for a in partition.arcs])) > 0.1
        )
        assert np.array_equal((comes > 0)[sure], moved[sure])
        assert np.array_equal(comes[moved & sure], new_home[moved & sure])
        assert np.array_equal(leaves[moved & sure], home[moved & sure])
    assert_sound(partition, start)


def test_a_cut_that_gives_every_cell_back_changes_nothing_at_all() -> None:
    partition = voronoi(3, 12)
    parts = cut(partition, partition.faces[2:6], [np.array([[WEST, SOUTH], [WEST + SIDE, SOUTH + SIDE]], np.int32)])
    after = parts.given(parts.faces)
    same = {arc.id: arc for arc in partition.arcs}
    changed = [arc for arc in after.arcs if same.get(arc.id) is not arc]
    outside = [arc for arc in changed if len(arc.e7) == 2]
    assert all((arc.left is None or arc.right is None or len(arc.e7) > 2) for arc in outside)
    assert_sound(after, partition)


def test_split_and_merge_bring_the_same_ground_back() -> None:
    partition = voronoi(8, 7)
    face = partition.faces[3]
    ground = polygon_of(partition, face)
    world = _points(20_000)
    mine = world[Membership(partition).assign(world) == face]
    proposal = halves(partition, face, mine, new=99)
    assert proposal is not None
    two = proposal.carried_out()
    count = np.bincount(np.searchsorted([face, 99], Membership(two).assign(mine)), minlength=2)
    assert abs(int(count[0]) - int(count[1])) <= 1
    back = merge(two, (99,), face).carried_out()
    assert 99 not in back.faces
    apart = shapely.symmetric_difference(polygon_of(back, face), ground).area
    assert apart < 2e-4 * ground.length  # 0.2 mm along a border of kilometres without a point between
    assert_sound(back, partition)


def test_a_line_that_ends_inside_a_grid_does_not_split_it() -> None:
    partition = voronoi(5, 5)
    x, y = partition.label_point(partition.faces[0])
    line = world_to_e7(np.array([[x, y], [x + 10.0, y + 10.0]]))
    assert split(partition, partition.faces[0], line, new=77) is None


def test_an_enclave_is_carved_out_and_the_lake_keeps_its_island() -> None:
    partition = island_in_a_lake()
    ring = np.array([(5_000, 5_000), (20_000, 5_000), (20_000, 20_000), (5_000, 20_000), (5_000, 5_000)])
    proposal = give(partition, [(ring + LOW).astype(np.int32)], 50)
    after = proposal.carried_out()
    assert after.neighbours(50) == frozenset({1})
    assert_sound(after, partition)
    whole = merge(after, (2, 3), 1).carried_out()
    assert set(whole.faces) == {1, 50}
    assert_sound(whole, partition)


def test_ground_of_a_grid_that_may_not_give_stays() -> None:
    partition = voronoi(6, 9)
    to, locked = partition.faces[0], partition.faces[1]
    square = np.array([(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)])
    everything = (LOW + square * SIDE).astype(np.int32)
    sources = [face for face in partition.faces if face not in (to, locked)]
    after = give(partition, [everything], to, sources=sources).carried_out()
    assert set(after.faces) == {to, locked}
    before = owners(partition, _points()) == locked
    assert np.array_equal(owners(after, _points()) == locked, before)
