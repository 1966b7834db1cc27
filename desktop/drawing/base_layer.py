"""The ground under everything: land, water, canals, woods, built-up areas, roads and rails from vectors."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF

from desktop.drawing.content import MapContent
from desktop.drawing.ground_levels import Floats, ground_at, level_of, on_screen
from desktop.drawing.strokes import area, colour, pen, polygon, stroke
from desktop.drawing.style import LIGHT, Style
from desktop.drawing.tile_pictures import TilePicture, paint_tiles, tile_pictures
from desktop.maps.archives.mbtiles import MbTiles
from desktop.maps.viewport import Viewport

_AREAS = ("WATER", "LAND", "NEIGHBOUR", "COUNTY", "FARMLAND", "WOODS", "BUILT_UP")
_SEA = 1  # water of this rank lies under the land, other water on it
_ROAD_FROM_ZOOM = (0.0, 11.2, 12.8, 14.0)  # by rank
_CASED_FROM = 2.4  # pixels; narrower roads are one thin line
_CANAL_FROM_ZOOM = (0.0, 11.8, 13.2)
_CANAL_WIDTH = (2.2, 1.4, 1.0)


@dataclass(frozen=True, slots=True)
class Ground:
    """What is on the picture, in its pixels, by kind; ranks from the least important to the most."""

    kinds: dict[str, list[tuple[int, list[Floats]]]]
    tiles: list[TilePicture]


@dataclass(frozen=True, slots=True)
class BaseLayer:
    """With `tiles` the raster covers the vectors wherever it has a picture."""

    style: Style = LIGHT
    tiles: MbTiles | None = None

    @property
    def key(self) -> str:
        return "base"

    @property
    def shows(self) -> frozenset[str]:
        return frozenset({"backdrop"})

    @property
    def direct(self) -> bool:
        return False

    def basis(self, content: MapContent) -> tuple[object, ...]:
        return (content.backdrop,)

    def read(self, content: MapContent, viewport: Viewport) -> Ground:
        parts = ground_at(content.backdrop, level_of(viewport))
        kinds = {kind: on_screen(parts, kind, viewport) for kind in (*_AREAS, "CANAL", "ROAD", "RAIL")}
        return Ground(kinds, [] if self.tiles is None else tile_pictures(self.tiles, viewport))

    def paint(self, painter: QPainter, viewport: Viewport, picture: Ground) -> None:
        style = self.style
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.fillRect(QRectF(0, 0, viewport.width, viewport.height), colour(style.outside))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        kinds = picture.kinds
        sea = [rings for rank, rings in kinds["WATER"] if rank == _SEA]
        _areas(painter, sea, colour(style.water))
        on_land = kinds["LAND"] or kinds["COUNTY"]
        _areas(painter, [rings for _, rings in on_land], colour(style.land), style.water_edge)
        for kind, fill in (("FARMLAND", style.farmland), ("WOODS", style.woods), ("BUILT_UP", style.built_up)):
            _areas(painter, [rings for _, rings in kinds[kind]], colour(fill))
        lakes = [rings for rank, rings in kinds["WATER"] if rank != _SEA]
        _areas(painter, lakes, colour(style.water), style.water_edge)
        veil = colour(style.outside, style.outside_alpha)
        _areas(painter, [rings for _, rings in kinds["NEIGHBOUR"]], veil, style.neighbour_border)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        zoom = viewport.zoom
        _lines(painter, picture.kinds["CANAL"], zoom, style)
        self._roads(painter, picture.kinds["ROAD"], zoom)
        self._rails(painter, picture.kinds["RAIL"])
        paint_tiles(painter, picture.tiles)
        painter.restore()

    def _roads(self, painter: QPainter, ranks: list[tuple[int, list[Floats]]], zoom: float) -> None:
        style = self.style
        shown: list[tuple[int, float, list[QPolygonF]]] = []
        for rank, lines in ranks:
            place = min(rank, len(style.road_width)) - 1
            if zoom >= _ROAD_FROM_ZOOM[min(rank, len(_ROAD_FROM_ZOOM)) - 1]:
                width = style.road_width[place] * 2 ** (0.42 * (zoom - 12))
                shown.append((place, width, [polygon(line) for line in lines]))
        for place, width, roads in shown:
            if width >= _CASED_FROM:
                painter.setPen(pen(style.road_case[place], width + 1.4))
                stroke(painter, roads)
        for place, width, roads in shown:
            name = style.road_fill[place] if width >= _CASED_FROM else style.road_case[place]
            painter.setPen(pen(name, width if width >= _CASED_FROM else min(width, 1.0)))
            stroke(painter, roads)

    def _rails(self, painter: QPainter, ranks: list[tuple[int, list[Floats]]]) -> None:
        for _, parts in ranks:
            lines = [polygon(line) for line in parts]
            painter.setPen(pen(self.style.rail, 2.4))
            stroke(painter, lines)
            painter.setPen(pen(self.style.rail_gap, 1.2, dashes=(5.0, 5.0)))
            stroke(painter, lines)


def _areas(painter: QPainter, areas: list[list[Floats]], fill: QColor, edge: str | None = None) -> None:
    """Large areas are filled without antialiasing, which is twice as quick; their edge line hides the steps."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, edge is None)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    for rings in areas:
        painter.drawPath(area(rings))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if edge is not None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen(edge, 1.0))
        stroke(painter, [polygon(ring) for rings in areas for ring in rings])


def _lines(painter: QPainter, ranks: list[tuple[int, list[Floats]]], zoom: float, style: Style) -> None:
    for rank, parts in ranks:
        place = min(rank, len(_CANAL_WIDTH)) - 1
        if zoom < _CANAL_FROM_ZOOM[place]:
            continue
        width = _CANAL_WIDTH[place] * 2 ** (0.5 * (zoom - 12))
        painter.setPen(pen(style.canal, max(width, 0.8)))
        stroke(painter, [polygon(part) for part in parts])
