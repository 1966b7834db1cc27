"""Tiles in a PMTiles file, version 3: looked up through directories that are unpacked once and kept."""

import json
import threading
import time
from collections import OrderedDict
from collections.abc import Iterator
from io import FileIO
from pathlib import Path

import numpy as np
from pmtiles.tile import (
    Compression,
    HeaderDict,
    MagicNumberNotFound,
    SpecVersionUnsupported,
    deserialize_header,
    zxy_to_tileid,
)

from desktop.maps.archives.archive import ArchiveFacts
from desktop.maps.archives.facts import facts_of
from desktop.maps.archives.hilbert import FIRST, Ints, to_columns_and_rows
from desktop.maps.archives.levels import DEEPEST
from desktop.maps.archives.pmtiles_directory import BadDirectory, Directory, read_directory
from desktop.maps.archives.pmtiles_extent import levels_of
from desktop.maps.archives.tile import Tile
from desktop.maps.archives.tile_bytes import MOST_BYTES, content_of, kind_of, unpacked
from desktop.refusal import Refused

_HEADER_BYTES = 127
_MOST_STEPS = 4  # from the root directory down to the one that holds a tile
_MOST_PACKED = 8 * 2**20  # bytes of one directory; real ones have a few thousand
_MOST_KEPT = 1_000_000  # entries of unpacked directories: 32 MB
_MOST_METADATA = 2**20
_SAMPLES = 24
_WALK_SECONDS = 60.0
_BLOCK = 65_536
_SUPPORTED = {Compression.NONE, Compression.GZIP, Compression.UNKNOWN}
_END = int(FIRST[DEEPEST + 1])


