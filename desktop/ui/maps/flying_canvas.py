"""A map that flies from view to view: cheap frames of the pictures there are, while only the last one is drawn anew."""

import math
import time

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from desktop.maps.box import Box
from desktop.maps.viewport import Viewport
from desktop.ui.background import Background
from desktop.ui.maps.canvas import MapCanvas

FLIGHT_S = 1.4
_FRAME_MS = 33


class FlyingCanvas(MapCanvas):
    """`fly` is `go_to` for people who watch. A frame of a flight is one scaled copy; an old PC merely has fewer."""

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        self._to: Viewport | None = None  # where the flight under way ends
        self._from: Viewport | None = None
        self._began = 0.0
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
        self._from, self._to, self._began = self.viewport, end, time.monotonic()
        self._seconds = seconds
        self._frames.start()
        self._look()

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
        self._viewport = between(start, end, done)
        self.update()

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
