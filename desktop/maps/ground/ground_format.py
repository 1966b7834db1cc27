"""The bytes of a ground file: a head, sections of plain arrays, checksums of its pages, a directory at the end.

One file holds the ground at several levels of detail (bands). A section is one class in one band: its features
lie along a Z-order curve, so that what is near on the map is near in the file, and every `BLOCK` of them have a
box. A reader maps the file and touches only the pages it needs; each page is checked when first touched.
Numbers are little-endian, coordinates world centimetres (EPSG:3857) as int32, which hold the whole world.
"""

import struct
import zlib
from bisect import bisect_left
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

MAGIC = b"GETUGRND"
VERSION = 1
HEAD = struct.Struct("<8sIIQQQI")  # magic, version, page bytes, file bytes, directory offset and bytes, its CRC-32
BODY = 64  # where the first section begins; the head and its own CRC-32 stand before it
PAGE = 1 << 16
BLOCK = 64  # features under one box
UNIT = 0.01  # metres

BANDS: tuple[int, ...] = (*range(6, 15), 24)
"""Levels that are kept thinned; the last is everything there is. A level between takes the next finer band."""

FROM_LEVEL = {
    **dict.fromkeys(("secondary", "canal", "place_village", "peak"), 8),
    **dict.fromkeys(("tertiary", "pitch", "square", "ferry"), 9),
    **dict.fromkeys(("stream", "place_hamlet", "place_quarter", "dike", "tram"), 10),
    **dict.fromkeys(("street", "runway"), 11),
    **dict.fromkeys(("service", "track", "path"), 12),
    "building": 13,
}
"""Minor classes are left out of coarser bands, where they would be smaller than what can be seen."""

Int32s = NDArray[np.int32]


def band_of(level: int) -> int:
    """The coarsest band that is good enough for a level."""
    return BANDS[min(bisect_left(BANDS, level), len(BANDS) - 1)]


@dataclass(frozen=True, slots=True)
class Section:
    """Where the arrays of one class in one band are; see `arrays`."""

    band: int
    kind: str
    offset: int
    features: int
    parts: int
    points: int
    west: int  # the box of all of it
    south: int
    east: int
    north: int

    @property
    def blocks(self) -> int:
        return -(-self.features // BLOCK)

    def arrays(self) -> dict[str, tuple[int, str, tuple[int, ...]]]:
        """name → (offset, dtype, shape) of each array, one after the other, each at a multiple of 8 bytes."""
        places: dict[str, tuple[int, str, tuple[int, ...]]] = {}
        offset = self.offset
        for name, dtype, shape in (
            ("points", "<i4", (self.points, 2)),
            ("boxes", "<i4", (self.features, 4)),
            ("block_boxes", "<i4", (self.blocks, 4)),
            ("parts_from", "<u4", (self.features + 1,)),  # feature f has the parts parts_from[f]:parts_from[f + 1]
            ("points_from", "<u4", (self.parts + 1,)),
            ("names", "<u4", (self.features,)),  # 0 = no name
            ("heights", "<i1", (self.features,)),
        ):
            places[name] = (offset, dtype, shape)
            offset += padded(int(np.prod(shape)) * np.dtype(dtype).itemsize)
        return places

    @property
    def end(self) -> int:
        offset, _, shape = self.arrays()["heights"]
        return offset + padded(shape[0])


def padded(size: int) -> int:
    return -(-size // 8) * 8


def head(file_bytes: int, offset: int, directory: bytes) -> bytes:
    """The first `BODY` bytes of a finished file."""
    packed = HEAD.pack(MAGIC, VERSION, PAGE, file_bytes, offset, len(directory), zlib.crc32(directory))
    return (packed + struct.pack("<I", zlib.crc32(packed))).ljust(BODY, b"\0")


def z_order(x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.uint64]:
    """Places (n,) along a Z-order (Morton) curve of positions in the unit square."""

    def spread(part: NDArray[np.float64]) -> NDArray[np.uint64]:
        bits = np.clip(part * 65536, 0, 65535).astype(np.uint64)
        for shift, mask in ((8, 0x00FF00FF), (4, 0x0F0F0F0F), (2, 0x33333333), (1, 0x55555555)):
            bits = (bits | (bits << np.uint64(shift))) & np.uint64(mask)
        return bits

    return spread(x) | (spread(y) << np.uint64(1))
