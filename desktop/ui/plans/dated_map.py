"""Map as of a day: the grids in force then, to be looked at only, with a bar that says so and leads back."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from desktop.content_loader import load_ground
from desktop.customers.point_index import PointIndex
from desktop.database.connection import Connection
from desktop.drawing.content import MapContent
from desktop.grids.boundary import Partition
from desktop.grids.membership import Membership
from desktop.grids.queries import active_plan
from desktop.plans.draft_queries import plan_of
from desktop.plans.side_queries import partition_on
from desktop.ui.background import Background
from desktop.ui.cards.parts import named
from desktop.ui.plans.plan_forms import DayForm

if TYPE_CHECKING:  # it asks for the desk that makes this
    from desktop.ui.main_window import MainWindow


class DatedBar(QWidget):
    """`again` for another day, `closed` for the map of today."""

    again = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("DraftBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._said = ("", "", "")
        self._name, self.note = named("", "DraftName"), QLabel()
        self.note.setWordWrap(True)
        self.other, self.close_ = QToolButton(), QToolButton()
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 8, 4)
        column.setSpacing(2)
        row = QHBoxLayout()
        row.addWidget(self._name, 1)
        row.addWidget(self.other)
        row.addWidget(self.close_)
        column.addLayout(row)
        column.addWidget(self.note)
        self.other.clicked.connect(self.again)
        self.close_.clicked.connect(self.closed)
        self.hide()
        self._translate()

    def show_day(self, day: str, plan: str, today: str) -> None:
        self._said = (day, plan, today)
        self._translate()
        self.show()

    def _translate(self) -> None:
        day, plan, today = self._said
        self._name.setText(self.tr("{0} 的网格（只读）").format(day))
        self._name.setToolTip(self._name.text())
        words = self.tr("{0} · 客户和数字是 {1} 的，按当日边界归入网格").format(plan, today)
        self.note.setText(self.tr("{0} · 客户是 {1} 的").format(plan, today))
        self.note.setToolTip(words)
        self.other.setText(self.tr("换日期…"))
        self.other.setAccessibleName(self.tr("换日期"))
        self.close_.setText(self.tr("回到现在"))
        self.close_.setToolTip(self.tr("回到现行的网格"))
        self.close_.setAccessibleName(self.tr("回到现在"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._translate()
        super().changeEvent(event)


class DatedMap(QObject):
    """`changed` when the map of another day, or of today, is to be shown. While one is shown nothing is edited."""

    changed = Signal()

    def __init__(self, window: "MainWindow", background: Background, reader: Callable[[], Connection]) -> None:
        super().__init__(window)
        self._window, self._background, self._reader = window, background, reader
        self.content: MapContent | None = None
        self.bar, self.form = DatedBar(), DayForm(window)
        self.bar.again.connect(self.ask)
        self.bar.closed.connect(self.close)
        self.form.chosen.connect(self.show_day)

    @property
    def title(self) -> str:
        """Of the window; empty while today is shown."""
        return "" if self.content is None else self.tr("{0} 的网格").format(self.content.as_of)

    def ask(self) -> None:
        """Which day?"""
        today = self._window.content
        if today is not None:
            self.form.ask(today.as_of if self.content is None else self.content.as_of)

    def show_day(self, day: str) -> None:
        """Put the grids of a day on the map; a day before the first plan is refused with a sentence."""
        today = self._window.content
        if today is None:
            return

        def job() -> tuple[MapContent, str]:
            db = self._reader()
            partition_on(db, day)
            ground = load_ground(db, date=day)
            plan = plan_of(db, active_plan(db, day)).title
            grids = ground.grids
            if day != today.as_of:  # locks are those of now: whether one held on that day is not kept
                grids = tuple(replace(grid, locked_reason=None) for grid in grids)
            return replace(ground, grids=grids, points=placed(today.points, ground.partition)), plan

        self._background.run(job, self._take, self._window.show_problem, lane="long", newest="dated")

    def close(self) -> None:
        """Back to today."""
        if self.content is None:
            return
        self.content = None
        self.bar.hide()
        self._window.runner.hold(None)
        self.changed.emit()

    def _take(self, found: tuple[MapContent, str]) -> None:
        today = self._window.content
        if today is None:
            return
        self.content, plan = found
        self.form.hide()
        self.bar.show_day(self.content.as_of, plan, today.as_of)
        self._window.runner.hold(lambda: self.tr("正在看另一天的地图，只能看，不能改。先按“回到现在”。"))
        self._window.messages.hide()
        self._window.tools.take("identify")
        self.changed.emit()


def placed(points: PointIndex, partition: Partition) -> PointIndex:
    """The same customers, each in the grid its place lies in."""
    grids = Membership(partition).assign(np.column_stack([points.world_x, points.world_y]))
    return replace(points, grid_id=grids.astype(np.int32))
