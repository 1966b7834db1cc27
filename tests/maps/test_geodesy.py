import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.maps import geodesy
from desktop.maps.ellipsoid_area import ring_area, signed_area
from desktop.maps.local_scale import ground_circle_world, ground_distance
from desktop.maps.projection import to_lonlat, to_world

lons, lats = st.floats(100, 125), st.floats(-55, 55)


def star(lon: float, lat: float, seed: int, corners: int = 60) -> np.ndarray:
    """A counter-clockwise star of about 2 km with edges below 500 m."""
    turn = np.linspace(0, 2 * np.pi, corners, endpoint=False)
    reach = np.random.default_rng(seed).uniform(0.012, 0.016, corners)
    return np.column_stack([lon + reach * np.cos(turn), lat + reach * np.sin(turn)])


def test_lengths_agree_with_published_geodesics() -> None:
    # One degree of the equator and the quarter meridian of GRS 80 (Moritz, Geodetic Reference System 1980).
    assert geodesy.length(np.array([[0.0, 0.0], [1.0, 0.0]])) == pytest.approx(111_319.4908, abs=1e-3)
    assert geodesy.length(np.array([[0.0, 0.0], [0.0, 90.0]])) == pytest.approx(10_001_965.7293, abs=1e-3)


def test_the_whole_ellipsoid_has_its_published_area() -> None:
    octant = np.array([[0.0, 0.0], [90.0, 0.0], [0.0, 90.0]])
    assert geodesy.area([octant]) * 8 == pytest.approx(5.1006562e14, rel=1e-6)


@given(lons, lats, st.integers(0, 10**6))
def test_the_quick_area_agrees_with_the_geodesic_one(lon: float, lat: float, seed: int) -> None:
    ring = star(lon, lat, seed)
    assert ring_area(ring) == pytest.approx(geodesy.area([ring]), rel=1e-6)


@given(lons, lats, st.integers(0, 10**6), st.integers(1, 58))
def test_the_areas_of_arcs_add_up_to_the_ring(lon: float, lat: float, seed: int, cut: int) -> None:
    ring = star(lon, lat, seed)
    closed = np.concatenate([ring, ring[:1]])
    arcs = signed_area(closed[: cut + 1]) + signed_area(closed[cut:])
    assert arcs == pytest.approx(ring_area(ring), rel=1e-6)
    assert signed_area(closed[::-1]) == pytest.approx(-ring_area(ring), rel=1e-9)


def test_a_hole_is_taken_from_the_area() -> None:
    ring = star(121.3, 32.0, 1)
    hole = ring.mean(axis=0) + (ring - ring.mean(axis=0)) / 2
    assert geodesy.area([ring, hole]) == pytest.approx(geodesy.area([ring]) * 0.75, rel=1e-3)


@given(lons, lats, st.floats(100, 5_000))
def test_a_drawn_service_radius_is_right_within_a_thousandth(lon: float, lat: float, radius: float) -> None:
    x, y = to_world(np.array([lon, lat]))
    ring = to_lonlat(ground_circle_world(float(x), float(y), radius))
    away = geodesy.ELLIPSOID.inv(np.full(len(ring), lon), np.full(len(ring), lat), ring[:, 0], ring[:, 1])[2]
    assert np.asarray(away) == pytest.approx(radius, rel=1e-3)
    assert np.array_equal(ring[0], ring[-1])


@given(lons, lats, st.floats(-0.04, 0.04), st.floats(-0.04, 0.04))
def test_quick_distances_agree_with_geodesics(lon: float, lat: float, dx: float, dy: float) -> None:
    line = np.array([[lon, lat], [lon + dx, lat + dy]])
    (x1, y1), (x2, y2) = to_world(line)
    assert float(ground_distance(x1, y1, x2, y2)) == pytest.approx(geodesy.length(line), rel=1e-4, abs=0.01)


def test_a_circle_is_everywhere_as_far_away_as_asked() -> None:
    ring = geodesy.circle(121.3, 32.0, 3_000)
    for lon, lat in ring:
        assert geodesy.length(np.array([[121.3, 32.0], [lon, lat]])) == pytest.approx(3_000, abs=1e-3)
    assert ring_area(ring) == pytest.approx(np.pi * 3_000**2, rel=2e-3)


def test_bearings_run_clockwise_from_north() -> None:
    assert geodesy.bearing((121.0, 32.0), (121.0, 33.0)) == pytest.approx(0)
    assert geodesy.bearing((121.0, 32.0), (121.0, 31.0)) == pytest.approx(180)
    assert geodesy.bearing((121.0, 0.0), (120.0, 0.0)) == pytest.approx(270)


def test_the_pieces_of_a_line_add_up() -> None:
    line = star(121.2, 31.9, 4)
    assert geodesy.lengths(line).sum() == pytest.approx(geodesy.length(line))
    assert geodesy.perimeter(line) > geodesy.length(line)
    assert geodesy.length(line[:1]) == 0
    assert len(geodesy.lengths(line[:1])) == 0
    assert geodesy.area([line[:2]]) == 0
