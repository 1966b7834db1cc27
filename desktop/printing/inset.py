"""The small map in the margin: where the printed part lies in the county, and the county among its neighbours."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QColor, QPen

from desktop.drawing.base_layer import BaseLayer
from desktop.drawing.basemap.look import ground_colour
from desktop.drawing.content import MapContent
from desktop.drawing.strokes import area as path_of
from desktop.drawing.strokes import polygon
from desktop.drawing.style import Style
from desktop.maps.box import Box
from desktop.maps.projection import e7_to_world
from desktop.maps.viewport import Viewport
from desktop.printing.page import ALERT, CENTRE, INK, SECOND, Page
from desktop.printing.page_layout import Area
from desktop.printing.paper import px

translate = QCoreApplication.translate
_MARGIN = 0.16  # share of the inset around the county, where its neighbours show


def draw_inset(page: Page, area: Area, content: MapContent, shown: Box, style: Style, *, unit: float) -> None:
    """`shown` (world metres) is framed in red where it is clearly less than the whole county."""
    painter = page.painter
    county = content.partition.box
    view = Viewport.fitting(county, px(area.width), px(area.height), margin=_MARGIN)
    painter.save()
    page.clip(area)
    painter.translate(px(area.x), px(area.y))
    ground = BaseLayer(style)
    ground.paint(painter, view, ground.read(content, view))
    neighbours = [feature for feature in content.backdrop if feature.kind == "NEIGHBOUR"]
    coarse = content.partition.simplified(view.metres_per_pixel)
    branch = {grid.id: grid.branch_id for grid in content.grids}
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground_colour(style, "land")))
    for face in coarse.faces:
        painter.drawPath(path_of([view.to_screen(ring) for ring in coarse.rings(face)]))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for arc in coarse.arcs:
        outer = arc.left is None or arc.right is None
        if outer or branch.get(arc.left or 0) != branch.get(arc.right or 0):
            painter.setPen(QPen(QColor(style.county_border if outer else style.grid_border), 1.4 if outer else 0.5))
            painter.drawPolyline(polygon(view.to_screen(arc.world)))
    painter.translate(-px(area.x), -px(area.y))
    for feature in neighbours:
        if feature.name and feature.parts:
            x, y = view.to_screen(e7_to_world(max(feature.parts, key=len)).mean(axis=0))
            spot = Area(
                area.x + float(x) / px(1) - 12 * unit, area.y + float(y) / px(1) - 2 * unit, 24 * unit, 4 * unit
            )
            page.text(spot, feature.name, size=2.5 * unit, colour=SECOND, align=CENTRE)
    if shown.width < county.width * 0.8:
        _frame_of(page, area, view, shown, unit)
    painter.restore()
    page.box(area, line=INK, width=0.25 * unit)
    page.text(
        Area(area.x + 1.2 * unit, area.y + 0.6 * unit, 40 * unit, 4 * unit),
        translate("MapSheet", "位置示意"),
        size=2.6 * unit,
        colour=SECOND,
    )


def _frame_of(page: Page, area: Area, view: Viewport, shown: Box, unit: float) -> None:
    half_w, half_h = shown.width / 2 / view.metres_per_pixel, shown.height / 2 / view.metres_per_pixel
    x = (shown.centre[0] - view.centre_x) / view.metres_per_pixel + view.width / 2
    y = (view.centre_y - shown.centre[1]) / view.metres_per_pixel + view.height / 2
    left, top = area.x + (x - half_w) / px(1), area.y + (y - half_h) / px(1)
    page.box(Area(left, top, 2 * half_w / px(1), 2 * half_h / px(1)), line=ALERT, width=0.5 * unit)
