"""Tiles painted while panning: the cap is held, faults of the disk are never seen."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QImage

from desktop.baking.ground_making import ground_of
from desktop.baking.on_demand import OnDemandTiles
from desktop.baking.tile_cache import TileCache
from desktop.baking.tile_painter import TileLook
from desktop.maps.archives.tile import tiles_in
from desktop.maps.basemap_style import load_style
from desktop.maps.ground.ground_file import GroundFile
from desktop.progress import Progress
from tests.maps.ground.extracts import MONACO


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> GroundFile:
    return ground_of(MONACO, tmp_path_factory.mktemp("ground") / "monaco.mbtiles", Progress()).file


def tiles(ground: GroundFile, folder: Path, disk_bytes: int = 10_000_000, memory_bytes: int = 0) -> OnDemandTiles:
    look = TileLook(load_style("light"))
    return OnDemandTiles(ground, look, folder=folder, disk_bytes=disk_bytes, memory_bytes=memory_bytes)


def middle(ground: GroundFile, z: int) -> tuple[int, int, int]:
    columns, rows = tiles_in(ground.box, z)
    return z, columns[len(columns) // 2], rows[len(rows) // 2]


def kept(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.tile"))


def test_every_level_down_to_the_last_is_painted_and_kept(ground: GroundFile, tmp_path: Path) -> None:
    archive = tiles(ground, tmp_path)
    for z in range(15, 19):
        tile = archive.tile(*middle(ground, z))
        assert tile is not None
        assert QImage.fromData(tile.data).width() == archive.facts.tile_pixels == 256
    assert archive.size == sum(file.stat().st_size for file in kept(tmp_path)) > 0
    again = tiles(ground, tmp_path)
    assert again.size == archive.size
    assert again.tile(*middle(ground, 18)) == tile


def test_outside_the_ground_and_its_levels_there_is_nothing(ground: GroundFile, tmp_path: Path) -> None:
    archive = tiles(ground, tmp_path)
    assert archive.tile(15, 0, 0) is None
    assert archive.tile(*middle(ground, 14)) is None
    assert archive.tile(*middle(ground, 19)) is None


def test_the_cap_is_held_while_panning_and_the_cache_can_be_cleared(ground: GroundFile, tmp_path: Path) -> None:
    archive = tiles(ground, tmp_path, disk_bytes=12_000)
    columns, rows = tiles_in(ground.box, 16)
    for x in columns:
        for y in rows:
            assert archive.tile(16, x, y) is not None
            assert archive.size == sum(file.stat().st_size for file in kept(tmp_path)) <= 12_000
    assert 0 < len(kept(tmp_path)) < len(columns) * len(rows)
    archive.clear()
    assert (archive.size, kept(tmp_path)) == (0, [])
    assert archive.tile(16, columns[0], rows[0]) is not None


@pytest.mark.parametrize(
    "spoil", [lambda data: b"", lambda data: data[:-7], lambda data: data[:40] + b"\x00\x01" + data[42:]]
)
def test_a_damaged_file_of_the_cache_is_painted_anew(
    ground: GroundFile, tmp_path: Path, spoil: Callable[[bytes], bytes]
) -> None:
    right = tiles(ground, tmp_path).tile(*middle(ground, 16))
    (file,) = kept(tmp_path)
    whole = file.read_bytes()
    file.write_bytes(spoil(whole))
    archive = tiles(ground, tmp_path)
    assert archive.tile(*middle(ground, 16)) == right
    assert file.read_bytes() == whole
    assert archive.size == len(whole)


def test_without_room_on_the_disk_the_map_is_drawn_all_the_same(ground: GroundFile, tmp_path: Path) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where the folder should be")
    archive = tiles(ground, blocked, memory_bytes=1_000_000)
    first = archive.tile(*middle(ground, 16))
    assert first is not None
    assert archive.tile(*middle(ground, 16)) == first
    assert archive.size == 0


@pytest.mark.parametrize("memory", [0, 1_000_000])
def test_two_threads_that_want_the_same_tiles_get_them(ground: GroundFile, tmp_path: Path, memory: int) -> None:
    archive = tiles(ground, tmp_path, disk_bytes=20_000, memory_bytes=memory)
    columns, rows = tiles_in(ground.box, 16)
    wanted = [(16, x, y) for x in columns for y in rows]
    got: list[list[bytes]] = [[], []]

    def pan(mine: list[bytes]) -> None:
        for number in wanted:
            tile = archive.tile(*number)
            mine.append(b"" if tile is None else tile.data)

    threads = [threading.Thread(target=pan, args=(mine,)) for mine in got]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert got[0] == got[1]
    assert len(got[0]) == len(wanted)
    assert all(got[0])
    assert archive.size <= 20_000


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 8), st.integers(1, 60)), max_size=40))
def test_a_cache_never_holds_more_than_its_caps_and_never_lies(
    tmp_path_factory: pytest.TempPathFactory, puts: list[tuple[int, int]]
) -> None:
    folder = tmp_path_factory.mktemp("cache")
    cache = TileCache(folder, disk_bytes=150, memory_bytes=70)
    last: dict[int, bytes] = {}
    for name, size in puts:
        last[name] = bytes([name + 1]) * size
        cache.put((16, name, 0), last[name])
        assert cache.size == sum(file.stat().st_size for file in kept(folder)) <= 150
        assert cache.memory_size <= 70
        assert cache.get((16, name, 0)) == last[name]
    for name, data in last.items():
        assert cache.get((16, name, 0)) in (data, None)
