from pathlib import Path

import numpy as np
import pytest

from desktop.maps.archives.mbtiles import MbTiles
from desktop.maps.archives.row_scheme import Scheme
from desktop.maps.archives.tile import tile_box
from desktop.maps.archives.tile_folder import TileFolder
from desktop.maps.box import Box
from desktop.maps.projection import to_world
from desktop.progress import Progress
from desktop.refusal import Cancelled, Refused
from tests.maps.archives.archive_maker import folder, png, vector_tile

SAMPLES = Path(__file__).parents[2] / "data" / "tiles"
HAIMEN = (10, 856, 415)
HAIMEN_BOX = Box.around(to_world(np.array([[121.0, 31.8], [121.4, 32.1]])))
BUENOS_AIRES_BOX = Box.around(to_world(np.array([[-59.0, -35.0], [-58.0, -34.0]])))


def test_both_ways_of_counting_rows_give_the_same_map_in_china(tmp_path: Path) -> None:
    north, south = png("#FF0000"), png("#0000FF")
    z, x, y = HAIMEN
    tiles = {(z, x, y): north, (z, x, y + 1): south}
    for tms in (False, True):
        made = TileFolder(folder(tmp_path / str(tms), tiles, tms=tms))
        assert made.scheme is (Scheme.TMS if tms else Scheme.XYZ)
        found = made.tile(*HAIMEN)
        assert found is not None
        assert found.data == north
        assert made.facts.box == tile_box(z, x, y).union(tile_box(z, x, y + 1))
        assert {tuple(number) for block in made.numbers(z) for number in block.tolist()} == {(x, y), (x, y + 1)}


def test_the_customers_tell_where_a_map_lies_against_what_its_maker_wrote(tmp_path: Path) -> None:
    path = folder(tmp_path / "a", {HAIMEN: png("#FF0000")}, tms=True, scheme="xyz")
    assert TileFolder(path).scheme is Scheme.XYZ
    assert TileFolder(path, near=HAIMEN_BOX).scheme is Scheme.TMS
    assert TileFolder(path, near=BUENOS_AIRES_BOX).scheme is Scheme.XYZ


def test_without_any_hint_the_maker_is_believed_and_then_the_web(tmp_path: Path) -> None:
    argentina = {(6, 21, 38): png("#FF0000")}
    assert TileFolder(folder(tmp_path / "a", argentina, scheme="TMS")).scheme is Scheme.TMS
    assert TileFolder(folder(tmp_path / "b", argentina)).scheme is Scheme.XYZ
    by_gdal = folder(tmp_path / "c", argentina)
    (by_gdal / "tilemapresource.xml").write_text("<TileMap/>")
    assert TileFolder(by_gdal).scheme is Scheme.TMS
    assert TileFolder(by_gdal, scheme=Scheme.XYZ).scheme is Scheme.XYZ


def test_a_county_below_a_map_of_the_world_tells_both(tmp_path: Path) -> None:
    world = {(1, x, y): png("#AACCEE") for x in range(2) for y in range(2)}
    path = folder(tmp_path / "a", world | {HAIMEN: png("#FF0000")}, tms=True)
    assert TileFolder(path, near=HAIMEN_BOX).scheme is TileFolder(path).scheme is Scheme.TMS


@pytest.mark.parametrize("tms", [False, True])
def test_a_map_of_the_world_is_told_by_what_its_tiles_look_like(tmp_path: Path, tms: bool) -> None:
    source = MbTiles(SAMPLES / "world_png_z0-4.mbtiles")
    tiles = {
        (z, x, y): tile.data
        for z in range(4)
        for block in source.numbers(z)
        for x, y in block.tolist()
        if (tile := source.tile(z, x, y)) is not None
    }
    made = TileFolder(folder(tmp_path / "a", tiles, tms=tms))
    assert made.scheme is (Scheme.TMS if tms else Scheme.XYZ)
    assert made.tile(2, 1, 0) == source.tile(2, 1, 0)
    source.close()


@pytest.mark.parametrize("ending", [".png", ".PNG", ".Png", "", "@2x.png", ".jpg"])
def test_files_may_end_as_they_like_for_the_content_counts(tmp_path: Path, ending: str) -> None:
    tiles = TileFolder(folder(tmp_path / "a", {HAIMEN: png("#FF0000", 512)}, ending=ending))
    assert tiles.facts.form == "png"
    assert tiles.facts.tile_pixels == 512
    assert tiles.tile(*HAIMEN) is not None


def test_vector_tiles_lie_in_folders_too(tmp_path: Path) -> None:
    tiles = TileFolder(folder(tmp_path / "a", {HAIMEN: vector_tile()}, ending=".pbf"))
    found = tiles.tile(*HAIMEN)
    assert tiles.facts.form == "mvt"
    assert found is not None
    assert found.data == vector_tile()


def test_stray_files_and_a_folder_around_the_levels_do_no_harm(tmp_path: Path) -> None:
    root = folder(tmp_path / "outer" / "inner", {HAIMEN: png("#FF0000")}, name="县 <b>图</b>")
    for stray in ("Thumbs.db", "10/.DS_Store", "10/856/notes.txt", "10/856/007.png", "10/856/99999.png"):
        (root / stray).write_bytes(b"stray")
    (root / "10" / "856" / "3.png").mkdir()
    (root / "99" / "1").mkdir(parents=True)
    tiles = TileFolder(tmp_path / "outer")
    assert tiles.facts.name == "县 图"
    assert tiles.tile(*HAIMEN) is not None
    assert tiles.tile(10, 856, 3) is None
    assert (tiles.facts.min_zoom, tiles.facts.max_zoom) == (10, 10)


def test_a_folder_without_tiles_is_refused_and_a_listing_can_be_cancelled(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    broken = folder(tmp_path / "broken", {HAIMEN: b"no picture"})
    for path in (tmp_path / "empty", broken, tmp_path / "none"):
        with pytest.raises(Refused, match=path.name):
            TileFolder(path)
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        TileFolder(folder(tmp_path / "a", {HAIMEN: png("#FF0000")}), progress=progress)
