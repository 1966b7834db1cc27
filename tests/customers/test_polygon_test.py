import numpy as np
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.customers.point_index import PointIndex
from desktop.customers.polygon_test import inside_rings
from tests.customers.some_points import random_index

COUNTY = random_index(3_000, np.random.default_rng(11))


@given(st.integers(0, 2**32 - 1), st.integers(3, 40), st.booleans())
@settings(max_examples=60)
def test_a_drawn_star_holds_what_shapely_says(seed: int, corners: int, with_hole: bool) -> None:
    rng = np.random.default_rng(seed)
    box = COUNTY.box
    assert box is not None
    centre = np.array([rng.uniform(box.west, box.east), rng.uniform(box.south, box.north)])
    turn = np.sort(rng.uniform(0, 2 * np.pi, corners))
    spokes = rng.uniform(500, 25_000, (corners, 1))
    directions = np.column_stack([np.cos(turn), np.sin(turn)])
    outer = centre + directions * spokes
    rings = [outer, centre + directions[::-1] * spokes[::-1] * 0.4] if with_hole else [outer]
    found = COUNTY.inside(rings)
    polygon = shapely.Polygon(outer)
    if with_hole:
        polygon = polygon.symmetric_difference(shapely.Polygon(rings[1])) if polygon.is_valid else polygon
    if not polygon.is_valid:
        return
    expected = np.flatnonzero(shapely.contains_xy(polygon, COUNTY.world_x, COUNTY.world_y))
    assert np.array_equal(found, expected)


@given(st.integers(0, 2**32 - 1))
def test_two_polygons_that_share_a_border_share_no_point_and_lose_none(seed: int) -> None:
    rng = np.random.default_rng(seed)
    x, y = (values.astype(float) for values in rng.integers(0, 9, (2, 200)))  # many exactly on corners and edges
    border = np.column_stack([rng.integers(1, 8, 7), np.linspace(-1, 10, 7)]).astype(float)
    left = np.concatenate([border, [[-1, 10], [-1, -1]]])
    right = np.concatenate([border, [[10, 10], [10, -1]]])
    assert np.array_equal(inside_rings(x, y, [left]), ~inside_rings(x, y, [right]))


def test_a_closed_ring_and_an_open_one_mean_the_same(county: PointIndex) -> None:
    box = county.box
    assert box is not None
    ring = np.array([[box.west, box.south], [box.east, box.south], [box.west, box.north]])
    closed = np.concatenate([ring, ring[:1]])
    assert np.array_equal(county.inside([ring]), county.inside([closed]))
    assert 0 < len(county.inside([ring])) < len(county)


def test_a_line_encloses_nobody(county: PointIndex) -> None:
    assert len(county.inside([np.zeros((2, 2))])) == 0
    assert len(county.inside([])) == 0
