"""How long one tile takes from its archive to a picture, for the bench `tiles`."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PySide6.QtCore import QBuffer, QIODevice, QPointF
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from desktop.bench.frame import Stopwatch
from desktop.maps.archives.archive import TileArchive
from desktop.maps.archives.description import Description
from desktop.maps.archives.mbtiles import MbTiles
from desktop.maps.archives.mbtiles_writer import MbTilesWriter
from desktop.maps.archives.pmtiles_archive import PmTiles
from desktop.maps.archives.pmtiles_writer import write_pmtiles
from desktop.progress import Progress

MBTILES_GOAL_MS = 1.0
PMTILES_GOAL_MS = 1.5
TILES = 4096
_ZOOM, _WEST, _NORTH, _SIDE = 12, 3400, 1640, 64
_PICTURES = 48
_READ = 1500


@dataclass(frozen=True, slots=True)
class TileReading:
    """Samples of lookup and decoding in milliseconds, and whether every picture was the right one."""

    watch: Stopwatch
    checked: bool


def mbtiles_get() -> TileReading:
    """256-pixel PNG tiles out of an MBTiles file of `TILES` that is made for it. Needs no application."""
    with _made() as made:
        return _read(lambda: MbTiles(made))


def pmtiles_get() -> TileReading:
    """The same tiles out of a PMTiles file."""
    with _made() as made:
        source = MbTiles(made)
        try:
            path = write_pmtiles(source, made.with_suffix(".pmtiles"), Description("bench", "png"), Progress())
        finally:
            source.close()
        return _read(lambda: PmTiles(path))


def _read(opened: Callable[[], TileArchive]) -> TileReading:
    archive = opened()
    watch, checked = Stopwatch(), archive.facts.count == TILES
    try:
        for number in np.random.default_rng(1).permutation(TILES)[:_READ].tolist():
            x, y = _WEST + number % _SIDE, _NORTH + number // _SIDE
            with watch.sample():
                tile = archive.tile(_ZOOM, x, y)
                image = QImage() if tile is None else QImage.fromData(tile.data)
                image = image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
            checked = checked and image.width() == 256 and image.pixelColor(0, 0) == _ground(number)
    finally:
        archive.close()
    return TileReading(watch, checked)


@contextmanager
def _made() -> Iterator[Path]:
    pictures = [_picture(number) for number in range(_PICTURES)]
    with tempfile.TemporaryDirectory(prefix="getu-bench-") as folder:
        with MbTilesWriter(Path(folder, "bench.mbtiles")) as writer:
            for number in range(TILES):
                writer.put(_ZOOM, _WEST + number % _SIDE, _NORTH + number // _SIDE, pictures[number % _PICTURES])
            path = writer.finish(Description("bench", "png"))
        yield path


def _ground(number: int) -> QColor:
    return QColor(200 + number % _PICTURES, 228, 214)


def _picture(number: int) -> bytes:
    """A PNG as full as that of a map of a town: fields, and antialiased roads across them."""
    image = QImage(256, 256, QImage.Format.Format_RGB32)
    image.fill(_ground(number))
    chance = np.random.default_rng(number)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for left, top, width, height in chance.integers(8, 200, (40, 4)).tolist():
        painter.fillRect(left, top, width // 4, height // 4, QColor(*chance.integers(190, 250, 3).tolist()))
    for x, y, u, v in chance.uniform(8, 248, (30, 4)).tolist():
        painter.setPen(QPen(QColor("#FFFFFF"), 2.5))
        painter.drawLine(QPointF(x, y), QPointF(u, v))
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())
