import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.customers.point_index import PointIndex
from desktop.customers.point_raster import class_picture, grow_dots, paint_classes, premultiplied, rasterise
from desktop.maps.viewport import Viewport
from tests.customers.some_points import random_index, viewports_over

COUNTY = random_index(4_000, np.random.default_rng(7))
PALETTE = np.array([[255, 0, 0, 255], [0, 255, 0, 255], [0, 0, 255, 128], [9, 8, 7, 255]] * 2, dtype=np.uint8)


@given(viewports_over(COUNTY), st.integers(0, 2**32 - 1))
@settings(max_examples=60)
def test_the_higher_class_is_seen_where_pins_share_a_pixel(viewport: Viewport, seed: int) -> None:
    mask = np.random.default_rng(seed).random(len(COUNTY)) < 0.5
    shown, pixel = COUNTY.pixels(viewport, mask)
    expected = np.zeros(int(viewport.height) * int(viewport.width), np.uint8)
    for point, place in zip(np.arange(len(COUNTY))[shown], pixel, strict=True):
        assert mask[point]
        expected[place] = max(expected[place], COUNTY.kind[point] + 1)
    assert np.array_equal(class_picture(COUNTY, viewport, COUNTY.kind, mask).ravel(), expected)


@pytest.mark.parametrize("dot", range(1, 8))
def test_a_dot_is_as_wide_as_asked_and_symmetric(dot: int) -> None:
    picture = np.zeros((21, 21), np.uint8)
    picture[10, 10] = 3
    grown = grow_dots(picture, dot) == 3
    rows, columns = np.flatnonzero(grown.any(axis=1)), np.flatnonzero(grown.any(axis=0))
    body = grown[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    assert body.shape == (dot, dot)
    assert np.array_equal(body, body.T)
    assert np.array_equal(body, body[::-1])
    assert 10 - (dot - 1) // 2 == rows[0] == columns[0]


def test_overlapping_dots_show_the_higher_class_on_top() -> None:
    picture = np.zeros((9, 9), np.uint8)
    picture[4, 3], picture[4, 5] = 1, 2
    grown = grow_dots(picture, 3)
    assert grown[4].tolist() == [0, 0, 1, 1, 2, 2, 2, 0, 0]


def test_dots_at_the_rim_are_cut_and_do_not_come_back_on_the_other_side() -> None:
    picture = np.zeros((5, 6), np.uint8)
    picture[0, 0] = 1
    assert np.argwhere(grow_dots(picture, 5)).max() <= 2
    with pytest.raises(ValueError, match="1 to 7"):
        grow_dots(picture, 8)


@given(st.integers(1, 9), st.integers(1, 9), st.integers(0, 2**32 - 1))
def test_every_pixel_gets_the_colour_of_its_class(height: int, width: int, seed: int) -> None:
    picture = np.random.default_rng(seed).integers(0, 9, (height, width)).astype(np.uint8)
    table = np.r_[np.uint32(0), premultiplied(PALETTE)]
    assert np.array_equal(paint_classes(picture, PALETTE), table[picture])


def test_half_transparent_colours_are_premultiplied() -> None:
    assert premultiplied(np.array([[255, 100, 0, 128], [1, 2, 3, 0]], np.uint8)).tolist() == [0x80803200, 0]


def test_a_class_without_a_colour_is_refused() -> None:
    with pytest.raises(ValueError, match="no colour"):
        paint_classes(np.array([[9]], np.uint8), PALETTE)


def test_an_empty_county_is_an_empty_picture() -> None:
    argb = rasterise(PointIndex.empty(), Viewport(0, 0, 10, 30, 20), None, np.empty(0, np.uint8), PALETTE, 3)
    assert argb.shape == (20, 30)
    assert not argb.any()
