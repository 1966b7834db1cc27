"""Keeps the totals, the suggestions and the goals of the open draft up to date, and has what is chosen there done."""

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QMimeData, QObject, QStandardPaths, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from desktop import formats
from desktop.database.connection import Connection
from desktop.drawing.content import MapContent
from desktop.organisation.staff import Staff
from desktop.plans.balance import BalanceGoal, Spread, Suggestion, spread_of, suggestions
from desktop.plans.border_grids import BorderGrids
from desktop.plans.draft_state import DraftState
from desktop.plans.face_shapes import FaceShapes, OutletPlaces
from desktop.plans.goal_edits import RemoveBalanceTarget, SetBalanceTarget, SetWorkloadFormula
from desktop.plans.goal_queries import formula_history, goals_of
from desktop.plans.goals import Goals, Level
from desktop.plans.level_table import HEADS, level_table
from desktop.plans.level_totals import level_rows, values_to_compare
from desktop.plans.plan import Status
from desktop.plans.workload import Formula
from desktop.tables.clipboard_text import as_html, as_text
from desktop.tables.sheet import Sheet
from desktop.ui.background import Background
from desktop.ui.plans.draft_dock import DraftDock
from desktop.ui.plans.goals_dialog import GoalsDialog
from desktop.ui.plans.measure_words import level_name
from desktop.ui.plans.plan_words import why_not_edited
from desktop.ui.plans.totals_panel import Names

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow


