"""定员 by painting: choose the posts once, then click every grid that gets them; Ctrl+click takes a grid's own up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QMouseEvent, QPainter

from desktop.maps.viewport import Viewport
from desktop.plans.assignment import Posts, assignment_step
from desktop.plans.totals import NOBODY_MOVES
from desktop.ui.plans.face_tools import GridTool
from desktop.ui.plans.posts_panel import PostsPanel
from desktop.ui.plans.redraw_tool import GOOD, ToolLinks, paint_ground, paint_line

if TYPE_CHECKING:
    from desktop.ui.maps.canvas import MapCanvas

translate = QCoreApplication.translate


class AssignTool(GridTool):
    """The note at the cursor says who holds the grid now and who will."""

    def __init__(self, *, panel: PostsPanel, **links: Unpack[ToolLinks]) -> None:
        super().__init__(**links)
        self._panel = panel
        self._over: int | None = None

    def move(self, event: QMouseEvent, canvas: MapCanvas) -> None:
        self._at = event.position()
        found = self.under(event, canvas)
        self._over = None if found is None else found[1]
        self.said = []
        if found is not None:
            grid = found[0].draft.grids[found[1]]
            now, then = Posts.of(grid), self._panel.posts
            name = self._panel.name_of
            words = name(now.staff_id) if now == then else f"{name(now.staff_id)} → {name(then.staff_id)}"
            self.said = [f"{grid.name}：{words}", translate("Plans", "单击套用所选定员，Ctrl+单击取用这个网格的定员")]
        canvas.update()

    def press(self, event: QMouseEvent, canvas: MapCanvas) -> None:
        found = self.under(event, canvas)
        if event.button() is not Qt.MouseButton.LeftButton or found is None:
            return
        now, face = found
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._panel.show_posts(Posts.of(now.draft.grids[face]))
            return
        posts, outlets, staff = self._panel.posts, self._panel.outlets, self._panel.staff
        self.accept(lambda: assignment_step(now.draft, {face: posts}, outlets=outlets, staff=staff), NOBODY_MOVES)

    def paint(self, painter: QPainter, viewport: Viewport) -> None:
        now = self.state()
        if now is not None and self._over in now.draft.grids:
            rings = now.draft.partition.rings(int(self._over or 0))
            paint_ground(painter, viewport, rings[:1], GOOD, alpha=40)
            for ring in rings:
                paint_line(painter, viewport, ring, GOOD, width=2.0)
        self.note(painter, viewport)
