"""The keys that move the map, in every tool."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

if TYPE_CHECKING:
    from desktop.ui.maps.canvas import MapCanvas

ARROW_STEP = 120.0  # pixels; with Shift half a screen
KEY_ZOOM = 2.0

_ARROWS = {
    Qt.Key.Key_Left: (1, 0),
    Qt.Key.Key_Right: (-1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}
_CLOSER = (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_PageUp)
_FARTHER = (Qt.Key.Key_Minus, Qt.Key.Key_Underscore, Qt.Key.Key_PageDown)


def navigate(event: QKeyEvent, canvas: MapCanvas) -> bool:
    """Do what the key asks of the map; False when it asks nothing."""
    key = Qt.Key(event.key())
    alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
    shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    if alt and key == Qt.Key.Key_Left:
        canvas.back()
    elif alt and key == Qt.Key.Key_Right:
        canvas.forward()
    elif key in _ARROWS:
        right, down = _ARROWS[key]
        step_x, step_y = (canvas.width() / 2, canvas.height() / 2) if shift else (ARROW_STEP, ARROW_STEP)
        canvas.pan_by(right * step_x, down * step_y)
    elif key in _CLOSER:
        canvas.zoom_by(KEY_ZOOM)
    elif key in _FARTHER:
        canvas.zoom_by(1 / KEY_ZOOM)
    elif key == Qt.Key.Key_F5:
        canvas.refresh()
    elif key == Qt.Key.Key_Escape:
        return canvas.cancel()
    else:
        return False
    return True
