"""Shared arcs make rings: closed, simple, without gap or overlap, however they are thinned."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.grids.boundary import Partition
from desktop.grids.ring_chain import ring_area
from tests.grids.partitions import SOUTH, WEST, island_in_a_lake, polygon_of, voronoi

some_partitions = st.builds(voronoi, st.integers(0, 10_000), st.integers(2, 40))


@settings(max_examples=25, deadline=None)
@given(some_partitions)
def test_rings_are_closed_and_simple_and_fill_the_square(partition: Partition) -> None:
    total = 0.0
    for face in partition.faces:
        rings = partition.rings(face)
        assert (rings[0][0] == rings[0][-1]).all()
        assert ring_area(rings[0]) > 0
        shape = polygon_of(partition, face)
        assert shape.is_valid
        total += shape.area
    box = partition.box
    assert total == pytest.approx(box.width * box.height, rel=1e-9)


@settings(max_examples=25, deadline=None)
@given(some_partitions, st.floats(1, 400))
def test_thinned_borders_keep_faces_neighbours_and_shape(partition: Partition, tolerance: float) -> None:
    thin = partition.simplified(tolerance)
    assert thin.faces == partition.faces
    for face in partition.faces:
        assert thin.neighbours(face) == partition.neighbours(face)
    for arc, whole in zip(thin.arcs, partition.arcs, strict=True):
        assert (arc.e7[[0, -1]] == whole.e7[[0, -1]]).all()
        line = shapely.LineString(arc.world)
        assert shapely.distance(line, shapely.points(whole.world)).max() <= tolerance + 1e-6


@settings(max_examples=15, deadline=None)
@given(some_partitions)
def test_a_label_stands_inside_its_face(partition: Partition) -> None:
    for face in partition.faces:
        assert polygon_of(partition, face).contains(shapely.Point(partition.label_point(face)))


def test_neighbours_are_mutual_and_share_an_arc() -> None:
    partition = voronoi(3, 20)
    for face in partition.faces:
        for other in partition.neighbours(face):
            assert face in partition.neighbours(other)
            assert polygon_of(partition, face).intersection(polygon_of(partition, other)).length > 0


def test_a_face_in_a_face_is_a_hole_of_it() -> None:
    partition = island_in_a_lake()
    outer, hole = partition.rings(1)
    assert ring_area(outer) > 0 > ring_area(hole)
    assert [ring_area(ring) > 0 for ring in partition.rings(3)] == [True, True]
    assert partition.neighbours(1) == {2}
    assert partition.neighbours(2) == {1, 3}


@pytest.mark.parametrize("tolerance", [1.0, 1e3, 1e9])
def test_a_closed_arc_never_collapses(tolerance: float) -> None:
    thin = island_in_a_lake().simplified(tolerance)
    for arc in thin.arcs:
        assert len(arc.e7) >= 4
        assert shapely.Polygon(arc.world).area > 0


def test_two_arcs_between_the_same_nodes_never_collapse_into_one() -> None:
    corner = np.array([WEST, SOUTH], dtype=np.int32)
    lower = np.array([(0, 0), (500, -10), (1000, 0)], dtype=np.int32) + corner
    upper = np.array([(0, 0), (500, 10), (1000, 0)], dtype=np.int32) + corner
    thin = Partition.from_e7([(1, 1, None, lower), (2, None, 1, upper)]).simplified(1e6)
    assert shapely.Polygon(thin.rings(1)[0]).area > 0


def test_a_face_that_touches_itself_in_a_node_gives_two_simple_rings() -> None:
    corner = np.array([WEST, SOUTH], dtype=np.int32)
    left = np.array([(0, 0), (-100, 100), (-100, -100), (0, 0)], dtype=np.int32) + corner
    right = np.array([(0, 0), (100, -100), (100, 100), (0, 0)], dtype=np.int32) + corner
    rings = Partition.from_e7([(1, 1, None, left), (2, 1, None, right)]).rings(1)
    assert len(rings) == 2
    assert all(shapely.Polygon(ring).is_valid and ring_area(ring) > 0 for ring in rings)


def test_the_same_tolerance_is_thinned_once() -> None:
    partition = voronoi(1, 10)
    assert partition.simplified(20.0) is partition.simplified(20.0)


def test_an_empty_partition_has_no_faces() -> None:
    assert Partition.from_e7([]).faces == ()


def test_every_face_of_a_whole_partition_closes_and_without_an_arc_its_two_faces_do_not() -> None:
    for partition in (voronoi(4, 9), island_in_a_lake()):
        assert partition.closed_faces == set(partition.faces)
    whole = voronoi(4, 9)
    gone = next(arc for arc in whole.arcs if arc.left is not None and arc.right is not None)
    rest = Partition(tuple(arc for arc in whole.arcs if arc is not gone))
    assert rest.closed_faces == set(whole.faces) - {gone.left, gone.right}
    assert Partition(()).closed_faces == frozenset()
