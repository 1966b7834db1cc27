"""Two maps side by side that move as one; each shows where the mouse is on the other."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.drawing.change_layer import ChangeLayer, FaceChanges, change_shading
from desktop.drawing.content import MapContent
from desktop.drawing.selection_layer import Selected
from desktop.drawing.stack import MapOptions, default_layers
from desktop.drawing.territory_layer import Shading, TerritoryOptions
from desktop.grids.membership import Membership
from desktop.maps.box import Box
from desktop.maps.viewport import Viewport
from desktop.ui.background import Background
from desktop.ui.cards.parts import named
from desktop.ui.maps.canvas import MapCanvas
from desktop.ui.maps.flying_canvas import FlyingCanvas
from desktop.ui.maps.identify_tool import STRAY
from desktop.ui.maps.pan_tool import PanTool

_ARM = 14.0  # pixels of each arm of the cross


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """One of the two maps: what is on it, what changes there, and how a point is looked up in its grids."""

    content: MapContent
    changes: FaceChanges
    _membership: Membership

    @classmethod
    def of(cls, content: MapContent, changes: FaceChanges) -> "Shown":
        """Made in a worker, with what the window will ask of the borders."""
        _ = content.partition.boxes
        return cls(content, changes, Membership(content.partition))

    def face_at(self, x: float, y: float) -> int:
        """The grid at a point in world metres, OUTSIDE beyond the county."""
        return int(self._membership.assign(np.array([[x, y]]))[0])


class ComparedTool(PanTool):
    """The hand, with a click that asks for the grid, and a cross where the mouse is on the other map."""

    cursor = Qt.CursorShape.ArrowCursor

    def __init__(self, accent: QColor, asked: Callable[[float, float], None]) -> None:
        super().__init__()
        self._accent, self._asked = accent, asked
        self._pressed: QPointF | None = None
        self.cross: tuple[float, float] | None = None  # world metres

    def press(self, event: QMouseEvent, canvas: MapCanvas) -> None:
        self._pressed = event.position()
        super().press(event, canvas)

    def release(self, event: QMouseEvent, canvas: MapCanvas) -> None:
        super().release(event, canvas)
        pressed, self._pressed = self._pressed, None
        if pressed is not None and (event.position() - pressed).manhattanLength() <= STRAY:
            self._asked(*canvas.world_at(event.position()))

    def use_accent(self, accent: QColor) -> None:
        self._accent = accent

    def paint(self, painter: QPainter, viewport: Viewport) -> None:
        if self.cross is None:
            return
        x = viewport.width / 2 + (self.cross[0] - viewport.centre_x) / viewport.metres_per_pixel
        y = viewport.height / 2 - (self.cross[1] - viewport.centre_y) / viewport.metres_per_pixel
        painter.save()
        for width, colour in ((4.0, QColor(255, 255, 255, 200)), (1.6, self._accent)):
            painter.setPen(QPen(colour, width))
            painter.drawLine(QPointF(x - _ARM, y), QPointF(x + _ARM, y))
            painter.drawLine(QPointF(x, y - _ARM), QPointF(x, y + _ARM))
        painter.restore()


class LinkedMaps(QWidget):
    """`clicked(side, world x, world y)`, side 0 on the left, 1 on the right."""

    clicked = Signal(int, float, float)

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._options = MapOptions()
        self._shown: tuple[Shown, Shown] | None = None
        self._shadings: tuple[Shading | None, Shading | None] = (None, None)
        self._chosen: tuple[frozenset[int], frozenset[int]] = (frozenset(), frozenset())
        self._moving = False
        self.captions = (named("", "SectionTitle"), named("", "SectionTitle"))
        self.canvases = (FlyingCanvas(background, self), FlyingCanvas(background, self))
        accent = QColor(self._options.style.selected)
        self.tools = (
            ComparedTool(accent, lambda x, y: self.clicked.emit(0, x, y)),
            ComparedTool(accent, lambda x, y: self.clicked.emit(1, x, y)),
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for place, canvas in enumerate(self.canvases):
            canvas.set_tool(self.tools[place])
            canvas.viewport_changed.connect(lambda view, place=place: self._moved(place, view))
            canvas.installEventFilter(self)
            column = QVBoxLayout()
            column.setSpacing(3)
            column.addWidget(self.captions[place])
            column.addWidget(canvas, 1)
            row.addLayout(column, 1)

    # ── what is shown ──────────────────────────────────────────────────────────────────────────────────────

    def show_sides(self, before: Shown, after: Shown, titles: tuple[str, str]) -> None:
        self._shown, self._chosen = (before, after), (frozenset(), frozenset())
        for place, title in enumerate(titles):
            self.captions[place].setText(title)
            self.captions[place].setToolTip(title)
            self.canvases[place].setAccessibleName(title)
        self._shade()
        for canvas, side in zip(self.canvases, self._shown, strict=True):
            canvas.set_content(side.content)
        self._dress()

    def clear(self) -> None:
        """A picture that is still being made finds nobody who waits for it."""
        self._shown = None
        for canvas in self.canvases:
            canvas.set_content(None)

    def use_options(self, options: MapOptions) -> None:
        """Style and base maps of the first window."""
        self._options = options
        for canvas, tool in zip(self.canvases, self.tools, strict=True):
            canvas.set_style(options.style)
            tool.use_accent(QColor(options.style.selected))
        self._shade()
        self._dress()

    def ring(self, before: frozenset[int], after: frozenset[int]) -> None:
        """Trace these faces on either map."""
        self._chosen = (before, after)
        self._dress()

    def zoom_to(self, box: Box) -> None:
        self.canvases[0].zoom_to(box)

    def _shade(self) -> None:
        if self._shown is not None:
            before, after = (
                change_shading(side.changes.of, side.content.partition.faces, self._options.style)
                for side in self._shown
            )
            self._shadings = (before, after)

    def _dress(self) -> None:
        if self._shown is None:
            return
        for place, (canvas, side) in enumerate(zip(self.canvases, self._shown, strict=True)):
            options = replace(
                MapOptions(style=self._options.style, maps=self._options.maps, hidden=frozenset({"pins"})),
                territories=TerritoryOptions(shading=self._shadings[place], hatching=False),
                selected=Selected(grids=self._chosen[place]),
            )
            layers = default_layers(options)
            above = next(at for at, layer in enumerate(layers) if layer.key == "territories") + 1
            layers.insert(above, ChangeLayer(options.style, side.changes))
            canvas.set_layers(layers)

    # ── moving as one ──────────────────────────────────────────────────────────────────────────────────────

    def _moved(self, place: int, view: Viewport) -> None:
        if self._moving:
            return
        self._moving = True
        other = self.canvases[1 - place]
        other.follow(replace(view, width=other.viewport.width, height=other.viewport.height))
        self._moving = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind not in (QEvent.Type.MouseMove, QEvent.Type.Leave):
            return False
        place = next((number for number, canvas in enumerate(self.canvases) if canvas is watched), None)
        if place is None:
            return False
        if kind is QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            self._cross(1 - place, self.canvases[place].world_at(event.position()))
            self._cross(place, None)
        elif kind is QEvent.Type.Leave:
            self._cross(1 - place, None)
        return False

    def _cross(self, place: int, at: tuple[float, float] | None) -> None:
        tool = self.tools[place]
        if tool.cross != at:
            tool.cross = at
            self.canvases[place].update()
