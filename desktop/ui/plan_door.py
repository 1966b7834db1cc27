"""The door to the plans: drafts and their tools are loaded when they are first asked for, and stand around the map."""

import importlib
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.drawing.content import MapContent
from desktop.ui.background import Background
from desktop.ui.maps.canvas import MapCanvas
from desktop.ui.maps.tool import Tool
from desktop.ui.preferences import Preferences

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow, OpenBank
    from desktop.ui.plans.plan_desk import PlanDesk


class PlanDoor(QWidget):
    """The map with room above it for the draft's bar and below it for the pending changes."""

    def __init__(self, canvas: MapCanvas, preferences: Preferences) -> None:
        super().__init__()
        self._preferences = preferences
        self.desk: PlanDesk | None = None
        self._canvas = canvas
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
        """What is on the map instead of what is in force now: a draft, or another day; empty for nothing."""
        if self.desk is None:
            return ""
        draft = self.desk.draft
        return self.desk.dated.title if draft is None else self.tr("草案 {0}").format(draft.plan.title)

    def show_list(self, window: "MainWindow", background: Background, session: "OpenBank") -> None:
        """The list of plans."""
        self._desk(window, background, session).show_list()

    def ask_day(self, window: "MainWindow", background: Background, session: "OpenBank") -> None:
        """The map of another day: which?"""
        self._desk(window, background, session).dated.ask()

    def _desk(self, window: "MainWindow", background: Background, session: "OpenBank") -> "PlanDesk":
        """The first time its modules are loaded."""
        if self.desk is None:
            module = importlib.import_module("desktop.ui.plans.plan_desk")
            desk: PlanDesk = module.PlanDesk(window, background, session, self._preferences)
            self._column.insertWidget(0, desk.bar)
            self._column.insertWidget(1, desk.colours)
            self._column.insertWidget(1, desk.posts)
            self._column.insertWidget(1, desk.aids.paint)
            self._column.insertWidget(0, desk.dated.bar)
            self._column.addWidget(desk.pending)
            desk.changed.connect(self._changed)
            desk.changed.connect(window.say_title)
            self.desk = desk
        return self.desk

    def overlaid(self, content: MapContent) -> MapContent:
        """What the map shows of this content: itself, or the open draft over it."""
        return content if self.desk is None else self.desk.overlaid(content)

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

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The frame stays around the map when a bar or a panel takes room from it."""
        if event.type() is QEvent.Type.Resize:
            self._frame.setGeometry(self._canvas.rect())
        return super().eventFilter(watched, event)
