import sqlite3
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from desktop.drawing.base_layer import BaseLayer
from desktop.maps.archives.mbtiles import MbTiles
from desktop.maps.archives.tile import tile_box, tiles_in
from desktop.maps.box import Box
from desktop.maps.projection import WORLD_EDGE
from desktop.maps.viewport import Viewport
from desktop.refusal import Refused
from tests.drawing.content_maker import checkerboard
from tests.drawing.painting import argb, painted


def png(colour: str) -> bytes:
    image = QImage(256, 256, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def archive(path: Path, tiles: dict[tuple[int, int, int], bytes], *, as_view: bool = False, **metadata: str) -> Path:
    """An MBTiles file; keys are web tile numbers (z, x, y), y from the north."""
    with sqlite3.connect(path) as db:
        table = "stored" if as_view else "tiles"
        db.execute(f"CREATE TABLE {table} (zoom_level INT, tile_column INT, tile_row INT, tile_data BLOB)")
        if as_view:
            db.execute("CREATE VIEW tiles AS SELECT * FROM stored")
        db.execute("CREATE TABLE metadata (name TEXT, value TEXT)")
        db.executemany("INSERT INTO metadata VALUES (?, ?)", metadata.items())
        rows = [(z, x, 2**z - 1 - y, data) for (z, x, y), data in tiles.items()]
        db.executemany(f"INSERT INTO {table} VALUES (?, ?, ?, ?)", rows)
    db.close()
    return path


@pytest.mark.parametrize("as_view", [False, True])
def test_rows_are_counted_from_the_south_in_the_file_and_from_the_north_here(
    qapp: QApplication, tmp_path: Path, as_view: bool
) -> None:
    north, south = png("#FF0000"), png("#0000FF")
    tiles = MbTiles(archive(tmp_path / "a.mbtiles", {(1, 0, 0): north, (1, 0, 1): south}, as_view=as_view))
    found = tiles.tile(1, 0, 0)
    assert found is not None
    assert found.data == north
    assert found.box == Box(-WORLD_EDGE, 0, 0, WORLD_EDGE)
    assert tiles.tile(1, 1, 0) is None
    tiles.close()


def test_the_map_shows_the_tiles_and_scaled_parents_where_one_is_missing(qapp: QApplication, tmp_path: Path) -> None:
    tiles = MbTiles(archive(tmp_path / "a.mbtiles", {(0, 0, 0): png("#00FF00"), (1, 0, 0): png("#FF0000")}))
    view = Viewport(0, 0, 2 * WORLD_EDGE / 512, 512, 512)
    picture = argb(painted(BaseLayer(tiles=tiles), checkerboard(), view)) & 0xFFFFFF
    assert picture[10, 10] == 0xFF0000
    assert (picture[300:, :] == 0x00FF00).all()
    assert (picture[:255, 260:] == 0x00FF00).all()
    tiles.close()


def test_zooms_come_from_the_tiles_and_not_from_the_metadata(qapp: QApplication, tmp_path: Path) -> None:
    path = archive(tmp_path / "a.mbtiles", {(4, 3, 3): png("#FFFFFF")}, minzoom="0", maxzoom="19")
    tiles = MbTiles(path)
    assert (tiles.facts.min_zoom, tiles.facts.max_zoom) == (4, 4)
    assert tiles.facts.box == tile_box(4, 3, 3)
    assert tiles.facts.count == 1
    tiles.close()


def test_markup_in_the_credit_is_not_shown(qapp: QApplication, tmp_path: Path) -> None:
    credit = "<a href='x' onclick='evil()'>© somebody</a>"
    tiles = MbTiles(archive(tmp_path / "a.mbtiles", {(0, 0, 0): png("#FFFFFF")}, attribution=credit))
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
        archive(tmp_path / "empty.mbtiles", {}),
        archive(tmp_path / "vector.mbtiles", {(0, 0, 0): b"\x1f\x8b\x08 no vector tile after all"}),
    ):
        with pytest.raises(Refused):
            MbTiles(path)


def test_opening_changes_nothing_in_the_file_or_beside_it(qapp: QApplication, tmp_path: Path) -> None:
    path = archive(tmp_path / "a.mbtiles", {(0, 0, 0): png("#FFFFFF")})
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
