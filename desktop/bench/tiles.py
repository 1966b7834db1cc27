"""How quickly tiles are baked, read and painted."""

import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PySide6.QtGui import QImage, QPainter

from desktop.baking.blocks import blocks
from desktop.baking.tile_painter import TileLook, TilePainter
from desktop.bench.frame import BenchReport, Goal, Stopwatch, measure, resident_mb
from desktop.bench.offscreen import application
from desktop.bench.tile_reading import MBTILES_GOAL_MS, PMTILES_GOAL_MS, mbtiles_get, pmtiles_get
from desktop.drawing.basemap.ground_painter import paint_background, paint_ground
from desktop.maps.archives.tile import tile_box
from desktop.maps.basemap_style import BasemapStyle, load_style
from desktop.maps.box import Box
from desktop.maps.ground.features import Features, Shape
from desktop.maps.ground.ground_file import GroundFile
from desktop.maps.ground.ground_writer import GroundWriter, Origin
from desktop.maps.ground.vector_tile import decode
from desktop.maps.viewport import Viewport
from desktop.progress import Progress

BAKE_GOAL = 40.0  # tiles of 512 px at z14 a second of CPU time, at least
MVT_GOAL_MS = 250.0
MVT_FEATURES = 18_000
_COUNTRY = (13_500_000.0, 3_740_000.0)  # its south-west corner, world metres
_COUNTRY_SIDE = 24_000.0
_ROUNDS = 9


def run(_bank: Path, _key: bytes) -> BenchReport:
    """Bakes a made-up country and paints a crowded vector tile; the bank is not needed."""
    application()
    style = load_style("light")
    baking = _baked(style)
    mbtiles, pmtiles = mbtiles_get(), pmtiles_get()
    watch, right = _mvt_paint(style)
    return BenchReport(
        bench="tiles",
        items=baking.tiles,
        checked=baking.checked and mbtiles.checked and pmtiles.checked and right,
        rss_mb=resident_mb(),
        results=(
            measure("tiles_per_second_per_core", "1/s", Goal(at_least=BAKE_GOAL), baking.rates),
            measure("mbtiles_get", "ms", MBTILES_GOAL_MS, mbtiles.watch.process),
            measure("pmtiles_get", "ms", PMTILES_GOAL_MS, pmtiles.watch.process),
            measure("mvt_paint", "ms", MVT_GOAL_MS, watch.process),
        ),
    )


@dataclass(frozen=True, slots=True)
class _Baked:
    rates: Sequence[float]
    tiles: int
    checked: bool


def _baked(style: BasemapStyle) -> _Baked:
    """Paints and encodes block after block in this process, whose CPU time is that of one worker."""
    rates: list[float] = []
    tiles, colours = 0, 0
    with tempfile.TemporaryDirectory(prefix="getu-bench-") as folder:
        ground = _country(Path(folder) / "country.ground")
        painter = TilePainter(ground, TileLook(style, 2))
        for block in blocks(ground.box, range(14, 15), painter.look):
            began = time.process_time()
            painted = list(painter.paint(block))
            rates.append(len(painted) / (time.process_time() - began))
            tiles += len(painted)
            image = QImage.fromData(painted[0][2])
            pixels = np.frombuffer(image.convertToFormat(QImage.Format.Format_RGB32).constBits(), np.uint32)
            colours += image.width() == 512 and len(np.unique(pixels)) > 50
        ground.close()
        del ground, painter
    return _Baked(rates, tiles, colours == len(rates))


def _country(path: Path) -> GroundFile:
    """As dense as a county of towns and fields: 120 features on a tile of z14, buildings and streets above all."""
    chance = np.random.default_rng(1)
    west, south = _COUNTRY
    tiles = int((_COUNTRY_SIDE / tile_box(14, 0, 0).width) ** 2)
    with GroundWriter(path) as writer:
        corner = np.array([[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]], dtype=float)
        whole = corner * _COUNTRY_SIDE + _COUNTRY
        writer.add(Features("land", Shape.AREA, whole, np.array([0, 5]), np.array([0])))
        for kind, number, size, points in (
            ("farmland", 3, 500.0, 24), ("woods", 2, 400.0, 40), ("built_up", 1, 600.0, 30), ("water", 1, 150.0, 30),
            ("building", 75, 12.0, 5),
        ):  # fmt: skip
            writer.add(_around(chance, kind, number * tiles, size, points))
        for kind, number, size, points in (
            ("street", 16, 220.0, 6), ("service", 8, 80.0, 4), ("track", 6, 300.0, 12), ("path", 4, 250.0, 14),
            ("tertiary", 1, 900.0, 20), ("primary", 1, 1500.0, 20), ("stream", 2, 500.0, 30),
        ):  # fmt: skip
            writer.add(_along(chance, kind, number * tiles, size, points))
        box = Box(west, south, west + _COUNTRY_SIDE, south + _COUNTRY_SIDE)
        writer.finish(Origin("bench", box=box), Progress())
    return GroundFile(path)


