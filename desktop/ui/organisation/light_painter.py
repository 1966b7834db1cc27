"""One of the three lights 定格 定员 定责, told by its shape as well as by its colour."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from desktop.hierarchy.node import Light
from desktop.ui.theme import Tokens

DOT, STEP = 7.0, 11.0  # pixels: how large one is, and from one to the next


def paint_light(painter: QPainter, light: Light, middle: QPointF, tokens: Tokens) -> None:
    """Full, half, crossed, a dash for what nobody knows."""
    radius = DOT / 2
    ring = QRectF(middle.x() - radius, middle.y() - radius, DOT, DOT)
    colour = {Light.ON: tokens.ok, Light.SOME: tokens.warn, Light.OFF: tokens.bad}.get(light, tokens.mute)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(colour), 1.3))
    if light is Light.ON:
        painter.setBrush(QColor(colour))
        painter.drawEllipse(ring)
    elif light is Light.SOME:
        painter.drawEllipse(ring)
        half = QPainterPath(middle)
        half.arcTo(ring, 90, 180)
        painter.fillPath(half, QColor(colour))
    elif light is Light.OFF:
        painter.setPen(QPen(QColor(colour), 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(ring.topLeft(), ring.bottomRight())
        painter.drawLine(ring.topRight(), ring.bottomLeft())
    else:
        painter.drawLine(QPointF(ring.left(), middle.y()), QPointF(ring.right(), middle.y()))
