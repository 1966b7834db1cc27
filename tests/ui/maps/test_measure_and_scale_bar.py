"""Quick measures against the ellipsoid, and the round numbers of the scale bar."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.maps import geodesy
from desktop.maps.projection import to_lonlat, to_world
from desktop.ui.maps.map_overlay import round_length
from desktop.ui.maps.measure_tool import quick_area, quick_length

Degrees = st.tuples(st.floats(121.0, 121.6), st.floats(31.7, 32.2))


@given(st.lists(Degrees, min_size=2, max_size=6))
def test_a_quick_length_is_within_a_thousandth_of_the_geodesic(corners: list[tuple[float, float]]) -> None:
    lonlat = np.array(corners)
    exact = geodesy.length(lonlat)
    assert quick_length(to_world(lonlat)) == pytest.approx(exact, rel=1e-3, abs=0.01)


@given(Degrees, st.floats(50, 5_000))
def test_a_quick_area_of_a_field_is_within_a_thousandth_of_the_geodesic(
    centre: tuple[float, float], radius: float
) -> None:
    ring = geodesy.circle(*centre, radius)[:-1]
    world = to_world(ring)
    assert quick_area(world) == pytest.approx(geodesy.area([to_lonlat(world)]), rel=1e-3)


@given(st.floats(1e-3, 1e8))
def test_the_scale_bar_is_1_2_or_5_times_a_power_of_ten_and_uses_its_room(most: float) -> None:
    length = round_length(most)
    assert length <= most * (1 + 1e-9)
    assert length > most / 2.5 * (1 - 1e-9)
    first = length / 10 ** math.floor(math.log10(length) + 1e-9)
    assert min(abs(first - step) for step in (1, 2, 5)) < 1e-6
