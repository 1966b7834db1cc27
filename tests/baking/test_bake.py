"""Maps baked from real extracts: the same bytes every time, whatever interrupts them."""

import shutil
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
import rasterio
from PySide6.QtGui import QImage

from desktop.baking.bake import Baking, bake
from desktop.baking.blocks import blocks, tile_count
from desktop.baking.ground_making import ground_of
from desktop.baking.tile_painter import TilePainter, encoded
from desktop.maps.archives.opening import open_archive
from desktop.maps.archives.tile_bytes import is_whole
from desktop.maps.box import Box
from desktop.maps.ground.ground_file import GroundFile
from desktop.progress import Progress
from desktop.refusal import Cancelled, Refused
from tests.child import ROOT
from tests.maps.ground.extracts import LIECHTENSTEIN, MONACO

ZOOMS = range(8, 14)
_RGB = QImage.Format.Format_RGB32


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> GroundFile:
    return ground_of(LIECHTENSTEIN, tmp_path_factory.mktemp("ground") / "li.mbtiles", Progress()).file


@pytest.fixture(scope="module")
def baked(ground: GroundFile, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("baked") / "li.mbtiles"
    bake(ground, out, Baking(ZOOMS, jobs=1), Progress())
    return out


def test_every_tile_of_the_country_is_there_and_whole(ground: GroundFile, baked: Path) -> None:
    archive = open_archive(baked)
    assert (archive.facts.min_zoom, archive.facts.max_zoom, archive.facts.tile_pixels) == (8, 13, 256)
    assert archive.facts.count == tile_count(ground.box, ZOOMS) == 60
    assert archive.facts.credit == ground.credit
    for z in ZOOMS:
        for x, y in np.concatenate(list(archive.numbers(z))).tolist():
            tile = archive.tile(z, x, y)
            assert tile is not None
            assert is_whole(tile.data)
    archive.close()


def test_one_process_or_two_give_the_same_bytes(ground: GroundFile, baked: Path, tmp_path: Path) -> None:
    again = tmp_path / baked.name
    bake(ground, again, Baking(ZOOMS, jobs=2), Progress())
    assert again.read_bytes() == baked.read_bytes()
    assert [file.name for file in tmp_path.iterdir()] == [baked.name]


def test_a_baking_that_was_killed_goes_on_and_ends_in_the_same_bytes(
    ground: GroundFile, baked: Path, tmp_path: Path
) -> None:
    out, source = tmp_path / baked.name, tmp_path / "li.ground"
    shutil.copy(ground.path, source)
    command = [sys.executable, "-m", "desktop", "tiles", "build", str(source), str(out), "--zoom", "8-13"]
    resumed = False
    for patience in (0.0, 0.15, 0.3):
        with subprocess.Popen([*command, "--jobs", "2"], cwd=ROOT, stderr=subprocess.DEVNULL) as making:
            part = out.with_name(f"{out.name}.part")
            until = time.monotonic() + 20
            while not part.exists() and making.poll() is None and time.monotonic() < until:
                time.sleep(0.01)
            time.sleep(patience)
            making.kill()
        resumed = resumed or part.exists()
    assert resumed
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert out.read_bytes() == baked.read_bytes()
    assert not part.exists()


def test_a_cancelled_baking_keeps_what_it_has_and_goes_on_from_there(
    ground: GroundFile, baked: Path, tmp_path: Path
) -> None:
    out = tmp_path / baked.name
    heard: list[str] = []

    def tell(done: float, what: str, left: float | None) -> None:
        heard.append(what)
        progress.cancel()

    progress = Progress(tell)
    with pytest.raises(Cancelled):
        bake(ground, out, Baking(ZOOMS, jobs=1), progress)
    assert "1/60" in heard[0]
    assert [file.name for file in tmp_path.iterdir()] == [f"{out.name}.part"]
    with sqlite3.connect(tmp_path / f"{out.name}.part") as db:
        assert 1 <= db.execute("SELECT count(*) FROM tiles").fetchone()[0] < 60
    db.close()
    assert bake(ground, out, Baking(ZOOMS, jobs=1), Progress()).resumed
    assert out.read_bytes() == baked.read_bytes()


def test_another_look_does_not_go_on_with_the_tiles_of_this_one(ground: GroundFile, tmp_path: Path) -> None:
    out = tmp_path / "li.mbtiles"
    stopped = Progress(lambda *_: stopped.cancel())
    with pytest.raises(Cancelled):
        bake(ground, out, Baking(ZOOMS, jobs=1), stopped)
    assert not bake(ground, out, Baking(ZOOMS, theme="dark", jobs=1), Progress()).resumed


def test_gdal_reads_the_same_map(baked: Path) -> None:
    with rasterio.open(baked) as picture:
        assert picture.driver == "MBTiles"
        assert picture.crs.to_epsg() == 3857
        assert picture.read(1).std() > 1


def test_the_same_map_as_pmtiles_holds_the_same_tiles(ground: GroundFile, baked: Path, tmp_path: Path) -> None:
    out = tmp_path / "li.pmtiles"
    bake(ground, out, Baking(ZOOMS, jobs=1), Progress())
    assert [file.name for file in tmp_path.iterdir()] == [out.name]
    packed, plain = open_archive(out), open_archive(baked)
    assert packed.facts.count == plain.facts.count
    for x, y in np.concatenate(list(plain.numbers(13))).tolist():
        one, other = packed.tile(13, x, y), plain.tile(13, x, y)
        assert one is not None
        assert other is not None
        assert one.data == other.data
    packed.close()
    plain.close()


def test_a_box_with_nothing_in_it_is_refused_and_leaves_nothing(ground: GroundFile, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="没有任何地物"):
        bake(ground, tmp_path / "li.mbtiles", Baking(ZOOMS, Box(0, 0, 1000, 1000)), Progress())
    assert list(tmp_path.iterdir()) == []


def test_all_of_the_extract_is_accounted_for(tmp_path: Path) -> None:
    for source in (LIECHTENSTEIN, MONACO):
        ground = ground_of(source, tmp_path / f"{source.stem}.mbtiles", Progress())
        assert ground.expected is not None
        facts = ground.file.facts
        built = sum(facts.counts[kind] for kind in ground.expected if kind in facts.counts)
        assert built + len(facts.skipped) == sum(ground.expected.values())
        assert ground_of(source, tmp_path / f"{source.stem}.mbtiles", Progress()).expected is None  # used again


def test_blocks_hold_every_tile_once(ground: GroundFile) -> None:
    look = Baking(ZOOMS).look
    tiles = [(b.z, x, y) for b in blocks(ground.box, range(18), look) for y in b.rows for x in b.columns]
    assert len(set(tiles)) == len(tiles) == tile_count(ground.box, range(18))


def test_a_tile_cut_out_of_a_large_square_is_the_tile_painted_alone(ground: GroundFile) -> None:
    painter = TilePainter(ground, Baking(ZOOMS, form="png").look)
    for block in blocks(ground.box, range(12, 13), painter.look):
        for x, y, data in painter.paint(block):
            alone, cut = (QImage.fromData(each).convertToFormat(_RGB) for each in (painter.tile(12, x, y), data))
            there = [np.frombuffer(each.constBits(), np.uint8).astype(int) for each in (alone, cut)]
            assert np.abs(there[0] - there[1]).mean() < 0.5


def test_a_png_of_few_colours_keeps_every_pixel() -> None:
    image = QImage(64, 64, QImage.Format.Format_RGB32)
    image.fill(0xFFEEF1F4)
    for i in range(64):
        image.setPixel(i, i, 0xFF000000 + i * 3)
    data = encoded(image, "png")
    back = QImage.fromData(data)
    assert back.format() == QImage.Format.Format_Indexed8
    assert back.convertToFormat(QImage.Format.Format_RGB32) == image
