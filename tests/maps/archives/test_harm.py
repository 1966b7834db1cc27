"""What strangers' files may be: cut, flipped, wild or hostile. Longer runs: `python -m tests.maps.archives.fuzz`."""

import gzip
import json
import random
import sqlite3
import sys
import time
import zlib
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pmtiles.tile import TileType

from desktop.maps.archives.archive import Content
from desktop.maps.archives.mbtiles import MbTiles
from desktop.maps.archives.opening import open_archive
from desktop.maps.archives.pmtiles_archive import PmTiles
from desktop.maps.archives.tile_bytes import MOST_BYTES, content_of, is_vector_tile, is_whole, picture_side, unpacked
from desktop.refusal import Refused
from tests import child
from tests.maps.archives.archive_maker import mbtiles, pmtiles, png, vector_tile
from tests.maps.archives.fuzz import tried, used

FEW = {(3, x, y): png("#AACCEE") for x in range(3) for y in range(3)}
PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"RIFF\1\1\1\1WEBP")
quiet = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
harms = st.lists(st.tuples(st.integers(0, 60_000), st.binary(min_size=1, max_size=9)), min_size=1, max_size=6)


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    place = tmp_path_factory.mktemp("sound")
    vectors = {(4, x, 3): vector_tile() for x in range(9)}
    return {
        "mbtiles": mbtiles(place / "a.mbtiles", FEW, as_view=True, name="a").read_bytes(),
        "pmtiles": pmtiles(place / "a.pmtiles", FEW, name="a").read_bytes(),
        "vectors": pmtiles(place / "v.pmtiles", vectors, kind=TileType.MVT, packed=True).read_bytes(),
    }


@pytest.mark.parametrize("kind", ["mbtiles", "pmtiles", "vectors"])
@quiet
@given(harm=harms, cut=st.one_of(st.none(), st.integers(0, 60_000)), seed=st.integers(0, 99))
def test_an_overwritten_or_cut_archive_opens_or_is_refused(
    sound: dict[str, bytes],
    tmp_path: Path,
    kind: str,
    harm: list[tuple[int, bytes]],
    cut: int | None,
    seed: int,
) -> None:
    data = bytearray(sound[kind])
    for place, piece in harm:
        start = place % len(data)
        data[start : start + len(piece)] = piece
    path = tmp_path / "harmed"
    path.write_bytes(data if cut is None else data[: cut % len(data)])
    tried(path, random.Random(seed))


@quiet
@given(st.binary(max_size=300), st.sampled_from([b"", b"PMTiles\x03", b"SQLite format 3\0", b"II*\0", PICTURES[0]]))
def test_any_bytes_behind_any_mark_are_refused(tmp_path: Path, data: bytes, mark: bytes) -> None:
    path = tmp_path / "any"
    path.write_bytes(mark + data)
    with pytest.raises(Refused):
        open_archive(path)


@given(st.binary(max_size=200), st.sampled_from([b"", *PICTURES, b"\x1a", b"\x1f\x8b\x08\0"]))
def test_any_bytes_of_a_tile_are_judged_without_a_fault(data: bytes, mark: bytes) -> None:
    tile = mark + data
    picture_side(tile)
    is_vector_tile(tile)
    is_whole(tile)
    for content in Content:
        content_of(tile, content)


def test_a_tile_that_unpacks_without_end_is_no_tile() -> None:
    bomb = gzip.compress(b"\x1a" + bytes(3 * MOST_BYTES), 9)
    assert unpacked(bomb) is None
    assert content_of(bomb, Content.VECTOR) is None
    assert unpacked(gzip.compress(b"words")) == unpacked(zlib.compress(b"words")) == b"words"
    assert unpacked(gzip.compress(b"words" * 99)[:-9]) is None


@pytest.mark.parametrize("side", [0, 5000, 2**31 - 1])
def test_a_picture_of_a_wild_size_is_no_tile(side: int) -> None:
    sound = png("#AACCEE")
    assert content_of(sound[:16] + side.to_bytes(4, "big") + sound[20:], Content.RASTER) is None


def hostile(path: Path, tiles: str, *rows: tuple[object, ...]) -> Path:
    """A database whose `tiles` is made by the given statement."""
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE metadata (name TEXT, value TEXT)")
        db.execute(tiles)
        for row in rows:
            db.execute(f"INSERT INTO tiles VALUES ({', '.join('?' * len(row))})", row)
    db.close()
    return path


MEMORY = 600 * 2**20  # beyond what the program needs anyway
COLUMNS = "zoom_level, tile_column, tile_row, tile_data"


