"""Writes a PMTiles file from any archive: in the order of the format, each content once, whole or not at all."""

import gzip
import os
import tempfile
from pathlib import Path
from typing import IO, Any

import numpy as np
from pmtiles.tile import Compression, TileType
from pmtiles.writer import Writer

from desktop.files import whole_file
from desktop.maps.archives.archive import ArchiveFacts, Content, WholeArchive
from desktop.maps.archives.description import FORMATS, Description, degrees
from desktop.maps.archives.hilbert import FIRST, Ints, to_columns_and_rows, to_ids
from desktop.progress import Progress
from desktop.refusal import Refused

_KINDS = {"png": TileType.PNG, "jpg": TileType.JPEG, "webp": TileType.WEBP, "mvt": TileType.MVT}


def write_pmtiles(archive: WholeArchive, path: Path, description: Description, progress: Progress) -> Path:
    """All tiles of `archive` as a clustered PMTiles file of version 3 at `path`, which is returned.

    Tiles that the archive lists but cannot give are left out. Raises `Refused` where nothing can be written, and
    `Cancelled`; both leave nothing behind, and an older file at `path` as it was.
    """
    with whole_file(path) as part:
        with part.open("wb") as file:
            _write(archive, file, path, description, progress)
            file.flush()
            os.fsync(file.fileno())
        progress.check()
    return path


def _write(archive: WholeArchive, file: IO[bytes], path: Path, description: Description, progress: Progress) -> None:
    facts = archive.facts
    ids = _ids_in_order(archive)
    with tempfile.TemporaryFile(dir=path.parent) as contents:
        writer: Any = Writer(file)  # type: ignore[no-untyped-call]
        writer.tile_f.close()
        writer.tile_f = contents  # beside the file, where room for it is needed anyway
        for z in range(facts.min_zoom, facts.max_zoom + 1):
            level = ids[(ids >= FIRST[z]) & (ids < FIRST[z + 1])]
            columns, rows = to_columns_and_rows(z, level)
            for tile_id, x, y in zip(level.tolist(), columns.tolist(), rows.tolist(), strict=True):
                tile = archive.tile(z, x, y)
                if tile is not None:
                    packed = gzip.compress(tile.data, 6, mtime=0) if facts.content is Content.VECTOR else tile.data
                    writer.write_tile(tile_id, packed)
                if tile_id % 64 == 0:
                    progress.report(writer.addressed_tiles / len(ids), path.name)
        if not writer.tile_entries:
            raise Refused(
                f"一张可用的瓦片也没有，没有生成 {path.name}。",
                f"There is not one sound tile; {path.name} was not made.",
            )
        writer.finalize(_header(facts, description), _metadata(facts, description))


def _ids_in_order(archive: WholeArchive) -> Ints:
    facts = archive.facts
    ids = [
        to_ids(z, block[:, 0], block[:, 1])
        for z in range(facts.min_zoom, facts.max_zoom + 1)
        for block in archive.numbers(z)
    ]
    return np.sort(np.concatenate(ids)) if ids else np.empty(0, dtype=np.int64)


def _header(facts: ArchiveFacts, description: Description) -> dict[str, Any]:
    """What only the maker knows; the library adds sizes, counts and levels."""
    west, south, east, north = (round(edge * 1e7) for edge in degrees(description.box or facts.box))
    return {
        "tile_type": _KINDS[facts.form],
        "tile_compression": Compression.GZIP if facts.content is Content.VECTOR else Compression.NONE,
        "min_lon_e7": west,
        "min_lat_e7": south,
        "max_lon_e7": east,
        "max_lat_e7": north,
        "center_zoom": (facts.min_zoom + facts.max_zoom) // 2,
        "center_lon_e7": (west + east) // 2,
        "center_lat_e7": (south + north) // 2,
    }


def _metadata(facts: ArchiveFacts, description: Description) -> dict[str, Any]:
    words: dict[str, Any] = {
        "name": description.name,
        "format": FORMATS[facts.form],
        "type": "baselayer",
        "version": description.version,
        "attribution": description.credit,
        "description": description.text,
    }
    if facts.content is Content.VECTOR:
        layers = [
            {"id": name, "fields": {}, "minzoom": facts.min_zoom, "maxzoom": facts.max_zoom}
            for name in description.vector_layers
        ]
        words["vector_layers"] = layers
    return words
