"""A ground file gives back what was put in, for any box and level, and a damaged one is refused in words."""

import pickle
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.maps.box import Box
from desktop.maps.ground.features import Features, Shape
from desktop.maps.ground.ground_file import GroundFile
from desktop.maps.ground.ground_format import MAGIC, VERSION
from desktop.maps.ground.ground_writer import GroundWriter, Origin
from desktop.maps.ground.levels import TOLERANCE_PIXELS, metres_per_pixel
from desktop.maps.projection import WORLD_EDGE
from desktop.progress import Progress
from desktop.refusal import Cancelled, Refused
from tests.full_disk import disk_with_room_for

WORLD = Box(-2.1e7, -2.1e7, 2.1e7, 2.1e7)
ORIGIN = Origin("示例", "a.osm.pbf", "ab" * 32, "2026-01-01", ("relation 7",))


def features(kind: str, shape: Shape, *parts: list[tuple[float, float]], names: tuple[str, ...] = ()) -> Features:
    starts = np.cumsum([0, *(len(part) for part in parts)])
    world = np.array([point for part in parts for point in part], dtype=np.float64)
    return Features(kind, shape, world, starts, np.arange(len(parts)), names)


def square(x: float, y: float, side: float) -> list[tuple[float, float]]:
    return [(x, y), (x + side, y), (x + side, y + side), (x, y + side), (x, y)]


def made(path: Path, *everything: Features, origin: Origin = ORIGIN) -> GroundFile:
    with GroundWriter(path) as writer:
        for each in everything:
            writer.add(each)
        writer.finish(origin, Progress())
    return GroundFile(path)


@pytest.fixture
def town(tmp_path: Path) -> GroundFile:
    return made(
        tmp_path / "town.ground",
        features("water", Shape.AREA, square(0, 0, 900), square(5_000, 0, 900), names=("镕湖", "")),
        features("building", Shape.AREA, *(square(x, 2_000, 12) for x in range(0, 9_000, 30))),
        features("street", Shape.LINE, [(0, 50), (100, 60)], [(100, 60), (200, 55)], names=("中路", "中路")),
        features("place_town", Shape.POINT, [(10.0, 20.0)], names=("三厂镇",)),
    )


def test_what_was_put_in_comes_out(town: GroundFile) -> None:
    found = {each.kind: each for each in town.read(WORLD, 18)}
    assert {kind: each.count for kind, each in found.items()} == {
        "water": 2,
        "building": 300,
        "street": 1,
        "place_town": 1,
        "water_name": 1,
    }
    assert found["street"].world.tolist() == [[0, 50], [100, 60], [200, 55]]  # joined under one name
    assert list(found["street"].names) == ["中路"]
    assert found["water_name"].world[0] == pytest.approx([450, 450], abs=20)
    assert list(found["water_name"].names) == ["镕湖"]
    assert town.facts.counts == {"water": 2, "building": 300, "street": 2, "place_town": 1}
    assert (town.facts.credit, town.facts.skipped, town.facts.data_date) == ("示例", ("relation 7",), "2026-01-01")


def test_only_what_touches_the_box_is_read(town: GroundFile) -> None:
    found = {each.kind: each for each in town.read(Box(4_000, 1_000, 4_500, 3_000), 18)}
    assert set(found) == {"building"}
    assert found["building"].world[:, 0].min() >= 3_980
    assert found["building"].count == 18
    assert town.read(Box(-10, -2_000, 0, -1_000), 18) == []


def test_minor_things_wait_for_their_level(town: GroundFile) -> None:
    assert {each.kind for each in town.read(WORLD, 9)} == {"water", "place_town"}
    assert "street" in {each.kind for each in town.read(WORLD, 14)}


def test_holes_and_heights_are_kept(tmp_path: Path) -> None:
    lake = features("water", Shape.AREA, square(0, 0, 900), square(300, 300, 200), square(2_000, 0, 100))
    bridge = features("primary", Shape.LINE, [(0, 0), (50, 0)], [(50, 0), (90, 0)])
    file = made(
        tmp_path / "g.ground",
        replace(lake, owner=np.array([0, 0, 1])),
        replace(bridge, layer=np.array([0, 1], np.int8)),
    )
    water, primary = file.read(WORLD, 18)
    assert water.owner.tolist() in ([0, 0, 1], [0, 1, 1])
    assert sorted(primary.layer.tolist()) == [0, 1]


@pytest.mark.parametrize("level", range(6, 15))
def test_a_thinned_shore_strays_less_than_a_pixel(tmp_path: Path, level: int) -> None:
    turn = np.linspace(0, 2 * np.pi, 3_000)
    ring = np.column_stack([60_000 * np.cos(turn), 60_000 * np.sin(turn) + 900 * np.sin(31 * turn)])
    ring[-1] = ring[0]
    (lake,) = made(tmp_path / "g.ground", features("water", Shape.AREA, ring.tolist())).read(WORLD, level)
    away = shapely.hausdorff_distance(shapely.LineString(lake.world), shapely.LineString(ring))
    assert away <= TOLERANCE_PIXELS * metres_per_pixel(level) + 0.02
    assert len(lake.world) < len(ring)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_flipped_bit_is_never_read_as_truth(town: GroundFile, data: st.DataObject) -> None:
    whole = town.path.read_bytes()
    place = data.draw(st.integers(0, len(whole) - 1))
    bit = data.draw(st.integers(0, 7))
    spoiled = bytearray(whole)
    spoiled[place] ^= 1 << bit
    path = town.path.with_name("spoiled.ground")
    path.write_bytes(spoiled)
    before = [(each.kind, each.world.tolist()) for each in town.read(WORLD, 18)]
    try:
        file = GroundFile(path)
        file.check()
    except Refused:
        return
    assert [(each.kind, each.world.tolist()) for each in file.read(WORLD, 18)] == before


