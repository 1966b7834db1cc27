"""Has the small maps of cards painted behind the window; the card stands at once, its picture follows."""

import logging
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QImage, QPainter

from desktop.drawing.basemap.look import ground_colour
from desktop.drawing.content import MapContent
from desktop.drawing.qt_types import make_ready
from desktop.drawing.stack import MapOptions
from desktop.drawing.whereabouts import Whereabouts, paint_small_map, small_view
from desktop.ui.background import Background
from desktop.ui.cards.small_map import SmallMap
from desktop.ui.theme import Tokens

log = logging.getLogger(__name__)

_KEPT = 16  # pictures, for the way back through the cards


@dataclass(frozen=True, slots=True, eq=False)
class _Wanted:
    where: Whereabouts
    content: MapContent
    options: MapOptions
    width: int
    height: int
    ratio: float

    def same_as(self, other: "_Wanted") -> bool:
        return self.content is other.content and (
            (self.where, self.options, self.width, self.height, self.ratio)
            == (other.where, other.options, other.width, other.height, other.ratio)
        )


class CardPictures(QObject):
    """`options` tells how the large map looks now: its style and its base maps."""

    def __init__(self, background: Background, options: Callable[[], MapOptions], parent: QObject) -> None:
        super().__init__(parent)
        self._background, self._options = background, options
        self._kept: list[tuple[_Wanted, QImage]] = []
        self._frame: SmallMap | None = None  # of the card that is shown

    def frame(self, where: Whereabouts, content: MapContent, tokens: Tokens) -> SmallMap:
        """The small map of a new card; its picture is ordered when it is first seen."""
        self._frame = SmallMap(tokens, lambda: self._order(where, content))
        return self._frame

    def drop(self) -> None:
        """The card was closed: a picture under way finds nobody."""
        self._frame = None

    def _order(self, where: Whereabouts, content: MapContent) -> None:
        frame = self._frame
        if frame is None:
            return
        make_ready()
        wanted = _Wanted(where, content, self._options(), frame.width(), frame.height(), frame.devicePixelRatioF())
        for kept, image in self._kept:
            if kept.same_as(wanted):
                frame.show_image(image)
                return
        self._background.run(
            lambda: painted(wanted.where, content, wanted.options, wanted.width, wanted.height, wanted.ratio),
            lambda image: self._take(frame, wanted, image),
            _failed,
            lane="pictures",
            newest="card map",
        )

    def _take(self, frame: SmallMap, wanted: _Wanted, image: QImage | None) -> None:
        if image is not None:
            self._kept = [(wanted, image), *self._kept[: _KEPT - 1]]
            if frame is self._frame:
                frame.show_image(image)


def painted(
    where: Whereabouts, content: MapContent, options: MapOptions, width: int, height: int, ratio: float
) -> QImage | None:
    """The small map, `width` × `height` pixels at `ratio` device pixels each; None when it shows nothing."""
    view = small_view(where, content, width, height)
    if view is None:
        return None
    image = QImage(round(width * ratio), round(height * ratio), QImage.Format.Format_RGB32)
    image.fill(QColor(ground_colour(options.style, "background")))
    painter = QPainter(image)
    try:
        painter.scale(ratio, ratio)
        paint_small_map(painter, content, view, where, options)
    finally:
        painter.end()
    image.setDevicePixelRatio(ratio)
    return image


def _failed(problem: Exception) -> None:
    log.error("the small map of a card failed", exc_info=problem)