class BalanceDesk(QObject):
    """`taken(suggestion)` when a suggested move is to become a step; `looked(faces)` when the map is to go there."""

    taken = Signal(object)
    looked = Signal(object)

    def __init__(
        self, window: "MainWindow", background: Background, reader: Callable[[], Connection], dock: DraftDock
    ) -> None:
        super().__init__(window)
        self._window, self._background, self._reader, self._dock = window, background, reader, dock
        self._state: DraftState | None = None
        self._content: MapContent | None = None
        self._in_force: FaceShapes | None = None
        self._shapes: FaceShapes | None = None  # of the draft
        self._staff: tuple[Staff, ...] = ()
        self.names: Names = {}  # of grids, managers, outlets and branches
        self.goals = GoalsDialog(window)
        run = window.runner.run
        self.goals.formula_set.connect(lambda weights, note: run(SetWorkloadFormula(weights, note)))
        self.goals.target_set.connect(lambda *target: run(SetBalanceTarget(*target)))
        self.goals.target_removed.connect(lambda level, measure: run(RemoveBalanceTarget(level, measure)))
        dock.goals_asked.connect(self.show_goals)
        dock.totals.copy_asked.connect(self.copy)
        dock.totals.export_asked.connect(self._ask_export)
        dock.totals.chosen.connect(self.looked)
        dock.came.connect(self._measure)
        dock.suggestions.chosen.connect(lambda face: self.looked.emit((face,)))
        dock.suggestions.taken.connect(self.taken)
        dock.suggestions.wanted.connect(self._suggest)

    def show_draft(self, state: DraftState, content: MapContent) -> None:
        """After every step: what is seen is brought up to date, the rest when it is looked at."""
        if self._state is None or state.draft.base is not self._state.draft.base:
            self._in_force = self._shapes = None
        self._state, self._content = state, content
        self._name()
        self._dock.totals.show_state(state)
        if self._dock.isVisible():
            self._measure()
        if self._dock.suggestions.isVisible():
            self._suggest()

    def use_staff(self, staff: tuple[Staff, ...]) -> None:
        """Whose names managers have."""
        self._staff = staff
        self._name()

    def goals_changed(self) -> None:
        """The formula or a target was set, by hand or by undo."""
        if self.goals.isVisible():
            self.show_goals()

    def show_goals(self) -> None:
        """The dialog, with what is in force."""

        def job() -> tuple[Goals, tuple[Formula, ...]]:
            db = self._reader()
            return goals_of(db), formula_history(db)

        def show(found: tuple[Goals, tuple[Formula, ...]]) -> None:
            self.goals.show_goals(*found)
            self.goals.show()
            self.goals.raise_()

        self._background.run(job, show, self._window.show_problem, newest="goals")

    def _name(self) -> None:
        state, content = self._state, self._content
        if state is None or content is None:
            return
        grids = {**state.draft.grids_in_force, **state.draft.grids}
        names: dict[Level, Mapping[int | None, str]] = {
            Level.GRID: {face: grid.name for face, grid in grids.items()},
            Level.MANAGER: {one.id: one.name for one in self._staff},
            Level.OUTLET: {one.id: one.name for one in content.outlets},
            Level.BRANCH: {one.id: one.name for one in content.branches},
        }
        self.names = names
        self._dock.totals.use_names(names)
        self._dock.suggestions.use_names(names)

    # ── behind the window ──────────────────────────────────────────────────────────────────────────────────

    def _measure(self) -> None:
        """Area, compactness and distance: of the ground in force everything, then what the draft and a step changed."""
        state, content, known, last = self._state, self._content, self._in_force, self._shapes
        if state is None or content is None:
            return
        places = _places(content)

        def job() -> tuple[FaceShapes, FaceShapes]:
            draft = state.draft
            before = known or FaceShapes.of(draft.base, draft.grids_in_force, places)
            return before, FaceShapes.of(draft.partition, draft.grids, places, last or before)

        def show(shapes: tuple[FaceShapes, FaceShapes]) -> None:
            self._in_force, self._shapes = shapes
            before, after = (one.of_face for one in shapes)
            self._dock.totals.use_shapes(after)
            self._dock.pending.use_shapes(before, after)

        self._background.run(job, show, self._window.show_problem, newest="shapes")

    def _suggest(self) -> None:
        state, panel = self._state, self._dock.suggestions
        if state is None:
            return
        panel.show_waiting()
        goal = BalanceGoal(panel.chosen_level, panel.chosen_measure, state.goals)
        plan = state.draft.plan
        why_not = "" if plan.status is Status.DRAFT else why_not_edited(plan)

        def job() -> tuple[tuple[Suggestion, ...], Spread | None]:
            rows = level_rows(state.draft, state.totals, goal.level)
            values = values_to_compare(rows, goal.goals, goal.measure)
            aim = goal.goals.aim(goal.level, goal.measure, values)
            now = spread_of(values, aim) if aim.whole > 0 and values else None
            return suggestions(state.draft, state.totals, goal, BorderGrids()), now

        def show(found: tuple[tuple[Suggestion, ...], Spread | None]) -> None:
            panel.show_found(found[0], state.draft, goal, found[1], why_not=why_not)

        self._background.run(job, show, self._window.show_problem, newest="suggestions")

    # ── out of the program ─────────────────────────────────────────────────────────────────────────────────

    def copy(self) -> None:
        """The rows shown onto the clipboard, with all measures."""
        sheet = self._sheet()
        if sheet is not None:
            data = QMimeData()
            data.setText(as_text(sheet))
            data.setHtml(as_html(sheet))
            QGuiApplication.clipboard().setMimeData(data)
            words = self.tr("已复制 {0} 行，可直接粘贴到 Excel。")
            self._window.messages.say(words.format(formats.count(len(sheet.rows))), tone="ok")

    def export(self, path: Path) -> None:
        """The rows shown as a workbook, noted in the audit log."""
        sheet = self._sheet()
        if sheet is not None:
            whole = path if path.suffix == ".xlsx" else path.with_name(f"{path.name}.xlsx")
            self._window.tables.output.write(sheet, form="xlsx", path=whole)

    def _ask_export(self) -> None:
        state = self._state
        if state is None:
            return
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        title = self.tr("草案汇总")
        name = f"{title}-{state.draft.plan.title}-{datetime.now().astimezone():%Y%m%d-%H%M}.xlsx".replace("/", "／")
        chosen, _ = QFileDialog.getSaveFileName(self._window, title, str(Path(folder) / name), "*.xlsx")
        if chosen:
            self.export(Path(chosen))

    def _sheet(self) -> Sheet | None:
        state, content, panel = self._state, self._content, self._dock.totals
        if state is None or content is None:
            return None
        table = level_table(
            panel.rows_shown(), panel.model.all_rows, state.goals, names=panel.names(), shapes=panel.shapes,
            as_of=content.as_of,
        )  # fmt: skip
        title = self.tr("草案汇总（{0}，按{1}）").format(state.draft.plan.title, level_name(panel.chosen_level))
        rows = np.arange(len(table), dtype=np.int32)
        keys = tuple(head.key for head in HEADS)
        return self._window.tables.output.sheet(table, rows, keys, original=False, name=title)


def _places(content: MapContent) -> OutletPlaces:
    return {outlet.id: (outlet.lon_e7 * 1e-7, outlet.lat_e7 * 1e-7) for outlet in content.outlets}
