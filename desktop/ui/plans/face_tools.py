"""The tools for whole grids: split along a line, split in half, merge, carve a new grid out, give ground away."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Unpack

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter

from desktop.maps.projection import world_to_e7
from desktop.maps.viewport import Viewport
from desktop.plans.draft_edits import RedrawDraft
from desktop.plans.draft_state import DraftState
from desktop.plans.face_moves import Proposal, face_at, face_crossed, give, halves, merge, split
from desktop.plans.snapping import SnapSpot
from desktop.plans.steps import CARVE, GIVE, HALVE, MERGE, SPLIT, face_step, must_not_be_locked, new_grid
from desktop.plans.totals import NOBODY_MOVES
from desktop.refusal import Refused
from desktop.ui.language import pick
from desktop.ui.maps.sketch import Place, Sketch
from desktop.ui.plans.redraw_tool import GOOD, RedrawTool, ToolLinks, paint_ground, paint_line

if TYPE_CHECKING:
    from desktop.ui.maps.canvas import MapCanvas

translate = QCoreApplication.translate
_LASSO_PIXELS = 3.0


class FaceTool(RedrawTool):
    """Previews a proposal: ground that changes hands is washed over, both sides' totals float at the cursor."""

    def __init__(self, **links: Unpack[ToolLinks]) -> None:
        super().__init__(**links)
        self._proposal: Proposal | None = None
        self._moved = NOBODY_MOVES

    def preview(self, now: DraftState, proposal: Proposal | None) -> None:
        self._proposal = proposal
        if proposal is None or not proposal.moved.any():
            self._proposal, self.said = None, []
            return
        try:
            must_not_be_locked(now.draft, proposal.touched)
        except Refused as locked:
            self._proposal, self.said = None, [pick(locked.zh, locked.en)]
            return
        self._moved = now.totals.moved(proposal.box, proposal.who_moves)
        self.say_sides(now, self._moved)

    def take(self, now: DraftState, what: str, *, parents: tuple[int, ...] = (), told: str = "") -> None:
        """Hand the previewed proposal over as a step; `parents` are those a new grid is cut out of."""
        proposal = self._proposal
        if proposal is None:
            return

        def step(note: str = "") -> RedrawDraft:
            new = new_grid(now.draft, parents) if parents else None
            return face_step(now.draft, proposal, what, new=new, note=note)

        self.accept(step, self._moved, step, told)

    def paint_proposal(self, painter: QPainter, viewport: Viewport) -> None:
        if self._proposal is None:
            return
        for ring in self._proposal.rings_moved:
            paint_ground(painter, viewport, [ring], GOOD)
            paint_line(painter, viewport, ring, GOOD, width=2.0)

    def cancel(self, canvas: MapCanvas) -> bool:
        under_way = self._proposal is not None
        self._proposal, self.said = None, []
        return under_way


class LineTool(FaceTool):
    """A sketch of clicked corners that a double click or Enter ends."""

    closed = False

    def __init__(self, **links: Unpack[ToolLinks]) -> None:
        super().__init__(**links)
        self._sketch = Sketch()
        self._stops: list[tuple[SnapSpot | None, int]] = []  # of each click: what it snapped to, corners it added
        self._spot: SnapSpot | None = None  # under the cursor

    def press(self, event: QMouseEvent, canvas: MapCanvas) -> None:
        if event.button() is not Qt.MouseButton.LeftButton or self.state() is None:
            return
        place, way = self._reached(event, canvas)
        before = len(self._sketch)
        for corner in (*way, place):
            self._sketch.add(corner)
        if len(self._sketch) > before:
            self._stops.append((self._spot, len(self._sketch) - before))
        if self._spot is not None:
            self.snap.along(self._spot, self._spot)  # looks for all ways from here now, not while the hand moves
        self._sketch.loose_way = ()
        self._propose()
        canvas.update()

    def move(self, event: QMouseEvent, canvas: MapCanvas) -> None:
        self._at = event.position()
        place, way = self._reached(event, canvas)
        if len(self._sketch):
            self._sketch.loose, self._sketch.loose_way = place, way
            self._propose()
        canvas.update()

    def _reached(self, event: QMouseEvent, canvas: MapCanvas) -> tuple[Place, Sequence[Place]]:
        """Where the cursor is, snapped, and what leads there from the last corner when a feature is followed."""
        place = canvas.world_at(event.position())
        self._spot = self.snap.spot(place, canvas.viewport)
        if self._spot is None:
            return place, ()
        last = self._stops[-1][0] if self._stops else None
        way = self.snap.along(last, self._spot) if self.snap.traces and last is not None else None
        return self._spot.place, () if way is None else [(x, y) for x, y in way.tolist()]

    @property
    def told(self) -> str:
        """What the program did to the points of the line."""
        return self.snap.told([spot for spot, _ in self._stops if spot is not None])

    def double_click(self, event: QMouseEvent, canvas: MapCanvas) -> None:
        self._finish(canvas)

    def key(self, event: QKeyEvent, canvas: MapCanvas) -> bool:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._finish(canvas)
            return True
        if event.key() == Qt.Key.Key_Backspace and self._stops:
            for _ in range(self._stops.pop()[1]):
                self._sketch.drop_last()
            self._sketch.loose_way = ()
            self._propose()
            canvas.update()
            return True
        return False

    def cancel(self, canvas: MapCanvas) -> bool:
        drawing = len(self._sketch) > 0
        self._sketch.clear()
        self._stops.clear()
        return super().cancel(canvas) or drawing

    def paint(self, painter: QPainter, viewport: Viewport) -> None:
        self.paint_proposal(painter, viewport)
        self._sketch.paint(painter, viewport, self._accent, closed=self.closed, with_loose=True)
        self.snap.paint(painter, viewport, self._spot)
        self.note(painter, viewport)

    def _propose(self) -> None:
        """Preview what the sketch would do."""

    def _finish(self, canvas: MapCanvas) -> None:
        self._sketch.loose, self._sketch.loose_way = None, ()
        self._propose()
        self._hand_over()
        self.cancel(canvas)
        canvas.update()

    def _hand_over(self) -> None:
        """Take the step of the finished sketch."""


