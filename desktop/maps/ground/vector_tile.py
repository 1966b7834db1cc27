"""Decodes a vector tile (MVT) into our classes.

GDAL's driver does the work through pyogrio, measured at 26 ms for a tile of 18,000 buildings; it is written for
hostile input and fuzzed by its makers. Each layer is cut out and handed over alone, for then layers that nobody draws
cost nothing, and what GDAL sees always begins with a tile of ours: so it knows the format even where a maker's tile
is odd, and no other of its drivers takes hostile bytes up.
"""

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np
import pyogrio
import shapely
from numpy.typing import NDArray
from pyogrio.errors import DataLayerError, DataSourceError, FieldError, GeometryError

from desktop.maps.archives.tile import tile_box
from desktop.maps.box import Box
from desktop.maps.ground.classes import AREAS, LINES, POINTS
from desktop.maps.ground.features import Features, Shape
from desktop.maps.ground.levels import Boxed, renumbered
from desktop.maps.ground.mvt_classes import MvtClasses, load_mvt_classes

_MOST_BYTES = 16 * 1024 * 1024  # of an uncompressed tile; the largest of the field have some 2 MB
_MOST_LAYERS = 200
# a layer "getu:first" with one point that has one tag
_OPENING = b'\x1a&\n\ngetu:first\x12\x0b\x12\x02\x00\x00\x18\x01"\x03\t\x00\x00\x1a\x01a"\x03\n\x01b(\x80 x\x02'
_ORDER = {kind: place for place, kind in enumerate((*AREAS, *LINES, *POINTS))}
_SHAPES = {0: Shape.POINT, 4: Shape.POINT, 1: Shape.LINE, 5: Shape.LINE, 3: Shape.AREA, 6: Shape.AREA}
_FAILURES = (DataSourceError, DataLayerError, FieldError, GeometryError, shapely.GEOSException, ValueError)


def decode(data: bytes, z: int, x: int, y: int, *, rules: MvtClasses | None = None) -> list[Features] | None:
    """Features in world metres of the uncompressed tile (z, x, y), y from the north; None when it is damaged.

    Tiles hold a little of their neighbours; what lies there alone is left to them.
    """
    rules = rules or load_mvt_classes()
    if len(data) > _MOST_BYTES:
        return None
    box = tile_box(z, x, y)
    gathered: dict[str, list[Boxed]] = {}
    try:
        for name, layer in _layers(data):
            if name in rules.rules:
                for features in _decoded(name, layer, (z, x, y), rules):
                    gathered.setdefault(features.kind, []).append(Boxed.of(features))
    except _FAILURES:
        return None
    pieces = ([each for boxed in gathered[kind] if (each := boxed.touching(box))] for kind in gathered)
    return in_order(together(piece) for piece in pieces if piece)


def in_order(found: Iterable[Features]) -> list[Features]:
    """Classes from the bottom up."""
    return sorted(found, key=lambda features: _ORDER[features.kind])


def together(pieces: Sequence[Features]) -> Features:
    """Features of one class from several places as one."""
    if len(pieces) == 1:
        return pieces[0]
    points = np.cumsum([0, *(len(each.world) for each in pieces)])
    owners = np.cumsum([0, *(each.count for each in pieces)])
    named = any(len(each.names) for each in pieces)
    high = any(len(each.layer) for each in pieces)
    return Features(
        pieces[0].kind,
        pieces[0].shape,
        np.concatenate([each.world for each in pieces]),
        np.concatenate([[0], *(each.starts[1:] + start for each, start in zip(pieces, points[:-1], strict=True))]),
        np.concatenate([each.owner + start for each, start in zip(pieces, owners[:-1], strict=True)]),
        [name for each in pieces for name in (each.names or [""] * each.count)] if named else (),
        np.concatenate([each.layer if len(each.layer) else np.zeros(each.count, np.int8) for each in pieces])
        if high
        else np.empty(0, np.int8),
    )


def rectangle(kind: str, box: Box) -> Features:
    """A box as the only feature of an area class."""
    ring = [(box.west, box.south), (box.east, box.south), (box.east, box.north), (box.west, box.north)]
    world = np.array([*ring, ring[0]])
    return Features(kind, Shape.AREA, world, np.array([0, 5]), np.array([0]))


