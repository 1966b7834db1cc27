"""Raster tiles under the map: which ones a view needs, decoded and kept for a while, each in its true place."""

import math
import threading
from collections import OrderedDict
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from desktop.maps.archives.archive import TileArchive
from desktop.maps.archives.placement import Placement, place_tiles
from desktop.maps.box import Box
from desktop.maps.datum import Datum
from desktop.maps.viewport import TILE_PIXELS, Viewport

_MOST_KEPT = 64 * 2**20  # bytes of decoded tiles
_MOST_ON_PICTURE = 600  # tiles
_SMALLEST_SHARE = 2.0**-8  # of a parent's side that is still shown enlarged


@dataclass(frozen=True, slots=True, eq=False)
class TilePicture:
    """A part of a decoded tile and where it lies: `source` in its own pixels, `target` in pixels of the view."""

    image: QImage
    source: QRectF
    target: QRectF


class _Decoded:
    """Decoded tiles, the latest used; a tile that is missing is remembered as a null image."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[int, int, int, int], tuple[TileArchive, QImage]] = OrderedDict()
        self._bytes = 0
        self._lock = threading.Lock()

    def get(self, archive: TileArchive, z: int, x: int, y: int) -> QImage:
        name = (id(archive), z, x, y)
        with self._lock:
            kept = self._kept.get(name)
            if kept is not None and kept[0] is archive:
                self._kept.move_to_end(name)
                return kept[1]
        tile = archive.tile(z, x, y)
        image = QImage() if tile is None else QImage.fromData(tile.data)
        if not image.isNull():
            form = QImage.Format.Format_ARGB32_Premultiplied if image.hasAlphaChannel() else QImage.Format.Format_RGB32
            image = image.convertToFormat(form)
        with self._lock:
            before = self._kept.pop(name, None)
            self._bytes += _size(image) - (0 if before is None else _size(before[1]))
            self._kept[name] = (archive, image)
            while self._bytes > _MOST_KEPT and len(self._kept) > 1:
                _, (_, old) = self._kept.popitem(last=False)
                self._bytes -= _size(old)
        return image


_decoded = _Decoded()


def tile_pictures(archive: TileArchive, datum: Datum, viewport: Viewport) -> list[TilePicture]:
    """The tiles that cover a view; a missing one is cut out of its parent, and where none is there is a hole."""
    facts = archive.facts
    level = round(viewport.zoom - math.log2(facts.tile_pixels / TILE_PIXELS))
    placement = place_tiles(facts, datum, viewport.box, level)
    while len(placement.columns) * len(placement.rows) > _MOST_ON_PICTURE and placement.z > facts.min_zoom:
        placement = place_tiles(facts, datum, viewport.box, placement.z - 1)
    found = []
    for y in placement.rows:
        for x in placement.columns:
            found += _of_tile(archive, viewport, placement, x, y)
    return found


def paint_tiles(painter: QPainter, tiles: list[TilePicture]) -> None:
    """Copy the tiles to their places, their edges on whole pixels so that no seam shows."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    for tile in tiles:
        painter.drawImage(tile.target, tile.image, tile.source)
    painter.restore()


def _of_tile(archive: TileArchive, viewport: Viewport, placement: Placement, x: int, y: int) -> list[TilePicture]:
    z = placement.z
    for up in range(z - archive.facts.min_zoom + 1):
        share = 2.0**-up
        if share < _SMALLEST_SHARE:
            break
        image = _decoded.get(archive, z - up, x >> up, y >> up)
        if image.isNull():
            continue
        left, top = (x - ((x >> up) << up)) * share, (y - ((y >> up) << up)) * share
        width, height = image.width(), image.height()
        return [
            TilePicture(
                image,
                QRectF(
                    (left + piece.left * share) * width,
                    (top + piece.top * share) * height,
                    piece.side * share * width,
                    piece.side * share * height,
                ),
                _target(viewport, piece.box),
            )
            for piece in placement.pieces(x, y)
        ]
    return []


def _target(viewport: Viewport, box: Box) -> QRectF:
    """The box on whole pixels of the view: neighbours that share an edge share it here too."""
    view, pixel = viewport.box, viewport.metres_per_pixel
    left, right = round((box.west - view.west) / pixel), round((box.east - view.west) / pixel)
    top, bottom = round((view.north - box.north) / pixel), round((view.north - box.south) / pixel)
    return QRectF(left, top, right - left, bottom - top)


def _size(image: QImage) -> int:
    return int(image.sizeInBytes())
