import gzip
import shutil
from pathlib import Path

import numpy as np
import pyogrio
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pmtiles.reader import MemorySource, Reader
from pmtiles.tile import (
    Compression,
    Entry,
    TileType,
    deserialize_directory,
    serialize_directory,
    tileid_to_zxy,
    zxy_to_tileid,
)

from desktop.maps.archives.description import Description
from desktop.maps.archives.hilbert import to_columns_and_rows, to_ids
from desktop.maps.archives.mbtiles import MbTiles
from desktop.maps.archives.pmtiles_archive import PmTiles
from desktop.maps.archives.pmtiles_directory import BadDirectory, read_directory
from desktop.maps.archives.pmtiles_extent import levels_of
from desktop.maps.archives.pmtiles_writer import write_pmtiles
from desktop.progress import Progress
from desktop.refusal import Cancelled, Refused
from tests.maps.archives.archive_maker import mbtiles, pmtiles, png, vector_tile

SAMPLES = Path(__file__).parents[2] / "data" / "tiles"
COLOURS = [png(f"#{i:02X}{i:02X}40") for i in range(0, 256, 16)]


def many(z: int, side: int) -> dict[tuple[int, int, int], bytes]:
    """side × side tiles of level z, each with something of its own behind the picture's end."""
    chance = np.random.default_rng(3)
    return {
        (z, x, y): COLOURS[x % 16] + chance.bytes(int(chance.integers(9, 400)))
        for x in range(side)
        for y in range(side)
    }


@given(st.integers(0, 30), st.data())
def test_ids_are_those_of_the_reference_library(z: int, data: st.DataObject) -> None:
    x, y = (data.draw(st.integers(0, 2**z - 1)) for _ in range(2))
    ids = to_ids(z, np.array([x]), np.array([y]))
    assert ids.tolist() == [zxy_to_tileid(z, x, y)]
    assert tileid_to_zxy(int(ids[0])) == (z, x, y)
    assert [int(number[0]) for number in to_columns_and_rows(z, ids)] == [x, y]


entries = st.lists(
    st.tuples(st.integers(1, 2**40), st.integers(0, 9), st.integers(1, 2**20), st.booleans()), min_size=1, max_size=60
)


@given(entries)
def test_directories_are_read_like_the_reference_library_reads_them(
    steps: list[tuple[int, int, int, bool]],
) -> None:
    made, tile_id, end = [], 0, 0
    for step, run, length, contiguous in steps:
        tile_id += step
        offset = end if contiguous else step % 2**30
        made.append(Entry(tile_id, offset, length, run))
        end = offset + length
    packed = serialize_directory(made)
    ours, theirs = read_directory(packed), deserialize_directory(packed)
    assert ours.ids.tolist() == [entry.tile_id for entry in theirs]
    assert ours.runs.tolist() == [entry.run_length for entry in theirs]
    assert ours.lengths.tolist() == [entry.length for entry in theirs]
    assert ours.offsets.tolist() == [entry.offset for entry in theirs]


@pytest.mark.parametrize(
    "plain",
    [b"", b"\x00", b"\x02\x01\x01", b"\x01\x01\x01\x01", b"\x01\x01\x01\x01\x00", b"\x01" + b"\xff" * 40, b"\x80"],
)
def test_what_is_no_directory_is_not_taken_for_one(plain: bytes) -> None:
    for packed in (plain, gzip.compress(plain), gzip.compress(plain)[:-9]):
        with pytest.raises(BadDirectory):
            read_directory(packed)


def test_a_directory_that_unpacks_without_end_is_not_unpacked() -> None:
    bomb = gzip.compress(bytes(200 * 2**20), 9)
    assert len(bomb) < 300_000
    with pytest.raises(BadDirectory):
        read_directory(bomb)


@given(st.integers(0, 7), st.data())
def test_the_extent_of_runs_is_that_of_their_tiles_one_by_one(z: int, data: st.DataObject) -> None:
    first, total = (4**z - 1) // 3, 4**z
    cuts = sorted(data.draw(st.sets(st.integers(0, total), min_size=2, max_size=12)))
    runs = [(first + low, high - low) for low, high in zip(cuts[::2], cuts[1::2], strict=False)]
    tiles = [tileid_to_zxy(tile_id) for low, count in runs for tile_id in range(low, low + count)]
    (level,), count = levels_of([(np.array([low for low, _ in runs]), np.array([count for _, count in runs]))])
    assert count == len(tiles)
    assert (level.west, level.east) == (min(x for _, x, _ in tiles), max(x for _, x, _ in tiles))
    assert (level.north, level.south) == (min(y for _, _, y in tiles), max(y for _, _, y in tiles))


def test_the_extent_of_thousands_of_single_tiles_is_exact_too() -> None:
    chosen = np.random.default_rng(5).integers((1000, 7000), (4000, 9999), (4000, 2))
    ids = np.unique(to_ids(14, chosen[:, 0], chosen[:, 1]))
    (level,), count = levels_of([(ids, np.ones_like(ids))])
    assert count == len(ids)
    assert [level.west, level.north] == chosen.min(axis=0).tolist()
    assert [level.east, level.south] == chosen.max(axis=0).tolist()


