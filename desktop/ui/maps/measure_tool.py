"""Measure a line or an area: click corners, read metres, kilometres, 亩 and km² at the cursor."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QMouseEvent, QPainter

from desktop import formats
from desktop.maps.local_scale import ground_distance, ground_per_world
from desktop.maps.projection import Floats
from desktop.maps.viewport import Viewport
from desktop.ui.language import english
from desktop.ui.maps.readout import paint_readout
from desktop.ui.maps.sketch import Sketch
from desktop.ui.maps.tool import Tool

if TYPE_CHECKING:
    from desktop.ui.maps.canvas import MapCanvas

translate = QCoreApplication.translate

Exact = Callable[[Floats, bool, Callable[[float, float], None]], None]


def quick_length(world: Floats) -> float:
    """Ground metres along world points (n, 2), by local scales; within 0.05 % for legs of a few kilometres."""
    if len(world) < 2:
        return 0.0
    return float(ground_distance(world[:-1, 0], world[:-1, 1], world[1:, 0], world[1:, 1]).sum())


def quick_area(world: Floats) -> float:
    """Ground square metres of a ring (n, 2) that does not cross itself, by the local scales at its middle."""
    if len(world) < 3:
        return 0.0
    x, y = (world - world.mean(axis=0)).T
    east, north = ground_per_world(float(world[:, 1].mean()))
    return float(abs((x * np.roll(y, -1) - np.roll(x, -1) * y).sum()) / 2 * east * north)


class MeasureTool(Tool):
    """While the hand moves, figures come from local scales; each click asks `exact` for the geodesic ones.

    `exact(world points, area?, answer)` calls `answer(metres, square metres)` later, on the GUI thread.
    `copied(words)` is called with the figures when the user copies them.
    """

    cursor = Qt.CursorShape.CrossCursor

    def __init__(self, *, area: bool, accent: QColor, exact: Exact, copied: Callable[[str], None]) -> None:
        self._area = area
        self._accent = accent
        self._exact = exact
        self._copied = copied
        self._sketch = Sketch()
        self._finished = False
        self._asked = 0
        self.result: tuple[float, float] | None = None  # geodesic metres, square metres of what is finished

    def press(self, event: QMouseEvent, canvas: MapCanvas) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        if self._finished:
            self._forget()
        self._sketch.add(canvas.world_at(event.position()))
        self._ask(canvas)
        canvas.update()

    def move(self, event: QMouseEvent, canvas: MapCanvas) -> None:
        if len(self._sketch) and not self._finished:
            self._sketch.loose = canvas.world_at(event.position())
            canvas.update()

    def double_click(self, event: QMouseEvent, canvas: MapCanvas) -> None:
        self._finish(canvas)

    def key(self, event: QKeyEvent, canvas: MapCanvas) -> bool:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._finish(canvas)
            return True
        if event.matches(QKeySequence.StandardKey.Copy) and len(self._sketch):
            self._copied(" · ".join(self.figures()))
            return True
        if event.key() == Qt.Key.Key_Backspace and not self._finished and self._sketch.drop_last():
            self._ask(canvas)
            canvas.update()
            return True
        return False

    def use_accent(self, accent: QColor) -> None:
        self._accent = accent

    def cancel(self, canvas: MapCanvas) -> bool:
        measuring = len(self._sketch) > 0
        self._forget()
        canvas.update()
        return measuring

    def figures(self) -> list[str]:
        """Length, or area and the way around it, in the units of the bank's maps."""
        world = self._sketch.world(with_loose=not self._finished)
        if self.result is not None:
            metres, square_metres = self.result
        else:
            metres, square_metres = quick_length(world), quick_area(world)
        if self._area:
            around = metres if self.result is not None else quick_length(np.vstack([world, world[:1]]))
            perimeter = translate("Measure", "周长 {0}").format(formats.length(around))
            return [formats.area(square_metres, english=english()), perimeter]
        return [formats.length(metres)]

    def lines(self) -> list[str]:
        """What the note at the cursor says."""
        said = self.figures()
        world = self._sketch.world(with_loose=not self._finished)
        if not self._area and len(world) > 1 and not self._finished:
            said.append(translate("Measure", "本段 {0}").format(formats.length(quick_length(world[-2:]))))
        said.append(
            translate("Measure", "椭球面精确值，Ctrl+C 复制")
            if self.result is not None
            else translate("Measure", "双击或回车结束，Esc 取消")
        )
        return said

    def paint(self, painter: QPainter, viewport: Viewport) -> None:
        if not len(self._sketch):
            return
        self._sketch.paint(painter, viewport, self._accent, closed=self._area, with_loose=not self._finished)
        world = self._sketch.world(with_loose=not self._finished)
        x, y = viewport.to_screen(world[-1])
        paint_readout(painter, QPointF(float(x), float(y)), self.lines(), width=viewport.width, height=viewport.height)

    def _finish(self, canvas: MapCanvas) -> None:
        if len(self._sketch) < (3 if self._area else 2):
            return
        self._finished = True
        self._sketch.loose = None
        self._ask(canvas)
        canvas.update()

    def _ask(self, canvas: MapCanvas) -> None:
        """Ask for the geodesic figures of the finished sketch; an answer that comes too late is dropped."""
        self._asked += 1
        self.result = None
        if not self._finished:
            return
        number = self._asked

        def answer(metres: float, square_metres: float) -> None:
            if number == self._asked:
                self.result = (metres, square_metres)
                canvas.update()

        self._exact(self._sketch.world(with_loose=False), self._area, answer)

    def _forget(self) -> None:
        self._asked += 1
        self._finished = False
        self.result = None
        self._sketch.clear()
