"""Going to a typed place, and the mark that shows for a moment where it is."""

import numpy as np
from PySide6.QtCore import QPointF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop.maps.box import Box
from desktop.maps.place_text import Place
from desktop.maps.projection import to_world
from desktop.maps.viewport import Viewport
from desktop.refusal import Refused

_CLOSE = 2.5  # world metres per pixel: near enough to see houses
_SHOWN_MS = 4000


def view_of_place(place: Place, viewport: Viewport, bank: Box) -> Viewport:
    """The view centred on a place, not farther out than the villages are told apart.

    Raises Refused when the place is nowhere near the bank.
    """
    x, y = to_world(np.array([place.lon, place.lat]))
    if not bank.grown(max(bank.width, bank.height) / 2).contains(float(x), float(y)):
        raise Refused(
            f"{place.lon:.6f}, {place.lat:.6f} 离本行网格太远，地图没有移动。请核对坐标与坐标基准。",
            f"{place.lon:.6f}, {place.lat:.6f} is far from the bank's grids; the map did not move. Check the datum.",
        )
    scale = min(viewport.metres_per_pixel, _CLOSE)
    return Viewport(float(x), float(y), scale, viewport.width, viewport.height)


def view_at_scale(viewport: Viewport, denominator: float) -> Viewport:
    """The same centre at a map scale of 1 : `denominator`."""
    factor = denominator / viewport.scale_denominator
    return Viewport(
        viewport.centre_x, viewport.centre_y, viewport.metres_per_pixel * factor, viewport.width, viewport.height
    )


class CentreMark(QWidget):
    """A cross hair at the middle of the map for a few seconds."""

    def __init__(self, canvas: QWidget) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.resize(64, 64)
        self._timer = QTimer(self, singleShot=True, interval=_SHOWN_MS)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def flash(self) -> None:
        map_ = self._canvas
        self.move((map_.width() - self.width()) // 2, (map_.height() - self.height()) // 2)
        self.show()
        self.raise_()
        self._timer.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QPointF(self.width() / 2, self.height() / 2)
        for colour, width in (("#FFFFFF", 4.5), ("#C8322B", 2.0)):
            painter.setPen(QPen(QColor(colour), width))
            painter.drawEllipse(middle, 13, 13)
            for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
                painter.drawLine(middle + QPointF(dx, dy) * 8, middle + QPointF(dx, dy) * 24)
        painter.end()
