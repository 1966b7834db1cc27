"""Scale bar and north arrow, the same on screen and on paper."""

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPolygonF

from desktop.drawing.strokes import colour, pen
from desktop.drawing.style import Style
from desktop.drawing.text import extent, font
from desktop.maps.viewport import Viewport

BAR_HEIGHT = 30.0  # pixels of 1/96 inch the whole scale bar takes, numbers included
_LETTERS = 11.0
_STRIP = 5.0


def bar_length(viewport: Viewport, most: float) -> tuple[float, float]:
    """The longest round distance (1, 2 or 5 · 10ⁿ ground metres) within `most` pixels → (metres, pixels)."""
    reach = most * viewport.ground_metres_per_pixel
    power = 10.0 ** math.floor(math.log10(reach))
    metres = max(step * power for step in (1, 2, 5) if step * power <= reach * (1 + 1e-9))
    return metres, metres / viewport.ground_metres_per_pixel


def distance_words(metres: float) -> str:
    """2 km, 500 m."""
    return f"{metres / 1000:g} km" if metres >= 1000 else f"{metres:g} m"


def paint_scale_bar(painter: QPainter, viewport: Viewport, corner: QPointF, most: float, style: Style) -> float:
    """A bar of four alternating fields with 0, half and whole distance above; returns its length in pixels.

    `corner` is the left end of the top edge. True at the middle of the map: the Mercator scale grows northwards.
    """
    metres, length = bar_length(viewport, most)
    top = corner.y() + BAR_HEIGHT - _STRIP - 4
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for field in range(4):
        painter.setBrush(colour(style.text if field % 2 == 0 else style.panel))
        painter.drawRect(QRectF(corner.x() + field * length / 4, top, length / 4, _STRIP))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen(style.text, 1.0))
    painter.drawRect(QRectF(corner.x(), top, length, _STRIP))
    painter.setFont(font(_LETTERS))
    for share, words in ((0.0, "0"), (0.5, distance_words(metres / 2)), (1.0, distance_words(metres))):
        width, _ = extent(words, _LETTERS)
        left = corner.x() + share * length - (0 if share == 0 else width / 2)
        painter.drawText(QPointF(left, top - 5), words)
    painter.restore()
    return length


def paint_north_arrow(painter: QPainter, centre: QPointF, size: float, style: Style) -> None:
    """A needle `size` high, its western half filled: the map is always north up."""
    half, wide = size / 2, size * 0.3
    x, y = centre.x(), centre.y()
    tip, notch = QPointF(x, y - half), QPointF(x, y + half * 0.45)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    whole = QPainterPath()
    whole.addPolygon(QPolygonF([tip, QPointF(x + wide, y + half), notch, QPointF(x - wide, y + half)]))
    whole.closeSubpath()
    painter.setPen(pen(style.north, 1.0))
    painter.setBrush(colour(style.panel))
    painter.drawPath(whole)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(style.north))
    painter.drawPolygon(QPolygonF([tip, notch, QPointF(x - wide, y + half)]))
    painter.restore()
