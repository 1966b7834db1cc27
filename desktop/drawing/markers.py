"""Small signs on the map: outlets and single customers, told apart by shape as well as by colour."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPolygonF

from desktop.drawing.layer import resolution
from desktop.drawing.strokes import colour, pen

_PAPER = 2.6  # device pixels per unit from which on signs are drawn as vectors

# Shape of a customer's sign by position in point_codes.KINDS.
KIND_SHAPES = ("circle", "square", "diamond", "triangle", "triangle", "hexagon", "hexagon")


def shape_path(shape: str, size: float) -> QPainterPath:
    """A closed outline around (0, 0), about `size` across. Raises KeyError for an unknown shape."""
    path = QPainterPath()
    r = size / 2
    if shape == "circle":
        path.addEllipse(QPointF(0, 0), r, r)
    elif shape == "square":
        path.addRoundedRect(QRectF(-r * 0.9, -r * 0.9, r * 1.8, r * 1.8), r * 0.35, r * 0.35)
    elif shape == "drop":
        path.moveTo(0, 0)
        path.cubicTo(-r * 0.35, -r * 0.75, -r, -r * 1.05, -r, -r * 1.7)
        path.arcTo(QRectF(-r, -r * 2.7, 2 * r, 2 * r), 180, -180)
        path.cubicTo(r, -r * 1.05, r * 0.35, -r * 0.75, 0, 0)
    else:
        path.addPolygon(QPolygonF([QPointF(x * r, y * r) for x, y in _CORNERS[shape]]))
    path.closeSubpath()
    return path


_CORNERS = {
    "diamond": ((0, -1.15), (1.15, 0), (0, 1.15), (-1.15, 0)),
    "triangle": ((0, -1.15), (1.1, 0.85), (-1.1, 0.85)),
    "hexagon": ((1.05, 0), (0.53, 0.92), (-0.53, 0.92), (-1.05, 0), (-0.53, -0.92), (0.53, -0.92)),
}


def draw_marker(painter: QPainter, shape: str, fill: str, rim: str, size: float, at: QPointF) -> None:
    """One sign with a rim, its anchor at `at`: a vector."""
    painter.setPen(pen(rim, 1.2))
    painter.setBrush(colour(fill))
    painter.drawPath(shape_path(shape, size).translated(at))
    if shape == "drop":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(rim))
        painter.drawEllipse(QPointF(at.x(), at.y() - size * 0.85), size * 0.19, size * 0.19)


@lru_cache(maxsize=512)
def _sprite(shape: str, fill: str, rim: str, size: float, scale: float) -> QImage:
    half = size * 1.6 + 2
    image = QImage(round(2 * half * scale), round(2 * half * scale), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(scale, scale)
    draw_marker(painter, shape, fill, rim, size, QPointF(half, half))
    painter.end()
    return image


class Stamps:
    """Draws many signs on one painter: kept pictures on screens, vectors on paper."""

    def __init__(self, painter: QPainter) -> None:
        self._painter = painter
        self._scale = resolution(painter)
        self._paper = self._scale >= _PAPER

    def draw(self, shape: str, fill: str, rim: str, size: float, x: float, y: float) -> None:
        if self._paper:
            draw_marker(self._painter, shape, fill, rim, size, QPointF(x, y))
            return
        image = _sprite(shape, fill, rim, size, round(self._scale, 4))
        width = image.width() / self._scale
        target = QRectF(x - width / 2, y - width / 2, width, width)
        if self._scale == 1.0:
            self._painter.drawImage(QPointF(round(target.x()), round(target.y())), image)
        else:
            self._painter.drawImage(target, image, QRectF(image.rect()))
