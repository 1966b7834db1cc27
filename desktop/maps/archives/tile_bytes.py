"""What the bytes of a tile are: a picture of some size, a vector tile, or nothing one should decode."""

import zlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from desktop.maps.archives.archive import Content
from desktop.maps.archives.tile import picture_format

MOST_BYTES = 32 * 2**20  # of one tile, packed or unpacked: the largest sound vector tiles have a tenth of it
MOST_PIXELS = 4096  # a side: larger pictures are no tiles, and decoding them costs more memory than a map is worth
VECTOR_PIXELS = 512
_PACKED = (b"\x1f\x8b", b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda")  # gzip, and zlib at its levels
_LAYERS = 0x1A  # the only field of a vector tile: number 3, length-delimited
_WITHOUT_SIZE = {0xC4, 0xC8, 0xCC}  # of the JPEG markers C0 to CF, those that begin no frame


@dataclass(frozen=True, slots=True)
class Kind:
    """What a sample of an archive's tiles has in common."""

    content: Content
    form: str
    tile_pixels: int


def kind_of(samples: Iterable[bytes]) -> Kind | None:
    """The commonest kind among some stored tiles; None where none of them can be shown."""
    found = Counter(kind for kind in map(_kind, samples) if kind is not None)
    return found.most_common(1)[0][0] if found else None


def content_of(data: object, content: Content) -> bytes | None:
    """Stored bytes ready to be decoded, unpacked where they are vectors; None for anything damaged or oversized."""
    if not isinstance(data, bytes) or not data or len(data) > MOST_BYTES:
        return None
    if content is Content.RASTER:
        return data if picture_side(data) is not None else None
    plain = unpacked(data)
    return plain if plain is not None and is_vector_tile(plain) else None


def unpacked(data: bytes, most: int = MOST_BYTES) -> bytes | None:
    """Bytes out of gzip or zlib, or as they are when not packed; None when damaged, cut off or more than `most`."""
    if not data.startswith(_PACKED):
        return data
    unpacking = zlib.decompressobj(wbits=47)
    try:
        plain = unpacking.decompress(data, most)
    except zlib.error:
        return None
    return plain if unpacking.eof else None


def is_vector_tile(data: bytes) -> bool:
    """Whether unpacked bytes are a run of layers and nothing else (Mapbox Vector Tile 2.1); so is an empty tile."""
    place, end = 0, len(data)
    while place < end:
        if data[place] != _LAYERS:
            return False
        length, place = _varint(data, place + 1)
        place += length
    return place == end


def picture_side(data: bytes) -> int | None:
    """Pixels along the longer side of a PNG, JPEG or WebP picture, from its header; None beyond what is sound."""
    size = _size(data)
    return max(size) if size is not None and min(size) > 0 and max(size) <= MOST_PIXELS else None


def is_whole(data: bytes) -> bool:
    """Whether a picture reaches to its end; for PNG also whether its checksums are right. Nothing is decoded."""
    form = picture_format(data)
    if form == "png":
        return _png_is_whole(data)
    if form == "webp":
        return int.from_bytes(data[4:8], "little") + 8 <= len(data)
    return form == "jpg" and data.rstrip(b"\0").endswith(b"\xff\xd9")


def _png_is_whole(data: bytes) -> bool:
    place = 8
    while place + 12 <= len(data):
        length = int.from_bytes(data[place : place + 4], "big")
        body = data[place + 4 : place + 8 + length]
        if zlib.crc32(body) != int.from_bytes(data[place + 8 + length : place + 12 + length], "big"):
            return False
        if body == b"IEND":
            return True
        place += 12 + length
    return False


def _kind(data: bytes) -> Kind | None:
    form = picture_format(data)
    if form is not None:
        side = picture_side(data)
        return None if side is None else Kind(Content.RASTER, form, side)
    plain = content_of(data, Content.VECTOR)
    return Kind(Content.VECTOR, "mvt", VECTOR_PIXELS) if plain else None


def _size(data: bytes) -> tuple[int, int] | None:
    form = picture_format(data)
    if form == "png":
        return _pair(data[16:24], 4) if data[12:16] == b"IHDR" else None
    if form == "webp":
        return _webp_size(data)
    return _jpeg_size(data) if form == "jpg" else None


def _pair(field: bytes, width: int) -> tuple[int, int] | None:
    """Two big-endian numbers."""
    if len(field) < 2 * width:
        return None
    return int.from_bytes(field[:width], "big"), int.from_bytes(field[width : 2 * width], "big")


def _webp_size(data: bytes) -> tuple[int, int] | None:
    """RFC 9649: a lossy, a lossless or an extended file."""
    chunk, field = data[12:16], data[20:30]
    if len(field) < 10:
        return None
    if chunk == b"VP8 " and field[3:6] == b"\x9d\x01\x2a":
        return int.from_bytes(field[6:8], "little") & 0x3FFF, int.from_bytes(field[8:10], "little") & 0x3FFF
    if chunk == b"VP8L" and field[0] == 0x2F:
        bits = int.from_bytes(field[1:5], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if chunk == b"VP8X":
        return int.from_bytes(field[4:7], "little") + 1, int.from_bytes(field[7:10], "little") + 1
    return None


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    """Width and height from the first frame header, past whatever segments stand before it."""
    place = 2
    while place + 9 <= len(data) and data[place] == 0xFF:
        marker = data[place + 1]
        if marker == 0xFF:  # padding
            place += 1
            continue
        if 0xC0 <= marker <= 0xCF and marker not in _WITHOUT_SIZE:
            size = _pair(data[place + 5 : place + 9], 2)
            return None if size is None else size[::-1]
        place += 2 + int.from_bytes(data[place + 2 : place + 4], "big")
    return None


def _varint(data: bytes, place: int) -> tuple[int, int]:
    """A number and the place after it; one that is cut off or too long reaches beyond the end of any data."""
    number = 0
    for i, byte in enumerate(data[place : place + 5]):
        number |= (byte & 0x7F) << 7 * i
        if byte < 0x80:
            return number, place + i + 1
    return len(data), place + 1
