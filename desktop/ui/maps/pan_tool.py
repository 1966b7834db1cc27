"""The hand: drag the map, double-click to come closer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent

from desktop.ui.maps.tool import Tool

if TYPE_CHECKING:
    from desktop.ui.maps.canvas import MapCanvas


class PanTool(Tool):
    """Left-drag pulls the map like a sheet of paper; the canvas also lends it to Space and the middle button."""

    cursor = Qt.CursorShape.OpenHandCursor

    def __init__(self) -> None:
        self._held: QPointF | None = None

    def press(self, event: QMouseEvent, canvas: MapCanvas) -> None:
        self._held = event.position()
        canvas.setCursor(Qt.CursorShape.ClosedHandCursor)

    def move(self, event: QMouseEvent, canvas: MapCanvas) -> None:
        if self._held is None:
            return
        moved = event.position() - self._held
        self._held = event.position()
        canvas.pan_by(moved.x(), moved.y())

    def release(self, event: QMouseEvent, canvas: MapCanvas) -> None:
        self._held = None
        canvas.show_cursor()

    def double_click(self, event: QMouseEvent, canvas: MapCanvas) -> None:
        canvas.zoom_by(2.0, at=event.position())

    def cancel(self, canvas: MapCanvas) -> bool:
        dragging = self._held is not None
        self._held = None
        canvas.show_cursor()
        return dragging
