"""On the sheet of one branch: its own ground stays strong, everything around it fades."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from desktop.drawing.content import MapContent
from desktop.drawing.strokes import polygon
from desktop.drawing.style import Style
from desktop.maps.viewport import Viewport

_VEIL = 150  # alpha of the white over the neighbours


def draw_focus(painter: QPainter, content: MapContent, viewport: Viewport, branch: int, style: Style) -> None:
    """Lay a veil over all grids of other branches and trace the border of this one."""
    partition = content.partition
    own = {grid.id for grid in content.grids if grid.branch_id == branch}
    painter.save()
    veil = QPainterPath()
    veil.addRect(0, 0, viewport.width, viewport.height)
    ground = QPainterPath()
    ground.setFillRule(Qt.FillRule.WindingFill)
    for face in own:
        for ring in partition.rings(face):
            ground.addPolygon(polygon(viewport.to_screen(ring)))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(255, 255, 255, _VEIL))
    painter.drawPath(veil.subtracted(ground.simplified()))
    for width, colour in ((5.0, QColor(255, 255, 255, 200)), (2.4, QColor(style.county_border))):
        painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
        for arc in partition.arcs:
            if (arc.left in own) != (arc.right in own):
                painter.drawPolyline(polygon(viewport.to_screen(arc.world)))
    painter.restore()
