"""On the map of one branch or one grid: its own ground stays strong, everything around it fades."""

from collections.abc import Set as AbstractSet

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from desktop.drawing.content import MapContent
from desktop.drawing.grid_shapes import at_level
from desktop.drawing.ground_levels import level_of
from desktop.drawing.strokes import colour, polygon
from desktop.drawing.style import Style
from desktop.maps.viewport import Viewport

_VEIL = 150  # alpha of what lies over the neighbours


def draw_focus(painter: QPainter, content: MapContent, viewport: Viewport, own: AbstractSet[int], style: Style) -> None:
    """Lay a veil over all grids but `own` and trace the outer border of these."""
    partition = at_level(content.partition, level_of(viewport))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    veil = QPainterPath()
    veil.addRect(0, 0, viewport.width, viewport.height)
    ground = QPainterPath()
    ground.setFillRule(Qt.FillRule.WindingFill)
    for face in sorted(own & set(partition.faces)):
        for ring in partition.rings(face):
            ground.addPolygon(polygon(viewport.to_screen(ring)))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(style.halo, _VEIL))
    painter.drawPath(veil.subtracted(ground.simplified()))
    for width, shade in ((5.0, colour(style.halo, 200)), (2.4, QColor(style.county_border))):
        painter.setPen(QPen(shade, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
        for arc in partition.arcs:
            if (arc.left in own) != (arc.right in own):
                painter.drawPolyline(polygon(viewport.to_screen(arc.world)))
    painter.restore()
