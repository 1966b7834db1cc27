"""Paints a square of tiles at once from vector ground, cuts it and encodes each tile."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QBuffer, QIODevice, QRectF
from PySide6.QtGui import QImage, QPainter

from desktop.drawing.basemap.ground_painter import paint_background, paint_ground
from desktop.maps.archives.tile import tile_box
from desktop.maps.basemap_style import BasemapStyle
from desktop.maps.ground.features import GroundSource
from desktop.maps.viewport import TILE_PIXELS, Viewport

_BLOCK_PIXELS = 2048  # side of what is painted at once: 16 MB, and little is painted twice at its edges
_MARGIN = 16.0  # pixels beyond the edge that a wide line may reach in from
_WEBP_QUALITY = 85
_PNG_QUALITY = 30  # Qt turns it into zlib's level 6
_MOST_COLOURS = 256


@dataclass(frozen=True, slots=True)
class TileLook:
    """How tiles look: the style, 1 or 2 pixels for each of the style's (256 or 512 a side), "webp" or "png"."""

    style: BasemapStyle
    scale: int = 1
    form: str = "webp"

    def __post_init__(self) -> None:
        if self.scale not in (1, 2) or self.form not in ("webp", "png"):
            raise ValueError(f"no tiles of scale {self.scale} as {self.form}")

    @property
    def pixels(self) -> int:
        return TILE_PIXELS * self.scale


@dataclass(frozen=True, slots=True)
class Block:
    """A square of `side` × `side` tiles of level `z`; its north-west tile is (x, y). What lies outside is not cut."""

    z: int
    x: int
    y: int
    side: int
    columns: range
    rows: range


def block_side(z: int, look: TileLook) -> int:
    """Tiles along the side of a block."""
    return min(_BLOCK_PIXELS // look.pixels, 1 << z)


@dataclass(slots=True)
class TilePainter:
    """Not for several threads at once: it keeps the encoded tiles of one colour, of which there are many."""

    source: GroundSource
    look: TileLook
    _plain: dict[int, bytes] = field(default_factory=dict)

    def paint(self, block: Block) -> Iterator[tuple[int, int, bytes]]:
        """Column, row and encoded picture of each wanted tile of a block, row after row."""
        image = self.picture(block.z, block.x, block.y, block.side)
        size = self.look.pixels
        pixels = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), image.width())
        for y in block.rows:
            for x in block.columns:
                left, top = (x - block.x) * size, (y - block.y) * size
                yield x, y, self._encoded(image, pixels[top : top + size, left : left + size], left, top)

    def tile(self, z: int, x: int, y: int) -> bytes:
        """One tile alone."""
        ((_, _, data),) = self.paint(Block(z, x, y, 1, range(x, x + 1), range(y, y + 1)))
        return data

    def picture(self, z: int, x: int, y: int, side: int) -> QImage:
        """The painted square of `side` × `side` tiles whose north-west tile is (x, y)."""
        first, last = tile_box(z, x, y), tile_box(z, x + side - 1, y + side - 1)
        across = TILE_PIXELS * side
        metres = first.width / TILE_PIXELS
        centre_x, centre_y = (first.west + last.east) / 2, (first.north + last.south) / 2
        viewport = Viewport(centre_x, centre_y, metres, across, across)
        features = self.source.read(viewport.box.grown(_MARGIN * metres), z + self.look.scale - 1)
        image = QImage(across * self.look.scale, across * self.look.scale, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        painter.scale(self.look.scale, self.look.scale)
        painter.setClipRect(QRectF(0, 0, across, across))
        paint_background(painter, viewport, self.look.style)
        paint_ground(painter, features, viewport, self.look.style)
        painter.end()
        return image

    def _encoded(self, image: QImage, pixels: NDArray[np.uint32], left: int, top: int) -> bytes:
        first = int(pixels[0, 0])
        plain = bool((pixels == first).all())
        if plain and first in self._plain:
            return self._plain[first]
        data = encoded(image.copy(left, top, self.look.pixels, self.look.pixels), self.look.form)
        if plain:
            self._plain[first] = data
        return data


def encoded(image: QImage, form: str) -> bytes:
    """An opaque picture as "webp" or "png"; a PNG of few colours gets a palette, which is exact and smaller."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    told: Any = form.upper()
    if form == "png":
        image = _with_palette(image)
    if not image.save(buffer, told, _WEBP_QUALITY if form == "webp" else _PNG_QUALITY):
        raise RuntimeError(f"Qt cannot write {form}")
    return bytes(buffer.data().data())


def _with_palette(image: QImage) -> QImage:
    pixels = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), -1)
    colours, places = np.unique(pixels, return_inverse=True)
    if len(colours) > _MOST_COLOURS:
        return image
    indexed = np.ascontiguousarray(places.reshape(pixels.shape).astype(np.uint8))
    made = QImage(indexed.data, image.width(), image.height(), image.width(), QImage.Format.Format_Indexed8)
    made.setColorTable(colours.tolist())
    return made.copy()
