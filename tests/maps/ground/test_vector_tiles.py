"""Vector tiles of three schemas in our classes; whatever else the bytes are, nothing breaks."""

import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.maps.archives.tile import tile_box
from desktop.maps.box import Box
from desktop.maps.ground.features import Features, Shape
from desktop.maps.ground.vector_tile import decode
from desktop.maps.ground.vector_tiles import VectorTiles
from tests.maps.ground.tiles_maker import LINE, POINT, POLYGON, Archive, Feature, tile

Z, X, Y = 12, 3427, 1668
RING = [(1000, 1000), (3000, 1000), (3000, 3000), (1000, 3000)]
ROAD = [(0, 2000), (4096, 2100)]
SPOT = [(2048, 2048)]


def by_class(data: bytes) -> dict[str, Features]:
    found = decode(data, Z, X, Y)
    assert found is not None
    return {features.kind: features for features in found}


@pytest.mark.parametrize(
    ("data", "classes"),
    [
        (
            tile(
                water=[(POLYGON, RING, {"class": "lake"})],
                landcover=[(POLYGON, RING, {"class": "wood"})],
                transportation=[(LINE, ROAD, {"class": "primary", "brunnel": "bridge"})],
                place=[(POINT, SPOT, {"class": "town", "name": "Haimen", "name:zh": "海门"})],
                poi=[(POINT, SPOT, {"class": "bench"})],
            ),
            ["water", "woods", "primary", "place_town"],
        ),
        (
            tile(
                earth=[(POLYGON, RING, {"kind": "earth"})],
                water=[(POLYGON, RING, {"kind": "ocean"}), (LINE, ROAD, {"kind": "river"})],
                roads=[(LINE, ROAD, {"kind": "major_road", "kind_detail": "trunk"}), (LINE, ROAD, {"kind": "rail"})],
                places=[(POINT, SPOT, {"kind": "locality", "kind_detail": "village", "name": "村"})],
            ),
            ["sea", "land", "river", "trunk", "rail", "place_village"],
        ),
        (
            tile(
                ocean=[(POLYGON, RING, {})],
                land=[(POLYGON, RING, {"kind": "residential"})],
                streets=[(LINE, ROAD, {"kind": "motorway"}), (LINE, ROAD, {"kind": "tram"})],
                buildings=[(POLYGON, RING, {})],
                place_labels=[(POINT, SPOT, {"kind": "hamlet", "name": "宅"})],
            ),
            ["water", "built_up", "building", "motorway", "tram", "place_hamlet"],
        ),
    ],
    ids=["OpenMapTiles", "Protomaps", "Shortbread"],
)
def test_three_schemas_become_our_classes(data: bytes, classes: list[str]) -> None:
    assert list(by_class(data)) == classes


def test_places_names_and_heights_are_right() -> None:
    found = by_class(
        tile(
            building=[(POLYGON, RING, {})],
            transportation=[
                (LINE, ROAD, {"class": "primary"}),
                (LINE, ROAD, {"class": "primary", "brunnel": "tunnel"}),
            ],
            place=[(POINT, SPOT, {"class": "city", "name": "Haimen", "name:zh": "海门"})],
        )
    )
    box = tile_box(Z, X, Y)
    assert list(found["place_city"].names) == ["海门"]
    assert found["place_city"].world[0] == pytest.approx(box.centre)
    assert found["primary"].layer.tolist() == [0, -1]
    unit = box.width / 4096
    house = Box.around(found["building"].world)
    assert (house.west, house.north) == pytest.approx((box.west + 1000 * unit, box.north - 1000 * unit))
    assert found["building"].shape is Shape.AREA
    assert (found["building"].world[0] == found["building"].world[-1]).all()


def test_what_lies_beyond_the_edge_is_left_to_the_neighbour() -> None:
    beyond: list[Feature] = [(POLYGON, [(4150, 10), (4190, 10), (4190, 50), (4150, 50)], {})]
    assert by_class(tile(building=beyond)) == {}


def _busy_tile() -> bytes:
    houses: list[Feature] = []
    for number in range(18_000):
        x, y = number % 130 * 30, number // 130 * 28
        houses.append(
            (POLYGON, [(x, y), (x + 20, y), (x + 20, y + 18), (x + 8, y + 18), (x + 8, y + 9), (x, y + 9)], {})
        )
    return tile(building=houses)


