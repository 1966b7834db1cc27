"""What all tools of a draft share: they see the draft and its totals, preview on the spot, and hand over one step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from desktop.drawing.gauge import Gauge
from desktop.maps.projection import Floats
from desktop.maps.viewport import Viewport
from desktop.plans.draft_edits import RedrawDraft
from desktop.plans.draft_state import DraftState
from desktop.plans.totals import Moved
from desktop.refusal import Refused
from desktop.ui.maps.readout import paint_readout
from desktop.ui.maps.tool import Tool
from desktop.ui.plans.two_sides import side_lines

if TYPE_CHECKING:
    from desktop.ui.maps.canvas import MapCanvas

SNAP_PIXELS = 12.0
GOOD, BAD = QColor("#2563EB"), QColor("#D9480F")


class RedrawTool(Tool):
    """`state()` is the draft of now, None while a step is being written; `accept` takes the step of a gesture, made
    when it is asked for, and who moves by it; `refuse` a refusal of the preview, to be said aloud."""

    cursor = Qt.CursorShape.CrossCursor

    def __init__(
        self,
        *,
        state: Callable[[], DraftState | None],
        accept: Callable[[Callable[[], RedrawDraft], Moved], None],
        refuse: Callable[[Refused], None],
        accent: QColor,
    ) -> None:
        self.state, self.accept, self.refuse = state, accept, refuse
        self._accent = accent
        self.said: list[str] = []
        self._gauges: dict[str, Gauge] = {}  # by line of `said`
        self._at = QPointF()

    def use_accent(self, accent: QColor) -> None:
        self._accent = accent

    def note(self, painter: QPainter, viewport: Viewport) -> None:
        """Float what there is to say at the cursor."""
        if self.said:
            paint_readout(
                painter, self._at, self.said, width=viewport.width, height=viewport.height, gauges=self._gauges
            )

    def say_sides(self, now: DraftState, moved: Moved) -> None:
        """Float what both sides will hold once these customers change grids."""
        self.said, self._gauges = side_lines(now, now.totals.difference(moved))

    def reach(self, canvas: MapCanvas) -> float:
        """World metres in which the cursor snaps."""
        return SNAP_PIXELS * canvas.viewport.metres_per_pixel


def paint_line(
    painter: QPainter, viewport: Viewport, world: Floats, colour: QColor, *, width: float = 2.4, dashed: bool = False
) -> None:
    """A line over the map on a white casing."""
    if len(world) < 2:
        return
    line = QPolygonF([QPointF(x, y) for x, y in viewport.to_screen(world).tolist()])
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(255, 255, 255, 215), width + 2.4, c=Qt.PenCapStyle.RoundCap))
    painter.drawPolyline(line)
    pen = QPen(colour, width, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin)
    if dashed:
        pen.setDashPattern([4, 3])
    painter.setPen(pen)
    painter.drawPolyline(line)
    painter.restore()


def paint_handles(
    painter: QPainter, viewport: Viewport, places: Floats, colour: QColor, *, size: float = 3.6, square: bool = False
) -> None:
    """Small white handles: circles for points, squares for junctions."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 1.8))
    painter.setBrush(QColor("#FFFFFF"))
    for x, y in viewport.to_screen(np.asarray(places).reshape(-1, 2)).tolist():
        if square:
            painter.drawRect(int(x - size), int(y - size), int(2 * size), int(2 * size))
        else:
            painter.drawEllipse(QPointF(x, y), size, size)
    painter.restore()


def paint_ground(
    painter: QPainter, viewport: Viewport, rings: Sequence[Floats], colour: QColor, *, alpha: int = 70
) -> None:
    """Ground that changes hands, washed over (even–odd)."""
    wash = QColor(colour)
    wash.setAlpha(alpha)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(wash)
    for ring in rings:
        painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in viewport.to_screen(ring).tolist()]))
    painter.restore()
