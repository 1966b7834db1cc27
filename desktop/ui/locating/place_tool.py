"""A click is where the customer lives; dragging pans. Likely villages stand out, numbered as their keys are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, Qt
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPen, QPolygonF

from desktop.maps.projection import Floats
from desktop.maps.viewport import Viewport
from desktop.ui.maps.identify_tool import STRAY
from desktop.ui.maps.readout import paint_readout
from desktop.ui.maps.tool import Tool

if TYPE_CHECKING:
    from desktop.ui.maps.canvas import MapCanvas

translate = QCoreApplication.translate
_DOUBT = QColor("#D9480F")


class PlaceTool(Tool):
    """`placed(x, y)`: world metres of a click. `pressed(key)`: a key of the queue, True when it was used."""

    cursor = Qt.CursorShape.CrossCursor

    def __init__(
        self, *, placed: Callable[[float, float], None], pressed: Callable[[int], bool], accent: QColor
    ) -> None:
        self._placed, self._pressed = placed, pressed
        self._accent = accent
        self._who: list[str] = []
        self._villages: Sequence[tuple[str, Sequence[Floats]]] = ()
        self._doubted: tuple[float, float] | None = None
        self._down: QPointF | None = None
        self._held: QPointF | None = None
        self._at = QPointF()
        self._dragging = False

    def show(
        self, who: list[str], villages: Sequence[tuple[str, Sequence[Floats]]], doubted: tuple[float, float] | None
    ) -> None:
        """Whom the next click places: lines for the note, likely villages with their rings, the place in doubt."""
        self._who, self._villages, self._doubted = who, villages, doubted

    def press(self, event: QMouseEvent, canvas: MapCanvas) -> None:
        self._down = self._held = event.position()
        self._dragging = False

    def move(self, event: QMouseEvent, canvas: MapCanvas) -> None:
        self._at = event.position()
        canvas.update()
        if self._down is None or self._held is None:
            return
        if not self._dragging and (event.position() - self._down).manhattanLength() <= STRAY:
            return
        self._dragging = True
        moved = event.position() - self._held
        self._held = event.position()
        canvas.pan_by(moved.x(), moved.y())

    def release(self, event: QMouseEvent, canvas: MapCanvas) -> None:
        clicked = self._down is not None and not self._dragging
        self.cancel(canvas)
        if clicked and self._who:
            self._placed(*canvas.world_at(event.position()))

    def key(self, event: QKeyEvent, canvas: MapCanvas) -> bool:
        return self._pressed(event.key())

    def cancel(self, canvas: MapCanvas) -> bool:
        dragging, self._dragging = self._dragging, False
        self._down = self._held = None
        return dragging

    def use_accent(self, accent: QColor) -> None:
        self._accent = accent

    def paint(self, painter: QPainter, viewport: Viewport) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, (name, rings) in enumerate(self._villages, start=1):
            self._village(painter, viewport, f"{number} {name}", rings)
        if self._doubted is not None:
            x, y = viewport.to_screen(np.array(self._doubted)).tolist()
            painter.setPen(QPen(QColor("#FFFFFF"), 3))
            painter.setBrush(_DOUBT)
            painter.drawEllipse(QPointF(x, y), 7, 7)
        painter.restore()
        if self._who and not self._dragging and not self._at.isNull():
            paint_readout(painter, self._at, self._who, width=viewport.width, height=viewport.height)

    def _village(self, painter: QPainter, viewport: Viewport, label: str, rings: Sequence[Floats]) -> None:
        wash = QColor(self._accent)
        wash.setAlpha(36)
        for ring in rings:
            outline = QPolygonF([QPointF(x, y) for x, y in viewport.to_screen(ring).tolist()])
            painter.setBrush(wash)
            for pen in (QPen(QColor(255, 255, 255, 215), 5), QPen(self._accent, 2.4)):
                painter.setPen(pen)
                painter.drawPolygon(outline)
                painter.setBrush(Qt.BrushStyle.NoBrush)
        if not rings:
            return
        middle = viewport.to_screen(np.concatenate(list(rings)).mean(axis=0))
        font = QFont(painter.font())
        font.setPixelSize(14)
        font.setBold(True)
        painter.setFont(font)
        box = painter.fontMetrics().boundingRect(label).adjusted(-8, -4, 8, 4)
        box.moveCenter(QPointF(*middle.tolist()).toPoint())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._accent)
        painter.drawRoundedRect(box, 8, 8)
        painter.setPen(QColor("#FFFFFF"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, label)
