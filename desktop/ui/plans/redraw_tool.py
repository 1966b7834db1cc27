"""What all tools of a draft share: they see the draft and its totals, preview on the spot, and hand over one step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol, TypedDict, Unpack

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from desktop.drawing.gauge import Gauge
from desktop.maps.projection import Floats
from desktop.maps.viewport import Viewport
from desktop.plans.draft_edits import RedrawDraft
from desktop.plans.draft_state import DraftState
from desktop.plans.totals import Moved
from desktop.ui.maps.readout import paint_readout
from desktop.ui.maps.tool import Tool
from desktop.ui.plans.snap_guide import SnapGuide
from desktop.ui.plans.two_sides import side_lines

if TYPE_CHECKING:
    from desktop.ui.maps.canvas import MapCanvas

SNAP_PIXELS = 12.0
_MOST_LINES = 11  # that float at the cursor
GOOD, BAD = QColor("#2563EB"), QColor("#D9480F")


Makes = Callable[[], RedrawDraft]
MakesNoted = Callable[[str], RedrawDraft]


class Accept(Protocol):
    """Takes the step of a gesture, made behind the window, and who moves by it; `noted` makes it with a note, `told`
    is said once it is written. False when another step is under way."""

    def __call__(
        self, make: Makes, moved: Moved | Callable[[], Moved], noted: MakesNoted | None = None, told: str = ""
    ) -> bool: ...


class ToolLinks(TypedDict):
    """`state()` is the draft of now, None while a step is being written; `refuse` says a refusal of the preview."""

    state: Callable[[], DraftState | None]
    accept: Accept
    refuse: Callable[[Exception], None]
    accent: QColor
    snap: SnapGuide


class RedrawTool(Tool):
    """`at` is where the cursor is, in pixels; `spot` a place, in world metres, that the last refusal was about."""

    cursor = Qt.CursorShape.CrossCursor

    def __init__(self, **links: Unpack[ToolLinks]) -> None:
        self.state, self.accept, self.refuse = links["state"], links["accept"], links["refuse"]
        self._accent, self.snap = links["accent"], links["snap"]
        self.said: list[str] = []
        self.spot: tuple[float, float] | None = None
        self._gauges: dict[str, Gauge] = {}  # by line of `said`
        self._at = QPointF()

    @property
    def at(self) -> QPointF:
        return self._at

    def use_accent(self, accent: QColor) -> None:
        self._accent = accent

    def note(self, painter: QPainter, viewport: Viewport) -> None:
        """Float what there is to say at the cursor, and mark what was refused."""
        if self.spot is not None:
            paint_spot(painter, viewport, self.spot)
        if self.said:
            lines = self.said
            if len(lines) > _MOST_LINES:
                more = QCoreApplication.translate("Plans", "……另有 {0} 行").format(len(lines) - _MOST_LINES + 1)
                lines = [*lines[: _MOST_LINES - 1], more]
            paint_readout(painter, self._at, lines, width=viewport.width, height=viewport.height, gauges=self._gauges)

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


def paint_spot(painter: QPainter, viewport: Viewport, spot: tuple[float, float]) -> None:
    """A ring around a place that a refusal is about."""
    ((x, y),) = viewport.to_screen(np.array([spot])).tolist()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, width in ((QColor(255, 255, 255, 230), 6.0), (BAD, 3.0)):
        painter.setPen(QPen(colour, width))
        painter.drawEllipse(QPointF(x, y), 15.0, 15.0)
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
