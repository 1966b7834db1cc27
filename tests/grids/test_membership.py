"""Every point gets the grid it lies in, exactly as the slow way says."""

import numpy as np
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.bench.membership import is_right
from desktop.grids.boundary import Partition
from desktop.grids.membership import OUTSIDE, Membership
from tests.grids.partitions import island_in_a_lake, polygon_of, voronoi


def _scattered(partition: Partition, seed: int, n: int) -> np.ndarray:
    """Points all over, many of them close to borders, some outside."""
    rng = np.random.default_rng(seed)
    box = partition.box
    anywhere = rng.uniform((box.west - 300, box.south - 300), (box.east + 300, box.north + 300), (n, 2))
    vertices = np.concatenate([arc.world for arc in partition.arcs])
    near = vertices[rng.integers(0, len(vertices), n)] + rng.normal(0, 3, (n, 2))
    return np.vstack([anywhere, near])


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.integers(2, 40))
def test_assigning_equals_the_slow_way_point_for_point(seed: int, cells: int) -> None:
    partition = voronoi(seed, cells)
    world = _scattered(partition, seed, 2_000)
    assert is_right(partition, world, Membership(partition).assign(world))


def test_holes_islands_and_detached_parts_are_told_apart() -> None:
    partition = island_in_a_lake()
    world = _scattered(partition, 1, 5_000)
    answer = Membership(partition).assign(world)
    for face in partition.faces:
        inside = shapely.contains_xy(polygon_of(partition, face), world[:, 0], world[:, 1])
        assert (answer[inside] == face).all()
        assert inside.any()


def test_a_point_exactly_on_a_border_belongs_to_one_grid_always_the_same() -> None:
    partition = voronoi(5, 15)
    membership = Membership(partition)
    nodes = np.concatenate([arc.world for arc in partition.arcs])
    once, again = membership.assign(nodes), membership.assign(nodes[::-1])[::-1]
    assert (once == again).all()
    box = partition.box
    inner = (nodes[:, 0] < box.east) & (nodes[:, 1] < box.north)
    assert (once[inner] != OUTSIDE).all()


def test_points_outside_the_county_have_no_grid() -> None:
    partition = voronoi(2, 5)
    box = partition.box
    far = np.array([[box.west - 1, box.south], [box.east + 1e7, box.north], [0.0, 0.0], [box.east, box.north + 0.1]])
    assert (Membership(partition).assign(far) == OUTSIDE).all()


def test_without_points_or_grids_nothing_is_assigned() -> None:
    assert len(Membership(voronoi(2, 5)).assign(np.empty((0, 2)))) == 0
    assert (Membership(Partition(())).assign(np.zeros((3, 2))) == OUTSIDE).all()


def test_a_wrong_answer_is_noticed() -> None:
    partition = voronoi(4, 8)
    world = _scattered(partition, 4, 500)
    answer = Membership(partition).assign(world)
    answer[0] = partition.faces[0] if answer[0] != partition.faces[0] else partition.faces[1]
    assert not is_right(partition, world, answer)
