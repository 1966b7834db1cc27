import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from desktop.maps.box import Box

metres = st.floats(-1e7, 1e7)
boxes = st.tuples(metres, metres, st.floats(0, 1e6), st.floats(0, 1e6)).map(
    lambda parts: Box(parts[0], parts[1], parts[0] + parts[2], parts[1] + parts[3])
)


@given(st.lists(st.tuples(metres, metres), min_size=1))
def test_the_box_around_points_holds_all_of_them_and_no_smaller_one_does(points: list[tuple[float, float]]) -> None:
    box = Box.around(np.array(points))
    assert all(box.contains(x, y) for x, y in points)
    assert {box.west, box.east} <= {x for x, _ in points}
    assert {box.south, box.north} <= {y for _, y in points}


@given(boxes, boxes)
def test_the_union_holds_both_boxes(one: Box, two: Box) -> None:
    union = one.union(two)
    for box in (one, two):
        assert union.contains(box.west, box.south)
        assert union.contains(box.east, box.north)


@given(boxes, boxes)
def test_boxes_that_share_a_point_intersect_and_no_others(one: Box, two: Box) -> None:
    shared = max(one.west, two.west) <= min(one.east, two.east) and max(one.south, two.south) <= min(
        one.north, two.north
    )
    assert one.intersects(two) == shared == two.intersects(one)


def test_a_grown_box_has_the_margin_on_every_side() -> None:
    assert Box(0, 10, 20, 30).grown(5) == Box(-5, 5, 25, 35)
    assert Box(0, 10, 20, 30).centre == (10, 20)
