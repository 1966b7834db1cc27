import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from desktop.drawing.base_layer import BaseLayer
from desktop.maps.archives.mbtiles import MbTiles
from desktop.maps.archives.opening import open_archive
from desktop.maps.archives.tile import tile_box, tiles_in
from desktop.maps.base_map import BaseMap
from desktop.maps.box import Box
from desktop.maps.projection import WORLD_EDGE
from desktop.maps.viewport import Viewport
from desktop.refusal import Refused
from tests.drawing.content_maker import checkerboard
from tests.drawing.painting import argb, painted
from tests.maps.archives.archive_maker import folder, mbtiles, pmtiles, png

COLOUR = png("#336699")


@pytest.mark.parametrize("as_view", [False, True])
def test_rows_are_counted_from_the_south_in_the_file_and_from_the_north_here(
    qapp: QApplication, tmp_path: Path, as_view: bool
) -> None:
    north, south = png("#FF0000"), png("#0000FF")
    tiles = MbTiles(mbtiles(tmp_path / "a.mbtiles", {(1, 0, 0): north, (1, 0, 1): south}, as_view=as_view))
    found = tiles.tile(1, 0, 0)
    assert found is not None
    assert found.data == north
    assert found.box == Box(-WORLD_EDGE, 0, 0, WORLD_EDGE)
    assert tiles.tile(1, 1, 0) is None
    tiles.close()


def test_the_map_shows_the_tiles_and_scaled_parents_where_one_is_missing(qapp: QApplication, tmp_path: Path) -> None:
    tiles = MbTiles(mbtiles(tmp_path / "a.mbtiles", {(0, 0, 0): png("#00FF00"), (1, 0, 0): png("#FF0000")}))
    view = Viewport(0, 0, 2 * WORLD_EDGE / 512, 512, 512)
    picture = argb(painted(BaseLayer(maps=(BaseMap(tiles),)), checkerboard(), view)) & 0xFFFFFF
    assert picture[10, 10] == 0xFF0000
    assert (picture[300:, :] == 0x00FF00).all()
    assert (picture[:255, 260:] == 0x00FF00).all()
    tiles.close()


def test_zooms_come_from_the_tiles_and_not_from_the_metadata(qapp: QApplication, tmp_path: Path) -> None:
    path = mbtiles(tmp_path / "a.mbtiles", {(4, 3, 3): png("#FFFFFF")}, minzoom="0", maxzoom="19")
    tiles = MbTiles(path)
    assert (tiles.facts.min_zoom, tiles.facts.max_zoom) == (4, 4)
    assert tiles.facts.box == tile_box(4, 3, 3)
    assert tiles.facts.count == 1
    tiles.close()


def test_markup_in_the_credit_is_not_shown(qapp: QApplication, tmp_path: Path) -> None:
    credit = "<a href='x' onclick='evil()'>© somebody</a>"
    tiles = MbTiles(mbtiles(tmp_path / "a.mbtiles", {(0, 0, 0): png("#FFFFFF")}, attribution=credit))
    assert tiles.facts.credit == "© somebody"
    tiles.close()


@pytest.mark.parametrize("content", [b"", b"no database at all" * 100, b"SQLite format 3\x00" + b"\x07" * 3000])
def test_a_foreign_or_damaged_file_is_refused_in_a_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "broken.mbtiles"
    path.write_bytes(content)
    with pytest.raises(Refused, match=r"broken\.mbtiles"):
        MbTiles(path)


def test_a_missing_an_empty_and_an_unreadable_archive_are_refused(tmp_path: Path) -> None:
    for path in (
        tmp_path / "none.mbtiles",
        mbtiles(tmp_path / "empty.mbtiles", {}),
        mbtiles(tmp_path / "vector.mbtiles", {(0, 0, 0): b"\x1f\x8b\x08 no vector tile after all"}),
    ):
        with pytest.raises(Refused):
            MbTiles(path)


def test_opening_changes_nothing_in_the_file_or_beside_it(qapp: QApplication, tmp_path: Path) -> None:
    path = mbtiles(tmp_path / "a.mbtiles", {(0, 0, 0): png("#FFFFFF")})
    before = path.read_bytes()
    tiles = MbTiles(path)
    tiles.tile(0, 0, 0)
    tiles.close()
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["a.mbtiles"]


def test_the_tiles_of_a_box_touch_it() -> None:
    box = Box(1.2e7, 3.6e6, 1.3e7, 3.9e6)
    columns, rows = tiles_in(box, 9)
    assert len(columns) * len(rows) > 10
    for x in columns:
        for y in rows:
            assert tile_box(9, x, y).intersects(box)
    edge = np.array([tile_box(9, columns[0], rows[0]).west, tile_box(9, columns[-1], rows[-1]).east])
    assert edge[0] <= box.west
    assert edge[1] >= box.east


def test_a_file_without_an_index_is_read_as_quickly(tmp_path: Path) -> None:
    tiles = {(9, x, y): COLOUR for x in range(150) for y in range(150)}
    path = mbtiles(tmp_path / "a.mbtiles", tiles, indexed=False)
    before = path.read_bytes()
    archive = MbTiles(path)
    began = time.thread_time()
    assert all(archive.tile(9, x, (x * 7) % 150) is not None for x in range(150))
    assert time.thread_time() - began < 0.15
    assert archive.tile(9, 150, 0) is None
    archive.close()
    assert path.read_bytes() == before


@pytest.mark.parametrize("kind", [mbtiles, pmtiles, folder])
def test_several_threads_read_at_once_and_one_may_close(
    tmp_path: Path, kind: Callable[[Path, Mapping[tuple[int, int, int], bytes]], Path]
) -> None:
    tiles = {(6, x, y): COLOUR + bytes([x, y]) for x in range(20) for y in range(20)}
    archive = open_archive(kind(tmp_path / "a", tiles))

    def read(start: int) -> bool:
        numbers = list(tiles)[start:] * 3
        return all((tile := archive.tile(*number)) is None or tile.data == tiles[number] for number in numbers)

    with ThreadPoolExecutor(4) as pool:
        answers = [pool.submit(read, start) for start in range(4)]
        time.sleep(0.02)
        archive.close()
        assert all(answer.result() for answer in answers)
    assert archive.tile(6, 1, 1) is None
