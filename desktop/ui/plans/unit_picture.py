"""Borders of villages and groups over the map: drawn once per view, so a stroke of the brush costs a copy."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPolygonF

from desktop.maps.viewport import Viewport
from desktop.plans.units import Units

_LEAST_PIXELS = 12.0  # across a unit of middle size; below that its borders would only blur the map
_ON_LIGHT, _ON_DARK = QColor(23, 33, 47), QColor(226, 232, 240)
_FAINT = 0.36  # the picture as a whole: its pieces lie over one another and would add up
_LIGHT_ACCENT = 0.58  # lightness
_WASH = 88


class UnitPicture:
    """Keeps one picture of the borders, and the drawn ground of the units of a stroke."""

    def __init__(self) -> None:
        self._view: Viewport | None = None
        self._units: Units | None = None
        self._ink = _ON_LIGHT
        self._picture: QPixmap | None = None

    def paint_borders(self, painter: QPainter, viewport: Viewport, units: Units, accent: QColor) -> None:
        """In an ink that stands out from the ground: the accent of a dark map is a light one."""
        ink = _ON_DARK if accent.lightnessF() > _LIGHT_ACCENT else _ON_LIGHT
        ratio = painter.device().devicePixelRatioF()
        if self._view != viewport or self._units is not units or self._ink is not ink:
            self._view, self._units, self._ink = viewport, units, ink
            self._picture = _drawn(viewport, units, ink, ratio)
        if self._picture is not None:
            painter.save()
            painter.setOpacity(_FAINT)
            painter.drawPixmap(0, 0, self._picture)
            painter.restore()

    def paint_ground(
        self, painter: QPainter, viewport: Viewport, units: Units, chosen: Sequence[int], colour: QColor
    ) -> None:
        """Units washed over."""
        wash = QColor(colour)
        wash.setAlpha(_WASH)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour, 1.4))
        painter.setBrush(wash)
        for ring in units.rings(chosen) if chosen else ():
            painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in viewport.to_screen(ring).tolist()]))
        painter.restore()


def _drawn(viewport: Viewport, units: Units, ink: QColor, ratio: float) -> QPixmap | None:
    there = units.within(viewport.box)
    if units.across(there) < _LEAST_PIXELS * viewport.metres_per_pixel:
        return None
    picture = QPixmap(round(viewport.width * ratio), round(viewport.height * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for schematic in (False, True):
        start, end = units.edges(there[units.schematic[there] == schematic])
        ends = np.hstack([viewport.to_screen(start), viewport.to_screen(end)]).tolist()
        painter.setPen(QPen(ink, 1.0, Qt.PenStyle.DotLine if schematic else Qt.PenStyle.SolidLine))
        painter.drawLines([QLineF(*line) for line in ends])
    painter.end()
    return picture
