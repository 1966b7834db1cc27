"""The demo bank's backdrop as ground: its kinds in our classes, thin at every level, nothing lost in a box."""

import numpy as np
import pytest
import shapely

from desktop.maps.backdrop import BackdropFeature
from desktop.maps.box import Box
from desktop.maps.geometry_blob import E7
from desktop.maps.ground.backdrop_source import COARSEST, FINEST, BackdropSource
from desktop.maps.ground.features import Features, Shape
from desktop.maps.ground.levels import TOLERANCE_PIXELS, metres_per_pixel
from desktop.maps.projection import e7_to_world

WORLD = Box(-2e7, -2e7, 2e7, 2e7)


def e7(*lonlat: tuple[float, float]) -> E7:
    return np.rint(np.array(lonlat) * 1e7).astype(np.int32)


def square(west: float, south: float, side: float) -> E7:
    east, north = west + side, south + side
    return e7((west, south), (east, south), (east, north), (west, north), (west, south))


def feature(kind: str, rank: int, *parts: E7, name: str | None = None, source: str = "示例数据") -> BackdropFeature:
    return BackdropFeature(kind, rank, name, source, parts)


def read(*features: BackdropFeature, box: Box = WORLD, level: int = 15) -> dict[str, Features]:
    return {found.kind: found for found in BackdropSource(features).read(box, level)}


def test_kinds_and_ranks_become_our_classes() -> None:
    line, ring, spot = e7((121, 32), (121.2, 32)), square(121, 32, 0.1), e7((121, 32))
    found = read(
        *(feature("WATER", rank, ring) for rank in (1, 2, 3)),
        *(feature(kind, 1, ring) for kind in ("LAND", "NEIGHBOUR", "COUNTY", "FARMLAND", "WOODS", "BUILT_UP")),
        *(feature("CANAL", rank, line) for rank in (1, 2, 3)),
        *(feature("ROAD", rank, line) for rank in (1, 2, 3, 4, 9)),
        feature("RAIL", 1, line),
        *(feature("PLACE", rank, spot, name="镇") for rank in (1, 2, 3, 4)),
    )
    assert {kind: each.count for kind, each in found.items()} == {
        **dict.fromkeys(("sea", "land", "neighbour", "county", "farmland", "woods", "built_up"), 1),
        "water": 2,
        "river": 1,
        "canal": 1,
        "stream": 1,
        "rail": 1,
        "motorway": 1,
        "primary": 1,
        "tertiary": 1,
        "street": 2,
        **dict.fromkeys(("place_county", "place_town", "place_village", "place_hamlet"), 1),
    }
    assert found["sea"].shape is Shape.AREA
    assert found["rail"].shape is Shape.LINE
    assert found["place_town"].shape is Shape.POINT


def test_a_county_without_land_stands_on_itself() -> None:
    assert set(read(feature("COUNTY", 1, square(121, 32, 1)))) == {"county", "land"}


def test_only_what_touches_the_box_comes_and_keeps_its_name() -> None:
    west, east = feature("CANAL", 2, e7((121, 32), (121.1, 32)), name="西河"), feature("CANAL", 2, name="无")
    far = feature("CANAL", 2, e7((125, 32), (125.1, 32)), e7((125.2, 32), (125.3, 32)), name="东河")
    near_far = Box.around(e7_to_world(e7((125.15, 31.9), (125.35, 32.1))))
    (canals,) = read(west, east, far, box=near_far).values()
    assert (canals.count, list(canals.names), len(canals.owner)) == (1, ["东河"], 1)
    assert canals.world == pytest.approx(e7_to_world(far.parts[1]))
    assert read(west, far, box=Box.around(e7_to_world(e7((130, 32), (131, 33))))) == {}


def test_nameless_places_and_empty_parts_are_left_out() -> None:
    assert read(feature("PLACE", 1, e7((121, 32))), feature("ROAD", 1, e7((121, 32))), feature("LAND", 1)) == {}
    assert BackdropSource(()).read(WORLD, 10) == []
    assert BackdropSource(()).box == Box(0, 0, 0, 0)


def test_credits_come_once_each() -> None:
    ring = square(121, 32, 1)
    kinds = ((kind, source) for kind, source in (("LAND", "甲"), ("WOODS", "乙"), ("COUNTY", "甲")))
    source = BackdropSource([feature(kind, 1, ring, source=credit) for kind, credit in kinds])
    assert source.credit == "甲；乙"
    assert source.box == Box.around(e7_to_world(ring))


@pytest.mark.parametrize("level", range(COARSEST, FINEST))
def test_a_thinned_shore_strays_less_than_a_pixel(level: int) -> None:
    turn = np.linspace(0, 2 * np.pi, 700)
    ring = e7(*zip(121 + 0.3 * np.cos(turn), 32 + 0.2 * np.sin(turn) + 0.01 * np.sin(9 * turn), strict=True))
    ring[-1] = ring[0]
    (lake,) = read(feature("WATER", 2, ring), level=level).values()
    assert 4 <= len(lake.world) < len(ring)
    assert (lake.world[0] == lake.world[-1]).all()
    away = shapely.hausdorff_distance(shapely.LineString(lake.world), shapely.LineString(e7_to_world(ring)))
    assert away <= TOLERANCE_PIXELS * metres_per_pixel(level) * 1.001


def test_specks_vanish_from_afar_but_names_do_not() -> None:
    speck, spot = feature("WOODS", 2, square(121, 32, 0.0005)), feature("PLACE", 4, e7((121, 32)), name="村")
    assert set(read(speck, spot, level=15)) == {"woods", "place_hamlet"}
    assert set(read(speck, spot, level=9)) == {"place_hamlet"}
