"""Click to learn what is there; dragging pans, so one tool is enough for looking around."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent

from desktop.ui.maps.tool import Tool

if TYPE_CHECKING:
    from desktop.ui.maps.canvas import MapCanvas

STRAY = 4.0  # pixels the hand may slip during a click


class IdentifyTool(Tool):
    """`asked(x, y)` is called with the world metres of a click."""

    cursor = Qt.CursorShape.ArrowCursor

    def __init__(self, asked: Callable[[float, float], None]) -> None:
        self._asked = asked
        self._pressed: QPointF | None = None
        self._held: QPointF | None = None
        self._dragging = False

    def press(self, event: QMouseEvent, canvas: MapCanvas) -> None:
        self._pressed = self._held = event.position()
        self._dragging = False

    def move(self, event: QMouseEvent, canvas: MapCanvas) -> None:
        if self._pressed is None or self._held is None:
            return
        if not self._dragging and (event.position() - self._pressed).manhattanLength() <= STRAY:
            return
        self._dragging = True
        canvas.setCursor(Qt.CursorShape.ClosedHandCursor)
        moved = event.position() - self._held
        self._held = event.position()
        canvas.pan_by(moved.x(), moved.y())

    def release(self, event: QMouseEvent, canvas: MapCanvas) -> None:
        clicked = self._pressed is not None and not self._dragging
        self._pressed = self._held = None
        self._dragging = False
        canvas.show_cursor()
        if clicked:
            self._asked(*canvas.world_at(event.position()))

    def double_click(self, event: QMouseEvent, canvas: MapCanvas) -> None:
        canvas.zoom_by(2.0, at=event.position())

    def cancel(self, canvas: MapCanvas) -> bool:
        dragging = self._dragging
        self._pressed = self._held = None
        self._dragging = False
        canvas.show_cursor()
        return dragging
