"""A map that flies from view to view: frames blended of three stills, while only the end is drawn anew."""

import math
import time

from PySide6.QtCore import QRectF, QTimer
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget

from desktop.drawing.content import MapContent
from desktop.drawing.style import Style
from desktop.maps.box import Box
from desktop.maps.viewport import Viewport
from desktop.ui.background import Background
from desktop.ui.maps.canvas import MapCanvas

FLIGHT_S = 1.4
_FRAME_MS = 33
_FADE = 0.4  # share of the flight in which the start fades out, and the end in

Still = tuple[QImage, Viewport]  # a picture and the view it shows


class FlyingCanvas(MapCanvas):
    """`fly` is `go_to` for people who watch. A frame is a few scaled copies; an old PC merely has fewer of them.

    The widest picture seen so far lies under every flight; over it the start fades out and the end fades in.
    """

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        self._to: Viewport | None = None  # where the flight under way ends
        self._from: Viewport | None = None
        self._began = 0.0
        self._seconds = FLIGHT_S
        self._widest: Still | None = None
        self._start: Still | None = None
        self._end: Still | None = None
        super().__init__(background, parent)
        self._frames = QTimer(self, interval=_FRAME_MS)
        self._frames.timeout.connect(self._next_frame)

    @property
    def flying(self) -> bool:
        return self._to is not None

    def fly(self, box: Box, *, seconds: float = FLIGHT_S) -> None:
        """Show a box of the world whole, on a path that shows where it lies."""
        end = Viewport.fitting(box, self.viewport.width, self.viewport.height)
        if seconds <= 0 or not self.isVisible():
            self.land()
            self.go_to(end)
            return
        self._start, self._end = self._still(self.viewport), None
        if self._widest is None or self.viewport.metres_per_pixel >= self._widest[1].metres_per_pixel:
            self._widest = self._start
        self._from, self._to, self._began = self.viewport, end, time.monotonic()
        self._seconds = seconds
        self._frames.start()
        self._look()

    def set_style(self, style: Style) -> None:
        self._widest = None  # it has the colours of before
        super().set_style(style)

    def set_content(self, content: MapContent | None) -> None:
        self._widest = None
        super().set_content(content)

    def follow(self, viewport: Viewport) -> None:
        """Show what another map shows, without a history of its own."""
        self._frames.stop()
        self._to = None
        self._move(viewport)

    def land(self) -> None:
        """End the flight under way at its goal, at once."""
        self._frames.stop()
        end, self._to = self._to, None
        if end is not None:
            self._move(end)
            self._look()

    def _next_frame(self) -> None:
        start, end = self._from, self._to
        if start is None or end is None:
            return
        done = (time.monotonic() - self._began) / self._seconds
        if done >= 1:
            self.land()
            return
        if self._end is None and self._pictures.fresh:
            self._end = self._still(end)
        self._viewport = between(start, end, done)
        self.update()

    def _still(self, view: Viewport) -> Still:
        """What the pictures show of a view now."""
        ratio = self.devicePixelRatioF()
        image = QImage(self.size() * ratio, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(ratio)
        painter = QPainter(image)
        self._pictures.paint(painter, view, ratio)
        painter.end()
        return image, view

    def _paint(self, painter: QPainter, ratio: float) -> None:
        if self._to is None:
            super()._paint(painter, ratio)
            return
        painter.fillRect(self.rect(), QColor(self._pictures.ground))
        done = (time.monotonic() - self._began) / self._seconds
        for still, strength in (
            (self._widest, 1.0),
            (self._start, 1 - done / _FADE),
            (self._end, 1 - (1 - done) / _FADE),
        ):
            if still is not None and strength > 0:
                painter.setOpacity(min(strength, 1.0))
                painter.drawImage(_where(still[1], self._viewport), still[0], QRectF(still[0].rect()))
        painter.setOpacity(1.0)

    def _look(self) -> None:
        if self._to is None:
            super()._look()
        elif self.isVisible():  # of a flight only the end is drawn
            self._pictures.look(self._to, self.devicePixelRatioF())
            self.update()


def between(start: Viewport, end: Viewport, done: float) -> Viewport:
    """The view at a share 0..1 of the flight: slow at both ends, and higher the farther the two lie apart."""
    share = done * done * (3 - 2 * done)
    apart = math.hypot(end.centre_x - start.centre_x, end.centre_y - start.centre_y)
    low = max(start.metres_per_pixel, end.metres_per_pixel)
    rise = max(0.0, apart / min(start.width, start.height) / low - 0.35) * math.sin(math.pi * share)
    scale = math.exp((1 - share) * math.log(start.metres_per_pixel) + share * math.log(end.metres_per_pixel))
    return Viewport(
        start.centre_x + (end.centre_x - start.centre_x) * share,
        start.centre_y + (end.centre_y - start.centre_y) * share,
        scale * (1 + min(rise, 2.0)),
        end.width,
        end.height,
    )


def _where(shown: Viewport, view: Viewport) -> QRectF:
    """Where a still lies in a view, in pixels."""
    scale = shown.metres_per_pixel / view.metres_per_pixel
    wide, high = shown.width * scale, shown.height * scale
    x = view.width / 2 + (shown.centre_x - view.centre_x) / view.metres_per_pixel
    y = view.height / 2 - (shown.centre_y - view.centre_y) / view.metres_per_pixel
    return QRectF(x - wide / 2, y - high / 2, wide, high)
