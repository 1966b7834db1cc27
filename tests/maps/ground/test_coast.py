"""Sea and land from coastlines, land on their left: closed along the box, islands kept, doubt said."""

import numpy as np
import pytest
import shapely

from desktop.maps.box import Box
from desktop.maps.ground.coast import sea_and_land
from desktop.maps.ground.features import Features, Floats

BOX = Box(0, 0, 1000, 1000)
WEST_LAND = np.array([(500.0, -100), (480, 400), (520, 700), (500, 1100)])  # northwards: land to the west
ISLAND = np.array([(700.0, 400), (800, 400), (800, 500), (700, 500), (700, 400)])  # counter-clockwise


def polygons(features: Features | None) -> shapely.Geometry:
    if features is None:
        return shapely.MultiPolygon()
    rings = np.split(features.world, features.starts[1:-1])
    groups: dict[int, list[Floats]] = {}
    for ring, owner in zip(rings, features.owner.tolist(), strict=True):
        groups.setdefault(owner, []).append(ring)
    return shapely.union_all([shapely.Polygon(own[0], own[1:]) for own in groups.values()])


def at(lines: list[Floats], x: float, y: float) -> str:
    coast = sea_and_land(lines, BOX)
    spot = shapely.Point(x, y)
    return "sea" if polygons(coast.sea).contains(spot) else "land" if polygons(coast.land).contains(spot) else "nothing"


def test_without_a_coast_the_box_is_land() -> None:
    coast = sea_and_land([], BOX)
    assert coast.sea is None
    assert not coast.undecided
    assert polygons(coast.land).area == 1_000_000
    assert at([ISLAND + 5_000], 10, 10) == "land"  # a coast elsewhere


def test_a_coast_parts_the_box() -> None:
    assert at([WEST_LAND], 100, 500) == "land"
    assert at([WEST_LAND], 900, 500) == "sea"
    assert at([WEST_LAND[::-1]], 100, 500) == "sea"


def test_pieces_in_any_order_and_islands() -> None:
    lines = [WEST_LAND[2:], ISLAND, WEST_LAND[:3]]
    assert at(lines, 900, 500) == "sea"
    assert at(lines, 750, 450) == "land"
    coast = sea_and_land(lines, BOX)
    assert polygons(coast.sea).area + polygons(coast.land).area == pytest.approx(1_000_000)
    assert not coast.undecided


def test_a_lagoon_within_an_island_is_sea() -> None:
    lagoon = np.array([(720.0, 420), (720, 480), (780, 480), (780, 420), (720, 420)])  # clockwise: land outside
    assert at([ISLAND, lagoon], 750, 450) == "sea"
    assert at([ISLAND, lagoon], 710, 410) == "land"


def test_an_end_inside_the_box_is_led_to_the_nearest_edge() -> None:
    short = WEST_LAND.copy()
    short[0], short[-1] = (500, 60), (500, 930)
    assert at([short], 100, 500) == "land"
    assert at([short], 900, 500) == "sea"


def test_contradiction_is_land_and_is_said() -> None:
    coast = sea_and_land([WEST_LAND, WEST_LAND[::-1] + np.array([200, 0])], BOX)
    assert not coast.undecided  # land, sea between two coasts, land
    torn = sea_and_land([WEST_LAND, WEST_LAND + np.array([200, 0])], BOX)
    assert torn.undecided
    assert polygons(torn.land).contains(shapely.Point(600, 500))
    loose = sea_and_land([np.array([(480.0, 480), (520, 520)])], BOX)  # parts nothing
    assert loose.undecided
    assert loose.sea is None
