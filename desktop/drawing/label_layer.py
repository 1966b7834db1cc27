"""Names of grids, outlets, places and streets, placed so that none covers another or a counted disc."""

from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

from desktop.drawing.base_layer import ground_in
from desktop.drawing.basemap.along_line import Glyph, placements
from desktop.drawing.basemap.look import ground_style
from desktop.drawing.basemap.names import LineName, PointName, line_names, point_names
from desktop.drawing.by_identity import ByIdentity
from desktop.drawing.content import MapContent
from desktop.drawing.label_placing import Floats, Room, place
from desktop.drawing.outlet_layer import mark_size, outlet_marks
from desktop.drawing.pin_layer import PinOptions, discs_for, shows_discs
from desktop.drawing.style import LIGHT, Style
from desktop.drawing.text import Lettering, extent, write, write_along
from desktop.grids.boundary import Partition
from desktop.grids.grid import Grid
from desktop.maps.base_map import BaseMap
from desktop.maps.viewport import Viewport

_BEFORE_GRIDS = 3  # ranks up to this one, cities to towns, are placed before the grids' own names
_APART = 260.0  # pixels between two places of the same name along streets
_SPACED = 0.14  # of the size: air between Chinese letters along a street
_ROUGH_METRES = 80.0  # detail of the boundaries names are placed by, the same at every zoom
_SECOND_LINE_PIXELS = 120.0  # a grid this wide has room for its code


@dataclass(frozen=True, slots=True)
class LabelOptions:
    grids: bool = True
    towns: bool = True
    outlets: bool = True
    avoid: PinOptions | None = None  # the pins whose discs names keep off; None = none are shown


@dataclass(frozen=True, slots=True)
class Line:
    """A name with its middle at (x, y) pixels; with `glyphs` it is written along a line."""

    words: str
    x: float
    y: float
    lettering: Lettering
    glyphs: tuple[Glyph, ...] = ()


_spots: ByIdentity[tuple[Floats, Floats]] = ByIdentity(4)


