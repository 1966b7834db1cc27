import gzip
import sqlite3
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pyogrio
import pytest
import rasterio

from desktop.maps.archives.description import Description
from desktop.maps.archives.mbtiles import MbTiles
from desktop.maps.archives.mbtiles_writer import MbTilesWriter
from desktop.maps.box import Box
from desktop.maps.projection import to_world
from desktop.refusal import Refused
from tests import child
from tests.maps.archives.archive_maker import png, vector_tile

LAND, SEA = png("#EEEEDD"), png("#AACCEE")
HAIMEN = Box.around(to_world(np.array([[121.0, 31.8], [121.4, 32.1]])))
PLAIN = Description(name="海门", form="png", credit="© 示例", text="试验", box=HAIMEN)


def rows_of(path: Path, sql: str) -> list[tuple[Any, ...]]:
    db = sqlite3.connect(path)
    try:
        return db.execute(sql).fetchall()
    finally:
        db.close()


def test_what_is_written_is_read_again_each_content_once_and_fully_described(tmp_path: Path) -> None:
    path = tmp_path / "县.mbtiles"
    with MbTilesWriter(path) as writer:
        for x in range(850, 860):
            writer.put(10, x, 415, SEA if x % 2 else LAND)
        writer.put(9, 428, 207, LAND)
        assert not path.exists()
        assert writer.finish(PLAIN) == path
    tiles = MbTiles(path)
    assert (tiles.facts.count, tiles.facts.min_zoom, tiles.facts.max_zoom) == (11, 9, 10)
    assert (tiles.facts.name, tiles.facts.credit) == ("海门", "© 示例")
    found = tiles.tile(10, 851, 415)
    assert found is not None
    assert found.data == SEA
    tiles.close()
    assert rows_of(path, "SELECT count(*) FROM images") == [(2,)]
    metadata = dict(rows_of(path, "SELECT name, value FROM metadata"))
    assert metadata == {
        "name": "海门",
        "format": "png",
        "bounds": "121.0000000,31.8000000,121.4000000,32.1000000",
        "center": "121.2000000,31.9500000,9",
        "minzoom": "9",
        "maxzoom": "10",
        "type": "baselayer",
        "version": "1",
        "attribution": "© 示例",
        "description": "试验",
    }
    assert [file.name for file in tmp_path.iterdir()] == ["县.mbtiles"]


def test_gdal_opens_the_pictures_where_they_lie(tmp_path: Path) -> None:
    with MbTilesWriter(tmp_path / "a.mbtiles") as writer:
        writer.put(10, 856, 415, SEA)
        writer.put(10, 857, 415, LAND)
        path = writer.finish(Description(name="a", form="png"))
    with rasterio.open(path) as picture:
        assert picture.driver == "MBTiles"
        assert (picture.width, picture.height) == (512, 256)
        pixels = picture.read()
        assert pixels[:3, 100, 100].tolist() == [0xAA, 0xCC, 0xEE]
        assert pixels[:3, 100, 400].tolist() == [0xEE, 0xEE, 0xDD]
        tiles = MbTiles(path)
        assert np.allclose(
            picture.bounds,
            [tiles.facts.box.west, tiles.facts.box.south, tiles.facts.box.east, tiles.facts.box.north],
            atol=0.01,
        )
        tiles.close()


def test_gdal_opens_vectors(tmp_path: Path) -> None:
    sample = MbTiles(Path(__file__).parents[2] / "data" / "tiles" / "boston_buildings_mvt_z13.mbtiles")
    with MbTilesWriter(tmp_path / "v.mbtiles") as writer:
        ((x, y), *_) = next(iter(sample.numbers(13))).tolist()
        tile = sample.tile(13, x, y)
        assert tile is not None
        writer.put(13, x, y, tile.data)
        path = writer.finish(Description(name="v", form="mvt", vector_layers=("building",)))
    sample.close()
    ((data,),) = rows_of(path, "SELECT tile_data FROM tiles")
    assert gzip.decompress(data) == tile.data
    assert pyogrio.list_layers(path)[:, 0].tolist() == ["building"]
    assert pyogrio.read_info(path, "building", force_feature_count=True)["features"] > 10_000


