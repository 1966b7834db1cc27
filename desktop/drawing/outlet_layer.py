"""Outlets: where the counters are, which of them give credit, and how far each one serves."""

from dataclasses import dataclass, field

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from desktop.drawing.content import MapContent
from desktop.drawing.strokes import Floats, colour, pen
from desktop.drawing.style import LIGHT, Style
from desktop.maps.projection import e7_to_world, ground_metres_per_world_metre
from desktop.maps.viewport import Viewport
from desktop.organisation.outlet import Outlet


@dataclass(frozen=True, slots=True)
class OutletOptions:
    rings: bool = False  # service radius


@dataclass(frozen=True, slots=True)
class OutletMark:
    """One outlet in pixels of the picture; `radius` is its service radius there."""

    outlet: Outlet
    x: float
    y: float
    radius: float


@dataclass(frozen=True, slots=True)
class OutletLayer:
    style: Style = LIGHT
    options: OutletOptions = field(default_factory=OutletOptions)

    @property
    def key(self) -> str:
        return "outlets"

    @property
    def shows(self) -> frozenset[str]:
        return frozenset({"org_unit"})

    @property
    def direct(self) -> bool:
        return False

    def basis(self, content: MapContent) -> tuple[object, ...]:
        return (content.outlets,)

    def read(self, content: MapContent, viewport: Viewport) -> list[OutletMark]:
        return [
            mark
            for mark in outlet_marks(content.outlets, viewport)
            if -mark.radius - 40 <= mark.x <= viewport.width + mark.radius + 40
            and -mark.radius - 40 <= mark.y <= viewport.height + mark.radius + 40
        ]

    def paint(self, painter: QPainter, viewport: Viewport, picture: list[OutletMark]) -> None:
        style = self.style
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.options.rings:
            for mark in picture:
                name = style.outlet if mark.outlet.has_credit else style.outlet_no_credit
                painter.setBrush(colour(name, style.radius_alpha))
                line = QPen(colour(name, 170), 1.2)
                line.setDashPattern([5.0, 4.0])
                painter.setPen(line)
                painter.drawEllipse(QPointF(mark.x, mark.y), mark.radius, mark.radius)
        size = mark_size(viewport.zoom)
        for mark in sorted(picture, key=lambda mark: mark.y):
            paint_outlet(painter, style, QPointF(mark.x, mark.y), size, has_credit=mark.outlet.has_credit)
        painter.restore()


def mark_size(zoom: float) -> float:
    """How wide an outlet's sign is, in pixels."""
    return float(np.clip(9 + 2.2 * (zoom - 10), 10, 20))


def outlet_marks(outlets: tuple[Outlet, ...], viewport: Viewport) -> list[OutletMark]:
    """Every outlet in pixels of the viewport; a radius in ground metres grows with the latitude."""
    if not outlets:
        return []
    world = e7_to_world(np.array([(outlet.lon_e7, outlet.lat_e7) for outlet in outlets], dtype=np.int32))
    screen: Floats = viewport.to_screen(world)
    return [
        OutletMark(
            outlet,
            float(x),
            float(y),
            outlet.radius_m / ground_metres_per_world_metre(float(north)) / viewport.metres_per_pixel,
        )
        for outlet, (x, y), north in zip(outlets, screen, world[:, 1], strict=True)
    ]


def paint_outlet(painter: QPainter, style: Style, at: QPointF, size: float, *, has_credit: bool) -> None:
    """A house with a pillar front for outlets that give credit, a plain ring for the others."""
    r = size / 2
    if has_credit:
        body = QRectF(at.x() - r, at.y() - r, size, size)
        painter.setPen(pen(style.outlet_rim, 1.5))
        painter.setBrush(colour(style.outlet))
        painter.drawRoundedRect(body, size * 0.24, size * 0.24)
        _coin(painter, style, at, size)
    else:
        painter.setPen(pen(style.outlet_rim, 1.5))
        painter.setBrush(colour(style.outlet_no_credit))
        painter.drawEllipse(at, r * 0.86, r * 0.86)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(style.outlet_rim))
        painter.drawEllipse(at, r * 0.34, r * 0.34)


def _coin(painter: QPainter, style: Style, at: QPointF, size: float) -> None:
    """An old coin, round with a square hole: the sign of money here for two thousand years."""
    r = size * 0.3
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(style.outlet_rim))
    painter.drawEllipse(at, r, r)
    painter.setBrush(colour(style.outlet))
    painter.drawRect(QRectF(at.x() - r * 0.4, at.y() - r * 0.4, r * 0.8, r * 0.8))
