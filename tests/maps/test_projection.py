import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Transformer

from desktop.maps.projection import (
    MAX_LATITUDE,
    WORLD_EDGE,
    e7_columns_to_world,
    e7_to_world,
    ground_metres_per_world_metre,
    to_lonlat,
    to_world,
    world_to_e7,
)

EPSG_3857 = Transformer.from_crs("EPSG:4326", "EPSG:3857", always_xy=True)


@given(st.floats(-180, 180), st.floats(-85, 85))
def test_world_metres_are_those_of_epsg_3857(lon: float, lat: float) -> None:
    x, y = EPSG_3857.transform(lon, lat)
    assert to_world(np.array([[lon, lat]]))[0] == pytest.approx([x, y], abs=1e-6)


@given(st.integers(-1_800_000_000, 1_800_000_000), st.integers(-850_000_000, 850_000_000))
def test_stored_coordinates_survive_the_way_to_the_map_and_back(lon: int, lat: int) -> None:
    e7 = np.array([[lon, lat]], dtype=np.int32)
    assert np.array_equal(world_to_e7(e7_to_world(e7)), e7)


@given(st.lists(st.tuples(st.integers(-1_800_000_000, 1_800_000_000), st.integers(-900_000_000, 900_000_000))))
def test_columns_are_projected_like_pairs(places: list[tuple[int, int]]) -> None:
    e7 = np.array(places, dtype=np.int32).reshape(-1, 2)
    x, y = e7_columns_to_world(e7[:, 0], e7[:, 1])
    assert np.column_stack([x, y]) == pytest.approx(e7_to_world(e7), abs=0.1)
    inland = np.abs(e7[:, 1]) < 850_000_000
    assert np.column_stack([x, y])[inland] == pytest.approx(e7_to_world(e7)[inland], abs=1e-6)


def test_latitudes_beyond_the_map_are_held_at_its_edge() -> None:
    edge = to_world(np.array([[0.0, 90.0], [0.0, -90.0]]))[:, 1]
    assert edge == pytest.approx([WORLD_EDGE, -WORLD_EDGE])
    assert to_lonlat(np.array([[0.0, WORLD_EDGE]]))[0, 1] == pytest.approx(MAX_LATITUDE)


@given(st.floats(-80, 80))
def test_a_world_metre_is_the_cosine_of_the_latitude_long(lat: float) -> None:
    y = float(to_world(np.array([[0.0, lat]]))[0, 1])
    assert ground_metres_per_world_metre(y) == pytest.approx(np.cos(np.radians(lat)))
