"""Shift+drag: the map closes in on the rectangle that was drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPen

from desktop.maps.box import Box
from desktop.maps.viewport import Viewport
from desktop.ui.maps.tool import Tool

if TYPE_CHECKING:
    from desktop.ui.maps.canvas import MapCanvas

_SMALLEST = 6.0  # pixels; a smaller rectangle is a stray click


class BoxZoomTool(Tool):
    """Draws the rectangle; on release the canvas shows what was in it."""

    cursor = Qt.CursorShape.CrossCursor

    def __init__(self, accent: QColor) -> None:
        self._accent = accent
        self._from: QPointF | None = None
        self._to = QPointF()

    @property
    def rectangle(self) -> QRectF:
        return QRectF() if self._from is None else QRectF(self._from, self._to).normalized()

    def press(self, event: QMouseEvent, canvas: MapCanvas) -> None:
        self._from = self._to = event.position()

    def move(self, event: QMouseEvent, canvas: MapCanvas) -> None:
        self._to = event.position()
        canvas.update()

    def release(self, event: QMouseEvent, canvas: MapCanvas) -> None:
        rectangle = self.rectangle
        self._from = None
        if rectangle.width() >= _SMALLEST and rectangle.height() >= _SMALLEST:
            west, south = canvas.world_at(rectangle.bottomLeft())
            east, north = canvas.world_at(rectangle.topRight())
            canvas.zoom_to(Box(west, south, east, north))
        canvas.update()

    def paint(self, painter: QPainter, viewport: Viewport) -> None:
        if self._from is None:
            return
        wash = QColor(self._accent)
        wash.setAlpha(36)
        painter.setPen(QPen(self._accent, 1))
        painter.setBrush(wash)
        painter.drawRect(self.rectangle)

    def cancel(self, canvas: MapCanvas) -> bool:
        drawing = self._from is not None
        self._from = None
        canvas.update()
        return drawing
