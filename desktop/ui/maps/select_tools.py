"""Select customers on the map: rectangle, polygon, freehand, radius; Shift adds, Ctrl removes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen

from desktop import formats
from desktop.maps.local_scale import ground_circle_world, ground_distance
from desktop.maps.projection import Floats
from desktop.maps.viewport import Viewport
from desktop.ui.maps.readout import paint_readout
from desktop.ui.maps.sketch import Place, Sketch
from desktop.ui.maps.tool import Tool
from desktop.ui.selection import Combine

if TYPE_CHECKING:
    from desktop.ui.maps.canvas import MapCanvas

_SMALLEST = 5.0  # pixels; a smaller shape is a stray click and changes nothing
_FREEHAND_STEP = 3.0


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """What was drawn: a ring of world metres (n, 2), or a circle of ground metres around a world point."""

    ring: Floats | None = None
    circle: tuple[float, float, float] | None = None


Drawn = Callable[[Shape, Combine], None]
Preview = Callable[[Shape | None], None]
Picked = Callable[[float, float, Viewport, Combine], None]


def combine_of(modifiers: Qt.KeyboardModifier) -> Combine:
    if modifiers & Qt.KeyboardModifier.ShiftModifier:
        return Combine.ADD
    if modifiers & Qt.KeyboardModifier.ControlModifier:
        return Combine.REMOVE
    return Combine.REPLACE


class SelectTool(Tool):
    """`drawn(shape, how)` is called when a shape is done, `preview(shape)` while it grows (None: no more).

    A click without a shape calls `picked(world x, y, view, how)`.
    `said` is the line with live totals that the window hands back for the note at the cursor.
    """

    cursor = Qt.CursorShape.CrossCursor
    uses_shift = True

    def __init__(self, *, accent: QColor, drawn: Drawn, preview: Preview, picked: Picked) -> None:
        self._accent = accent
        self._drawn = drawn
        self._preview = preview
        self._picked = picked
        self.said = ""

    def use_accent(self, accent: QColor) -> None:
        self._accent = accent

    def _pick(self, event: QMouseEvent, canvas: MapCanvas) -> None:
        self._picked(*canvas.world_at(event.position()), canvas.viewport, combine_of(event.modifiers()))

    def _pens(self, painter: QPainter) -> None:
        wash = QColor(self._accent)
        wash.setAlpha(38)
        painter.setPen(QPen(self._accent, 1.6, Qt.PenStyle.DashLine))
        painter.setBrush(wash)

    def _note(self, painter: QPainter, at: QPointF, viewport: Viewport, *more: str) -> None:
        lines = [line for line in (*more, self.said) if line]
        if lines:
            paint_readout(painter, at, lines, width=viewport.width, height=viewport.height)


class RectangleTool(SelectTool):
    def __init__(self, *, accent: QColor, drawn: Drawn, preview: Preview, picked: Picked) -> None:
        super().__init__(accent=accent, drawn=drawn, preview=preview, picked=picked)
        self._from: QPointF | None = None
        self._to = QPointF()

    def press(self, event: QMouseEvent, canvas: MapCanvas) -> None:
        self._from = self._to = event.position()
        self.said = ""

    def move(self, event: QMouseEvent, canvas: MapCanvas) -> None:
        if self._from is None:
            return
        self._to = event.position()
        if self._big():
            self._preview(self._shape(canvas))
        canvas.update()

    def release(self, event: QMouseEvent, canvas: MapCanvas) -> None:
        if self._from is None:
            return
        self._to = event.position()
        shape = self._shape(canvas) if self._big() else None
        self._from = None
        self._preview(None)
        if shape is not None:
            self._drawn(shape, combine_of(event.modifiers()))
        else:
            self._pick(event, canvas)
        canvas.update()

    def cancel(self, canvas: MapCanvas) -> bool:
        drawing = self._from is not None
        self._from = None
        self._preview(None)
        canvas.update()
        return drawing

    def paint(self, painter: QPainter, viewport: Viewport) -> None:
        if self._from is None:
            return
        painter.save()
        self._pens(painter)
        painter.drawRect(QRectF(self._from, self._to).normalized())
        painter.restore()
        self._note(painter, self._to, viewport)

    def _big(self) -> bool:
        return self._from is not None and (self._to - self._from).manhattanLength() >= _SMALLEST

    def _shape(self, canvas: MapCanvas) -> Shape:
        assert self._from is not None
        (x1, y1), (x2, y2) = canvas.world_at(self._from), canvas.world_at(self._to)
        return Shape(ring=np.array([(x1, y1), (x2, y1), (x2, y2), (x1, y2)], dtype=np.float64))


class RadiusTool(SelectTool):
    def __init__(self, *, accent: QColor, drawn: Drawn, preview: Preview, picked: Picked) -> None:
        super().__init__(accent=accent, drawn=drawn, preview=preview, picked=picked)
        self._centre: Place | None = None
        self._edge: Place = (0.0, 0.0)
        self._pressed = QPointF()
        self._at = QPointF()

    def press(self, event: QMouseEvent, canvas: MapCanvas) -> None:
        self._pressed = self._at = event.position()
        self._centre = self._edge = canvas.world_at(event.position())
        self.said = ""

    def move(self, event: QMouseEvent, canvas: MapCanvas) -> None:
        if self._centre is None:
            return
        self._at = event.position()
        self._edge = canvas.world_at(event.position())
        if self._big():
            self._preview(self._shape())
        canvas.update()

    def release(self, event: QMouseEvent, canvas: MapCanvas) -> None:
        if self._centre is None:
            return
        self._at = event.position()
        self._edge = canvas.world_at(event.position())
        shape = self._shape() if self._big() else None
        self._centre = None
        self._preview(None)
        if shape is not None:
            self._drawn(shape, combine_of(event.modifiers()))
        else:
            self._pick(event, canvas)
        canvas.update()

    def cancel(self, canvas: MapCanvas) -> bool:
        drawing = self._centre is not None
        self._centre = None
        self._preview(None)
        canvas.update()
        return drawing

    def paint(self, painter: QPainter, viewport: Viewport) -> None:
        if self._centre is None or not self._big():
            return
        ring = viewport.to_screen(ground_circle_world(*self._centre, self._radius()))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._pens(painter)
        painter.drawPolygon([QPointF(float(x), float(y)) for x, y in ring])
        painter.restore()
        words = QCoreApplication.translate("Select", "半径 {0}").format(formats.length(self._radius()))
        self._note(painter, self._at, viewport, words)

    def _radius(self) -> float:
        assert self._centre is not None
        return float(ground_distance(*self._centre, *self._edge))

    def _big(self) -> bool:
        return (self._at - self._pressed).manhattanLength() >= _SMALLEST

    def _shape(self) -> Shape:
        assert self._centre is not None
        return Shape(circle=(*self._centre, self._radius()))


class PolygonTool(SelectTool):
    """Corners by clicks; double click or Enter closes, Backspace takes the last corner back."""

    def __init__(self, *, accent: QColor, drawn: Drawn, preview: Preview, picked: Picked) -> None:
        super().__init__(accent=accent, drawn=drawn, preview=preview, picked=picked)
        self._sketch = Sketch()

    def press(self, event: QMouseEvent, canvas: MapCanvas) -> None:
        if not len(self._sketch):
            self.said = ""
        self._sketch.add(canvas.world_at(event.position()))
        canvas.update()

    def move(self, event: QMouseEvent, canvas: MapCanvas) -> None:
        if len(self._sketch):
            self._sketch.loose = canvas.world_at(event.position())
            ring = self._sketch.world(with_loose=True)
            if len(ring) >= 3:
                self._preview(Shape(ring=ring))
            canvas.update()

    def double_click(self, event: QMouseEvent, canvas: MapCanvas) -> None:
        self._close(event.modifiers(), canvas)

    def key(self, event: QKeyEvent, canvas: MapCanvas) -> bool:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._close(event.modifiers(), canvas)
            return True
        if event.key() == Qt.Key.Key_Backspace and self._sketch.drop_last():
            canvas.update()
            return True
        return False

    def cancel(self, canvas: MapCanvas) -> bool:
        drawing = len(self._sketch) > 0
        self._sketch.clear()
        self._preview(None)
        canvas.update()
        return drawing

    def paint(self, painter: QPainter, viewport: Viewport) -> None:
        if not len(self._sketch):
            return
        self._sketch.paint(painter, viewport, self._accent, closed=True, with_loose=True)
        x, y = viewport.to_screen(self._sketch.world(with_loose=True)[-1])
        words = QCoreApplication.translate("Select", "双击或回车结束，Esc 取消")
        said = (self.said, words) if self.said else (words,)
        paint_readout(painter, QPointF(float(x), float(y)), list(said), width=viewport.width, height=viewport.height)

    def _close(self, modifiers: Qt.KeyboardModifier, canvas: MapCanvas) -> None:
        ring = self._sketch.world(with_loose=False)
        if len(ring) < 3:
            return
        self._sketch.clear()
        self._preview(None)
        self._drawn(Shape(ring=ring), combine_of(modifiers))
        canvas.update()


class FreehandTool(SelectTool):
    """One stroke with the button held; it closes by itself."""

    def __init__(self, *, accent: QColor, drawn: Drawn, preview: Preview, picked: Picked) -> None:
        super().__init__(accent=accent, drawn=drawn, preview=preview, picked=picked)
        self._stroke: list[Place] = []
        self._last = QPointF()

    def press(self, event: QMouseEvent, canvas: MapCanvas) -> None:
        self._stroke = [canvas.world_at(event.position())]
        self._last = event.position()
        self.said = ""

    def move(self, event: QMouseEvent, canvas: MapCanvas) -> None:
        if not self._stroke or (event.position() - self._last).manhattanLength() < _FREEHAND_STEP:
            return
        self._last = event.position()
        self._stroke.append(canvas.world_at(event.position()))
        if len(self._stroke) >= 3:
            self._preview(Shape(ring=np.array(self._stroke)))
        canvas.update()

    def release(self, event: QMouseEvent, canvas: MapCanvas) -> None:
        stroke, self._stroke = self._stroke, []
        self._preview(None)
        if len(stroke) >= 3:
            self._drawn(Shape(ring=np.array(stroke)), combine_of(event.modifiers()))
        elif stroke:
            self._pick(event, canvas)
        canvas.update()

    def cancel(self, canvas: MapCanvas) -> bool:
        drawing = bool(self._stroke)
        self._stroke = []
        self._preview(None)
        canvas.update()
        return drawing

    def paint(self, painter: QPainter, viewport: Viewport) -> None:
        if len(self._stroke) < 2:
            return
        ring = viewport.to_screen(np.array(self._stroke))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._pens(painter)
        painter.drawPolygon([QPointF(float(x), float(y)) for x, y in ring])
        painter.restore()
        self._note(painter, self._last, viewport)
