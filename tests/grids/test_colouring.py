"""No two branches with a common border get the same colour."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.grids.boundary import Partition
from desktop.grids.colouring import HUES, hues
from tests.grids.partitions import SOUTH, WEST, voronoi


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.integers(2, 40))
def test_neighbouring_grids_of_one_branch_each_differ(seed: int, cells: int) -> None:
    partition = voronoi(seed, cells)
    chosen = hues(partition, {face: face * 10 for face in partition.faces})
    assert set(chosen) == {face * 10 for face in partition.faces}
    assert set(chosen.values()) <= set(range(HUES))
    for face in partition.faces:
        for other in partition.neighbours(face):
            assert chosen[face * 10] != chosen[other * 10]


def test_grids_of_one_branch_share_its_colour_and_nobodys_grid_has_none() -> None:
    partition = voronoi(3, 12)
    face_branch = {face: face % 4 for face in partition.faces[1:]}
    assert set(hues(partition, face_branch)) == set(face_branch.values())


def test_the_same_input_gives_the_same_colours() -> None:
    partition = voronoi(3, 30)
    forward = {face: face for face in partition.faces}
    backward = dict(reversed(forward.items()))
    assert hues(partition, forward) == hues(partition, backward)


def test_all_seven_colours_are_used_when_there_are_branches_enough() -> None:
    partition = voronoi(3, 30)
    assert set(hues(partition, {face: face for face in partition.faces}).values()) == set(range(HUES))


def test_more_than_seven_mutual_neighbours_still_get_a_colour_each() -> None:
    line = np.array([(0, 0), (10, 10)], dtype=np.int32) + np.array([WEST, SOUTH], dtype=np.int32)
    pairs = [(a, b) for a in range(9) for b in range(a)]
    everyone = Partition.from_e7((number, a, b, line) for number, (a, b) in enumerate(pairs))
    chosen = hues(everyone, {face: face for face in range(9)})
    assert len(chosen) == 9
    assert sum(chosen[a] == chosen[b] for a, b in pairs) == 2
