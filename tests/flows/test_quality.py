"""Stories of data quality: the figures are the bank's, a number opens its records, scoring can be done and stopped."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from desktop.database.connection import Connection
from desktop.quality.score_queries import scored_days, snapshot_of
from desktop.quality.scores import added
from desktop.ui.quality.quality_desk import QualityDesk
from desktop.ui.quality.quality_window import QualityWindow
from desktop.ui.subject import BRANCH, Subject
from desktop.ui.tables.scope import Scope
from tests.flows.person import LEFT, Person


def opens_quality(person: Person) -> QualityWindow:
    person.window.actions_["quality"].trigger()
    desk = person.window.data.desks["quality"]
    assert isinstance(desk, QualityDesk)
    person.waits()
    return desk.shown


def test_a_number_of_the_quality_window_opens_as_many_records_as_it_says(
    person: Person, small_reader: Connection
) -> None:
    shown = opens_quality(person)
    kept = snapshot_of(small_reader, scored_days(small_reader)[0])
    assert kept is not None
    score = added(kept.grids.values()).score
    assert f"{score:.1f}" in shown.title.text()
    lines = shown.table.source.lines
    assert sum(line.sums.records for line in lines) == added(kept.grids.values()).records
    shown.table.selectRow(2)
    chosen = shown.table.chosen
    assert chosen is not None
    assert chosen.name in shown.faults_title.text()
    item = shown.faults.topLevelItem(1)
    assert item is not None
    number = int(item.text(1).split()[0].replace(",", ""))
    shown.faults.itemActivated.emit(item, 0)
    desk = person.window.tables.desk
    person.waits_for(lambda: desk.rows_shown is not None, "the table")
    person.waits()
    found = desk.rows_shown
    assert found is not None
    assert desk.scope is Scope.SELECTED
    assert len(found.rows) == number == len(person.window.selection.ids)
    homes = small_reader.execute(
        f"SELECT DISTINCT home_grid_id FROM customer WHERE id IN ({','.join(map(str, found_ids(person)))})"
    ).fetchall()
    assert {home for (home,) in homes} <= chosen.grids


def found_ids(person: Person) -> list[int]:
    ids: list[int] = np.asarray(person.window.selection.ids).tolist()
    return ids


def test_a_line_opens_its_card_and_lines_are_filtered_and_sorted(person: Person) -> None:
    shown = opens_quality(person)
    line = shown.table.source.lines[0]
    shown.table.selectRow(0)
    shown.table.activated.emit(shown.table.model().index(0, 0))
    person.waits()
    assert line.id is not None
    assert person.window.desk.subject == Subject(BRANCH, line.id)
    person.writes(line.name[:2], on=shown.filter)
    assert 1 <= len(shown.table.in_order()) < len(shown.table.source.lines)
    shown.filter.clear()
    shown.table.sortByColumn(2, Qt.SortOrder.AscendingOrder)
    scores = [one.sums.score for one in shown.table.in_order() if one.sums.score is not None]
    assert scores == sorted(scores)


def test_scoring_anew_changes_nothing_where_nothing_changed_and_can_be_stopped(person: Person) -> None:
    shown = opens_quality(person)
    before = shown.title.text()
    QTest.mouseClick(shown.score, LEFT)
    assert not shown.score.isEnabled()
    QTest.mouseClick(shown.cancel, LEFT)
    person.waits_for(shown.score.isEnabled, "the end of scoring")
    person.waits()
    assert shown.title.text() == before
    QTest.mouseClick(shown.score, LEFT)
    person.waits_for(shown.score.isEnabled, "the end of scoring")
    person.waits()
    assert shown.title.text() == before
    assert not person.window.actions_["undo"].isEnabled()


def test_the_standings_leave_as_a_workbook_and_a_wrong_rule_is_told(
    person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = opens_quality(person)
    book, rule = tmp_path / "资料质量.xlsx", tmp_path / "rule.toml"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(book), ""))
    QTest.mouseClick(shown.export, LEFT)
    person.waits_for(book.exists, "the workbook")
    person.waits()
    rule.write_text("version = '2'", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(rule), ""))
    QTest.mouseClick(shown.rule, LEFT)
    person.waits()
    assert "rule.toml" in person.window.messages.words
