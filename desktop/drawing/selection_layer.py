"""What is selected, drawn over everything but the counts: a grid's outline, an outlet, customers."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath

from desktop.drawing.content import MapContent
from desktop.drawing.grid_shapes import at_level
from desktop.drawing.ground_levels import level_of
from desktop.drawing.pin_layer import PinOptions, discs_for, shows_discs
from desktop.drawing.strokes import Floats, area, colour, pen, polygon, stroke
from desktop.drawing.style import LIGHT, Style
from desktop.maps.projection import e7_to_world
from desktop.maps.viewport import Viewport

_MOST_CUSTOMERS = 2_000  # more are shown by their share of dots


@dataclass(frozen=True, slots=True)
class Selected:
    """Ids; `customers` are customer ids in ascending order."""

    grids: frozenset[int] = frozenset()
    outlet: int | None = None
    customers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Highlights:
    """In world metres, so that it can be painted in any view before it is read again."""

    rings: tuple[Floats, ...]  # of every grid
    borders: tuple[Floats, ...]  # lines around several grids together; of one grid its rings are enough
    points: Floats
    outlet: Floats
    discs: Floats  # (k, 3) x, y and radius of the counted discs that an outline passes behind


@dataclass(frozen=True, slots=True)
class SelectionLayer:
    style: Style = LIGHT
    selected: Selected = field(default_factory=Selected)
    behind: PinOptions | None = None  # counted discs that stay readable

    @property
    def key(self) -> str:
        return "selection"

    @property
    def shows(self) -> frozenset[str]:
        return frozenset({"grid", "boundary_arc", "customer", "geo_point", "org_unit"})

    @property
    def direct(self) -> bool:
        return True

    def basis(self, content: MapContent) -> tuple[object, ...]:
        return (content.partition, content.outlets, content.points)

    def read(self, content: MapContent, viewport: Viewport) -> Highlights:
        partition = at_level(content.partition, level_of(viewport))
        faces = set(partition.faces)
        own = self.selected.grids & faces
        rings = tuple(ring for grid in sorted(own) for ring in partition.rings(grid))
        around = (arc.world for arc in partition.arcs if (arc.left in own) != (arc.right in own))
        borders = tuple(around) if len(own) > 1 else ()
        outlet = [(o.lon_e7, o.lat_e7) for o in content.outlets if o.id == self.selected.outlet]
        return Highlights(
            rings,
            borders,
            self._customers(content),
            e7_to_world(np.array(outlet, np.int32).reshape(-1, 2)),
            self._discs(content, viewport, rings),
        )

    def paint(self, painter: QPainter, viewport: Viewport, picture: Highlights) -> None:
        style = self.style
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.save()
        if len(picture.discs):
            painter.setClipPath(_without(picture.discs, viewport))
        if picture.borders:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(style.selected, 22))
            painter.drawPath(area(viewport.to_screen(ring) for ring in picture.rings))
            lines = [polygon(viewport.to_screen(line)) for line in picture.borders]
            for border in (pen(style.selected_case, 5.0, 190), pen(style.selected, 2.6)):
                painter.setPen(border)
                stroke(painter, lines)
        elif picture.rings:
            outline = area(viewport.to_screen(ring) for ring in picture.rings)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(pen(style.selected_case, 5.0, 190))
            painter.drawPath(outline)
            painter.setBrush(colour(style.selected, 30))
            painter.setPen(pen(style.selected, 2.6))
            painter.drawPath(outline)
        painter.restore()
        painter.setBrush(colour(style.selected, 70))
        painter.setPen(pen(style.selected, 2.0))
        for x, y in viewport.to_screen(picture.outlet).tolist():
            painter.drawEllipse(QPointF(x, y), 13, 13)  # the name begins beside it
        radius = 4.0 if len(picture.points) > 50 else 7.0
        for x, y in _on_screen(picture.points, viewport):
            painter.drawEllipse(QPointF(x, y), radius, radius)
        painter.restore()

    def _discs(self, content: MapContent, viewport: Viewport, rings: tuple[Floats, ...]) -> Floats:
        """Those within reach of the rings; there are none when the pins are hidden or stand one by one."""
        pins = self.behind
        if pins is None or not rings or not shows_discs(pins, viewport):
            return np.empty((0, 3))
        share = viewport.metres_per_pixel
        found = [(disc.x, disc.y, disc.radius) for disc in discs_for(content, viewport, pins)]
        discs = np.array(found).reshape(-1, 3)
        box, reach = viewport.box, discs[:, 2] * share
        discs = np.column_stack([box.west + discs[:, 0] * share, box.north - discs[:, 1] * share, reach])
        around = np.vstack(rings)
        near = (discs[:, :2] >= around.min(axis=0) - reach[:, None]) & (
            discs[:, :2] <= around.max(axis=0) + reach[:, None]
        )
        found_near: Floats = discs[near.all(axis=1)]
        return found_near

    def _customers(self, content: MapContent) -> Floats:
        wanted = np.asarray(self.selected.customers, dtype=np.int32)
        index = content.points
        if not len(wanted):
            return np.empty((0, 2))
        found: NDArray[np.intp] = np.flatnonzero(np.isin(index.customer_id, wanted))
        if len(found) > _MOST_CUSTOMERS:
            found = found[:: -(-len(found) // _MOST_CUSTOMERS)]
        return np.column_stack([index.world_x[found], index.world_y[found]])


def _without(discs: Floats, viewport: Viewport) -> QPainterPath:
    """The whole picture but the discs."""
    path = QPainterPath()
    path.addRect(QRectF(0, 0, viewport.width, viewport.height))
    for (x, y), radius in zip(viewport.to_screen(discs[:, :2]).tolist(), discs[:, 2].tolist(), strict=True):
        wide = radius / viewport.metres_per_pixel
        path.addEllipse(QPointF(x, y), wide, wide)
    return path


def _on_screen(points: Floats, viewport: Viewport) -> list[list[float]]:
    screen = viewport.to_screen(points)
    seen = (screen > -10).all(axis=1) & (screen[:, 0] < viewport.width + 10) & (screen[:, 1] < viewport.height + 10)
    places: list[list[float]] = screen[seen].tolist()
    return places
