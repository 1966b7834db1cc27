"""One web tile: its number, its place in the world, and what kind of picture its bytes are."""

import math
from dataclasses import dataclass

from desktop.maps.box import Box
from desktop.maps.projection import WORLD_EDGE

_SIGNATURES = {b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpg", b"RIFF": "webp"}


@dataclass(frozen=True, slots=True)
class Tile:
    """The encoded content of the tile (z, x, y), y counted from the north as on the web."""

    z: int
    x: int
    y: int
    data: bytes

    @property
    def box(self) -> Box:
        """World metres, in the datum of the archive it came from."""
        return tile_box(self.z, self.x, self.y)


def tile_box(z: int, x: int, y: int) -> Box:
    """The world box (EPSG:3857) of a web tile."""
    size = 2 * WORLD_EDGE / 2**z
    west, north = x * size - WORLD_EDGE, WORLD_EDGE - y * size
    return Box(west, north - size, west + size, north)


def tiles_in(box: Box, z: int) -> tuple[range, range]:
    """Columns and rows (from the north) of the tiles of level z that touch a world box."""
    size, last = 2 * WORLD_EDGE / (1 << z), (1 << z) - 1

    def number(metres: float) -> int:
        return min(max(math.floor(metres / size), 0), last)

    columns = range(number(box.west + WORLD_EDGE), number(box.east + WORLD_EDGE) + 1)
    return columns, range(number(WORLD_EDGE - box.north), number(WORLD_EDGE - box.south) + 1)


def picture_format(data: object) -> str | None:
    """png, jpg or webp by the first bytes; None for anything else."""
    if not isinstance(data, bytes):
        return None
    form = next((name for signature, name in _SIGNATURES.items() if data.startswith(signature)), None)
    return None if form == "webp" and data[8:12] != b"WEBP" else form  # sounds and films are RIFF files too