class SplitTool(LineTool):
    """Draw a line through a grid: its smaller side becomes a grid of its own."""

    _face: int | None = None

    def _propose(self) -> None:
        now, line = self.state(), self._sketch.world(with_loose=True)
        if now is None or len(line) < 2:
            self.preview_nothing()
            return
        self._face = face_crossed(now.draft.partition, line)
        if self._face is None:
            self.preview_nothing()
            return
        new = now.draft.next_face
        self.preview(now, split(now.draft.partition, self._face, world_to_e7(line), new=new))
        if self._proposal is None and not self.said:
            self.said = [translate("Plans", "线要从网格的边界穿到另一边")]

    def preview_nothing(self) -> None:
        self._proposal, self.said = None, []

    def _hand_over(self) -> None:
        now = self.state()
        if now is not None and self._face is not None:
            self.take(now, SPLIT, parents=(self._face,), told=self.told)


class CarveTool(LineTool):
    """Draw a ring: the ground inside becomes a new grid, taken out of those that have ground there."""

    closed = True

    def _propose(self) -> None:
        now, ring = self.state(), self._sketch.world(with_loose=True)
        if now is None or len(ring) < 3:
            self._proposal, self.said = None, []
            return
        sources = [face for face in now.draft.grids if face not in now.draft.locked]
        e7 = world_to_e7(np.vstack([ring, ring[:1]]))
        self.preview(now, give(now.draft.partition, [e7], now.draft.next_face, sources=sources))

    def _hand_over(self) -> None:
        now, proposal = self.state(), self._proposal
        if now is None or proposal is None:
            return
        self.take(now, CARVE, parents=proposal.givers, told=self.told)


class GridTool(FaceTool):
    """A tool that is about the grid under the cursor; the first click may choose a grid to come back to."""

    def __init__(self, **links: Unpack[ToolLinks]) -> None:
        super().__init__(**links)
        self._target: int | None = None

    def under(self, event: QMouseEvent, canvas: MapCanvas) -> tuple[DraftState, int] | None:
        now = self.state()
        face = None if now is None else face_at(now.draft.partition, *canvas.world_at(event.position()))
        return None if now is None or face is None else (now, face)

    def cancel(self, canvas: MapCanvas) -> bool:
        chosen = self._target is not None
        self._target = None
        return super().cancel(canvas) or chosen

    def paint(self, painter: QPainter, viewport: Viewport) -> None:
        now = self.state()
        if now is not None and self._target in now.draft.grids:
            for ring in now.draft.partition.rings(int(self._target or 0)):
                paint_line(painter, viewport, ring, GOOD, width=3.0)
        self.paint_proposal(painter, viewport)
        self.note(painter, viewport)


class MergeTool(GridTool):
    """Click the grid that stays, then a neighbour: it is taken in."""

    def press(self, event: QMouseEvent, canvas: MapCanvas) -> None:
        found = self.under(event, canvas)
        if event.button() is not Qt.MouseButton.LeftButton or found is None:
            return
        now, face = found
        if self._target is None:
            self._target = face
        elif self._proposal is not None:
            self.take(now, MERGE)
            self.cancel(canvas)
        canvas.update()

    def move(self, event: QMouseEvent, canvas: MapCanvas) -> None:
        self._at = event.position()
        found = self.under(event, canvas)
        self._proposal = None
        self.said = [translate("Plans", "单击要保留的网格")] if self._target is None else []
        if found is not None and self._target is not None:
            now, face = found
            if face in now.draft.partition.neighbours(self._target):
                self.preview(now, merge(now.draft.partition, [face], self._target))
            else:
                self.said = [translate("Plans", "再单击一个相邻的网格，把它并进来")]
        canvas.update()