def test_an_interrupted_making_is_continued_by_the_same_recipe_and_by_no_other(tmp_path: Path) -> None:
    path = tmp_path / "a.mbtiles"
    with MbTilesWriter(path, recipe="haimen 8-14 light") as writer:
        assert not writer.resumed
        writer.put(3, 6, 3, LAND)
    assert [file.name for file in tmp_path.iterdir()] == ["a.mbtiles.part"]
    with MbTilesWriter(path, recipe="haimen 8-14 light") as writer:
        assert writer.resumed
        assert writer.has(3, 6, 3)
        assert not writer.has(3, 6, 4)
        assert writer.numbers(3).tolist() == [[6, 3]]
        writer.put(3, 6, 4, SEA)
        writer.finish(Description(name="a", form="png"))
    tiles = MbTiles(path)
    assert tiles.facts.count == 2
    tiles.close()
    with MbTilesWriter(path, recipe="one") as writer:
        writer.put(3, 6, 3, LAND)
    with MbTilesWriter(path, recipe="another") as writer:
        assert not writer.resumed
        assert writer.count == 0


def test_killed_in_the_middle_it_goes_on_from_what_was_committed(tmp_path: Path) -> None:
    path = tmp_path / "a.mbtiles"
    process = child.start(
        "import sys; from pathlib import Path; from desktop.maps.archives.mbtiles_writer import MbTilesWriter\n"
        "from tests.maps.archives.archive_maker import png\n"
        "writer = MbTilesWriter(Path(sys.argv[1]), recipe='r')\n"
        "for x in range(100): writer.put(8, x, 7, png('#AABBCC'))\n"
        "writer.commit()\n"
        "for x in range(100): writer.put(8, x, 8, png('#AABBCC'))\n"
        "print('half', flush=True); sys.stdin.read()",
        path,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "half\n"
    process.kill()
    process.communicate()
    with MbTilesWriter(path, recipe="r") as writer:
        assert writer.resumed
        assert writer.count == 100
        assert writer.has(8, 99, 7)


def test_a_damaged_remainder_is_begun_again(tmp_path: Path) -> None:
    (tmp_path / "a.mbtiles.part").write_bytes(b"no database at all" * 500)
    with MbTilesWriter(tmp_path / "a.mbtiles", recipe="r") as writer:
        assert not writer.resumed
        writer.put(0, 0, 0, LAND)
        writer.finish(Description(name="a", form="png"))
    assert (tmp_path / "a.mbtiles").exists()


def test_without_tiles_no_file_comes_into_being_and_an_older_one_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.mbtiles"
    path.write_bytes(b"older")
    with pytest.raises(Refused, match="not one tile"), MbTilesWriter(path) as writer:
        writer.finish(PLAIN)
    assert path.read_bytes() == b"older"
    assert [file.name for file in tmp_path.iterdir()] == ["a.mbtiles"]


def test_two_at_once_on_the_same_file_are_one_too_many(tmp_path: Path) -> None:
    with MbTilesWriter(tmp_path / "a.mbtiles", recipe="r") as writer:
        writer.put(0, 0, 0, LAND)
        with pytest.raises(Refused, match="Another program"):
            MbTilesWriter(tmp_path / "a.mbtiles", recipe="r")


@pytest.mark.skipif(sys.platform == "win32", reason="needs limits of POSIX")
def test_a_full_disk_is_told_and_what_was_made_is_kept(tmp_path: Path) -> None:
    out, _ = child.run(
        "import resource, signal, sys; from pathlib import Path\n"
        "from desktop.maps.archives.mbtiles_writer import MbTilesWriter; from desktop.refusal import Refused\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))\n"
        "with MbTilesWriter(Path(sys.argv[1]), recipe='r') as writer:\n"
        "    writer.put(9, 0, 0, b'\\x89PNG\\r\\n\\x1a\\n'); writer.commit()\n"
        "    try:\n"
        "        for x in range(1, 400): writer.put(9, x, 0, x.to_bytes(4, 'big') * 2000); writer.commit()\n"
        "    except Refused as refused: print(refused.en)\n",
        tmp_path / "a.mbtiles",
    )
    assert "The tiles made so far are kept" in out
    with MbTilesWriter(tmp_path / "a.mbtiles", recipe="r") as writer:
        assert writer.resumed
        assert writer.has(9, 0, 0)


def test_a_place_one_may_not_write_to_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(Refused, match=r"a\.mbtiles"):
        MbTilesWriter(tmp_path / "file" / "a.mbtiles")


def test_vector_tiles_are_packed_once(tmp_path: Path) -> None:
    with MbTilesWriter(tmp_path / "a.mbtiles") as writer:
        writer.put(0, 0, 0, vector_tile())
        writer.put(1, 0, 0, gzip.compress(vector_tile()))
        path = writer.finish(Description(name="a", form="mvt", vector_layers=("water",)))
    for (data,) in rows_of(path, "SELECT tile_data FROM tiles"):
        assert gzip.decompress(data) == vector_tile()
