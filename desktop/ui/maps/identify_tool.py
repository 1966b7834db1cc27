"""Click to learn what is there, Shift and Ctrl click to gather; dragging pans, so one tool is enough to look around."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter

from desktop.maps.viewport import Viewport
from desktop.ui.maps.box_zoom_tool import BoxZoomTool
from desktop.ui.maps.select_tools import Picked, combine_of
from desktop.ui.maps.tool import Tool
from desktop.ui.selection import Combine

if TYPE_CHECKING:
    from desktop.ui.maps.canvas import MapCanvas

STRAY = 4.0  # pixels the hand may slip during a click


class IdentifyTool(Tool):
    """`asked(x, y)` is called with the world metres of a click, `picked` with those of a Shift or Ctrl click.

    Shift with a drag is the box zoom, as in every other tool.
    """

    cursor = Qt.CursorShape.ArrowCursor
    uses_shift = True

    def __init__(self, *, asked: Callable[[float, float], None], picked: Picked, accent: QColor) -> None:
        self._asked = asked
        self._picked = picked
        self._box = BoxZoomTool(accent)
        self._boxing = False
        self._pressed: QPointF | None = None
        self._held: QPointF | None = None
        self._dragging = False

    def press(self, event: QMouseEvent, canvas: MapCanvas) -> None:
        self._pressed = self._held = event.position()
        self._dragging = False
        self._boxing = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if self._boxing:
            self._box.press(event, canvas)

    def move(self, event: QMouseEvent, canvas: MapCanvas) -> None:
        if self._pressed is None or self._held is None:
            return
        if not self._dragging and (event.position() - self._pressed).manhattanLength() <= STRAY:
            return
        self._dragging = True
        if self._boxing:
            self._box.move(event, canvas)
            return
        canvas.setCursor(Qt.CursorShape.ClosedHandCursor)
        moved = event.position() - self._held
        self._held = event.position()
        canvas.pan_by(moved.x(), moved.y())

    def release(self, event: QMouseEvent, canvas: MapCanvas) -> None:
        clicked = self._pressed is not None and not self._dragging
        if self._boxing and not clicked:
            self._box.release(event, canvas)
        self._drop(canvas)
        if clicked:
            how, place = combine_of(event.modifiers()), canvas.world_at(event.position())
            if how is Combine.REPLACE:
                self._asked(*place)
            else:
                self._picked(*place, canvas.viewport, how)

    def double_click(self, event: QMouseEvent, canvas: MapCanvas) -> None:
        canvas.zoom_by(2.0, at=event.position())

    def cancel(self, canvas: MapCanvas) -> bool:
        dragging = self._dragging
        self._drop(canvas)
        return dragging

    def paint(self, painter: QPainter, viewport: Viewport) -> None:
        self._box.paint(painter, viewport)

    def use_accent(self, accent: QColor) -> None:
        self._box = BoxZoomTool(accent)

    def _drop(self, canvas: MapCanvas) -> None:
        self._pressed = self._held = None
        self._dragging = self._boxing = False
        self._box.cancel(canvas)
        canvas.show_cursor()
