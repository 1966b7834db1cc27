import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.customers.point_codes import LIFECYCLES, Flag
from desktop.customers.point_index import PointIndex
from desktop.maps.box import Box
from desktop.maps.geodesy import ELLIPSOID
from desktop.maps.projection import e7_to_world, to_lonlat, world_to_e7
from desktop.maps.viewport import Viewport
from tests.customers.some_points import boxes_over, random_index, viewports_over

COUNTY = random_index(4_000, np.random.default_rng(7))
masks = st.integers(0, 2**32 - 1).map(lambda seed: np.random.default_rng(seed).random(len(COUNTY)) < 0.4)
maybe_masks = st.none() | masks


def allowed(mask: np.ndarray | None) -> np.ndarray:
    return np.ones(len(COUNTY), bool) if mask is None else mask


@given(st.integers(0, 300), st.integers(0, 2**32 - 1))
def test_every_customer_keeps_its_own_place_and_facts(n: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    e7 = np.column_stack([rng.integers(-(1 << 30), 1 << 30, n), rng.integers(-850_000_000, 850_000_000, n)])
    ids, grids, flags = rng.permutation(n), rng.integers(0, 300, n), rng.integers(0, 64, n)
    index = PointIndex.from_columns(customer_id=ids, e7=e7.astype(np.int32), grid_id=grids, flags=flags)
    back = world_to_e7(np.column_stack([index.world_x, index.world_y]))
    where = np.argsort(index.customer_id)
    before = np.argsort(ids)
    assert np.array_equal(back[where], e7[before])
    assert np.array_equal(index.grid_id[where], grids[before])
    assert np.array_equal(index.flags[where], flags[before])
    assert (index.codes[1:] >= index.codes[:-1]).all()


def test_customers_on_one_doorstep_keep_the_order_they_came_in() -> None:
    index = PointIndex.from_columns(customer_id=np.array([5, 3, 9]), e7=np.full((3, 2), 310_000_000, np.int32))
    assert index.customer_id.tolist() == [5, 3, 9]


def test_the_index_cannot_be_changed(county: PointIndex) -> None:
    with pytest.raises(ValueError, match="read-only"):
        county.world_x[0] = 0.0
    with pytest.raises(ValueError, match="different lengths"):
        PointIndex(*[getattr(county, name)[: 2 - (name == "codes")] for name in PointIndex.__slots__])


@given(boxes_over(COUNTY), maybe_masks)
def test_a_box_holds_exactly_the_points_a_plain_test_finds(box: Box, mask: np.ndarray | None) -> None:
    x, y = COUNTY.world_x, COUNTY.world_y
    plain = (x >= box.west) & (x <= box.east) & (y >= box.south) & (y <= box.north) & allowed(mask)
    assert np.array_equal(COUNTY.in_box(box, mask), np.flatnonzero(plain))


def test_a_small_box_looks_at_few_points() -> None:
    index = random_index(60_000, np.random.default_rng(3))
    x, y = float(index.world_x[30_000]), float(index.world_y[30_000])
    near = index.candidates(Box(x - 200, y - 200, x + 200, y + 200))
    looked_at = near.stop - near.start if isinstance(near, slice) else len(near)
    assert 0 < looked_at < 6_000


@given(st.integers(0, len(COUNTY) - 1), st.floats(-300, 300), st.floats(-300, 300), st.floats(0, 900), maybe_masks)
def test_near_lists_everybody_in_reach_nearest_first(
    i: int, dx: float, dy: float, radius: float, mask: np.ndarray | None
) -> None:
    x, y = float(COUNTY.world_x[i]) + dx, float(COUNTY.world_y[i]) + dy
    away = np.hypot(COUNTY.world_x - x, COUNTY.world_y - y)
    found = COUNTY.near(x, y, radius, mask)
    assert set(found) == set(np.flatnonzero((away <= radius) & allowed(mask)))
    order = [(away[point], COUNTY.customer_id[point]) for point in found]
    assert order == sorted(order)
    assert COUNTY.nearest(x, y, radius, mask) == (found[0] if len(found) else None)


@given(st.integers(0, len(COUNTY) - 1), st.floats(50, 6_000), maybe_masks)
@settings(max_examples=40)
def test_a_service_radius_agrees_with_geodesic_distances(i: int, radius: float, mask: np.ndarray | None) -> None:
    lonlat = to_lonlat(np.column_stack([COUNTY.world_x, COUNTY.world_y]))
    lon, lat = (np.full(len(COUNTY), value) for value in lonlat[i])
    _, _, metres = ELLIPSOID.inv(lon, lat, lonlat[:, 0], lonlat[:, 1])
    found = np.zeros(len(COUNTY), bool)
    found[COUNTY.within(float(COUNTY.world_x[i]), float(COUNTY.world_y[i]), radius, mask)] = True
    differs = found != ((metres <= radius) & allowed(mask))
    assert (np.abs(metres[differs] - radius) < radius * 1e-4 + 0.01).all()


@given(viewports_over(COUNTY), maybe_masks)
@settings(max_examples=60)
def test_density_counts_every_visible_customer_in_its_own_pixel(viewport: Viewport, mask: np.ndarray | None) -> None:
    screen = viewport.to_screen(np.column_stack([COUNTY.world_x, COUNTY.world_y]))
    column, row = np.floor(screen[:, 0]), np.floor(screen[:, 1])
    clear = (np.abs(screen - np.rint(screen)) > 1e-6).all(axis=1)  # not on the line between two pixels
    seen = allowed(mask) & (column >= 0) & (column < viewport.width) & (row >= 0) & (row < viewport.height)
    counted = COUNTY.density(viewport, mask)
    plain = np.zeros((int(viewport.height), int(viewport.width)), np.int64)
    np.add.at(plain, (row[seen].astype(int), column[seen].astype(int)), 1)
    assert counted.shape == plain.shape
    assert np.abs(counted - plain).sum() <= 2 * int((~clear).sum())


def test_totals_add_up_to_the_selection(county: PointIndex) -> None:
    chosen = np.arange(0, len(county), 3)
    totals = county.totals(chosen)
    stages = [LIFECYCLES[code] for code in county.lifecycle[chosen]]
    assert totals.records == len(chosen)
    assert totals.existing == stages.count("EXISTING")
    assert totals.potential == stages.count("POTENTIAL")
    assert totals.lost == stages.count("CHURNED") + stages.count("CLOSED")
    assert totals.existing + totals.potential + totals.dormant + totals.lost == totals.records
    assert totals.persons + totals.organisations == totals.records
    for flag, count in (
        (Flag.KEY, totals.key),
        (Flag.LOAN, totals.with_loan),
        (Flag.LINE, totals.with_line),
        (Flag.FAMILY, totals.with_family),
        (Flag.VISITED, totals.visited),
        (Flag.ORGANISATION, totals.organisations),
    ):
        assert count == sum(bool(bits & flag) for bits in county.flags[chosen].tolist())


def test_an_empty_bank_answers_every_question_with_nothing() -> None:
    index = PointIndex.empty()
    box = Box(0, 0, 1e6, 1e6)
    assert len(index) == 0
    assert index.box is None
    assert len(index.in_box(box)) == 0
    assert index.nearest(0, 0, 1e5) is None
    assert len(index.within(0, 0, 1e5)) == 0
    assert len(index.inside([np.array([[0, 0], [1e6, 0], [0, 1e6]])])) == 0
    assert len(index.clusters(box, 8)) == 0
    assert index.totals().records == 0


def test_world_coordinates_are_exact_to_the_centimetre() -> None:
    e7 = np.array([[1_213_551_300, 320_155_600], [1_213_551_301, 320_155_601]], np.int32)
    index = PointIndex.from_columns(customer_id=np.array([1, 2]), e7=e7)
    assert np.abs(np.column_stack([index.world_x, index.world_y]) - e7_to_world(e7)).max() < 1e-6