def test_tiles_behind_leaf_directories_are_found_as_the_reference_reader_finds_them(tmp_path: Path) -> None:
    tiles = many(8, 128)
    path = pmtiles(tmp_path / "a.pmtiles", tiles, name="<i>山</i>")
    archive, reference = PmTiles(path), Reader(MemorySource(path.read_bytes()))  # type: ignore[no-untyped-call]
    assert reference.header()["leaf_directory_length"] > 0  # type: ignore[no-untyped-call]
    assert (archive.facts.count, archive.facts.name) == (len(tiles), "山")
    for (z, x, y), data in list(tiles.items())[::97]:
        tile = archive.tile(z, x, y)
        assert tile is not None
        assert tile.data == data == reference.get(z, x, y)  # type: ignore[no-untyped-call]
    assert archive.tile(8, 128, 0) is None
    assert archive.tile(8, 500, 0) is None
    there = {(8, x, y) for block in archive.numbers(8) for x, y in block.tolist()}
    assert there == set(tiles)
    archive.close()


@pytest.mark.parametrize("packed", [True, False])
def test_vectors_come_unpacked(tmp_path: Path, packed: bool) -> None:
    archive = PmTiles(pmtiles(tmp_path / "a.pmtiles", {(4, 3, 2): vector_tile()}, kind=TileType.MVT, packed=packed))
    tile = archive.tile(4, 3, 2)
    assert archive.facts.form == "mvt"
    assert tile is not None
    assert tile.data == vector_tile()
    archive.close()


@pytest.mark.parametrize(
    ("place", "value", "words"),
    [
        (97, Compression.BROTLI.value, "gzip"),
        (98, Compression.ZSTD.value, "gzip"),
        (97, 77, "damaged"),
        (8, 255, "damaged"),
        (63, 255, "incomplete"),
        (7, 9, "version 3"),
    ],
)
def test_headers_that_cannot_be_followed_are_refused_in_words(
    tmp_path: Path, place: int, value: int, words: str
) -> None:
    path = pmtiles(tmp_path / "a.pmtiles", many(3, 4))
    data = bytearray(path.read_bytes())
    data[place] = value
    path.write_bytes(data)
    with pytest.raises(Refused, match=r"a\.pmtiles") as refused:
        PmTiles(path)
    assert words in refused.value.en


def test_a_file_cut_short_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.pmtiles"
    whole = (SAMPLES / "stamen_toner_raster_z0-3.pmtiles").read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(Refused, match="incomplete"):
        PmTiles(path)


@settings(max_examples=15, deadline=None)
@given(st.dictionaries(st.tuples(st.integers(0, 31), st.integers(0, 31)), st.sampled_from(COLOURS), min_size=1))
def test_what_is_written_is_what_was_there_whatever_is_there(
    tmp_path_factory: pytest.TempPathFactory, tiles: dict[tuple[int, int], bytes]
) -> None:
    folder = tmp_path_factory.mktemp("w")
    source = MbTiles(mbtiles(folder / "a.mbtiles", {(5, x, y): data for (x, y), data in tiles.items()}))
    path = write_pmtiles(source, folder / "a.pmtiles", Description(name="a", form="png"), Progress())
    written = PmTiles(path)
    assert written.facts.count == len(tiles)
    assert written.facts.box == source.facts.box
    assert all(written.tile(5, x, y) == source.tile(5, x, y) is not None for x, y in tiles)
    source.close()
    written.close()
    shutil.rmtree(folder)


def test_the_reference_reader_finds_each_content_once_in_order(tmp_path: Path) -> None:
    source = MbTiles(SAMPLES / "world_png_z0-4.mbtiles")
    description = Description(name="世界", form="png", credit="© 某人")
    path = write_pmtiles(source, tmp_path / "w.pmtiles", description, Progress())
    reader = Reader(MemorySource(path.read_bytes()))  # type: ignore[no-untyped-call]
    header, metadata = reader.header(), reader.metadata()  # type: ignore[no-untyped-call]
    assert header["clustered"]
    assert (header["addressed_tiles_count"], header["min_zoom"], header["max_zoom"]) == (285, 0, 4)
    assert header["tile_contents_count"] < 285
    assert metadata["name"] == "世界"
    assert metadata["attribution"] == "© 某人"
    for z in range(5):
        for block in source.numbers(z):
            for x, y in block.tolist():
                tile = source.tile(z, x, y)
                assert tile is not None
                assert reader.get(z, x, y) == tile.data  # type: ignore[no-untyped-call]
    source.close()


def test_gdal_reads_the_vectors(tmp_path: Path) -> None:
    source = MbTiles(SAMPLES / "boston_buildings_mvt_z13.mbtiles")
    description = Description(name="b", form="mvt", vector_layers=("building",))
    path = write_pmtiles(source, tmp_path / "b.pmtiles", description, Progress())
    source.close()
    assert pyogrio.list_layers(path)[:, 0].tolist() == ["building"]
    assert pyogrio.read_info(path, "building", force_feature_count=True)["features"] > 50_000


def test_cancelled_writing_leaves_the_older_file_and_nothing_else(tmp_path: Path) -> None:
    source = MbTiles(SAMPLES / "world_png_z0-4.mbtiles")
    path = tmp_path / "w.pmtiles"
    path.write_bytes(b"older")
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        write_pmtiles(source, path, Description(name="w", form="png"), progress)
    with pytest.raises(Refused):
        write_pmtiles(source, path / "x.pmtiles", Description(name="w", form="png"), Progress())
    source.close()
    assert path.read_bytes() == b"older"
    assert [file.name for file in tmp_path.iterdir()] == ["w.pmtiles"]
