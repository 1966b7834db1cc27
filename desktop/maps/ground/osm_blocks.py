"""An .osm.pbf file block by block: how far one is, and whether the file is whole, before osmium reads it.

Format: https://wiki.openstreetmap.org/wiki/PBF_Format. Only the frame of the blocks is read here.
"""

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from desktop.refusal import Refused

_MOST_HEADER, _MOST_BLOB = 64 * 1024, 32 * 1024 * 1024  # what the format allows
_TOGETHER = 4 * 1024 * 1024


def pbf_chunks(path: Path) -> Iterator[tuple[float, bytes]]:
    """(share of the file read, a small .osm.pbf of its own) some blocks at a time, each behind the file's head.

    Raises `Refused` when the file is cut off or is no .osm.pbf at all.
    """
    size = path.stat().st_size
    with path.open("rb") as file:
        head = b""
        gathered: list[bytes] = []
        while file.tell() < size:
            kind, block = _block(path, file.read(4), file)
            if kind == b"OSMHeader":
                head = block
                continue
            if not head:
                raise _foreign(path)
            gathered.append(block)
            if sum(map(len, gathered)) >= _TOGETHER:
                yield file.tell() / size, head + b"".join(gathered)
                gathered = []
        if not head:
            raise _foreign(path)
        if gathered:
            yield 1.0, head + b"".join(gathered)


def _block(path: Path, prefix: bytes, file: BinaryIO) -> tuple[bytes, bytes]:
    """(its type, all its bytes) of the block that begins with `prefix`."""
    if len(prefix) < 4:
        raise _cut_off(path)
    (header_size,) = struct.unpack(">I", prefix)
    if not 0 < header_size <= _MOST_HEADER:
        raise _foreign(path)
    header = file.read(header_size)
    if len(header) < header_size:
        raise _cut_off(path)
    kind, blob_size = _blob_header(path, header)
    if not 0 <= blob_size <= _MOST_BLOB:
        raise _foreign(path)
    blob = file.read(blob_size)
    if len(blob) < blob_size:
        raise _cut_off(path)
    return kind, prefix + header + blob


def _blob_header(path: Path, data: bytes) -> tuple[bytes, int]:
    kind, blob_size, at = b"", -1, 0
    try:
        while at < len(data):
            tag, at = _varint(data, at)
            if tag & 7 == 0:
                value, at = _varint(data, at)
                blob_size = value if tag >> 3 == 3 else blob_size
            elif tag & 7 == 2:
                length, at = _varint(data, at)
                kind = data[at : at + length] if tag >> 3 == 1 else kind
                at += length
            else:
                raise _foreign(path)
    except IndexError as problem:
        raise _foreign(path) from problem
    return kind, blob_size


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while shift < 64:
        byte = data[at]
        value |= (byte & 127) << shift
        at += 1
        if byte < 128:
            return value, at
        shift += 7
    raise IndexError


def _cut_off(path: Path) -> Refused:
    return Refused(
        f"{path.name} 不完整（被截断），未读取任何内容。请重新复制这个文件。",
        f"{path.name} is cut off; nothing was read. Copy the file again.",
    )


def _foreign(path: Path) -> Refused:
    return Refused(
        f"{path.name} 不是可用的 OpenStreetMap 文件，未读取任何内容。请换一个文件。",
        f"{path.name} is not a usable OpenStreetMap file; nothing was read. Choose another file.",
    )
