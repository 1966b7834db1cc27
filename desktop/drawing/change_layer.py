"""What becomes of each grid, on the map: a colour and a hatching for each kind of change, told apart in grey too."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QLineF, Qt
from PySide6.QtGui import QPainter

from desktop.drawing.content import MapContent
from desktop.drawing.grid_shapes import shapes_at
from desktop.drawing.ground_levels import level_of
from desktop.drawing.hatching import FALLING, LEVEL, RISING, hatch_lines
from desktop.drawing.strokes import Floats, area, colour, pen, polygon, stroke
from desktop.drawing.style import LIGHT, Style
from desktop.drawing.territory_layer import Shading
from desktop.maps.viewport import Viewport
from desktop.plans.draft_changes import Change

Normals = tuple[tuple[float, float], ...]

SEEN = (Change.BORDER, Change.NEW, Change.GONE, Change.PEOPLE)
"""The kinds as they are told apart on a map, in the order of legends."""

# Told apart by lightness as well as by hue, for the colour-blind and in grey print: on light ground and on dark.
_LIGHT = {
    Change.NONE: "#E4E7EB", Change.PEOPLE: "#7FC4E8", Change.BORDER: "#E08E1B", Change.NEW: "#1F4E8C",
    Change.GONE: "#8A3B2A",
}  # fmt: skip
_DARK = {
    Change.NONE: "#2B3340", Change.PEOPLE: "#2F7FB0", Change.BORDER: "#F0A63C", Change.NEW: "#D6E6FA",
    Change.GONE: "#D98A74",
}  # fmt: skip
_GREY = {
    Change.NONE: "#F4F4F4", Change.PEOPLE: "#E2E2E2", Change.BORDER: "#C4C4C4", Change.NEW: "#9A9A9A",
    Change.GONE: "#DADADA",
}  # fmt: skip
_HATCHING: dict[Change, Normals] = {
    Change.BORDER: (RISING,), Change.NEW: (RISING, FALLING), Change.GONE: (FALLING,), Change.PEOPLE: (LEVEL,),
}  # fmt: skip
_ALPHA, _SPACING = 170, 8.0


def seen(change: Change) -> Change:
    """How a change is told on a map: a grid's record and its people are one kind."""
    return Change.PEOPLE if change is Change.RECORD else change


def change_colours(style: Style) -> dict[Change, str]:
    """#RRGGBB of each kind of SEEN, and of what stays as it is."""
    if style.name.startswith("grey"):
        return _GREY
    return _DARK if style.name == "dark" else _LIGHT


def hatching(change: Change) -> Normals:
    """The directions of the lines over a grid that changes so."""
    return _HATCHING.get(seen(change), ())


def change_shading(changes: Mapping[int, Change], faces: tuple[int, ...], style: Style) -> Shading:
    """Colours of all faces of a map: those in `changes` by their kind, the others as unchanged."""
    colours = change_colours(style)
    return Shading({face: colours[seen(changes.get(face, Change.NONE))] for face in faces}, alpha=_ALPHA)


@dataclass(frozen=True, slots=True, eq=False)
class FaceChanges:
    """By identity: the kinds of change of the faces of one map."""

    of: Mapping[int, Change] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ChangeLayer:
    """Hatching and a strong outline over every face that changes."""

    style: Style = LIGHT
    changes: FaceChanges = field(default_factory=FaceChanges)

    @property
    def key(self) -> str:
        return "changes"

    @property
    def shows(self) -> frozenset[str]:
        return frozenset({"grid", "boundary_arc"})

    @property
    def direct(self) -> bool:
        return False

    def basis(self, content: MapContent) -> tuple[object, ...]:
        return (content.partition,)

    def read(self, content: MapContent, viewport: Viewport) -> list[tuple[Change, list[Floats]]]:
        faces = shapes_at(content.partition, level_of(viewport)).faces.on(viewport)
        return [(self.changes.of[face], rings) for face, rings in faces if face in self.changes.of]

    def paint(self, painter: QPainter, viewport: Viewport, picture: list[tuple[Change, list[Floats]]]) -> None:
        style = self.style
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for change, rings in picture:
            painter.setPen(pen(style.hatch, 0.9, min(255, style.hatch_alpha + 60)))
            for normal in hatching(change):
                lines = hatch_lines(rings, _SPACING, viewport, normal=normal)
                painter.drawLines([QLineF(*line) for line in lines.tolist()])
        for width, shade in ((4.2, colour(style.halo, 210)), (2.0, colour(style.county_border))):
            outline = pen(style.county_border, width)
            outline.setColor(shade)
            painter.setPen(outline)
            for _, rings in picture:
                stroke(painter, (polygon(ring) for ring in rings))
        painter.restore()


def paint_sign(painter: QPainter, rings: list[Floats], change: Change, style: Style, spacing: float) -> None:
    """The sign of a legend: one closed ring in pixels, coloured and hatched as the grids are."""
    flat = Viewport(0, 0, 1, 100, 100)
    painter.setPen(pen(style.county_border, 1.0))
    painter.setBrush(colour(change_colours(style)[seen(change)], _ALPHA))
    painter.drawPath(area(rings))
    painter.setPen(pen(style.hatch, 0.9, min(255, style.hatch_alpha + 60)))
    for normal in hatching(change):
        lines = hatch_lines(rings, spacing, flat, normal=normal)
        painter.drawLines([QLineF(*line) for line in lines.tolist()])