def _decoded(name: str, layer: bytes, number: tuple[int, int, int], rules: MvtClasses) -> Iterator[Features]:
    z, x, y = number
    meta, _, wkb, columns = pyogrio.raw.read(
        _OPENING + layer, layer=name, columns=rules.fields(name), Z=z, X=x, Y=y, CLIP="NO"
    )
    geometries = shapely.from_wkb(wkb, on_invalid="ignore")
    types = shapely.get_type_id(geometries)
    kinds, names, heights = _sorted(name, types, [str(field) for field in meta["fields"]], columns, rules)
    for kind in dict.fromkeys(kinds):
        if kind is not None:
            chosen = np.array([each == kind for each in kinds])
            shape = _SHAPES[int(types[chosen][0])]
            features = _features(
                kind, shape, geometries[chosen], list(itertools.compress(names, chosen)), heights[chosen]
            )
            if features.count:
                yield features


def _sorted(
    layer: str, types: NDArray[np.int32], fields: list[str], columns: Sequence[NDArray[np.object_]], rules: MvtClasses
) -> tuple[list[str | None], list[str], NDArray[np.int8]]:
    """Class, name and height of each feature; features with the same fields are looked at once."""
    known: dict[tuple[object, ...], tuple[str | None, str, int]] = {}
    answers = []
    for row in zip(types.tolist(), *(column.tolist() for column in columns), strict=True):
        answer = known.get(row)
        if answer is None:
            texts = {key: _text(value) for key, value in zip(fields, row[1:], strict=True) if value is not None}
            answer = known[row] = _answer(layer, _SHAPES.get(int(row[0])), texts, rules)
        answers.append(answer)
    return (
        [kind for kind, _, _ in answers],
        [name for _, name, _ in answers],
        np.array([height for _, _, height in answers], np.int8),
    )


def _answer(
    layer: str, shape: Shape | None, fields: Mapping[str, str], rules: MvtClasses
) -> tuple[str | None, str, int]:
    kind = None if shape is None else rules.class_of(layer, shape, fields)
    name = rules.name_of(fields)
    if kind is None or (shape is Shape.POINT and not name):
        return None, "", 0
    return kind, name, rules.height_of(fields)


def _features(
    kind: str, shape: Shape, geometries: NDArray[np.object_], names: list[str], heights: NDArray[np.int8]
) -> Features:
    parts, which = shapely.get_parts(geometries, return_index=True)
    lines, owner = parts, np.arange(len(parts))
    if shape is Shape.AREA:
        lines, owner = shapely.get_rings(parts, return_index=True)
    world, part = shapely.get_coordinates(lines, return_index=True)
    counts = np.bincount(part, minlength=len(lines))
    if len(counts) and (counts.min() == 0 or not np.isfinite(world).all()):
        raise ValueError("a part without a place")
    kept, owner = renumbered(which[owner])  # the polygons of one feature stay together
    heights, names = heights[kept], [names[i] for i in kept.tolist()]
    layer = heights if heights.any() else np.empty(0, np.int8)
    starts = np.concatenate([[0], np.cumsum(counts)])
    return Features(kind, shape, world, starts, owner, names if any(names) else (), layer)


def _layers(data: bytes) -> Iterator[tuple[str, bytes]]:
    """(name, a tile of this layer alone) of each layer. Raises ValueError when the frame of the tile is broken."""
    for number, start, end, begin in itertools.islice(_fields(data, 0, len(data)), _MOST_LAYERS):
        if number == 3:
            name = next((data[a:b] for inner, a, b, _ in _fields(data, start, end) if inner == 1), None)
            if name is None:
                raise ValueError("a layer without a name")
            yield name.decode("utf-8"), data[begin:end]


def _fields(data: bytes, at: int, end: int) -> Iterator[tuple[int, int, int, int]]:
    """(number, start, end, begin of its tag) of each length-delimited field of a protobuf message."""
    while at < end:
        begin = at
        tag, at = _varint(data, at, end)
        form = tag & 7
        if form == 2:
            size, at = _varint(data, at, end)
            if at + size > end:
                raise ValueError("a field beyond its message")
            yield tag >> 3, at, at + size, begin
            at += size
        elif form == 0:
            _, at = _varint(data, at, end)
        elif form in (1, 5):
            at += 8 if form == 1 else 4
        else:
            raise ValueError("no such field")
    if at > end:
        raise ValueError("a field beyond its message")


def _varint(data: bytes, at: int, end: int) -> tuple[int, int]:
    value = shift = 0
    while at < end and shift < 64:
        byte = data[at]
        value |= (byte & 127) << shift
        at += 1
        if byte < 128:
            return value, at
        shift += 7
    raise ValueError("a number without an end")


def _text(value: object) -> str:
    """Numbers as they are written in rules."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
