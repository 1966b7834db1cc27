import sqlite3
from pathlib import Path

import pytest

from desktop.maps.archives.archive import Content
from desktop.maps.archives.mbtiles import MbTiles
from desktop.maps.archives.opening import open_archive
from desktop.maps.archives.pmtiles_archive import PmTiles
from desktop.maps.archives.tile_folder import TileFolder
from desktop.refusal import Refused
from tests.maps.archives.archive_maker import folder, mbtiles, pmtiles, png

SAMPLES = Path(__file__).parents[2] / "data" / "tiles"
ONE = {(3, 6, 3): png("#336699")}


@pytest.mark.parametrize(
    ("name", "form", "pixels", "zooms", "count"),
    [
        ("world_png_z0-4.mbtiles", "png", 256, (0, 4), 285),
        ("some_empty_tiles.mbtiles", "png", 256, (1, 2), 11),
        ("stamen_toner_raster_z0-3.pmtiles", "png", 256, (0, 3), 85),
        ("usgs-mt-whitney-8-15-webp-512.pmtiles", "webp", 512, (8, 15), 50),
        ("boston_buildings_mvt_z13.mbtiles", "mvt", 512, (13, 13), 3),
    ],
)
def test_every_sound_sample_opens_and_each_of_its_tiles_is_whole(
    name: str, form: str, pixels: int, zooms: tuple[int, int], count: int
) -> None:
    archive = open_archive(SAMPLES / name)
    facts = archive.facts
    assert (facts.form, facts.tile_pixels, (facts.min_zoom, facts.max_zoom)) == (form, pixels, zooms)
    assert (facts.content is Content.VECTOR) == (form == "mvt")
    there = [(z, int(x), int(y)) for z in range(zooms[1] + 1) for block in archive.numbers(z) for x, y in block]
    assert len(there) == len(set(there)) == facts.count == count
    for number in there:
        tile = archive.tile(*number)
        assert tile is not None
        assert tile.z < zooms[1] or facts.box.intersects(tile.box)
    assert "<" not in facts.credit + facts.name
    archive.close()
    assert archive.tile(*there[0]) is None


def test_a_broken_database_is_refused_in_words() -> None:
    with pytest.raises(Refused, match=r"corrupt\.mbtiles") as refused:
        open_archive(SAMPLES / "corrupt.mbtiles")
    assert "damaged" in refused.value.en


def test_a_file_is_known_by_its_content_and_not_by_its_name(tmp_path: Path) -> None:
    for kind, made in (
        (MbTiles, mbtiles(tmp_path / "a.pmtiles", ONE)),
        (PmTiles, pmtiles(tmp_path / "b.mbtiles", ONE)),
        (TileFolder, folder(tmp_path / "c.mbtiles", ONE)),
    ):
        archive = open_archive(made)
        assert isinstance(archive, kind)
        archive.close()


@pytest.mark.parametrize(
    ("content", "advice"),
    [
        (b"", "Copy it again"),
        (b"II*\0" + bytes(60), "Make tiles of it once"),
        (b"MM\0+" + bytes(60), "Make tiles of it once"),
        (b"\0\0\0\x0d\x0a\x09OSMHeader\x18\x7c", "getu tiles build"),
        (b"<?xml version='1.0'?>\n<osm version='0.6'>", "getu tiles build"),
        (b'{"type": "FeatureCollection", "features": []}', "getu tiles build"),
        (b"\0\0\x27\x0a" + bytes(96), "getu tiles build"),
        (png("#000000"), "GeoTIFF with coordinates"),
        (b"PK\x03\x04" + bytes(60), "Unpack"),
        (b"just some words", "MBTiles or PMTiles"),
        (b"PMTiles\x02" + bytes(600), "pmtiles convert"),
        (b"PMTiles\x03", "damaged"),
    ],
)
def test_what_is_no_archive_is_told_what_to_do(tmp_path: Path, content: bytes, advice: str) -> None:
    path = tmp_path / "brought.file"
    path.write_bytes(content)
    with pytest.raises(Refused, match=r"brought\.file") as refused:
        open_archive(path)
    assert advice in refused.value.en


def database(path: Path, *statements: str) -> Path:
    with sqlite3.connect(path) as db:
        for statement in statements:
            db.execute(statement)
    db.close()
    return path


def test_other_databases_a_bank_and_a_missing_file_each_have_their_own_sentence(tmp_path: Path) -> None:
    contents = "CREATE TABLE gpkg_contents (table_name TEXT, data_type TEXT)"
    bank = tmp_path / "bank.getu"
    bank.write_bytes(bytes(range(7, 250)) * 40)
    for path, advice in (
        (database(tmp_path / "a.gpkg", contents, "INSERT INTO gpkg_contents VALUES ('r', 'features')"), "Bake"),
        (database(tmp_path / "b.gpkg", contents), "GeoPackage of pictures"),
        (database(tmp_path / "c.db", "CREATE TABLE things (id)"), "without tiles"),
        (bank, "Open bank file"),
        (tmp_path / "nowhere.mbtiles", "not there"),
    ):
        with pytest.raises(Refused) as refused:
            open_archive(path)
        assert advice in refused.value.en
        assert path.name in refused.value.zh
