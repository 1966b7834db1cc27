"""Villages and groups as units: they cover the plan in force without gap, and painting them keeps it a partition."""

import numpy as np
import shapely
from hypothesis import example, given, settings
from hypothesis import strategies as st

from desktop.grids.boundary import Partition
from desktop.grids.membership import Membership
from desktop.maps.projection import e7_to_world
from desktop.plans.painting import Holders, painted
from desktop.plans.unit_queries import Group, Village
from desktop.plans.units import UnitKind, units_of
from tests.grids.partitions import SIDE, SOUTH, WEST, polygon_of, voronoi
from tests.plans.checks import assert_sound
from tests.plans.villages import some_villages


def _points(n: int = 3_000) -> np.ndarray:
    rng = np.random.default_rng(11)
    return e7_to_world((rng.integers(0, SIDE, (n, 2)) + np.array([WEST, SOUTH])).astype(np.int32))


@settings(max_examples=8, deadline=None)
@given(st.integers(0, 10_000), st.integers(3, 12), st.sampled_from(UnitKind))
@example(1, 3, UnitKind.GROUP)  # groups whose border is 6 km long
def test_units_cover_the_plan_and_hold_the_points_they_say(seed: int, cells: int, kind: UnitKind) -> None:
    base = voronoi(seed, cells)
    units = units_of(base, some_villages(base, seed), kind, {})
    whole = shapely.union_all([polygon_of(base, face) for face in base.faces])
    bent = 0.5 * len(units)  # where a cell's border meets a grid's, that one bends by up to 5 mm
    assert abs(sum(shape.area for shape in units.shapes) - whole.area) < bent
    assert shapely.symmetric_difference(shapely.union_all(units.shapes), whole).area < bent
    points = _points()
    unit = units.of_points(Membership(base).assign(points), points)
    near = shapely.distance(shapely.points(points), shapely.union_all(shapely.boundary(units.shapes))) < 0.1
    for number in range(len(units)):
        inside = shapely.contains_xy(units.shapes[number], *points.T)
        assert np.array_equal((unit == number)[~near], inside[~near])
        home = polygon_of(base, int(units.homes[number]))
        assert shapely.intersection(units.shapes[number], home).area > 0


def test_a_community_without_groups_is_painted_as_a_whole() -> None:
    base = voronoi(1, 4)
    (lon, lat), (east, north) = base.arcs[0].e7[0].tolist(), base.arcs[0].e7[1].tolist()
    groups = (Group(1, None, lon, lat), Group(2, "河东", east, north), Group(3, None, east, north))
    villages = (Village(1, "甲村", (1,), None, groups), Village(2, "乙社区", (2,), None, ()))
    units = units_of(base, villages, UnitKind.GROUP, {3: "三号网格"})
    assert units.names == (
        "甲村1组",
        "甲村2组",
        "乙社区",
        "三号网格",
        "4",
    )  # two groups on one spot: one has the ground
    assert units.schematic.tolist() == [True, True, False, False, False]
    assert units.homes.tolist() == [1, 1, 2, 3, 4]
    whole = units_of(base, villages, UnitKind.VILLAGE, {})
    assert whole.names[:2] == ("甲村", "乙社区")
    assert not whole.schematic.any()


def paint_some(base: Partition, partition: Partition, rng: np.random.Generator, seed: int) -> Partition | None:
    """Some units lying together go to one face, or all that a face has of some units goes to another."""
    units = units_of(base, some_villages(base, seed), UnitKind.GROUP, {})
    holders = Holders(partition, frozenset(partition.faces), units)
    start = units.shapes[int(rng.integers(len(units)))].centroid
    chosen = units.under(np.array([[start.x, start.y]]), float(10 ** rng.uniform(1, 3.4)))
    to = int(rng.choice(partition.faces))
    held = {face for unit in chosen for face in holders.of(unit)}
    out_of = int(rng.choice(sorted(held))) if rng.integers(3) == 0 else None
    proposal = painted(holders, dict.fromkeys(chosen, to), out_of=out_of)
    if not proposal.moved.any():
        return None
    assert proposal.touched <= held | {to}
    after = proposal.carried_out()
    if out_of is None:
        ground = shapely.union_all(units.shapes[chosen])
        assert shapely.difference(ground, polygon_of(after, to)).area < 1.0 + 1.0 * len(partition.faces)
    return after


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10_000), st.integers(3, 10))
def test_any_sequence_of_strokes_leaves_a_gapless_partition(seed: int, cells: int) -> None:
    rng = np.random.default_rng(seed)
    base = partition = voronoi(seed, cells)
    for _ in range(5):
        partition = paint_some(base, partition, rng, seed) or partition
    assert_sound(partition, base)
