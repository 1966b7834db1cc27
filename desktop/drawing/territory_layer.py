"""Grids in the colours of their branches, their borders each drawn once, hatching where a grid is locked."""

from dataclasses import dataclass, field

from PySide6.QtCore import QLineF, Qt
from PySide6.QtGui import QPainter

from desktop.drawing.content import MapContent
from desktop.drawing.grid_shapes import shapes_at
from desktop.drawing.ground_levels import level_of
from desktop.drawing.hatching import hatch_lines
from desktop.drawing.strokes import Floats, area, colour, pen, polygon, stroke
from desktop.drawing.style import LIGHT, Style
from desktop.drawing.theme_colours import UNKNOWN
from desktop.maps.viewport import Viewport

GRID, BRANCH, COUNTY = 0, 1, 2
_HATCH_PIXELS = 7.0
_BORDERS = ((12.4, 1.0, 130), (13.4, 1.4, 190), (99.0, 1.9, 235))  # below zoom: width of a branch's, alpha of a grid's


@dataclass(frozen=True, slots=True, eq=False)
class Shading:
    """Colours of the grids by a theme, in place of their branches'. Equal only to itself."""

    colours: dict[int, str]  # by grid id, #RRGGBB; a grid that is missing has no value
    alpha: int = 150


@dataclass(frozen=True, slots=True)
class TerritoryOptions:
    shading: Shading | None = None
    fills: bool = True
    hatching: bool = True
    only_branches: bool = False  # no borders between grids of one branch


@dataclass(frozen=True, slots=True, eq=False)
class Territories:
    """In pixels of the picture."""

    faces: list[tuple[str, bool, list[Floats]]]  # colour, locked, rings
    borders: tuple[list[Floats], list[Floats], list[Floats]]  # GRID, BRANCH, COUNTY


@dataclass(frozen=True, slots=True)
class TerritoryLayer:
    style: Style = LIGHT
    options: TerritoryOptions = field(default_factory=TerritoryOptions)

    @property
    def key(self) -> str:
        return "territories"

    @property
    def shows(self) -> frozenset[str]:
        return frozenset({"grid", "boundary_arc", "grid_assignment", "grid_lock"})

    @property
    def direct(self) -> bool:
        return False

    def basis(self, content: MapContent) -> tuple[object, ...]:
        return (content.partition, content.grids, content.branch_hues)

    def read(self, content: MapContent, viewport: Viewport) -> Territories:
        shapes = shapes_at(content.partition, level_of(viewport))
        branch = {grid.id: grid.branch_id for grid in content.grids}
        locked = {grid.id for grid in content.grids if grid.locked_reason is not None}
        colours = self._colours(content)
        faces = [(colours[face], face in locked, rings) for face, rings in shapes.faces.on(viewport)]
        borders: tuple[list[Floats], list[Floats], list[Floats]] = ([], [], [])
        for place, lines in shapes.arcs.on(viewport):
            arc = shapes.partition.arcs[place]
            if arc.left is None or arc.right is None:
                rank = COUNTY
            else:
                rank = GRID if branch.get(arc.left) == branch.get(arc.right) else BRANCH
            borders[rank].extend(lines)
        return Territories(faces, borders)

    def _colours(self, content: MapContent) -> dict[int, str]:
        """The colour of every face."""
        shading = self.options.shading
        if shading is not None:
            return {face: shading.colours.get(face, UNKNOWN) for face in content.partition.faces}
        branch, hues = {grid.id: grid.branch_id for grid in content.grids}, content.branch_hues
        owners = {face: branch.get(face) for face in content.partition.faces}
        return {face: self.style.hue(None if owner is None else hues.get(owner)) for face, owner in owners.items()}

    def paint(self, painter: QPainter, viewport: Viewport, picture: Territories) -> None:
        style, options = self.style, self.options
        alpha = style.territory_alpha if options.shading is None else options.shading.alpha
        painter.save()
        if options.fills:
            # without antialiasing: neighbours share their edge pixels exactly, and it is much faster
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.setPen(Qt.PenStyle.NoPen)
            for fill, _, rings in picture.faces:
                painter.setBrush(colour(fill, alpha))
                if len(rings) == 1:
                    painter.drawPolygon(polygon(rings[0]))
                else:
                    painter.drawPath(area(rings))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if options.hatching:
            painter.setPen(pen(style.hatch, 1.0, style.hatch_alpha))
            for _, locked, rings in picture.faces:
                if locked:
                    lines = hatch_lines(rings, _HATCH_PIXELS, viewport)
                    painter.drawLines([QLineF(*line) for line in lines.tolist()])
        self._borders(painter, picture, viewport.zoom)
        painter.restore()

    def _borders(self, painter: QPainter, picture: Territories, zoom: float) -> None:
        style = self.style
        grid, branch, county = ([polygon(line) for line in lines] for lines in picture.borders)
        width, strength = next((width, strength) for below, width, strength in _BORDERS if zoom < below)
        glow = pen(style.county_glow, 6.0, 46)
        glow.setJoinStyle(Qt.PenJoinStyle.BevelJoin)
        painter.setPen(glow)
        stroke(painter, county)
        if not self.options.only_branches:
            painter.setPen(pen(style.grid_border, 1.0, strength))
            stroke(painter, grid)
        painter.setPen(pen(style.branch_border, width))
        stroke(painter, branch)
        painter.setPen(pen(style.county_border, width + 0.6))
        stroke(painter, county)
