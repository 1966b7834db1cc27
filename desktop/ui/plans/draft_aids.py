"""What stands by the tools of a draft: the paint strip, the units, questions asked on the map, locking by key."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desktop.grids.edits import LockGrid, UnlockGrid
from desktop.plans.draft_state import DraftState
from desktop.plans.face_moves import face_at
from desktop.ui.background import Background
from desktop.ui.plans.ask_strip import AskStrip
from desktop.ui.plans.paint_strip import PaintStrip
from desktop.ui.plans.redraw_tool import RedrawTool
from desktop.ui.plans.snap_guide import SnapGuide
from desktop.ui.plans.unit_book import UnitBook
from desktop.ui.subject import Subject

if TYPE_CHECKING:  # it asks for the desk that asks for these
    from desktop.ui.main_window import MainWindow, OpenBank

_SPOT_MS = 9_000  # how long a place that was refused stays marked


class DraftAids(QObject):
    """Made with the desk of the plans."""

    def __init__(self, window: "MainWindow", background: Background, session: "OpenBank", parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self.paint = PaintStrip()
        self.ask = AskStrip(window.canvas)
        self.units = UnitBook(background, session.reader, window.show_problem, self)
        self.snap = SnapGuide(background, window.show_problem, self)
        self._mark = QTimer(self, singleShot=True, interval=_SPOT_MS)
        self._mark.timeout.connect(lambda: self.show_spot(None))
        self.paint.changed.connect(window.canvas.update)
        self.paint.list.activated.connect(lambda _: window.canvas.setFocus())
        actions = window.actions_
        actions["snap"].setChecked(True)
        actions["snap"].toggled.connect(lambda on: self.snap.switch(snaps=on))
        actions["trace"].toggled.connect(lambda on: self.snap.switch(traces=on))
        self.snap.changed.connect(window.canvas.update)
        self.units.ready.connect(self._units_ready)
        window.tools.changed.connect(self._tool_changed)
        window.desk.subject_changed.connect(self._subject_changed)

    def show_draft(self, opened: DraftState | None) -> None:
        """Another draft, another state of it, or none."""
        if opened is None:
            self.paint.hide()
            self.ask.close_()
        else:
            self.paint.show_draft(opened.draft)
            content = self._window.content
            if content is not None:
                self.snap.prepare(content.backdrop, opened.draft.base)

    def show_spot(self, spot: tuple[float, float] | None) -> None:
        """Mark the place that a refusal is about, and bring it into view."""
        canvas = self._window.canvas
        if isinstance(canvas.tool, RedrawTool):
            canvas.tool.spot = spot
        if spot is not None:
            self._mark.start()
            if not canvas.viewport.box.contains(*spot):
                self._window.ways.show_point(*spot)
        canvas.update()

    def lock_under(self, opened: DraftState | None) -> None:
        """Lock the grid under the cursor, with a reason that is asked for; or release its lock."""
        tool, canvas = self._window.canvas.tool, self._window.canvas
        if opened is None or not isinstance(tool, RedrawTool):
            return
        draft = opened.draft
        face = face_at(draft.partition, *canvas.world_at(tool.at))
        name = "" if face is None else draft.grids[face].name
        if face is None:
            self._window.messages.say(self.tr("光标下没有网格。把光标移到网格上，再按 Q。"))
        elif face in draft.locked:
            self._window.runner.run(UnlockGrid(face))
        elif face < 0:
            self._window.messages.say(self.tr("{0} 是草案里的新网格，方案生效以后才能锁定。").format(name))
        elif face in draft.redrawn_faces:
            self._window.messages.say(
                self.tr("草案改动了 {0} 的边界；锁定的网格要与现行的一致。先撤销这些改动，再锁定。").format(name)
            )
        else:
            self.ask.ask(
                self.tr("锁定 {0}：写明原因。锁定以后，任何工具、撤销和发布都不能改它。").format(name),
                lambda reason: self._lock(face, reason),
                for_example=self.tr("例如：责任书已签"),
            )

    def _lock(self, face: int, reason: str) -> None:
        self._window.runner.run(LockGrid(face, reason))

    def _tool_changed(self, key: str) -> None:
        self.paint.setVisible(key == "paint")
        self.ask.close_()

    def _subject_changed(self, subject: Subject | None) -> None:
        """A grid that is clicked in the tree or a list is the next target of the brush."""
        if subject is not None and subject.kind == "grid" and self._window.tools.current == "paint":
            self.paint.choose(subject.id)

    def _units_ready(self) -> None:
        tool = self._window.canvas.tool
        if isinstance(tool, RedrawTool):
            tool.said = []
        self._window.canvas.update()
