"""The map on the screen: pictures from a worker, moved at once, refined when they arrive."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QEvent, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from desktop.drawing.basemap.look import ground_colour
from desktop.drawing.content import MapContent
from desktop.drawing.layer import AnyLayer
from desktop.drawing.qt_types import make_ready
from desktop.drawing.style import LIGHT, Style
from desktop.maps.box import Box
from desktop.maps.projection import to_lonlat
from desktop.maps.viewport import Viewport
from desktop.ui.background import Background
from desktop.ui.maps.box_zoom_tool import BoxZoomTool
from desktop.ui.maps.keys import navigate
from desktop.ui.maps.navigation import WORLD, History, held, held_factor, wheel_factor
from desktop.ui.maps.pan_tool import PanTool
from desktop.ui.maps.pictures import Pictures
from desktop.ui.maps.tool import Tool

_DWELL_MS = 700  # how long a view must last to be worth coming back to
_START = Viewport(0.0, 0.0, 50.0, 100.0, 100.0)


class MapCanvas(QWidget):
    """Shows content through layers. No SQL, file or geometry work happens on its thread.

    A frame is one copy of the newest finished picture, moved or scaled to the present view, the direct
    layers, and the tool's overlay. `Pictures` has what is missing made in a worker; the newest order wins.
    """

    viewport_changed = Signal(object)  # Viewport
    hovered = Signal(float, float)  # degrees lon, lat under the mouse
    settled = Signal()  # every picture shown is fresh and covers the view
    tool_changed = Signal(object)  # Tool
    history_changed = Signal()  # `can_go_back` or `can_go_forward` may answer otherwise now
    context_asked = Signal(QPointF)  # a right click that had nothing to cancel, in pixels

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        make_ready()
        self._pictures = Pictures(background, self)
        self._pictures.arrived.connect(self._arrived)
        self._style = LIGHT
        self._viewport = _START
        self._placed = False  # whether anybody has said what to show
        self._history = History()
        self._told_settled = False
        self._tool: Tool = PanTool()
        self._hand = PanTool()
        self._box_zoom = BoxZoomTool(QColor(self._style.selected))
        self._gesture: Tool | None = None  # the tool between press and release
        self._space = False
        self._dwell = QTimer(self, singleShot=True, interval=_DWELL_MS)
        self._dwell.timeout.connect(self._visit)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(160, 120)
        self.setAccessibleName(self.tr("地图"))
        self.show_cursor()

    # ── what is shown ──────────────────────────────────────────────────────────────────────────────────────

    def set_content(self, content: MapContent | None) -> None:
        """Show another state of the bank; the first one is shown whole."""
        self._pictures.content = content
        if content is not None and not self._placed:
            self.zoom_to(content.partition.box)
        self._changed()

    def set_layers(self, layers: Sequence[AnyLayer]) -> None:
        """Bottom to top. Layers equal to one shown before keep its picture."""
        self._pictures.layers = tuple(layers)
        self._changed()

    def set_style(self, style: Style) -> None:
        """The ground's and the tools' colours; the layers carry their own style."""
        self._style = style
        self._box_zoom = BoxZoomTool(QColor(style.selected))
        self._pictures.ground = ground_colour(style, "background")
        self._changed()

    def set_layer_visible(self, key: str, visible: bool) -> None:
        hidden = self._pictures.hidden
        self._pictures.hidden = hidden - {key} if visible else hidden | {key}
        self._changed()

    def refresh(self) -> None:
        """Have everything read and drawn again though no option changed (F5)."""
        self._changed(again=True)

    @property
    def content(self) -> MapContent | None:
        return self._pictures.content

    @property
    def layers(self) -> tuple[AnyLayer, ...]:
        return self._pictures.layers

    @property
    def fresh(self) -> bool:
        """Whether what is on the screen is exactly what was asked for, with no blank edge."""
        return self._pictures.fresh

    @property
    def at_rest(self) -> bool:
        """Fresh and drawn ahead on every side: no picture will arrive unless something changes."""
        return self._pictures.at_rest

    def grab_picture(self) -> QImage:
        """What is on the map now, overlays included, in device pixels."""
        ratio = self.devicePixelRatioF()
        image = QImage(self.size() * ratio, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(ratio)
        painter = QPainter(image)
        self._paint(painter, ratio)
        painter.end()
        return image

    # ── where it looks ─────────────────────────────────────────────────────────────────────────────────────

    @property
    def viewport(self) -> Viewport:
        return self._viewport

    def go_to(self, viewport: Viewport) -> None:
        """Show a view, and remember the one before it for `back`."""
        if self._placed:
            self._history.visit(self._viewport)
        self._move(viewport)
        self._visit()

    def zoom_to(self, box: Box) -> None:
        """Show a whole box of the world (metres, EPSG:3857)."""
        self.go_to(Viewport.fitting(box, self._viewport.width, self._viewport.height))

    def pan_by(self, dx: float, dy: float) -> None:
        """Pull the map by pixels."""
        self._move(self._viewport.panned(dx, dy))
        self._dwell.start()

    def zoom_by(self, factor: float, *, at: QPointF | None = None) -> None:
        """Enlarge; the world point under `at` (default: the middle) stays where it is."""
        pixel = (self.width() / 2, self.height() / 2) if at is None else (at.x(), at.y())
        self._move(self._viewport.zoomed(held_factor(self._viewport, factor), pixel))
        self._dwell.start()

    @property
    def can_go_back(self) -> bool:
        return self._history.has_back

    @property
    def can_go_forward(self) -> bool:
        return self._history.has_forward

    def back(self) -> None:
        """Show the view dwelt on before this one, if there was one."""
        self._history.visit(self._viewport)
        self._recall(self._history.back())

    def forward(self) -> None:
        """Show again the view that `back` left."""
        self._recall(self._history.forward())

    def world_at(self, pixel: QPointF) -> tuple[float, float]:
        """World metres under a pixel of the widget."""
        view = self._viewport
        return (
            view.centre_x + (pixel.x() - view.width / 2) * view.metres_per_pixel,
            view.centre_y - (pixel.y() - view.height / 2) * view.metres_per_pixel,
        )

    # ── tools ──────────────────────────────────────────────────────────────────────────────────────────────

    @property
    def tool(self) -> Tool:
        return self._tool

    def set_tool(self, tool: Tool) -> None:
        """Hand the mouse to another tool; the former drops what it had under way."""
        if tool is self._tool:
            return
        self.cancel()
        self._tool = tool
        self.show_cursor()
        self.tool_changed.emit(tool)
        self.update()

    def cancel(self) -> bool:
        """Esc or right click: drop the gesture under way and change nothing; False when there was none."""
        gesture, self._gesture = self._gesture, None
        dropped = gesture.cancel(self) if gesture is not None else False
        dropped = self._tool.cancel(self) or dropped
        self.show_cursor()
        self.update()
        return dropped

    def show_cursor(self) -> None:
        """The cursor of whatever the mouse would do now."""
        self.setCursor(self._hand.cursor if self._space else (self._gesture or self._tool).cursor)

    # ── moving ─────────────────────────────────────────────────────────────────────────────────────────────

    def _move(self, viewport: Viewport) -> None:
        self._placed = True
        content = self._pictures.content
        before = self._viewport
        self._viewport = held(viewport, WORLD if content is None else content.partition.box)
        if self._viewport != before:
            self.viewport_changed.emit(self._viewport)
            self._look()

    def _recall(self, viewport: Viewport | None) -> None:
        if viewport is not None:
            self._move(viewport.resized(self.width(), self.height()))
        self.history_changed.emit()

    def _visit(self) -> None:
        self._history.visit(self._viewport)
        self.history_changed.emit()

    def _look(self) -> None:
        self._told_settled = False
        if self.isVisible():
            self._pictures.look(self._viewport, self.devicePixelRatioF())
        self.update()

    def _changed(self, *, again: bool = False) -> None:
        self._told_settled = False
        self._pictures.change(again=again)
        self._look()

    def _arrived(self) -> None:
        self.update()
        if self.fresh and not self._told_settled:
            self._told_settled = True
            self.settled.emit()

    # ── Qt's events ────────────────────────────────────────────────────────────────────────────────────────

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._paint(painter, self.devicePixelRatioF())
        painter.end()

    def _paint(self, painter: QPainter, ratio: float) -> None:
        self._pictures.paint(painter, self._viewport, ratio)
        self._tool.paint(painter, self._viewport)
        if self._gesture is not None and self._gesture is not self._tool:
            self._gesture.paint(painter, self._viewport)

    def resizeEvent(self, event: QResizeEvent) -> None:
        width, height = max(self.width(), 1), max(self.height(), 1)
        first = self._viewport.width == _START.width
        self._viewport = self._viewport.resized(width, height)
        if first and self.content is not None:
            self.zoom_to(self.content.partition.box)
        self.viewport_changed.emit(self._viewport)
        self._look()

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() in (QEvent.Type.Show, QEvent.Type.DevicePixelRatioChange):
            self._look()
        return handled

    def mousePressEvent(self, event: QMouseEvent) -> None:
        button = event.button()
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if button == Qt.MouseButton.RightButton and self._gesture is None and self._tool.uses_right:
            self._gesture = self._tool
            self._tool.press(event, self)
        elif button == Qt.MouseButton.RightButton:
            if not self.cancel():
                self.context_asked.emit(event.position())
        elif button == Qt.MouseButton.BackButton:
            self.back()
        elif button == Qt.MouseButton.ForwardButton:
            self.forward()
        elif self._gesture is None and button in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            if button == Qt.MouseButton.MiddleButton or self._space:
                self._gesture = self._hand
            elif shift and not self._tool.uses_shift:
                self._gesture = self._box_zoom
            else:
                self._gesture = self._tool
            self.show_cursor()
            self._gesture.press(event, self)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        (self._gesture or self._tool).move(event, self)
        lon, lat = to_lonlat(np.array(self.world_at(event.position())))
        self.hovered.emit(float(lon), float(lat))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        gesture, self._gesture = self._gesture, None
        if gesture is not None:
            gesture.release(event, self)
            self.show_cursor()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and not self._space:
            self._tool.double_click(event, self)
        else:
            self.mousePressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        fine = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.angleDelta().y():
            self.zoom_by(wheel_factor(event.angleDelta().y(), fine=fine), at=event.position())
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self._space = True
            self.show_cursor()
        elif not self._tool.key(event, self) and not navigate(event, self):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space = False
            self.show_cursor()
        else:
            super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._space = False
        self.show_cursor()
        super().focusOutEvent(event)
