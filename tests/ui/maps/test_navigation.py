import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.maps.box import Box
from desktop.maps.viewport import Viewport
from desktop.ui.maps.navigation import FARTHEST_ZOOM, NEAREST_ZOOM, History, held, wheel_factor

HOME = Box(1.34e7, 3.7e6, 1.36e7, 3.8e6)
VIEW = Viewport(1.35e7, 3.75e6, 50.0, 800.0, 600.0)


@given(st.floats(-2e7, 2e7), st.floats(-2e7, 2e7), st.floats(1e-4, 1e6))
def test_every_view_is_held_near_home_and_within_the_zooms(x: float, y: float, scale: float) -> None:
    view = held(Viewport(x, y, scale, 800.0, 600.0), HOME)
    assert FARTHEST_ZOOM - 1e-6 <= view.zoom <= NEAREST_ZOOM + 1e-6
    assert HOME.grown(max(HOME.width, HOME.height) / 2).contains(view.centre_x, view.centre_y)


def test_a_turn_of_the_wheel_and_back_is_nothing() -> None:
    assert wheel_factor(120, fine=False) * wheel_factor(-120, fine=False) == pytest.approx(1)
    assert 1 < wheel_factor(120, fine=True) < wheel_factor(120, fine=False)


def test_a_new_view_forgets_the_views_ahead() -> None:
    history = History()
    views = [VIEW.panned(100.0 * i, 0) for i in range(4)]
    for view in views[:3]:
        history.visit(view)
    assert history.back() == views[1]
    history.visit(views[3])
    assert history.forward() is None
    assert history.back() == views[1]
    assert history.back() == views[0]
    assert history.back() is None


def test_a_changed_window_size_is_no_new_view() -> None:
    history = History()
    history.visit(VIEW)
    history.visit(VIEW.resized(1000, 700))
    assert history.back() is None