def test_damage_is_found_when_its_place_is_read_and_nowhere_else(tmp_path: Path) -> None:
    houses = [square(x, y, 12) for x in range(0, 9_000, 90) for y in range(0, 9_000, 90)]
    path = tmp_path / "g.ground"
    made(path, features("building", Shape.AREA, *houses)).close()
    spoiled = bytearray(path.read_bytes())
    spoiled[200] ^= 255  # a corner of a house in the south-west
    path.write_bytes(spoiled)
    file = GroundFile(path)
    assert file.read(Box(8_000, 8_000, 8_500, 8_500), 18)[0].count == 36
    with pytest.raises(Refused, match="damaged"):
        file.read(Box(0, 0, 100, 100), 18)
    with pytest.raises(Refused, match="damaged"):
        file.check()


@pytest.mark.parametrize("share", [0.0, 0.001, 0.3, 0.9, 0.9999])
def test_a_cut_off_file_is_refused(town: GroundFile, share: float) -> None:
    whole = town.path.read_bytes()
    path = town.path.with_name("cut.ground")
    path.write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(Refused):
        GroundFile(path)


def test_foreign_newer_and_missing_files_are_refused_in_words(tmp_path: Path, town: GroundFile) -> None:
    foreign, newer = tmp_path / "foreign.ground", tmp_path / "newer.ground"
    foreign.write_bytes(b"PK\x03\x04" + bytes(500))
    whole = bytearray(town.path.read_bytes())
    whole[len(MAGIC)] = VERSION + 1
    newer.write_bytes(whole)
    for path, word in (
        (foreign, "not a ground file"),
        (newer, "newer version"),
        (tmp_path / "none", "cannot be opened"),
    ):
        with pytest.raises(Refused, match=word):
            GroundFile(path)


def test_a_cancelled_or_failed_writing_leaves_the_old_file(town: GroundFile) -> None:
    before = town.path.read_bytes()
    progress = Progress()
    progress.cancel()
    with GroundWriter(town.path) as writer:
        writer.add(features("water", Shape.AREA, square(0, 0, 900)))
        with pytest.raises(Cancelled):
            writer.finish(ORIGIN, progress)
    with GroundWriter(town.path) as writer, pytest.raises(Refused, match="no features"):
        writer.finish(ORIGIN, Progress())
    assert town.path.read_bytes() == before
    assert [file.name for file in town.path.parent.iterdir()] == [town.path.name]


def test_many_threads_and_other_processes_read_the_same(town: GroundFile) -> None:
    def read(file: GroundFile) -> list[tuple[str, list[list[float]]]]:
        return [(each.kind, each.world.tolist()) for each in file.read(WORLD, 18)]

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(read, [town] * 40))
    assert all(answer == answers[0] for answer in answers)
    assert read(pickle.loads(pickle.dumps(town))) == answers[0]


def test_features_beyond_the_world_are_held_at_its_edge(tmp_path: Path) -> None:
    file = made(tmp_path / "g.ground", features("primary", Shape.LINE, [(0, 0), (9e9, -9e9)]))
    (road,) = file.read(WORLD, 18)
    assert road.world.max() == pytest.approx(WORLD_EDGE, abs=0.01)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    houses=st.lists(st.tuples(st.integers(-5_000, 5_000), st.integers(-5_000, 5_000)), min_size=1, max_size=300),
    window=st.tuples(*[st.integers(-6_000, 6_000)] * 2, *[st.integers(0, 4_000)] * 2),
)
def test_a_box_gives_exactly_what_touches_it(
    tmp_path: Path, houses: list[tuple[int, int]], window: tuple[int, int, int, int]
) -> None:
    west, south, width, height = window
    box = Box(west, south, west + width, south + height)
    file = made(tmp_path / "g.ground", features("building", Shape.AREA, *(square(x, y, 12) for x, y in houses)))
    expected = sum(box.intersects(Box(x, y, x + 12, y + 12)) for x, y in houses)
    assert sum(each.count for each in file.read(box, 18)) == expected
    file.close()


@pytest.mark.parametrize("room", [4_096, 150_000])
def test_a_full_disk_is_said_and_leaves_nothing(tmp_path: Path, room: int) -> None:
    corners = [(x, y) for x in range(0, 3_000, 50) for y in range(0, 3_000, 50)]
    houses = features("building", Shape.AREA, *(square(x, y, 12) for x, y in corners))
    with disk_with_room_for(room), pytest.raises(Refused):
        made(tmp_path / "g.ground", houses)
    assert list(tmp_path.iterdir()) == []
