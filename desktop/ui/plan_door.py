"""The door to the plans: drafts and their tools are loaded when they are first asked for, and stand around the map."""

import importlib
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.drawing.content import MapContent
from desktop.ui.background import Background
from desktop.ui.maps.canvas import MapCanvas
from desktop.ui.maps.tool import Tool

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow, OpenBank
    from desktop.ui.plans.plan_desk import PlanDesk


class PlanDoor(QWidget):
    """The map with room above it for the draft's bar and below it for the pending changes."""

    def __init__(self, canvas: MapCanvas) -> None:
        super().__init__()
        self.desk: PlanDesk | None = None
        self._canvas = canvas
        self._frame = QFrame(canvas)
        self._frame.setObjectName("DraftFrame")
        self._frame.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._frame.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(canvas, 1)

    @property
    def title(self) -> str:
        """The name of the draft on the map; empty when there is none."""
        draft = None if self.desk is None else self.desk.draft
        return "" if draft is None else draft.plan.title

    def show_list(self, window: "MainWindow", background: Background, session: "OpenBank") -> None:
        """The list of plans; the first time its modules are loaded."""
        if self.desk is None:
            module = importlib.import_module("desktop.ui.plans.plan_desk")
            desk: PlanDesk = module.PlanDesk(window, background, session)
            self._column.insertWidget(0, desk.bar)
            self._column.insertWidget(1, desk.posts)
            self._column.addWidget(desk.pending)
            desk.changed.connect(self._changed)
            desk.changed.connect(window.say_title)
            self.desk = desk
        self.desk.show_list()

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._frame.setGeometry(self._canvas.rect())
