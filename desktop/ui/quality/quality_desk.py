"""Reads and scores behind the window of data quality, and leads from a number to its records."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QFileDialog

from desktop.database.connection import Connection
from desktop.editing.changes import Changes
from desktop.hierarchy.node import Level
from desktop.hierarchy.queries import organisation_tree
from desktop.hierarchy.tree import OrganisationTree
from desktop.quality.faults import Fault, faults
from desktop.quality.measure_queries import measured
from desktop.quality.report import HEADS, quality_table
from desktop.quality.rule import QualityRule, read_rule, shipped_rule
from desktop.quality.score_queries import Snapshot, score_bank, scored_days, snapshot_of
from desktop.quality.scores import Scores, scores_of
from desktop.quality.standing import Standing, bank_standing, standings
from desktop.refusal import Refused
from desktop.ui import theme
from desktop.ui.background import Background
from desktop.ui.preferences import Preferences
from desktop.ui.quality.quality_window import QualityWindow
from desktop.ui.reported import Reported
from desktop.ui.selection import Combine
from desktop.ui.subject import BRANCH, GRID, MANAGER, OUTLET, TOWN, Subject
from desktop.ui.tables.scope import Scope

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow, OpenBank

_SUBJECTS = {
    Level.BRANCH: BRANCH, Level.OUTLET: OUTLET, Level.MANAGER: MANAGER, Level.TOWN: TOWN, Level.GRID: GRID,
}  # fmt: skip
_CHANGED = Changes(frozenset({"customer", "quality_snapshot"}))


class QualityDesk(QObject):
    """Made when first asked for."""

    def __init__(
        self, window: "MainWindow", background: Background, session: "OpenBank", preferences: Preferences
    ) -> None:
        super().__init__(window)
        self._window, self._background, self._session, self._preferences = window, background, session, preferences
        self._read: tuple[OrganisationTree, Snapshot, Snapshot | None] | None = None
        self._scores: tuple[Scores, QualityRule] | None = None
        self._scoring: Reported | None = None
        shown = self.shown = QualityWindow(theme.THEMES[preferences.text("theme", "light")], window)
        shown.level_chosen.connect(lambda _: self._list())
        shown.line_chosen.connect(self._list_faults)
        shown.line_opened.connect(self._open_card)
        shown.rows_asked.connect(self._show_rows)
        shown.score_asked.connect(self.score)
        shown.rule_asked.connect(self._choose_rule)
        shown.cancel_asked.connect(self._cancel)
        shown.export_asked.connect(self._export)
        window.runner.changed.connect(self._data_changed)
        window.runner.busy_changed.connect(self._runner_rests)

    def open(self) -> None:
        self.shown.dress(theme.THEMES[self._preferences.text("theme", "light")])
        self.shown.show()
        self.shown.raise_()
        self.shown.activateWindow()
        self._read_standings()

    # ── reading ────────────────────────────────────────────────────────────────────────────────────────────

    def _read_standings(self) -> None:
        self._background.run(
            lambda: _read(self._session.reader()),
            self._take,
            self._window.show_problem,
            lane="tables",
            newest="quality",
        )
        self._look_closely()

    def _take(self, read: tuple[OrganisationTree, Snapshot, Snapshot | None] | None) -> None:
        self._read = read
        if read is None:
            self.shown.show_nothing_yet()
            return
        self._list()

    def _list(self) -> None:
        if self._read is None:
            return
        tree, now, before = self._read
        lines = standings(tree, self.shown.chosen_level, now, before)
        day = "" if before is None else before.taken_on
        self.shown.show_standings(bank_standing(tree, now, before), lines, (now.taken_on, now.rule, day))
        self._list_faults()

    def _look_closely(self) -> None:
        """Which records lack what is worked out in the background, while the sums are shown already."""
        self._scores = None
        self.shown.show_faults(None)
        self._background.run(
            self._closely, self._take_scores, self._window.show_problem, lane="long", newest="quality faults"
        )

    def _closely(self) -> tuple[Scores, QualityRule]:
        rule = self._rule()
        return scores_of(measured(self._session.reader(), rule), rule), rule

    def _take_scores(self, found: tuple[Scores, QualityRule]) -> None:
        self._scores = found
        self._list_faults()

    def _list_faults(self) -> None:
        if self._scores is None:
            self.shown.show_faults(None)
            return
        chosen = self.shown.table.chosen
        self.shown.show_faults(faults(*self._scores, None if chosen is None else chosen.grids))

    def _data_changed(self, changes: Changes) -> None:
        if self.shown.isVisible() and changes.touches(_CHANGED.kinds | {"visit", "contact", "geo_point", "conflict"}):
            self._read_standings()

    # ── scoring ────────────────────────────────────────────────────────────────────────────────────────────

    def score(self) -> None:
        """Score all records anew; what stood there stays until all are scored."""
        try:
            rule = self._rule()
        except Refused as problem:
            self._window.show_problem(problem)
            return
        told = Reported(self)
        if self._window.runner.derive(lambda db: score_bank(db, rule, told.progress), _CHANGED):
            self._scoring = told
            told.told.connect(lambda done, *_: self.shown.show_progress(done if self._scoring is told else None))
            self.shown.show_progress(0.0)

    def _runner_rests(self, busy: bool) -> None:
        if not busy and self._scoring is not None:
            self._scoring = None
            self.shown.show_progress(None)

    def _cancel(self) -> None:
        if self._scoring is not None:
            self._scoring.cancel()

    def _rule(self) -> QualityRule:
        """The bank's own rule, or the one that came with the program."""
        path = self._preferences.text("quality/rule", "")
        return read_rule(Path(path)) if path else shipped_rule()

    def _choose_rule(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self.shown, self.tr("评分规则"), "", "TOML (*.toml)")
        if chosen:
            try:
                read_rule(Path(chosen))
            except Refused as problem:
                self._window.show_problem(problem)
                return
        self._preferences.keep("quality/rule", chosen)
        self.score()

    # ── from a number to its records ───────────────────────────────────────────────────────────────────────

    def _show_rows(self, fault: Fault) -> None:
        """The records of a fault as the selection, on the map and in the table."""
        self._window.selection.combine(fault.ids, Combine.REPLACE)
        self._window.tables.show_rows("customers", Scope.SELECTED)

    def _open_card(self, line: Standing | None) -> None:
        if line is None or line.id is None or line.level not in _SUBJECTS:
            return
        self._window.desk.open((Subject(_SUBJECTS[line.level], line.id),))
        self._window.ways.show_chosen()

    def _export(self) -> None:
        if self._read is None:
            return
        lines, as_of = self.shown.table.in_order(), self._read[1].taken_on
        name = self.tr("资料质量")
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        place = Path(folder) / f"{name}-{datetime.now().astimezone():%Y%m%d-%H%M}.xlsx"
        chosen, _ = QFileDialog.getSaveFileName(self.shown, name, str(place), "*.xlsx")
        if chosen:
            table = quality_table(lines, as_of=as_of)
            output, rows = self._window.tables.desk.output, np.arange(len(table), dtype=np.int32)
            sheet = output.sheet(table, rows, tuple(head.key for head in HEADS), original=False, name=name)
            path = Path(chosen)
            output.write(
                sheet, form="xlsx", path=path if path.suffix == ".xlsx" else path.with_name(f"{path.name}.xlsx")
            )


def _read(db: Connection) -> tuple[OrganisationTree, Snapshot, Snapshot | None] | None:
    """The tree, the last scoring and the one before it; None where there is none."""
    days = scored_days(db)
    now = snapshot_of(db, days[0]) if days else None
    if now is None:
        return None
    return organisation_tree(db), now, snapshot_of(db, days[1]) if len(days) > 1 else None
