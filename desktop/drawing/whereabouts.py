"""The small map of a card: where a thing lies among its neighbours, painted by the layers of the large one."""

from dataclasses import dataclass, replace
from functools import reduce

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter

from desktop.drawing.content import MapContent
from desktop.drawing.focus import draw_focus
from desktop.drawing.label_layer import LabelOptions
from desktop.drawing.markers import draw_marker
from desktop.drawing.stack import MapOptions, default_layers, paint_map
from desktop.drawing.strokes import area, colour, pen
from desktop.drawing.style import Style
from desktop.maps.box import Box
from desktop.maps.local_scale import ground_circle_world
from desktop.maps.viewport import Viewport

_ROUND_GRIDS, _ROUND_CIRCLE = 0.14, 0.08  # share of the picture left free on each side
_LEAST_METRES = 260.0  # world metres around a point, however exactly it is known
_PIN = 17.0


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Grids, or a point in world metres and how far around it counts (accuracy or service radius, ground metres)."""

    grids: frozenset[int] = frozenset()
    point: tuple[float, float] | None = None
    reach_m: float | None = None
    is_outlet: bool = False

    def box(self, content: MapContent) -> Box | None:
        """World metres to be seen; None when it has no place on the map."""
        if self.point is not None:
            x, y = self.point
            around = Box(x, y, x, y).grown(_LEAST_METRES)
            return around if not self.reach_m else around.union(Box.around(ground_circle_world(x, y, self.reach_m)))
        faces = self.grids & set(content.partition.faces)
        boxes = [content.partition.face_box(grid) for grid in sorted(faces)]
        return reduce(Box.union, boxes) if boxes else None


def small_view(where: Whereabouts, content: MapContent, width: float, height: float) -> Viewport | None:
    """What the small map shows on `width` × `height` pixels of 1/96 inch; None when there is nothing to show."""
    box = where.box(content)
    if box is None:
        return None
    return Viewport.fitting(box, width, height, margin=_ROUND_GRIDS if where.point is None else _ROUND_CIRCLE)


def paint_small_map(
    painter: QPainter, content: MapContent, viewport: Viewport, where: Whereabouts, options: MapOptions
) -> None:
    """The map and on it the thing, on any painter, the same on screen and paper. Runs in a worker too."""
    labels = LabelOptions(outlets=where.point is not None)
    chosen = replace(options, labels=labels, hidden=options.hidden | {"pins", "selection"})
    layers = default_layers(chosen)
    painter.save()
    paint_map(painter, content, viewport, [one for one in layers if one.key in ("base", "territories")])
    if where.grids:
        draw_focus(painter, content, viewport, where.grids, options.style)
    paint_map(painter, content, viewport, [one for one in layers if one.key not in ("base", "territories")])
    if where.point is not None:
        _paint_point(painter, viewport, where, options.style)
    painter.restore()


def _paint_point(painter: QPainter, viewport: Viewport, where: Whereabouts, style: Style) -> None:
    """A pin in the circle of its accuracy; an outlet has its own sign already and gets a ring."""
    assert where.point is not None
    x, y = where.point
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if where.reach_m:
        painter.setBrush(colour(style.selected, 26))
        painter.setPen(pen(style.selected, 1.4, 200))
        painter.drawPath(area([viewport.to_screen(ground_circle_world(x, y, where.reach_m))]))
    left, top = (viewport.width / 2 + (x - viewport.centre_x) / viewport.metres_per_pixel,
                 viewport.height / 2 - (y - viewport.centre_y) / viewport.metres_per_pixel)  # fmt: skip
    if where.is_outlet:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen(style.selected, 2.4))
        painter.drawEllipse(QPointF(left, top), _PIN * 0.85, _PIN * 0.85)
    else:
        draw_marker(painter, "drop", style.pin, style.pin_rim, _PIN, QPointF(left, top))
