"""Raster tiles under the map: which ones a view needs, decoded and kept for a while."""

import threading
from collections import OrderedDict
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from desktop.maps.archives.mbtiles import MbTiles
from desktop.maps.archives.tile import tiles_in
from desktop.maps.projection import WORLD_EDGE
from desktop.maps.viewport import Viewport

_MOST_KEPT = 256  # decoded tiles of 256 kB: at most 64 MB
_MOST_ON_PICTURE = 600


@dataclass(frozen=True, slots=True, eq=False)
class TilePicture:
    """One decoded tile and where it lies: `source` in its own pixels, `target` in pixels of the view."""

    image: QImage
    source: QRectF
    target: QRectF


_kept: OrderedDict[tuple[int, int, int, int], tuple[MbTiles, QImage]] = OrderedDict()
_lock = threading.Lock()


def tile_pictures(archive: MbTiles, viewport: Viewport) -> list[TilePicture]:
    """The tiles that cover a view; a missing one is cut out of its parent, and where none is the vectors show."""
    z = int(min(max(round(viewport.zoom), archive.min_zoom), archive.max_zoom))
    columns, rows = tiles_in(viewport.box, z)
    while len(columns) * len(rows) > _MOST_ON_PICTURE and z > archive.min_zoom:
        z -= 1
        columns, rows = tiles_in(viewport.box, z)
    found = []
    for y in rows:
        for x in columns:
            picture = _picture(archive, viewport, z, x, y)
            if picture is not None:
                found.append(picture)
    return found


def paint_tiles(painter: QPainter, tiles: list[TilePicture]) -> None:
    """Copy the tiles to their places, their edges on whole pixels so that no seam shows."""
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    for tile in tiles:
        painter.drawImage(tile.target, tile.image, tile.source)


def _picture(archive: MbTiles, viewport: Viewport, z: int, x: int, y: int) -> TilePicture | None:
    for up in range(z - archive.min_zoom + 1):
        image = _decoded(archive, z - up, x >> up, y >> up)
        if image is None:
            continue
        share = 2**up
        width, height = image.width() / share, image.height() / share
        source = QRectF((x - (x >> up) * share) * width, (y - (y >> up) * share) * height, width, height)
        return TilePicture(image, source, _target(viewport, z, x, y))
    return None


def _target(viewport: Viewport, z: int, x: int, y: int) -> QRectF:
    left, top = _corner(viewport, z, x, y)
    right, bottom = _corner(viewport, z, x + 1, y + 1)
    return QRectF(left, top, right - left, bottom - top)


def _corner(viewport: Viewport, z: int, x: int, y: int) -> tuple[int, int]:
    """The north-west corner of a tile on whole pixels of the view."""
    size, box = 2 * WORLD_EDGE / 2**z, viewport.box
    return (
        round((x * size - WORLD_EDGE - box.west) / viewport.metres_per_pixel),
        round((box.north - WORLD_EDGE + y * size) / viewport.metres_per_pixel),
    )


def _decoded(archive: MbTiles, z: int, x: int, y: int) -> QImage | None:
    name = (id(archive), z, x, y)
    with _lock:
        kept = _kept.get(name)
        if kept is not None and kept[0] is archive:
            _kept.move_to_end(name)
            return None if kept[1].isNull() else kept[1]
    tile = archive.tile(z, x, y)
    image = QImage() if tile is None else QImage.fromData(tile.data)
    if not image.isNull():
        image = image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
    with _lock:
        _kept[name] = (archive, image)
        while len(_kept) > _MOST_KEPT:
            _kept.popitem(last=False)
    return None if image.isNull() else image
