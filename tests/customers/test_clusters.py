import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.customers.clusters import level_for
from desktop.customers.morton import BITS, cell_width, cells
from desktop.customers.point_index import PointIndex
from desktop.maps.box import Box
from desktop.maps.viewport import Viewport
from tests.customers.some_points import boxes_over, random_index

COUNTY = random_index(4_000, np.random.default_rng(7))
masks = st.none() | st.integers(0, 2**32 - 1).map(lambda seed: np.random.default_rng(seed).random(len(COUNTY)) < 0.3)


def cell_of_each(level: int) -> list[tuple[int, int]]:
    return list(zip(cells(COUNTY.world_x, level).tolist(), cells(COUNTY.world_y, level).tolist(), strict=True))


@given(boxes_over(COUNTY), st.integers(6, 20), masks)
@settings(max_examples=60)
def test_every_cell_that_touches_the_box_is_counted_exactly(box: Box, level: int, mask: np.ndarray | None) -> None:
    west, east = cells(np.array([box.west, box.east]), level).tolist()
    south, north = cells(np.array([box.south, box.north]), level).tolist()
    members: dict[tuple[int, int], list[int]] = {}
    for point, (column, row) in enumerate(cell_of_each(level)):
        if west <= column <= east and south <= row <= north and (mask is None or mask[point]):
            members.setdefault((column, row), []).append(point)
    found = COUNTY.clusters(box, level, mask)
    expected = sorted(
        (round(COUNTY.world_x[points].mean(), 3), round(COUNTY.world_y[points].mean(), 3), len(points))
        for points in members.values()
    )
    got = sorted(zip(found.x.round(3).tolist(), found.y.round(3).tolist(), found.count.tolist(), strict=True))
    assert len(got) == len(expected)
    assert np.allclose(np.array(got).reshape(-1, 3), np.array(expected).reshape(-1, 3), atol=0.002)


@given(st.integers(0, 24), masks)
@settings(max_examples=40)
def test_the_clusters_of_the_whole_county_count_every_customer_once(level: int, mask: np.ndarray | None) -> None:
    box = COUNTY.box
    assert box is not None
    found = COUNTY.clusters(box, level, mask)
    assert found.count.sum() == (len(COUNTY) if mask is None else mask.sum())
    assert (found.count > 0).all()


def test_a_count_does_not_change_while_the_map_is_panned(county: PointIndex) -> None:
    box = county.box
    assert box is not None
    level = 14
    step = cell_width(level) / 7
    one = county.clusters(Box(box.west, box.south, box.centre[0], box.north), level)
    two = county.clusters(Box(box.west, box.south, box.centre[0] + step, box.north), level)
    seen = {(x, y): count for x, y, count in zip(two.x, two.y, two.count, strict=True)}
    assert all(seen[x, y] == count for x, y, count in zip(one.x, one.y, one.count, strict=True))


@given(boxes_over(COUNTY), st.integers(8, 18), masks)
@settings(max_examples=40)
def test_the_named_class_is_the_most_frequent_one(box: Box, level: int, mask: np.ndarray | None) -> None:
    found = COUNTY.clusters(box, level, mask, COUNTY.kind)
    assert found.top_class is not None
    at = {
        cell: i
        for i, cell in enumerate(zip(cells(found.x, level).tolist(), cells(found.y, level).tolist(), strict=True))
    }
    votes = np.zeros((len(found), 7), int)
    for point, cell in enumerate(cell_of_each(level)):
        if cell in at and (mask is None or mask[point]):
            votes[at[cell], COUNTY.kind[point]] += 1
    if len(at) == len(found):  # no centre of gravity fell on the far side of a cell's edge
        assert np.array_equal(found.top_class, votes.argmax(axis=1))


@given(st.floats(0.05, 30_000))
def test_cells_are_about_as_wide_on_the_picture_as_asked(metres_per_pixel: float) -> None:
    level = level_for(Viewport(0, 0, metres_per_pixel, 800, 600), pixels=64)
    width = cell_width(level) / metres_per_pixel
    assert 45 <= width <= 91 or level == BITS