class HalveTool(GridTool):
    """Click a grid: it is split by the shortest straight line that leaves half of its located customers on either
    side, or after W half of their workload."""

    def __init__(self, **links: Unpack[ToolLinks]) -> None:
        super().__init__(**links)
        self._over: int | None = None
        self._by_work = False

    def key(self, event: QKeyEvent, canvas: MapCanvas) -> bool:
        now = self.state()
        if event.key() != Qt.Key.Key_W or now is None:
            return super().key(event, canvas)
        self._by_work = not self._by_work
        if self._over is None:
            by_work = translate("Plans", "按工作量对半分；按 W 改为按客户数")
            self.said = [by_work if self._by_work else translate("Plans", "按客户数对半分；按 W 改为按工作量")]
        else:
            self._halve(now, self._over)
        canvas.update()
        return True

    def move(self, event: QMouseEvent, canvas: MapCanvas) -> None:
        self._at = event.position()
        found = self.under(event, canvas)
        if found is None:
            self._over, self._proposal, self.said = None, None, []
        elif found[1] != self._over:
            now, self._over = found
            self._halve(now, self._over)
        canvas.update()

    def _halve(self, now: DraftState, face: int) -> None:
        totals = now.totals
        inside = np.flatnonzero((totals.face == face) & totals.by_ground)
        world = np.column_stack([totals.index.world_x[inside], totals.index.world_y[inside]])
        weight = now.goals.formula.each(totals.weights.columns, inside) if self._by_work else None
        self.preview(now, halves(now.draft.partition, face, world, weight, new=now.draft.next_face))
        if self._proposal is None and not self.said:
            self.said = [translate("Plans", "这个网格里已定位的客户太少，无法对半分")]

    def press(self, event: QMouseEvent, canvas: MapCanvas) -> None:
        now = self.state()
        if event.button() is Qt.MouseButton.LeftButton and now is not None and self._over is not None:
            self.take(now, HALVE, parents=(self._over,))
            self.cancel(canvas)
            self._over = None


class GiveTool(GridTool):
    """Click the grid that is to have more, then circle the ground it is given, out of any grid that is not locked."""

    def __init__(self, **links: Unpack[ToolLinks]) -> None:
        super().__init__(**links)
        self._lasso: list[tuple[float, float]] = []
        self._last = QPointF()

    def press(self, event: QMouseEvent, canvas: MapCanvas) -> None:
        found = self.under(event, canvas)
        if event.button() is not Qt.MouseButton.LeftButton or found is None:
            return
        if self._target is None:
            self._target = found[1]
        else:
            self._lasso = [canvas.world_at(event.position())]
        canvas.update()

    def move(self, event: QMouseEvent, canvas: MapCanvas) -> None:
        self._at = event.position()
        now = self.state()
        if now is None:
            return
        if not self._lasso:
            self.said = [
                translate("Plans", "单击要增加地块的网格")
                if self._target is None
                else translate("Plans", "按住左键圈出划给它的地块")
            ]
        elif (event.position() - self._last).manhattanLength() >= _LASSO_PIXELS:
            self._last = event.position()
            self._lasso.append(canvas.world_at(event.position()))
            self._propose(now)
        canvas.update()

    def release(self, event: QMouseEvent, canvas: MapCanvas) -> None:
        now = self.state()
        if self._lasso and now is not None:
            self.take(now, GIVE)
            target = self._target
            self.cancel(canvas)
            self._target = target
        canvas.update()

    def cancel(self, canvas: MapCanvas) -> bool:
        drawing = bool(self._lasso)
        self._lasso = []
        return super().cancel(canvas) or drawing

    def paint(self, painter: QPainter, viewport: Viewport) -> None:
        super().paint(painter, viewport)
        if self._lasso:
            paint_line(painter, viewport, np.array([*self._lasso, self._lasso[0]]), GOOD, width=1.6, dashed=True)

    def _propose(self, now: DraftState) -> None:
        if len(self._lasso) < 3 or self._target is None:
            return
        ring = world_to_e7(np.array([*self._lasso, self._lasso[0]]))
        sources = [face for face in now.draft.grids if face not in now.draft.locked and face != self._target]
        self.preview(now, give(now.draft.partition, [ring], self._target, sources=sources))
