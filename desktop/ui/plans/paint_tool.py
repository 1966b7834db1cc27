"""Paint whole villages or groups: left gives to the target grid, right takes back; one stroke is one step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen

from desktop.maps.viewport import Viewport
from desktop.plans.draft_edits import RedrawDraft
from desktop.plans.draft_state import DraftState
from desktop.plans.face_moves import Proposal, face_at
from desktop.plans.painting import Stroke
from desktop.plans.steps import PAINT, TAKE_BACK, StepRefused, face_step
from desktop.plans.units import UnitKind
from desktop.ui.plans.paint_strip import PaintStrip
from desktop.ui.plans.redraw_tool import BAD, GOOD, RedrawTool, ToolLinks, paint_line
from desktop.ui.plans.two_sides import side_lines
from desktop.ui.plans.unit_book import Bound, UnitBook
from desktop.ui.plans.unit_picture import UnitPicture

if TYPE_CHECKING:
    from desktop.ui.maps.canvas import MapCanvas

translate = QCoreApplication.translate


class PaintTool(RedrawTool):
    """The first click without a target chooses one; Alt+click chooses another at any time."""

    uses_right = True

    def __init__(self, *, strip: PaintStrip, book: UnitBook, **links: Unpack[ToolLinks]) -> None:
        super().__init__(**links)
        self._strip, self._book = strip, book
        self._stroke: Stroke | None = None
        self._last: tuple[float, float] | None = None
        self._pictures = UnitPicture()
        self._inside = False  # whether the mouse has been on the map yet

    def press(self, event: QMouseEvent, canvas: MapCanvas) -> None:
        now, self._at = self.state(), event.position()
        if now is None:
            return
        here = canvas.world_at(event.position())
        picks = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier) or self._strip.target is None
        if picks:
            face = face_at(now.draft.partition, *here)
            if face is not None:
                self._strip.choose(face)
            self._hint(now)
            canvas.update()
            return
        bound, target = self._units(now), self._strip.target
        if bound is None or target is None:
            self._hint(now)
            return
        units, people = bound
        back = event.button() is Qt.MouseButton.RightButton
        self._stroke = Stroke(now, self._book.holders(now, units), people, target, takes_back=back)
        self._last = here
        self._brush(canvas, here)

    def move(self, event: QMouseEvent, canvas: MapCanvas) -> None:
        now, self._at, self._inside = self.state(), event.position(), True
        if now is None:
            return
        if self._stroke is None:
            self._hint(now)
        else:
            self._brush(canvas, canvas.world_at(event.position()))
        canvas.update()

    def release(self, event: QMouseEvent, canvas: MapCanvas) -> None:
        stroke = self._stroke
        self.cancel(canvas)
        if stroke is None:
            return
        if not stroke.given:
            if stroke.locked:
                self.refuse(_locked(stroke))
            return
        draft, what = stroke.state.draft, TAKE_BACK if stroke.takes_back else PAINT
        made: list[Proposal] = []  # cut behind the window, once

        def step(note: str = "") -> RedrawDraft:
            if not made:
                made.append(stroke.proposal())
            return face_step(draft, made[0], what, note=note)

        self.accept(step, lambda: stroke.state.totals.moved(made[0].box, made[0].who_moves), step)

    def key(self, event: QKeyEvent, canvas: MapCanvas) -> bool:
        key = event.key()
        if key in (Qt.Key.Key_BracketLeft, Qt.Key.Key_BracketRight):
            self._strip.resize_brush(1 if key == Qt.Key.Key_BracketRight else -1)
        elif Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            self._strip.choose_number(key - Qt.Key.Key_0)
        elif key == Qt.Key.Key_K:
            self._strip.use_kind(UnitKind.GROUP if self._strip.kind is UnitKind.VILLAGE else UnitKind.VILLAGE)
        else:
            return False
        now = self.state()
        if now is not None and self._stroke is None:
            self._hint(now)
        canvas.update()
        return True

    def cancel(self, canvas: MapCanvas) -> bool:
        under_way = self._stroke is not None
        self._stroke = self._last = None
        self.said = []
        return under_way

    def paint(self, painter: QPainter, viewport: Viewport) -> None:
        now = self.state()
        bound = None if now is None else self._book.units(now, self._strip.kind)
        if bound is not None:
            self._pictures.paint_borders(painter, viewport, bound[0], self._accent)
        stroke = self._stroke
        if stroke is not None:
            colour = BAD if stroke.takes_back else GOOD
            self._pictures.paint_ground(painter, viewport, stroke.units, list(stroke.given), colour)
        if now is not None and self._strip.target in now.draft.grids:
            for ring in now.draft.partition.rings(int(self._strip.target or 0)):
                paint_line(painter, viewport, ring, GOOD, width=3.0)
        if self._inside:
            self._paint_brush(painter)
        self.note(painter, viewport)

    def _brush(self, canvas: MapCanvas, here: tuple[float, float]) -> None:
        stroke, last = self._stroke, self._last
        if stroke is None or last is None:
            return
        path = np.array([last, here] if here != last else [here])
        self._last = here
        stroke.paint(path, self._strip.radius * canvas.viewport.metres_per_pixel)
        self.said = self._told(stroke)
        canvas.update()

    def _told(self, stroke: Stroke) -> list[str]:
        count = len(stroke.given)
        target = stroke.state.draft.grids[stroke.target].name
        pattern = (
            translate("Plans", "从 {0} 收回 {1} 个") if stroke.takes_back else translate("Plans", "涂给 {0}：{1} 个")
        )
        lines = [pattern.format(target, count)]
        if count:
            sides, self._gauges = side_lines(stroke.state, stroke.difference)
            lines += sides
        if stroke.locked:
            lines.insert(1, _locked_words(stroke))
        return lines

    def _hint(self, now: DraftState) -> None:
        """What the brush would do here."""
        strip = self._strip
        if strip.target not in now.draft.grids:
            self.said = [translate("Plans", "先单击一个网格作为目标（也可在上方列表中选）")]
        elif strip.target in now.draft.locked:
            self.said = [
                translate("Plans", "目标网格已锁定：{0}").format(now.draft.locked[strip.target or 0]),
                translate("Plans", "按住 Alt 单击另选目标"),
            ]
        elif self._book.units(now, strip.kind) is None:
            self.said = [translate("Plans", "正在准备村组的范围，请稍候…")]
        else:
            self.said = []

    def _units(self, now: DraftState) -> Bound | None:
        return self._book.units(now, self._strip.kind)

    def _paint_brush(self, painter: QPainter) -> None:
        radius = float(self._strip.radius)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        back = self._stroke is not None and self._stroke.takes_back
        for pen in (QPen(QColor(255, 255, 255, 220), 3.4), QPen(BAD if back else GOOD, 1.6)):
            painter.setPen(pen)
            painter.drawEllipse(QPointF(self._at), radius, radius)
        painter.restore()


def _locked_words(stroke: Stroke) -> str:
    draft = stroke.state.draft
    face = min(stroke.locked)
    return translate("Plans", "{0} 已锁定，没有涂：{1}").format(draft.grids[face].name, draft.locked[face])


def _locked(stroke: Stroke) -> StepRefused:
    draft = stroke.state.draft
    face = min(stroke.locked)
    name, reason = draft.grids[face].name, draft.locked[face]
    return StepRefused(
        f"网格 {name} 已锁定：{reason}。它的村组没有涂；要修改，请先解除锁定（Q）。",
        f"Grid {name} is locked: {reason}. Its villages and groups were not painted; release the lock first (Q).",
        draft.partition.label_point(face),
    )
