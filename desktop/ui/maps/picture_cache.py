"""Pictures of the map made off the UI thread: one per layer, kept until it must change, laid over one another."""

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil
from typing import Any

from PySide6.QtGui import QColor, QImage, QPainter

from desktop.drawing.content import MapContent
from desktop.drawing.layer import AnyLayer
from desktop.maps.viewport import Viewport
from desktop.refusal import Cancelled


@dataclass(frozen=True, slots=True, eq=False)
class Order:
    """What is to be drawn: visible layers bottom to top, over `ground`, `ratio` device pixels per pixel."""

    content: MapContent
    layers: tuple[AnyLayer, ...]
    viewport: Viewport
    ratio: float
    ground: str
    edition: int  # raised to have everything drawn again though no option changed
    in_one: bool = False  # all layers straight onto one picture: quickest, but none of them can be used again


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """An answered order: an opaque picture and what the direct layers read; never painted on again."""

    order: Order
    image: QImage
    direct: tuple[tuple[AnyLayer, Any], ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Sheet:
    layer: AnyLayer
    order: Order
    image: QImage

    @property
    def is_opaque(self) -> bool:
        return self.image.format() == QImage.Format.Format_RGB32

    def fits(self, layer: AnyLayer, order: Order) -> bool:
        mine = self.order
        before, now = self.layer.basis(mine.content), layer.basis(order.content)
        return (
            len(before) == len(now)
            and all(one is other for one, other in zip(before, now, strict=True))
            and mine.edition == order.edition
            and mine.viewport == order.viewport
            and mine.ratio == order.ratio
            and mine.ground == order.ground
            and self.layer == layer
        )


class PictureCache:
    """Belongs to one canvas; only ever used in the pictures lane, so it needs no lock."""

    def __init__(self) -> None:
        self._sheets: dict[str, _Sheet] = {}
        self._laid: tuple[int, ...] = ()  # which images: holding the sheets would keep 80 MB of old ones alive
        self._image = QImage()

    def picture(self, order: Order, stale: Callable[[], bool]) -> Picture:
        """Draw what changed and lay the sheets over one another, or draw everything in one.

        Raises `Cancelled` between two layers when `stale()` says that a newer order waits; sheets finished by
        then are kept.
        """
        if order.in_one:
            return _in_one(order, stale)
        sheets: list[_Sheet] = []
        direct: list[tuple[AnyLayer, Any]] = []
        for layer in order.layers:
            if stale():
                raise Cancelled
            if layer.direct:
                direct.append((layer, layer.read(order.content, order.viewport)))
            else:
                sheets.append(self._sheet(layer, order, opaque=not sheets))
        laid = tuple(sheet.image.cacheKey() for sheet in sheets)
        if not laid or self._laid != laid:
            self._image = _laid_over(sheets, order)
            self._laid = laid
        wanted = {sheet.layer.key for sheet in sheets}
        self._sheets = {key: sheet for key, sheet in self._sheets.items() if key in wanted}
        return Picture(order, self._image, tuple(direct))

    def _sheet(self, layer: AnyLayer, order: Order, *, opaque: bool) -> _Sheet:
        kept = self._sheets.get(layer.key)
        if kept is not None and kept.fits(layer, order) and kept.is_opaque == opaque:
            return kept
        self._sheets.pop(layer.key, None)
        del kept
        image = _blank(order, opaque=opaque)
        _draw(layer, order, image)
        sheet = _Sheet(layer, order, image)
        self._sheets[layer.key] = sheet
        return sheet


def _in_one(order: Order, stale: Callable[[], bool]) -> Picture:
    image = _blank(order, opaque=True)
    direct: list[tuple[AnyLayer, Any]] = []
    for layer in order.layers:
        if stale():
            raise Cancelled
        if layer.direct:
            direct.append((layer, layer.read(order.content, order.viewport)))
        else:
            _draw(layer, order, image)
    return Picture(order, image, tuple(direct))


def _draw(layer: AnyLayer, order: Order, image: QImage) -> None:
    picture = layer.read(order.content, order.viewport)
    painter = QPainter(image)
    painter.scale(order.ratio, order.ratio)
    layer.paint(painter, order.viewport, picture)
    painter.end()


def _blank(order: Order, *, opaque: bool) -> QImage:
    width, height = ceil(order.viewport.width * order.ratio), ceil(order.viewport.height * order.ratio)
    form = QImage.Format.Format_RGB32 if opaque else QImage.Format.Format_ARGB32_Premultiplied
    image = QImage(width, height, form)
    if opaque:
        image.fill(QColor(order.ground))
    else:
        image.fill(0)
    return image


def _laid_over(sheets: list[_Sheet], order: Order) -> QImage:
    if not sheets:
        return _blank(order, opaque=True)
    if len(sheets) == 1:
        return sheets[0].image
    image = sheets[0].image.copy()
    painter = QPainter(image)
    for sheet in sheets[1:]:
        painter.drawImage(0, 0, sheet.image)
    painter.end()
    return image
