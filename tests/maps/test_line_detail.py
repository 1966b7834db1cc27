"""Lines thinned side by side: ends stay, nothing strays or collapses, one line does not touch another."""

from itertools import pairwise

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.grids.pole import inner_point, inner_points
from desktop.maps.line_detail import thinned

walks = st.lists(
    st.lists(st.tuples(st.integers(-50, 50), st.integers(-50, 50)), min_size=2, max_size=30), min_size=1, max_size=8
)


def _flat(lines: list[list[tuple[int, int]]]) -> tuple[np.ndarray, np.ndarray]:
    points = np.concatenate([np.array(line, dtype=np.float64) for line in lines])
    return points, np.cumsum([0, *(len(line) for line in lines)])


@settings(max_examples=80, deadline=None)
@given(walks, st.floats(0.5, 60))
def test_what_is_left_out_lies_within_the_tolerance(lines: list[list[tuple[int, int]]], tolerance: float) -> None:
    points, starts = _flat(lines)
    keep = thinned(points, starts, tolerance)
    for a, b in pairwise(starts):
        assert keep[a]
        assert keep[b - 1]
        kept = shapely.LineString(points[a:b][keep[a:b]])
        assert shapely.distance(kept, shapely.points(points[a:b])).max() <= tolerance + 1e-9


@settings(max_examples=40, deadline=None)
@given(walks, st.floats(0.5, 60))
def test_a_line_is_thinned_alike_alone_and_in_company(lines: list[list[tuple[int, int]]], tolerance: float) -> None:
    points, starts = _flat(lines)
    together = thinned(points, starts, tolerance)
    for a, b in pairwise(starts):
        alone = thinned(points[a:b], np.array([0, b - a]), tolerance)
        assert (together[a:b] == alone).all()


def test_a_closed_line_keeps_an_area_and_a_twin_its_bow() -> None:
    square = np.array([(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)], dtype=np.float64)
    assert thinned(square, np.array([0, 5]), 1e9).sum() == 4
    bow = np.array([(0, 0), (1, 3), (2, 4), (3, 3), (4, 0)], dtype=np.float64)
    assert thinned(bow, np.array([0, 5]), 1e9).tolist() == [True, False, False, False, True]
    assert thinned(bow, np.array([0, 5]), 1e9, twins=np.array([True])).tolist() == [True, False, True, False, True]


def test_no_lines_are_no_points() -> None:
    assert not len(thinned(np.empty((0, 2)), np.zeros(1, np.intp), 1.0))


def test_poles_of_many_polygons_are_those_of_each_alone() -> None:
    random = np.random.default_rng(3)
    shapes = []
    for corners in (5, 40, 300):
        turn = np.linspace(0, 2 * np.pi, corners)
        radius = random.uniform(40, 100, corners)
        ring = np.column_stack([radius * np.cos(turn), radius * np.sin(turn)]) + random.uniform(-1e6, 1e6, 2)
        ring[-1] = ring[0]
        shapes.append([ring])
    together = inner_points(shapes)
    for (ring,), point in zip(shapes, together, strict=True):
        assert tuple(point) == inner_point([ring])
        assert shapely.Polygon(ring).contains(shapely.Point(point))


def test_a_polygon_without_a_ring_has_no_inside() -> None:
    with pytest.raises(ValueError, match="no inside"):
        inner_points([[np.array([(0.0, 0.0), (1, 0), (1, 1), (0, 0)])], []])
