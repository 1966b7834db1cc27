"""The two hands for borders: sweep a stretch aside, or drag its vertices. Both neighbours move, always."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Unpack

import numpy as np
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter

from desktop.maps.projection import world_to_e7
from desktop.maps.viewport import Viewport
from desktop.plans.border_moves import Changes, delete_vertex, drag_vertex, insert_vertex, sweep
from desktop.plans.draft_state import DraftState
from desktop.plans.line_change import LineChange, change_box, who_moves
from desktop.plans.line_rules import problem
from desktop.plans.nearest_border import BorderSpot, nearest_border, nearest_vertex
from desktop.plans.snapping import SnapSpot
from desktop.plans.steps import DELETE_POINT, MOVE_BORDER, MOVE_POINT, line_step, must_not_be_locked
from desktop.plans.swept_path import SweptPath
from desktop.plans.totals import NOBODY_MOVES
from desktop.refusal import Refused
from desktop.ui.language import pick
from desktop.ui.plans.redraw_tool import BAD, GOOD, RedrawTool, ToolLinks, paint_handles, paint_line

if TYPE_CHECKING:
    from desktop.ui.maps.canvas import MapCanvas

translate = QCoreApplication.translate
_STEP_PIXELS = 4.0  # between two points of a swept path
_NEAR_ARC = 1_500.0  # pixels; handles further from the cursor are not drawn


class BorderTool(RedrawTool):
    """Previews changed borders with the totals of both sides, green to accept, orange when a rule is against it."""

    _changes: Changes = ()
    _moved = NOBODY_MOVES
    _fault = False

    def preview(self, now: DraftState, changes: Changes) -> bool:
        """Say what the changes do; True when they may be."""
        self._changes = tuple(change for change in changes if not change.changes_nothing)
        if not self._changes:
            self.said, self._fault = [], False
            return False
        found = problem(now.draft.partition, self._changes)
        self._fault = found is not None
        if found is not None:
            self.said = [translate("Plans", "这样画会碰到别的边界")]
            return False
        self._moved = now.totals.moved(change_box(self._changes), partial(who_moves, self._changes))
        self.say_sides(now, self._moved)
        return True

    def forget(self) -> None:
        self._changes, self._moved = (), NOBODY_MOVES
        self._fault = False
        self.said = []

    def may_touch(self, now: DraftState, spot: BorderSpot) -> bool:
        """Whether the border under the cursor may move; says who has locked it when not."""
        arc = now.draft.partition.arcs[spot.position]
        try:
            must_not_be_locked(now.draft, [side for side in (arc.left, arc.right) if side is not None])
        except Refused as locked:
            self.said = [pick(locked.zh, locked.en)]
            return False
        return True

    def paint_changes(self, painter: QPainter, viewport: Viewport) -> None:
        for change in self._changes:
            before, after = change.both_world
            paint_line(painter, viewport, before, BAD if self._fault else GOOD, width=1.4, dashed=True)
            paint_line(painter, viewport, after, BAD if self._fault else GOOD, width=2.8)


class SweepTool(BorderTool):
    """Click a border, sweep, click it again: the stretch between takes the course of the hand."""

    def __init__(self, **links: Unpack[ToolLinks]) -> None:
        super().__init__(**links)
        self._start: BorderSpot | None = None
        self._end: BorderSpot | None = None
        self._path: SweptPath | None = None
        self._spot: SnapSpot | None = None  # what the cursor snaps to
        self._hover: BorderSpot | None = None
        self.forget()

    def press(self, event: QMouseEvent, canvas: MapCanvas) -> None:
        now = self.state()
        if event.button() is not Qt.MouseButton.LeftButton or now is None:
            return
        here = canvas.world_at(event.position())
        if self._start is None:
            spot = nearest_border(now.draft.partition, *here, self.reach(canvas))
            if spot is not None and self.may_touch(now, spot):
                self._start, self._path = spot, SweptPath((spot.x, spot.y))
        elif self._path is not None and (self._fault or not self._changes):
            self._go(self._path, now, here, canvas)  # a click away from the border fixes a corner
        else:
            changes = self._changes
            told = "" if self._path is None else self.snap.told(self._path.spots)
            self.accept(lambda: line_step(now.draft, changes, MOVE_BORDER), self._moved, told=told)
            self.cancel(canvas)
        canvas.update()

    def move(self, event: QMouseEvent, canvas: MapCanvas) -> None:
        now, self._at = self.state(), event.position()
        if now is None:
            return
        x, y = canvas.world_at(event.position())
        if self._start is None or self._path is None:
            self.said = []
            self._hover = nearest_border(now.draft.partition, x, y, self.reach(canvas))
            if self._hover is not None:
                self.may_touch(now, self._hover)
            canvas.update()
            return
        last = self._path.last
        if np.hypot(x - last[0], y - last[1]) >= _STEP_PIXELS * canvas.viewport.metres_per_pixel:
            self._go(self._path, now, (x, y), canvas)
        arc = now.draft.partition.arcs[self._start.position]
        self._end = nearest_border(now.draft.partition, x, y, np.inf, among=lambda one: one is arc)
        if self._end is not None:
            self.preview(now, self._swept(now, self._path, self._start, self._end))
        canvas.update()

    def cancel(self, canvas: MapCanvas) -> bool:
        under_way = self._start is not None
        self._start = self._end = self._hover = self._path = self._spot = None
        self.forget()
        return under_way

    def paint(self, painter: QPainter, viewport: Viewport) -> None:
        if self._start is None:
            if self._hover is not None:
                paint_handles(painter, viewport, np.array([[self._hover.x, self._hover.y]]), GOOD, size=5)
        else:
            self.paint_changes(painter, viewport)
            ends = [(self._start.x, self._start.y)]
            ends += [(self._end.x, self._end.y)] if self._end is not None else []
            paint_handles(painter, viewport, np.array(ends), BAD if self._fault else GOOD, size=5)
            self.snap.paint(painter, viewport, self._spot)
        self.note(painter, viewport)

    def _go(self, path: SweptPath, now: DraftState, place: tuple[float, float], canvas: MapCanvas) -> None:
        """On to a place, or to what it snaps to."""
        self._spot = self.snap.spot(place, canvas.viewport, but=now.draft.partition)
        path.go(place if self._spot is None else self._spot.place, self._spot, self.snap.along)

    def _swept(self, now: DraftState, path: SweptPath, start: BorderSpot, end: BorderSpot) -> Changes:
        return sweep(now.draft.partition, start, world_to_e7(path.world()), end)


class VertexTool(BorderTool):
    """Drag a vertex or a junction; a double click on a border inserts one, Delete takes one away."""

    def __init__(self, **links: Unpack[ToolLinks]) -> None:
        super().__init__(**links)
        self._hover: BorderSpot | None = None
        self._vertex: int | None = None  # of the hovered border
        self._dragging: tuple[int, int] | None = None  # arc, vertex
        self._new: LineChange | None = None  # the border with the vertex that is being inserted
        self._spot: SnapSpot | None = None  # what the vertex snaps to
        self.forget()

    def press(self, event: QMouseEvent, canvas: MapCanvas) -> None:
        now = self.state()
        if event.button() is not Qt.MouseButton.LeftButton or now is None or self._hover is None:
            return
        if not self.may_touch(now, self._hover):
            return
        if self._vertex is None:
            (self._new,), self._vertex = insert_vertex(now.draft.partition, self._hover)
        self._dragging = (self._hover.position, self._vertex)

    def move(self, event: QMouseEvent, canvas: MapCanvas) -> None:
        now, self._at = self.state(), event.position()
        if now is None:
            return
        x, y = canvas.world_at(event.position())
        if self._dragging is None:
            self._look(now, x, y, canvas)
        else:
            self._spot = self.snap.spot((x, y), canvas.viewport, but=now.draft.partition)
            (to,) = world_to_e7(np.array([(x, y) if self._spot is None else self._spot.place]))
            position, vertex = self._dragging
            if self._new is None:
                changes = drag_vertex(now.draft.partition, position, vertex, to)
            else:
                points = self._new.e7.copy()
                points[vertex] = to
                changes = (LineChange(position, self._new.arc, points),)
            self.preview(now, changes)
        canvas.update()

    def release(self, event: QMouseEvent, canvas: MapCanvas) -> None:
        now, changes, moved, fault = self.state(), self._changes, self._moved, self._fault
        dragged = self._dragging is not None
        told = "" if self._spot is None else self.snap.told([self._spot])
        self.cancel(canvas)
        if not dragged or now is None or not changes:
            return
        if fault:
            self.refuse_step(now, changes)
            return
        self.accept(lambda: line_step(now.draft, changes, MOVE_POINT), moved, told=told)

    def refuse_step(self, now: DraftState, changes: Changes) -> None:
        try:
            line_step(now.draft, changes, "")
        except Refused as refused:
            self.refuse(refused)

    def key(self, event: QKeyEvent, canvas: MapCanvas) -> bool:
        now = self.state()
        if event.key() != Qt.Key.Key_Delete or now is None or self._hover is None or self._vertex is None:
            return False
        changes = delete_vertex(now.draft.partition, self._hover.position, self._vertex)
        if changes is None:
            self.said = [translate("Plans", "几个网格的交点不能删除")]
        elif self.may_touch(now, self._hover):
            self.preview(now, changes)
            self.accept(lambda: line_step(now.draft, changes, DELETE_POINT), self._moved)
            self.cancel(canvas)
        canvas.update()
        return True

    def cancel(self, canvas: MapCanvas) -> bool:
        dragging = self._dragging is not None
        self._dragging = self._new = self._hover = self._vertex = self._spot = None
        self.forget()
        return dragging

    def paint(self, painter: QPainter, viewport: Viewport) -> None:
        now = self.state()
        if self._hover is not None and now is not None and self._dragging is None:
            world = now.draft.partition.arcs[self._hover.position].world
            screen = viewport.to_screen(world)
            near = np.hypot(*(screen - np.array([self._at.x(), self._at.y()])).T) < _NEAR_ARC
            paint_line(painter, viewport, world, GOOD, width=2.0)
            paint_handles(painter, viewport, world[1:-1][near[1:-1]], GOOD)
            paint_handles(painter, viewport, world[[0, -1]], GOOD, square=True)
            if self._vertex is not None:
                paint_handles(painter, viewport, world[[self._vertex]], BAD, size=5)
        self.paint_changes(painter, viewport)
        self.snap.paint(painter, viewport, self._spot)
        self.note(painter, viewport)

    def _look(self, now: DraftState, x: float, y: float, canvas: MapCanvas) -> None:
        self.said = []
        self._hover = nearest_border(now.draft.partition, x, y, self.reach(canvas))
        self._vertex = None
        if self._hover is not None:
            self._vertex = nearest_vertex(now.draft.partition, self._hover, self.reach(canvas))
            self.may_touch(now, self._hover)
