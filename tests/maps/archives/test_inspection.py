import hashlib
import sqlite3
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest

from desktop.maps.archives.inspection import checksum, inspect
from desktop.maps.archives.mbtiles import MbTiles
from desktop.maps.archives.opening import open_archive
from desktop.maps.archives.tile_folder import TileFolder
from desktop.progress import Progress
from desktop.refusal import Cancelled, Refused
from tests.maps.archives.archive_maker import folder, mbtiles, png, vector_tile

SAMPLES = Path(__file__).parents[2] / "data" / "tiles"
SEA = png("#AACCEE")


def test_a_hole_is_seen_where_it_is(tmp_path: Path) -> None:
    tiles = {(12, 3400 + x, 1600 + y): SEA for x in range(8) for y in range(6) if (x, y) != (5, 1)}
    tiles[11, 1700, 800] = SEA
    archive = MbTiles(mbtiles(tmp_path / "a.mbtiles", tiles))
    above, level = inspect(archive, Progress()).levels
    archive.close()
    assert (level.z, level.wanted, level.there, level.missing) == (12, 48, 47, 1)
    assert level.covered.shape == (6, 8)
    assert np.argwhere(~level.covered).tolist() == [[1, 5]]
    assert (above.wanted, above.there) == (12, 1)
    assert np.argwhere(above.covered).tolist() == [[0, 0]]


def test_a_wide_level_is_drawn_in_few_cells_and_a_single_hole_still_shows(tmp_path: Path) -> None:
    rows, hole = [(x, y) for x in range(300) for y in range(100)], (217, 40)
    tiles = {(10, 500 + x, 300 + y): SEA for x, y in rows if (x, y) != hole}
    archive = MbTiles(mbtiles(tmp_path / "a.mbtiles", tiles, as_view=True))
    inspection = inspect(archive, Progress(), most_checked=100)
    archive.close()
    (level,) = inspection.levels
    assert level.shares.shape == (22, 64)
    assert level.missing == 1
    assert np.argwhere(~level.covered).tolist() == [[int(40 / (300 / 64)), int(217 / (300 / 64))]]
    assert 0.9 < level.shares.min() < 1
    assert 90 <= inspection.checked <= 100
    assert inspection.damaged == 0


@pytest.mark.parametrize("sample", ["world_png_z0-4.mbtiles", "usgs-mt-whitney-8-15-webp-512.pmtiles"])
def test_the_samples_are_whole(sample: str) -> None:
    archive = open_archive(SAMPLES / sample)
    inspection = inspect(archive, Progress(), most_checked=None)
    assert inspection.damaged == 0
    assert inspection.checked == archive.facts.count == sum(level.there for level in inspection.levels)
    archive.close()


@pytest.mark.parametrize("damage", ["cut", "flipped", "emptied"])
def test_damaged_tiles_are_counted_and_named(tmp_path: Path, damage: str) -> None:
    harmed = {"cut": SEA[:-20], "flipped": SEA[:60] + bytes([SEA[60] ^ 1]) + SEA[61:], "emptied": b""}[damage]
    tiles = {(4, x, 7): SEA for x in range(9)} | {(4, 3, 7): harmed}
    archive = MbTiles(mbtiles(tmp_path / "a.mbtiles", tiles))
    inspection = inspect(archive, Progress(), most_checked=None)
    archive.close()
    assert (inspection.checked, inspection.damaged, inspection.examples) == (9, 1, ((4, 3, 7),))


def test_damaged_vector_tiles_are_counted(tmp_path: Path) -> None:
    tiles = {(4, x, 7): vector_tile() for x in range(5)} | {(4, 2, 7): vector_tile()[:-3]}
    archive = TileFolder(folder(tmp_path / "a", tiles, ending=".pbf"))
    assert inspect(archive, Progress()).examples == ((4, 2, 7),)


def test_the_checksum_of_a_file_is_the_usual_one_and_that_of_a_folder_knows_names(tmp_path: Path) -> None:
    file = mbtiles(tmp_path / "a.mbtiles", {(0, 0, 0): SEA})
    assert checksum(file, Progress()) == hashlib.sha256(file.read_bytes()).hexdigest()
    one, other = folder(tmp_path / "f", {(4, 1, 2): SEA}), folder(tmp_path / "g", {(4, 1, 2): SEA})
    assert checksum(one, Progress()) == checksum(other, Progress())
    (other / "4" / "1" / "2.png").rename(other / "4" / "1" / "3.png")
    assert checksum(one, Progress()) != checksum(other, Progress())
    with pytest.raises(Refused, match=r"none\.mbtiles"):
        checksum(tmp_path / "none.mbtiles", Progress())


def test_looking_over_can_be_cancelled(tmp_path: Path) -> None:
    path = mbtiles(tmp_path / "a.mbtiles", {(0, 0, 0): SEA})
    archive = MbTiles(path)
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        inspect(archive, progress)
    with pytest.raises(Cancelled):
        checksum(path, progress)
    archive.close()


def test_a_file_whose_pages_are_damaged_is_refused_or_counted_but_never_breaks(tmp_path: Path) -> None:
    path = mbtiles(tmp_path / "a.mbtiles", {(6, x, y): SEA for x in range(40) for y in range(40)})
    data = bytearray(path.read_bytes())
    archive = MbTiles(path)
    for page in range(3, len(data) // 4096, 3):
        data[page * 4096 : page * 4096 + 60] = bytes(60)
    path.write_bytes(data)
    with suppress(Refused):
        assert inspect(archive, Progress(), most_checked=None).damaged > 0
    archive.close()
    with sqlite3.connect(path) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() != ("ok",)
    db.close()
