"""A line or ring that is being clicked together, in world metres, with the moving end under the cursor."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from desktop.maps.projection import Floats
from desktop.maps.viewport import Viewport

Place = tuple[float, float]


class Sketch:
    """Fixed corners and the loose end; a double click adds no corner twice."""

    def __init__(self) -> None:
        self._corners: list[Place] = []
        self.loose: Place | None = None
        self.loose_way: Sequence[Place] = ()  # what leads from the last corner to the loose end

    def __len__(self) -> int:
        return len(self._corners)

    def add(self, place: Place) -> None:
        if not self._corners or self._corners[-1] != place:
            self._corners.append(place)

    def drop_last(self) -> bool:
        """Take back the last corner; True when there was one."""
        if not self._corners:
            return False
        self._corners.pop()
        return True

    def clear(self) -> None:
        self._corners.clear()
        self.loose, self.loose_way = None, ()

    def world(self, *, with_loose: bool) -> Floats:
        """Corners as world metres (n, 2)."""
        places = list(self._corners)
        if with_loose and self.loose is not None and places and self.loose != places[-1]:
            places += [*self.loose_way, self.loose]
        return np.array(places, dtype=np.float64).reshape(-1, 2)

    def paint(self, painter: QPainter, viewport: Viewport, accent: QColor, *, closed: bool, with_loose: bool) -> None:
        """Draw the line (or the ring with a wash), a white casing under it, and a dot at each fixed corner."""
        screen = viewport.to_screen(self.world(with_loose=with_loose))
        if not len(screen):
            return
        line = QPolygonF([QPointF(float(x), float(y)) for x, y in screen])
        ring = closed and len(screen) > 2
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if ring:
            wash = QColor(accent)
            wash.setAlpha(38)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(wash)
            painter.drawPolygon(line)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for pen in (QPen(QColor(255, 255, 255, 210), 4), QPen(accent, 2)):
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            if ring:
                painter.drawPolygon(line)
            else:
                painter.drawPolyline(line)
        painter.setPen(QPen(accent, 2))
        painter.setBrush(QColor("#FFFFFF"))
        for x, y in viewport.to_screen(np.array(self._corners).reshape(-1, 2)):
            painter.drawEllipse(QPointF(float(x), float(y)), 4, 4)
        painter.restore()