def test_a_view_without_end_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.maps.archives.mbtiles._OPENING_SECONDS", 0.3)
    numbers = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
    view = f"CREATE VIEW tiles ({COLUMNS}) AS {numbers} SELECT 1, i, 1, NULL FROM n"
    began = time.monotonic()
    with pytest.raises(Refused, match="usable"):
        MbTiles(hostile(tmp_path / "a.mbtiles", view))
    assert time.monotonic() - began < 5


def test_a_view_that_makes_up_huge_tiles_gives_none(tmp_path: Path) -> None:
    view = f"CREATE VIEW tiles ({COLUMNS}) AS SELECT 1, 0, 0, zeroblob(900000000)"
    with pytest.raises(Refused):
        MbTiles(hostile(tmp_path / "a.mbtiles", view))


def test_rows_of_any_type_and_any_number_are_passed_over(tmp_path: Path) -> None:
    good = png("#AACCEE")
    rows: list[tuple[object, ...]] = [
        (3, 1, 2, good),
        (-4, 0, 0, good),
        (99, 0, 0, good),
        (2**62, 2**62, -(2**62), good),
        (3, 500, 2, good),
        (3, 1, -9, good),
        ("3", "x", None, good),
        (None, None, None, None),
        (3, 2, 2, "text"),
        (3, 3, 2, None),
        (3, 4, 2, b""),
        (b"\xff", 1.5, b"\xfe", good),
    ]
    for name, columns in (("plain", COLUMNS), ("typed", COLUMNS.replace(", ", " INTEGER, "))):
        for index in ("", "indexed"):
            path = hostile(tmp_path / f"{name}{index}.mbtiles", f"CREATE TABLE tiles ({columns})", *rows)
            if index:
                with sqlite3.connect(path) as db:
                    db.execute("CREATE INDEX place ON tiles (zoom_level, tile_column, tile_row)")
                db.close()
            archive = MbTiles(path)
            assert (archive.facts.min_zoom, archive.facts.max_zoom) == (3, 3)
            found = archive.tile(3, 1, 5)
            assert found is not None
            assert found.data == good
            used(archive, random.Random(1))
            archive.close()


def test_a_damaged_index_names_no_tiles_outside_the_world() -> None:
    """Found by the fuzzer: an index out of order gives rows that were not asked for."""
    archive = MbTiles(Path(__file__).parents[2] / "data" / "tiles" / "damaged_index.mbtiles")
    numbers = [number for block in archive.numbers(3) for number in block.tolist()]
    archive.close()
    assert numbers
    assert all(0 <= x < 8 and 0 <= y < 8 for x, y in numbers)


def test_directories_that_lead_in_a_circle_end(tmp_path: Path) -> None:
    path = pmtiles(tmp_path / "a.pmtiles", FEW)
    data = bytearray(path.read_bytes())
    # one entry: run 0 (a directory further down), at offset 0, as long as the root; leaves begin at the root
    length = len(gzip.compress(bytes([1, 0, 0, 25, 1]), mtime=0))
    packed = gzip.compress(bytes([1, 0, 0, length, 1]), mtime=0)
    assert len(packed) == length
    data[8:24] = len(data).to_bytes(8, "little") + len(packed).to_bytes(8, "little")
    data[40:56] = len(data).to_bytes(8, "little") + len(packed).to_bytes(8, "little")
    path.write_bytes(data + packed)
    with pytest.raises(Refused, match="damaged"):
        PmTiles(path)


def test_a_run_over_the_whole_world_is_neither_listed_nor_stored(tmp_path: Path) -> None:
    path = pmtiles(tmp_path / "a.pmtiles", {(0, 0, 0): png("#AACCEE")})
    data = bytearray(path.read_bytes())
    run = b"\xff" * 8 + b"\x7f"
    packed = gzip.compress(bytes([1, 0]) + run + bytes([9, 1]), mtime=0)
    data[8:24] = len(data).to_bytes(8, "little") + len(packed).to_bytes(8, "little")
    path.write_bytes(data + packed)
    with suppress(Refused):
        archive = PmTiles(path)
        used(archive, random.Random(1))
        archive.close()


@pytest.mark.skipif(sys.platform == "win32", reason="needs limits of POSIX")
def test_hundreds_of_harmed_archives_take_little_memory_and_no_time() -> None:
    """In a process of its own, whose memory is bounded: to ask for more would end it."""
    out, _ = child.run(
        "import json, resource, sys; from pathlib import Path; from tests.maps.archives.fuzz import run\n"
        "size = int(Path('/proc/self/statm').read_text().split()[0]) * resource.getpagesize()\n"
        "resource.setrlimit(resource.RLIMIT_AS, (size + int(sys.argv[1]), resource.RLIM_INFINITY))\n"
        "print(json.dumps(run(2.0, 5)))",
        MEMORY,
    )
    told = json.loads(out)
    assert told["cases"] > 100
    assert told["opened"] > 10
    assert told["grown_mb"] < 200