def test_a_tile_of_18000_buildings_decodes_quickly() -> None:
    data = _busy_tile()
    decode(data, Z, X, Y)
    spent = []
    for _ in range(3):
        began = time.process_time()
        found = by_class(data)
        spent.append(time.process_time() - began)
    assert found["building"].count == 18_000
    assert min(spent) < 0.25  # 0.05 s on a quiet machine


SAMPLE = tile(
    water=[(POLYGON, RING, {"class": "lake", "name": "湖"})],
    transportation=[(LINE, ROAD, {"class": "primary"}) for _ in range(4)],
    place=[(POINT, SPOT, {"class": "town", "name": "海门"})],
)


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=300))
def test_garbage_is_none_or_empty(data: bytes) -> None:
    assert not decode(data, Z, X, Y)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(SAMPLE) - 1), st.integers(0, 255)), min_size=1, max_size=6), st.data())
def test_a_spoiled_tile_never_breaks_anything(changes: list[tuple[int, int]], data: st.DataObject) -> None:
    spoiled = bytearray(SAMPLE)
    for place, value in changes:
        spoiled[place] = value
    end = data.draw(st.integers(0, len(spoiled)))
    for features in decode(bytes(spoiled[:end]), Z, X, Y) or []:
        assert np.isfinite(features.world).all()
        assert len(features.owner) == len(features.starts) - 1
        assert not len(features.names) or len(features.names) == features.count


def test_a_tile_that_claims_endless_points_costs_nothing() -> None:
    whole = tile(transportation=[(LINE, ROAD, {"class": "primary"})])
    line_to = b"\x0a\x80\x40\xc8\x01"  # LineTo once, and the step of ROAD
    assert whole.count(line_to) == 1
    endless = whole.replace(line_to, b"\xfa\xff\xff\xff\x0f")  # LineTo 536,870,911 times
    began = time.process_time()
    assert not decode(endless, Z, X, Y)
    assert time.process_time() - began < 1.0


def test_an_archive_is_read_by_box_and_level() -> None:
    lake = tile(water=[(POLYGON, RING, {"class": "lake"})])
    archive = Archive({(Z, X + i, Y): lake for i in range(3)})
    source = VectorTiles(archive)
    box = tile_box(Z, X, Y)
    found = {features.kind: features for features in source.read(box.grown(-10), Z + 1)}
    assert (found["water"].count, found["land"].count) == (1, 1)
    assert Box.around(found["land"].world) == source.box
    everything = {features.kind: features for features in source.read(source.box, Z + 1)}
    assert everything["water"].count == 3
    assert archive.asked.count((Z, X, Y)) == 1  # kept
    assert [features.kind for features in source.read(box, 18)] == ["land", "water"]  # overzoomed
    assert source.read(box, Z - 2) == []  # much too far away
    assert source.read(Box(0, 0, 10, 10), Z) == []
    assert source.credit == "© OpenMapTiles"


def test_a_missing_or_damaged_tile_is_answered_by_its_parent() -> None:
    lake = tile(water=[(POLYGON, [(0, 0), (4096, 0), (4096, 4096), (0, 4096)], {"class": "lake"})])
    child = (Z + 1, 2 * X + 1, 2 * Y + 1)
    archive = Archive({(Z, X, Y): lake, (Z + 1, 2 * X, 2 * Y): lake, child: b"\x1a\x05spoil"})
    found = {features.kind: features for features in VectorTiles(archive).read(tile_box(*child).grown(-5), Z + 2)}
    assert found["water"].count == 1
    assert Box.around(found["water"].world).width == pytest.approx(tile_box(Z, X, Y).width)


def test_decoded_tiles_are_kept_within_bounds() -> None:
    archive = Archive({(Z, X + i, Y): _busy_tile() for i in range(3)})
    source = VectorTiles(archive, kept_bytes=8_000_000)
    for _ in range(2):
        for i in range(3):
            source.read(tile_box(Z, X + i, Y).grown(-10), Z + 1)
    assert 0 < source.kept <= 8_000_000
    assert len(archive.asked) > 3
