"""Small archives of every kind, made by hand so that readers are not checked against our own writers."""

import gzip
import json
import sqlite3
import struct
import zlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from pmtiles.tile import Compression, TileType, zxy_to_tileid
from pmtiles.writer import Writer

Tiles = Mapping[tuple[int, int, int], bytes]  # by web tile number (z, x, y), y from the north


@cache
def png(colour: str, side: int = 256) -> bytes:
    """A picture of one colour, "#RRGGBB"."""
    rgb = bytes.fromhex(colour[1:])
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    rows = zlib.compress((b"\0" + rgb * side) * side)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", rows) + _chunk(b"IEND", b"")


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def vector_tile(name: str = "water") -> bytes:
    """A vector tile (version 2) with one layer and no features."""
    text = name.encode()
    layer = b"\x0a" + bytes([len(text)]) + text + b"\x28\x80\x20\x78\x02"
    return b"\x1a" + bytes([len(layer)]) + layer


def mbtiles(path: Path, tiles: Tiles, *, as_view: bool = False, indexed: bool = True, **metadata: str) -> Path:
    """An MBTiles file, its pictures in a table of their own when `as_view`."""
    with sqlite3.connect(path) as db:
        numbers = "zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER"
        rows: list[tuple[int, int, int, str | bytes]] = [
            (z, x, 2**z - 1 - y, data) for (z, x, y), data in tiles.items()
        ]
        table = "map" if as_view else "tiles"
        if as_view:
            db.execute(f"CREATE TABLE map ({numbers}, tile_id TEXT)")
            db.execute("CREATE TABLE images (tile_id TEXT PRIMARY KEY, tile_data BLOB)")
            db.execute(
                "CREATE VIEW tiles AS SELECT zoom_level, tile_column, tile_row, tile_data"
                " FROM map JOIN images ON images.tile_id = map.tile_id"
            )
            names = {data: str(i) for i, data in enumerate(dict.fromkeys(tiles.values()))}
            db.executemany("INSERT INTO images VALUES (?, ?)", [(name, data) for data, name in names.items()])
            rows = [(z, x, 2**z - 1 - y, names[data]) for (z, x, y), data in tiles.items()]
        else:
            db.execute(f"CREATE TABLE tiles ({numbers}, tile_data BLOB)")
        if indexed:
            db.execute(f"CREATE UNIQUE INDEX place ON {table} (zoom_level, tile_column, tile_row)")
        db.executemany(f"INSERT INTO {table} VALUES (?, ?, ?, ?)", rows)
        db.execute("CREATE TABLE metadata (name TEXT, value TEXT)")
        db.executemany("INSERT INTO metadata VALUES (?, ?)", metadata.items())
    db.close()
    return path


def pmtiles(path: Path, tiles: Tiles, *, kind: TileType = TileType.PNG, packed: bool = False, **metadata: str) -> Path:
    """A PMTiles file by the reference library."""
    with path.open("wb") as file:
        writer: Any = Writer(file)  # type: ignore[no-untyped-call]
        for (z, x, y), data in sorted(tiles.items(), key=lambda tile: zxy_to_tileid(*tile[0])):
            writer.write_tile(zxy_to_tileid(z, x, y), gzip.compress(data) if packed else data)
        header: dict[str, Any] = {
            "tile_type": kind,
            "tile_compression": Compression.GZIP if packed else Compression.NONE,
        }
        writer.finalize(header, metadata)
    return path


def folder(path: Path, tiles: Tiles, *, ending: str = ".png", tms: bool = False, **metadata: str) -> Path:
    """A folder of z/x/y files."""
    for (z, x, y), data in tiles.items():
        column = path / str(z) / str(x)
        column.mkdir(parents=True, exist_ok=True)
        (column / f"{2**z - 1 - y if tms else y}{ending}").write_bytes(data)
    if metadata:
        (path / "metadata.json").write_text(json.dumps(metadata), encoding="utf-8")
    return path