def _around(chance: np.random.Generator, kind: str, number: int, size: float, points: int) -> Features:
    """Areas of about `size` metres across."""
    angle = np.linspace(0, 2 * np.pi, points) + np.zeros((number, 1))
    radius = size / 2 * chance.uniform(0.7, 1.3, (number, points))
    radius[:, -1] = radius[:, 0]
    middle = chance.uniform(0, _COUNTRY_SIDE, (number, 1, 2)) + _COUNTRY
    rings = middle + radius[..., None] * np.stack([np.cos(angle), np.sin(angle)], axis=-1)
    return Features(kind, Shape.AREA, rings.reshape(-1, 2), np.arange(number + 1) * points, np.arange(number))


def _along(chance: np.random.Generator, kind: str, number: int, size: float, points: int) -> Features:
    """Lines of about `size` metres, each turning a little at every point."""
    turns = chance.uniform(0, 2 * np.pi, (number, 1)) + np.cumsum(chance.normal(0, 0.25, (number, points)), axis=1)
    steps = size / points * np.stack([np.cos(turns), np.sin(turns)], axis=-1)
    world = chance.uniform(0, _COUNTRY_SIDE, (number, 1, 2)) + _COUNTRY + np.cumsum(steps, axis=1)
    return Features(kind, Shape.LINE, world.reshape(-1, 2), np.arange(number + 1) * points, np.arange(number))


def _mvt_paint(style: BasemapStyle) -> tuple[Stopwatch, bool]:
    """A vector tile of `MVT_FEATURES` buildings, decoded and painted with 512 pixels."""
    z, x, y = 14, 13_700, 6_600
    data = _building_tile(MVT_FEATURES)
    box = tile_box(z, x, y)
    viewport = Viewport(*box.centre, box.width / 512, 512, 512)
    image = QImage(512, 512, QImage.Format.Format_RGB32)
    seen = 0

    def paint() -> None:
        nonlocal seen
        features = decode(data, z, x, y) or []
        seen = sum(each.count for each in features if each.kind == "building")
        painter = QPainter(image)
        paint_background(painter, viewport, style)
        paint_ground(painter, features, viewport, style)
        painter.end()

    watch = Stopwatch()
    watch.repeat(_ROUNDS, paint)
    ground = np.frombuffer(image.constBits(), np.uint32)
    return watch, seen == MVT_FEATURES and len(np.unique(ground)) > 1


def _building_tile(number: int) -> bytes:
    """An uncompressed vector tile of OpenMapTiles' layer `building`: `number` squares side by side (MVT 2.1)."""
    across = int(np.ceil(np.sqrt(number)))
    step = 4096 // across
    features = b""
    for i in range(number):
        left, top = i % across * step + 2, i // across * step + 2
        side = step - 8
        moves = [9, _zigzag(left), _zigzag(top), 26, _zigzag(side), 0, 0, _zigzag(side), _zigzag(-side), 0, 15]
        geometry = b"".join(map(_varint, moves))
        features += _field(2, bytes([0x18, 3]) + _field(4, geometry))
    layer = _field(1, b"building") + features + bytes([0x28]) + _varint(4096) + bytes([0x78, 2])
    return _field(3, layer)


def _field(number: int, content: bytes) -> bytes:
    return _varint(number << 3 | 2) + _varint(len(content)) + content


def _zigzag(value: int) -> int:
    return value << 1 if value >= 0 else -value * 2 - 1


def _varint(value: int) -> bytes:
    made = bytearray()
    while value > 127:
        made.append(value & 127 | 128)
        value >>= 7
    return bytes([*made, value])