@dataclass(frozen=True, slots=True)
class LabelLayer:
    style: Style = LIGHT
    options: LabelOptions = field(default_factory=LabelOptions)
    maps: tuple[BaseMap, ...] = ()  # whose names are shown too

    @property
    def key(self) -> str:
        return "labels"

    @property
    def shows(self) -> frozenset[str]:
        return frozenset({"grid", "boundary_arc", "org_unit", "backdrop"})

    @property
    def direct(self) -> bool:
        return False

    def basis(self, content: MapContent) -> tuple[object, ...]:
        around = () if self.options.avoid is None else (content.points,)
        return (content.partition, content.grids, content.outlets, content.backdrop, *around)

    def read(self, content: MapContent, viewport: Viewport) -> list[Line]:
        lines: list[Line] = []
        room = Room(self._taken(content, viewport))
        ground = [one for part in ground_in(content, self.maps, viewport) for one in part]
        look = ground_style(self.style)
        places = point_names(ground, viewport, look) if self.options.towns else []
        self._places(content, places, room, lines, before_grids=True)
        if self.options.outlets and viewport.zoom >= 13.0:
            self._outlets(content, viewport, room, lines)
        if self.options.grids:
            self._grids(content, viewport, room, lines)
        self._places(content, places, room, lines, before_grids=False)
        if self.options.towns:
            self._streets(line_names(ground, viewport, look), viewport, room, lines)
        return [line for line in lines if -200 < line.x < viewport.width + 200 and -40 < line.y < viewport.height + 40]

    def paint(self, painter: QPainter, viewport: Viewport, picture: list[Line]) -> None:
        for line in reversed(picture):
            if line.glyphs:
                write_along(painter, line.glyphs, line.lettering)
            else:
                write(painter, line.words, QPointF(line.x, line.y), line.lettering)

    def _taken(self, content: MapContent, viewport: Viewport) -> Floats:
        boxes = []
        avoid = self.options.avoid
        if avoid is not None and shows_discs(avoid, viewport):
            boxes += [(d.x, d.y, d.radius * 0.86) for d in discs_for(content, viewport, avoid)]
        if self.options.outlets:
            size = mark_size(viewport.zoom) / 2
            boxes += [(mark.x, mark.y, size) for mark in outlet_marks(content.outlets, viewport)]
        if not boxes:
            return np.empty((0, 4))
        x, y, r = np.array(boxes).T
        return np.column_stack([x - r, y - r, x + r, y + r])

    def _lettering(self, size: float, name: str, *, bold: bool = False) -> Lettering:
        return Lettering(size, name, self.style.halo, self.style.halo_alpha, bold=bold)

    def _places(
        self, content: MapContent, names: list[PointName], room: Room, lines: list[Line], *, before_grids: bool
    ) -> None:
        """Each name once; what a grid is called already needs no other name."""
        said = {line.words for line in lines}
        if self.options.grids:
            said |= {short_name(grid) for grid in content.grids}
        for name in names:
            if (name.rule.rank <= _BEFORE_GRIDS) != before_grids or name.words in said:
                continue
            bold = name.rule.bold
            width, height = extent(name.words, name.size, bold=bold)
            shifts = (0, -height, height, -1.8 * height, 1.8 * height)
            found = place(room, (width + 8, height), [(name.x, name.y + shift) for shift in shifts])
            if found is not None:
                said.add(name.words)
                lines.append(Line(name.words, *found, self._lettering(name.size, name.rule.colour, bold=bold)))

    def _streets(self, names: list[LineName], viewport: Viewport, room: Room, lines: list[Line]) -> None:
        """Names along streets and waters, the same name not twice near one another."""
        said: dict[str, list[tuple[float, float]]] = {}
        for name in names:
            size = name.size
            air = size * _SPACED if any(letter >= "\u2e80" for letter in name.words) else 0.0
            advances = [extent(letter, size)[0] + air for letter in name.words]
            for glyphs in placements(name.words, advances, name.line):
                middle = glyphs[len(glyphs) // 2]
                near = said.get(name.words, ())
                if any(np.hypot(middle.x - x, middle.y - y) < _APART for x, y in near):
                    continue
                half = size * 0.55
                boxes = [(g.x - half, g.y - half, g.x + half, g.y + half) for g in glyphs]
                inside = all(0 < g.x < viewport.width and 0 < g.y < viewport.height for g in glyphs)
                if inside and all(room.is_free(box) for box in boxes):
                    for box in boxes:
                        room.take(box)
                    said.setdefault(name.words, []).append((middle.x, middle.y))
                    lettering = self._lettering(size, name.rule.colour)
                    lines.append(Line(name.words, middle.x, middle.y, lettering, glyphs))
                    break

    def _outlets(self, content: MapContent, viewport: Viewport, room: Room, lines: list[Line]) -> None:
        lettering = self._lettering(12.0, self.style.text_outlet)
        aside = mark_size(viewport.zoom) / 2 + 3
        for mark in outlet_marks(content.outlets, viewport):
            width, height = extent(mark.outlet.name, 12.0)
            spots = (
                (mark.x + aside + width / 2, mark.y),
                (mark.x - aside - width / 2, mark.y),
                (mark.x, mark.y + aside + height / 2),
                (mark.x, mark.y - aside - height / 2),
            )
            found = place(room, (width + 2, height * 0.9), spots)
            if found is not None:
                lines.append(Line(mark.outlet.name, *found, lettering))

    def _grids(self, content: MapContent, viewport: Viewport, room: Room, lines: list[Line]) -> None:
        partition = content.partition
        points, sizes = spots(partition)
        screen = viewport.to_screen(points)
        pixels = sizes / viewport.metres_per_pixel
        beyond = np.array([viewport.width + 200, viewport.height + 200])
        inside = np.all((screen > -200) & (screen < beyond), axis=1).tolist()
        wide, narrow, places = pixels.tolist(), pixels.min(axis=1).tolist(), screen.tolist()
        where = {face: i for i, face in enumerate(partition.faces) if inside[i]}
        size = 12.0 if viewport.zoom < 13 else 13.0
        name_style = self._lettering(size, self.style.text, bold=viewport.zoom >= 12.5)
        second_style = self._lettering(11.0, self.style.text_second)
        drawn = [grid for grid in content.grids if grid.id in where]
        for grid in sorted(drawn, key=lambda grid: -narrow[where[grid.id]]):
            i = where[grid.id]
            (x, y), (across, down) = places[i], wide[i]
            words = short_name(grid)
            width, height = extent(words, size, bold=name_style.bold)
            if width > across * 0.92 or height > down * 0.6:
                continue
            second = second_line(grid) if narrow[i] >= _SECOND_LINE_PIXELS else ""
            full = (max(width, extent(second, 11.0)[0]) + 6, height * (1.9 if second else 1.0))
            step = min(down * 0.2, 2.2 * height)
            found = place(room, full, [(x, y), (x, y - step), (x, y + step), (x - step, y), (x + step, y)])
            if found is None:
                continue
            lines.append(Line(words, found[0], found[1] - (height * 0.45 if second else 0), name_style))
            if second:
                lines.append(Line(second, found[0], found[1] + height * 0.55, second_style))


@lru_cache(maxsize=4096)
def short_name(grid: Grid) -> str:
    """The grid's name without the words every grid's name ends in."""
    for ending in ("网格", "村民委员会", "居民委员会", "村委会", "居委会"):
        if grid.name.endswith(ending) and len(grid.name) > len(ending) + 1:
            return grid.name.removesuffix(ending)
    return grid.name


def second_line(grid: Grid) -> str:
    """The end of the code, and who leads the grid."""
    return " · ".join(part for part in (grid.code[-5:], grid.manager_name) if part)


def spots(partition: Partition) -> tuple[Floats, Floats]:
    """Where each face's name stands (k, 2) and how wide and high the face is (k, 2), in world metres; kept."""
    return _spots.get(partition, None, lambda: _measured(partition))


def _measured(partition: Partition) -> tuple[Floats, Floats]:
    rough = partition.simplified(_ROUGH_METRES)
    boxes = [rough.face_box(face) for face in partition.faces]
    return rough.label_points(), np.array([(box.width, box.height) for box in boxes]).reshape(-1, 2)