class PmTiles:
    """A PMTiles file (specification 3), pictures or vectors; tiles and directories packed with gzip or not at all.

    Nothing that the header says is believed but where its parts lie, and that only inside the file.
    """

    def __init__(self, path: Path) -> None:
        """Raises `Refused` for a file that is missing, foreign, damaged, empty or holds what cannot be shown."""
        self.path = path
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[int, int], Directory] = OrderedDict()
        self._entries_kept = 0
        try:
            self._file = FileIO(path)
        except OSError as problem:
            raise Refused(f"打不开瓦片文件：{path.name}。", f"The tile file {path.name} cannot be opened.") from problem
        try:
            self._header = _header(path, self._file)
            self.facts = self._examined()
        except BaseException:
            self._file.close()
            raise

    def close(self) -> None:
        with self._lock:
            self._file.close()

    def tile(self, z: int, x: int, y: int) -> Tile | None:
        """The tile itself, or None when the file lacks it or what it holds there is damaged."""
        if not (0 <= z <= DEEPEST and 0 <= x < 1 << z and 0 <= y < 1 << z):
            return None
        try:
            content = content_of(self._stored(zxy_to_tileid(z, x, y)), self.facts.content)
        except BadDirectory:
            return None
        return None if content is None else Tile(z, x, y, content)

    def numbers(self, z: int) -> Iterator[Ints]:
        """Columns and rows (n, 2) of the tiles of level `z`, block by block. Raises `Refused` for a damaged file."""
        try:
            for ids, runs in self._runs():
                low = np.maximum(ids, FIRST[z])
                high = np.minimum(ids + runs, FIRST[z + 1])
                there = low < high
                for block in _one_by_one(low[there], high[there]):
                    yield np.stack(to_columns_and_rows(z, block), axis=-1)
        except BadDirectory as problem:
            raise _unusable(self.path) from problem

    def _examined(self) -> ArchiveFacts:
        path = self.path
        try:
            levels, count = levels_of(self._runs())
            if not levels:
                raise Refused(f"{path.name} 里没有瓦片。", f"{path.name} holds no tiles.")
            kind = kind_of(self._samples())
        except BadDirectory as problem:
            raise _unusable(path) from problem
        if kind is None:
            raise Refused(
                f"{path.name} 里的瓦片既不是 PNG、JPEG、WebP 图片，也不是矢量瓦片，不能显示。请换一个文件。",
                f"The tiles in {path.name} are neither PNG, JPEG or WebP pictures nor vector tiles."
                " Choose another file.",
            )
        words = self._metadata()
        return facts_of(kind, levels, count, words)

    def _stored(self, tile_id: int) -> bytes | None:
        header = self._header
        place = (header["root_offset"], header["root_length"])
        for _ in range(_MOST_STEPS):
            entry = self._directory(*place).find(tile_id)
            if entry is None:
                return None
            runs, offset, length = entry
            if runs:
                if length > MOST_BYTES or offset + length > header["tile_data_length"]:
                    return None
                return unpacked(self._bytes(header["tile_data_offset"] + offset, length))
            place = self._leaf(offset, length)
        return None

    def _leaf(self, offset: int, length: int) -> tuple[int, int]:
        """Where in the file a directory lies that an entry speaks of."""
        if offset + length > self._header["leaf_directory_length"]:
            raise BadDirectory
        return self._header["leaf_directory_offset"] + offset, length

    def _directory(self, offset: int, length: int) -> Directory:
        with self._lock:
            kept = self._kept.get((offset, length))
            if kept is not None:
                self._kept.move_to_end((offset, length))
                return kept
        directory = self._unpacked_directory(offset, length)
        with self._lock:
            if (offset, length) not in self._kept:
                self._kept[offset, length] = directory
                self._entries_kept += len(directory.ids)
            while self._entries_kept > _MOST_KEPT and len(self._kept) > 1:
                self._entries_kept -= len(self._kept.popitem(last=False)[1].ids)
        return directory

    def _unpacked_directory(self, offset: int, length: int) -> Directory:
        if not 0 < length <= _MOST_PACKED:
            raise BadDirectory
        return read_directory(self._bytes(offset, length))

    def _bytes(self, offset: int, length: int) -> bytes:
        """Bytes of the file; fewer, or none, where it has been cut off or closed meanwhile."""
        with self._lock:
            try:
                self._file.seek(offset)
                return self._file.read(length) or b""
            except (OSError, ValueError, OverflowError):
                return b""

    def _runs(self) -> Iterator[tuple[Ints, Ints]]:
        """First ids (n,) and counts (n,) of all runs of tiles, one directory after the other."""
        until = time.monotonic() + _WALK_SECONDS
        left = self._header["leaf_directory_length"]  # directories do not overlap: all are no longer than their part
        waiting = [(self._header["root_offset"], self._header["root_length"], _END, 1)]
        while waiting:
            offset, length, end, step = waiting.pop()
            directory = self._unpacked_directory(offset, length)
            ends = np.append(directory.ids[1:], end)
            counts = np.minimum(directory.runs, ends - directory.ids)
            if int(counts.min()) < 0 or time.monotonic() > until:
                raise BadDirectory
            tiles = counts > 0
            if tiles.any():
                yield directory.ids[tiles], counts[tiles]
            leaves = np.flatnonzero(directory.runs == 0)
            left -= int(directory.lengths[leaves].astype(np.float64).sum())
            if len(leaves) and (left < 0 or step == _MOST_STEPS):
                raise BadDirectory
            for i in reversed(leaves.tolist()):
                place = self._leaf(int(directory.offsets[i]), int(directory.lengths[i]))
                waiting.append((*place, int(ends[i]), step + 1))

    def _samples(self) -> Iterator[bytes]:
        """A few tiles from everywhere in the file."""
        firsts = [ids[:: max(len(ids) // _SAMPLES, 1)] for (ids, _), _ in zip(self._runs(), range(8), strict=False)]
        chosen = np.concatenate(firsts)
        for tile_id in chosen[:: max(len(chosen) // _SAMPLES, 1)]:
            stored = self._stored(int(tile_id))
            if stored:
                yield stored

    def _metadata(self) -> dict[str, object]:
        header = self._header
        if header["metadata_length"] > _MOST_METADATA:
            return {}
        packed = self._bytes(header["metadata_offset"], header["metadata_length"])
        try:
            words = json.loads(unpacked(packed, _MOST_METADATA) or b"{}")
        except (ValueError, RecursionError):
            return {}
        return words if isinstance(words, dict) else {}


def _one_by_one(low: Ints, high: Ints) -> Iterator[Ints]:
    """The ids of runs [low, high), at most a block at a time."""
    sizes = high - low
    ends = np.cumsum(sizes)
    for start in range(0, int(ends[-1]) if len(ends) else 0, _BLOCK):
        nth = np.arange(start, min(start + _BLOCK, int(ends[-1])))
        run = np.searchsorted(ends, nth, side="right")
        yield low[run] + nth - (ends[run] - sizes[run])


def _header(path: Path, file: FileIO) -> HeaderDict:
    size = path.stat().st_size
    try:
        header = deserialize_header(file.read(_HEADER_BYTES))
    except SpecVersionUnsupported as problem:
        raise Refused(
            f"{path.name} 是旧版 PMTiles，只能读第 3 版。请用 pmtiles convert 转换后再加。",
            f"{path.name} is an old PMTiles; only version 3 is read. Convert it with `pmtiles convert`.",
        ) from problem
    except (MagicNumberNotFound, ValueError, IndexError) as problem:
        raise _unusable(path) from problem
    parts = [
        (header["root_offset"], header["root_length"]),
        (header["leaf_directory_offset"], header["leaf_directory_length"]),
        (header["tile_data_offset"], header["tile_data_length"]),
    ]
    if any(offset + length > size for offset, length in parts):
        raise Refused(
            f"{path.name} 不完整：文件比它自己说的短，可能没有拷贝完。请重新拷贝。",
            f"{path.name} is incomplete: it is shorter than it says, perhaps not fully copied. Copy it again.",
        )
    if not {header["internal_compression"], header["tile_compression"]} <= _SUPPORTED:
        raise Refused(
            f"{path.name} 用了 Brotli 或 Zstandard 压缩，不能读取。请让提供方改用 gzip 压缩。",
            f"{path.name} is packed with Brotli or Zstandard, which is not read. Ask the supplier for gzip.",
        )
    return header


def _unusable(path: Path) -> Refused:
    return Refused(
        f"{path.name} 不是可用的 PMTiles 瓦片文件（已损坏或是其他文件），地图未改变。请换一个文件。",
        f"{path.name} is not a usable PMTiles file (damaged or foreign); the map is as it was. Choose another file.",
    )
