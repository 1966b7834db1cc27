"""The door to the plans: drafts and their tools are loaded when they are first asked for, and stand around the map."""

import importlib
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.drawing.content import MapContent
from desktop.refusal import Refused
from desktop.ui.background import Background
from desktop.ui.maps.tool import Tool
from desktop.ui.preferences import Preferences

if TYPE_CHECKING:
    from desktop.plans.draft import Draft
    from desktop.plans.post_moves import Receiver
    from desktop.ui.locating.locate_desk import LocateDesk
    from desktop.ui.main_window import MainWindow, OpenBank
    from desktop.ui.plans.plan_desk import PlanDesk


class PlanDoor(QWidget):
    """The map with room above it for the draft's bar and below it for the pending changes."""

    draft_changed = Signal()  # another draft, or none, or another state of it

    def __init__(
        self, window: "MainWindow", background: Background, session: "OpenBank", preferences: Preferences
    ) -> None:
        super().__init__()
        self._window, self._background, self._session, self._preferences = window, background, session, preferences
        self.desk: PlanDesk | None = None
        self.locating: LocateDesk | None = None
        canvas = self._canvas = window.canvas
        window.actions_.bind(
            {
                "plans": lambda: self._made().show_list(),
                "map_on_day": lambda: self._made().dated.ask(),
                "compare_plans": lambda: self._made().compare(),
                "import_grids": lambda: self._made().exchange.import_layer(),
                "export_grids": lambda: self._made().exchange.export_shown(),
                "locate": self._locate,
            }
        )
        self._frame = QFrame(canvas)
        self._frame.setObjectName("DraftFrame")
        self._frame.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._frame.hide()
        canvas.installEventFilter(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(canvas, 1)

    @property
    def title(self) -> str:
        """What is on the map instead of what is in force now: a preview, a draft, or another day; empty for nothing."""
        if self.desk is None:
            return ""
        previewed, draft = self.desk.exchange.preview.title, self.desk.draft
        if previewed:
            return previewed
        return self.desk.dated.title if draft is None else self.tr("草案 {0}").format(draft.plan.title)

    @property
    def day(self) -> str | None:
        """The day of the map, YYYY-MM-DD, when that is not today."""
        dated = None if self.desk is None else self.desk.dated.content
        return None if dated is None else dated.as_of

    @property
    def draft(self) -> "Draft | None":
        """The draft on the map."""
        return None if self.desk is None else self.desk.draft

    def give(self, grids: Sequence[int], to: "Receiver", name: str) -> None:
        """Give grids to a branch, outlet or manager in the open draft. Raises Refused when there is none."""
        if self.desk is None or self.desk.draft is None:
            raise Refused(
                "现行的定员不能直接改：请先打开一个方案草案（Ctrl+Shift+P），再拖动网格；方案生效之日起执行。",
                "Posts in force are not changed directly: open a draft of the grid plan first (Ctrl+Shift+P), then "
                "drag. It takes effect with the plan.",
            )
        self.desk.by_list.give(grids, to, name)

    def _locate(self) -> None:
        """The bench of customers without a place, below the map; its modules are loaded the first time."""
        if self.locating is None:
            module = importlib.import_module("desktop.ui.locating.locate_desk")
            self.locating = module.LocateDesk(self._window, self._background, self._session)
            self._column.addWidget(self.locating.panel)
        self.locating.open()

    def _made(self) -> "PlanDesk":
        """The first time its modules are loaded."""
        if self.desk is None:
            module = importlib.import_module("desktop.ui.plans.plan_desk")
            desk: PlanDesk = module.PlanDesk(self._window, self._background, self._session, self._preferences)
            self._column.insertWidget(0, desk.bar)
            self._column.insertWidget(1, desk.colours)
            self._column.insertWidget(1, desk.posts)
            self._column.insertWidget(1, desk.aids.paint)
            self._column.insertWidget(0, desk.dated.bar)
            self._column.insertWidget(0, desk.exchange.preview.bar)
            self._column.addWidget(desk.dock)
            desk.changed.connect(self._changed)
            desk.changed.connect(self._window.say_title)
            self.desk = desk
        return self.desk

    def overlaid(self, content: MapContent) -> MapContent:
        """What the map shows of this content: itself, or the open draft over it."""
        return content if self.desk is None else self.desk.overlaid(content)

    def of_day(self, content: MapContent) -> MapContent:
        """What is in force on the day of the map: this content, or that of another day; never a draft."""
        dated = None if self.desk is None else self.desk.dated.content
        return content if dated is None else dated

    def next_problem_or(self, otherwise: Callable[[], None]) -> None:
        """Go to the next problem of the open draft, or do otherwise when none is open."""
        if self.desk is None or not self.desk.next_problem():
            otherwise()

    def tool(self, key: str, accent: QColor) -> Tool:
        """A tool of the open draft; KeyError when there is none."""
        if self.desk is None:
            raise KeyError(key)
        return self.desk.tool(key, accent)

    def _changed(self) -> None:
        self._frame.setVisible(bool(self.title))
        self._frame.setGeometry(self._canvas.rect())
        self._frame.raise_()
        self.draft_changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The frame stays around the map when a bar or a panel takes room from it."""
        if event.type() is QEvent.Type.Resize:
            self._frame.setGeometry(self._canvas.rect())
        return super().eventFilter(watched, event)
