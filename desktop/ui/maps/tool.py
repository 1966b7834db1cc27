"""What a mouse tool is: one class per gesture, handed every event of the map while it is the current tool."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter

from desktop.maps.viewport import Viewport

if TYPE_CHECKING:
    from desktop.ui.maps.canvas import MapCanvas


class Tool:
    """The base of all tools: does nothing with every event.

    The canvas keeps panning (Space, middle button), wheel and keys for itself in every tool, and hands the
    rest over. `paint` draws the tool's overlay in every frame, so it must be cheap.
    """

    cursor: Qt.CursorShape = Qt.CursorShape.ArrowCursor
    uses_shift: bool = False  # True: Shift+drag belongs to the tool and not to box zoom
    uses_right: bool = False  # True: the right button begins a gesture of the tool, and cancels only another one

    def press(self, event: QMouseEvent, canvas: MapCanvas) -> None:
        """The left button went down; with `uses_right` it may be the right one."""

    def move(self, event: QMouseEvent, canvas: MapCanvas) -> None:
        """The mouse moved, with or without a button."""

    def release(self, event: QMouseEvent, canvas: MapCanvas) -> None:
        """The button went up."""

    def double_click(self, event: QMouseEvent, canvas: MapCanvas) -> None:
        """The left button was clicked twice; `press` and `release` came for the first click only."""

    def key(self, event: QKeyEvent, canvas: MapCanvas) -> bool:
        """A key went down; True when the tool used it, else the map may."""
        return False

    def paint(self, painter: QPainter, viewport: Viewport) -> None:
        """Draw the overlay; the painter's unit is a logical pixel of the map."""

    def use_accent(self, accent: QColor) -> None:
        """The theme changed; what is under way goes on in the new colour."""

    def cancel(self, canvas: MapCanvas) -> bool:
        """Drop what is under way and change nothing; True when there was something to drop."""
        return False
