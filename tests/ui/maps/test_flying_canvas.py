"""The path of a flight."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.maps.viewport import Viewport
from desktop.ui.maps.flying_canvas import between

places = st.floats(-1e5, 1e5)
scales = st.floats(0.5, 200)
views = st.builds(lambda x, y, scale: Viewport(x, y, scale, 800.0, 600.0), places, places, scales)


@given(views, views, st.floats(0, 1))
def test_a_flight_begins_and_ends_where_it_should_and_never_strays(start: Viewport, end: Viewport, done: float) -> None:
    for at, view in ((0.0, start), (1.0, end)):
        reached = between(start, end, at)
        assert abs(reached.centre_x - view.centre_x) < 1e-6
        assert abs(reached.metres_per_pixel / view.metres_per_pixel - 1) < 1e-9
    here = between(start, end, done)
    low, high = sorted((start.centre_x, end.centre_x))
    assert low - 1e-6 <= here.centre_x <= high + 1e-6
    least = min(start.metres_per_pixel, end.metres_per_pixel)
    most = max(start.metres_per_pixel, end.metres_per_pixel)
    assert least * (1 - 1e-9) <= here.metres_per_pixel <= 3 * most * (1 + 1e-9)
