import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.maps.box import Box
from desktop.maps.projection import WORLD_EDGE
from desktop.maps.viewport import Viewport

viewports = st.builds(
    Viewport,
    centre_x=st.floats(-1.9e7, 1.9e7),
    centre_y=st.floats(-1.9e7, 1.9e7),
    metres_per_pixel=st.floats(0.05, 50_000),
    width=st.integers(1, 8_000).map(float),
    height=st.integers(1, 8_000).map(float),
)
pixels = st.floats(-9_000, 9_000)


@given(viewports, pixels, pixels)
def test_from_the_screen_to_the_world_and_back_is_the_same_pixel(viewport: Viewport, x: float, y: float) -> None:
    screen = np.array([[x, y]])
    assert viewport.to_screen(viewport.from_screen(screen)) == pytest.approx(screen, abs=1e-5)


@given(viewports, pixels, pixels, st.floats(0.1, 10))
def test_zooming_keeps_the_place_under_the_cursor(viewport: Viewport, x: float, y: float, factor: float) -> None:
    at = np.array([[x, y]])
    place = viewport.from_screen(at)
    closer = viewport.zoomed(factor, (x, y))
    assert closer.to_screen(place) == pytest.approx(at, abs=1e-3)
    assert closer.metres_per_pixel == pytest.approx(viewport.metres_per_pixel / factor)


@given(viewports, pixels, pixels)
def test_panning_moves_the_paper_with_the_hand(viewport: Viewport, dx: float, dy: float) -> None:
    place = np.array([[viewport.centre_x, viewport.centre_y]])
    moved = viewport.panned(dx, dy).to_screen(place) - viewport.to_screen(place)
    assert moved[0] == pytest.approx([dx, dy], abs=1e-5)


@given(viewports, pixels, pixels)
def test_panning_there_and_back_changes_nothing(viewport: Viewport, dx: float, dy: float) -> None:
    back = viewport.panned(dx, dy).panned(-dx, -dy)
    assert (back.centre_x, back.centre_y) == pytest.approx((viewport.centre_x, viewport.centre_y), abs=1e-5)


@given(viewports)
def test_the_corners_of_the_box_are_the_corners_of_the_picture(viewport: Viewport) -> None:
    box = viewport.box
    corners = viewport.to_screen(np.array([[box.west, box.north], [box.east, box.south]]))
    assert corners == pytest.approx(np.array([[0, 0], [viewport.width, viewport.height]]), abs=1e-4)


@given(st.floats(-1e7, 1e7), st.floats(-1e7, 1e7), st.floats(0, 1e6), st.floats(0, 1e6), st.integers(50, 3_000))
def test_a_fitted_box_is_wholly_visible(x: float, y: float, width: float, height: float, pixels: int) -> None:
    seen = Viewport.fitting(Box(x, y, x + width, y + height), pixels, 700).box.grown(1e-6)
    assert seen.contains(x, y)
    assert seen.contains(x + width, y + height)


def test_the_zoom_is_the_level_of_256_pixel_tiles() -> None:
    assert Viewport(0, 0, 2 * WORLD_EDGE / 256, 100, 100).zoom == pytest.approx(0)
    assert Viewport(0, 0, 2 * WORLD_EDGE / 256 / 2**13, 100, 100).zoom == pytest.approx(13)


def test_the_scale_is_that_of_the_ground_and_not_of_the_projection() -> None:
    equator, haimen = Viewport(0, 0, 10, 100, 100), Viewport(0, 3_760_000, 10, 100, 100)
    assert equator.scale_denominator == pytest.approx(10 / 0.0254 * 96)
    assert haimen.scale_denominator / equator.scale_denominator == pytest.approx(np.cos(np.radians(31.97)), abs=1e-3)


@pytest.mark.parametrize("wrong", [{"metres_per_pixel": 0.0}, {"width": 0.0}, {"height": -1.0}])
def test_a_viewport_without_size_is_refused(wrong: dict[str, float]) -> None:
    sizes = {"metres_per_pixel": 1.0, "width": 10.0, "height": 10.0}
    with pytest.raises(ValueError, match="positive"):
        Viewport(0, 0, **(sizes | wrong))
