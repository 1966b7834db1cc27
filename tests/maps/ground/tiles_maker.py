"""Vector tiles and an archive of them, made for tests byte by byte (Mapbox Vector Tile 2.1)."""

from dataclasses import dataclass, field
from pathlib import Path

from desktop.maps.archives.archive import ArchiveFacts, Content
from desktop.maps.archives.tile import Tile, tile_box
from desktop.maps.box import Box

POINT, LINE, POLYGON = 1, 2, 3
Feature = tuple[int, list[tuple[int, int]], dict[str, str]]  # form, points in 0…4096 from the north-west, tags


def tile(**layers: list[Feature]) -> bytes:
    return b"".join(_field(3, _layer(name, features)) for name, features in layers.items())


def _layer(name: str, features: list[Feature]) -> bytes:
    keys = list(dict.fromkeys(key for _, _, tags in features for key in tags))
    values = list(dict.fromkeys(value for _, _, tags in features for value in tags.values()))
    body = _field(1, name.encode())
    for form, points, tags in features:
        pairs = [n for key, value in tags.items() for n in (keys.index(key), values.index(value))]
        packed = _field(2, _packed(pairs)) + _number(3, form) + _field(4, _packed(_commands(form, points)))
        body += _field(2, packed)
    body += b"".join(_field(3, key.encode()) for key in keys)
    body += b"".join(_field(4, _field(1, value.encode())) for value in values)
    return body + _number(5, 4096) + _number(15, 2)


def _commands(form: int, points: list[tuple[int, int]]) -> list[int]:
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in zip([(0, 0), *points], points, strict=False)]
    zigzag = [(n << 1) ^ (n >> 31) for step in steps for n in step]
    if form == POINT:
        return [1 | len(points) << 3, *zigzag]
    closing = [15] if form == POLYGON else []
    return [9, *zigzag[:2], 2 | (len(points) - 1) << 3, *zigzag[2:], *closing]


def _packed(numbers: list[int]) -> bytes:
    return b"".join(_varint(number) for number in numbers)


def _field(number: int, data: bytes) -> bytes:
    return _varint(number << 3 | 2) + _varint(len(data)) + data


def _number(number: int, value: int) -> bytes:
    return _varint(number << 3) + _varint(value)


def _varint(value: int) -> bytes:
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    return bytes(out) + bytes([value])


@dataclass
class Archive:
    """A `TileArchive` in memory that counts what it is asked."""

    tiles: dict[tuple[int, int, int], bytes]
    asked: list[tuple[int, int, int]] = field(default_factory=list)
    path: Path = Path("made.mbtiles")

    @property
    def facts(self) -> ArchiveFacts:
        zooms = [z for z, _, _ in self.tiles]
        boxes = [tile_box(*number) for number in self.tiles if number[0] == max(zooms)]
        box: Box = boxes[0]
        for each in boxes:
            box = box.union(each)
        return ArchiveFacts(
            Content.VECTOR, "mvt", 512, min(zooms), max(zooms), box, len(self.tiles), "", "© OpenMapTiles"
        )

    def tile(self, z: int, x: int, y: int) -> Tile | None:
        self.asked.append((z, x, y))
        data = self.tiles.get((z, x, y))
        return None if data is None else Tile(z, x, y, data)

    def close(self) -> None:
        pass
