"""A planner balances: totals by level under the map, suggestions taken, head office's formula and targets."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from desktop.plans.goals import Goals, Level, Target
from desktop.plans.level_totals import level_rows
from desktop.plans.workload import WORKLOAD
from desktop.ui.plans.gauge_delegate import GAUGE
from desktop.ui.plans.level_model import AFTER, BY, NAME, SHARE
from desktop.ui.plans.plan_desk import PlanDesk
from tests.flows.person import LEFT, NONE, Person
from tests.flows.test_redraw import begins, draft, free_border, goes_near, sweeps, totals
from tests.tables.test_export import xlsx_cells


@pytest.fixture
def desk(person: Person) -> PlanDesk:
    desk = begins(person, "均衡")
    QTest.mouseClick(desk.bar.changes, LEFT)
    person.waits()
    return desk


def turns_to(person: Person, desk: PlanDesk, tab: int) -> None:
    tabs = desk.dock.tabs
    QTest.mouseClick(tabs, LEFT, NONE, tabs.tabRect(tab).center())
    person.waits()


def chooses_level(person: Person, desk: PlanDesk, level: Level) -> None:
    box = desk.dock.totals.level
    box.setCurrentIndex(box.findData(level))
    box.activated.emit(box.currentIndex())
    person.waits()


def goals(desk: PlanDesk) -> Goals:
    assert desk.state is not None
    return desk.state.goals


def grid_of(desk: PlanDesk, row: int) -> str:
    """The grid that a suggestion is about."""
    item = desk.dock.suggestions.table.item(row, 0)
    assert item is not None
    return item.text().split("（")[0]


def cell(desk: PlanDesk, row: int, column: int) -> str:
    return str(desk.dock.totals.model.index(row, column).data() or "")


def test_a_suggestion_is_taken_with_one_click_and_undone_with_one_step(person: Person, desk: PlanDesk) -> None:
    turns_to(person, desk, 2)
    panel = desk.dock.suggestions
    person.waits_for(lambda: panel.table.rowCount() > 0, "suggestions")
    assert panel.table.rowCount() <= 5
    person.keeps_picture("balance_suggestions")
    name = grid_of(desk, 0)
    (face,) = (one for one, grid in draft(desk).grids.items() if grid.name == name)
    manager = draft(desk).grids[face].staff_id
    spread = panel._says.text()
    button = panel.table.cellWidget(0, 1)
    assert isinstance(button, QPushButton)
    QTest.mouseClick(button, LEFT)
    person.waits_for(lambda: draft(desk).grids[face].staff_id != manager, "the move")
    person.waits()
    assert draft(desk).changed_faces == {face}
    assert draft(desk).redrawn_faces == frozenset()
    assert panel._says.text() != spread  # worked out anew
    person.waits_for(lambda: panel.table.rowCount() > 0, "the next suggestions")
    assert grid_of(desk, 0) != name
    person.does("undo")
    assert draft(desk).grids[face].staff_id == manager
    assert panel._says.text() == spread


def test_totals_by_level_are_sorted_copied_and_exported_follow_a_step_and_lead_to_the_ground(
    person: Person, desk: PlanDesk, tmp_path: Path
) -> None:
    turns_to(person, desk, 1)
    panel = desk.dock.totals
    person.waits_for(lambda: bool(cell(desk, 0, NAME)), "the names")
    heads = panel.table.horizontalHeader()
    after = [goals(desk).value(WORKLOAD, row.after) for row in panel.model.rows]
    assert after == sorted(after, reverse=True)
    QTest.mouseClick(heads.viewport(), LEFT, NONE, QPoint(heads.sectionViewportPosition(AFTER) + 20, 8))
    person.waits()
    assert goals(desk).value(WORKLOAD, panel.model.rows[0].after) == min(after)
    desk.balance.copy()
    copied = QGuiApplication.clipboard().text().splitlines()
    assert len(copied) == panel.model.rowCount() + 1
    assert copied[1].split("\t")[0] == cell(desk, 0, NAME)
    desk.balance.export(tmp_path / "汇总")
    person.waits_for((tmp_path / "汇总.xlsx").exists, "the workbook")
    person.waits()
    cells, _ = xlsx_cells(tmp_path / "汇总.xlsx")
    assert any(f"s{cell(desk, 0, NAME)}" in row.values() for row in cells)
    chooses_level(person, desk, Level.GRID)
    assert panel.model.rowCount() == len(draft(desk).grids)
    _, arc = free_border(desk)
    goes_near(person, arc)
    sweeps(person, arc, 60)
    QTest.mouseClick(panel.only_changed, LEFT, pos=QPoint(10, panel.only_changed.height() // 2))
    person.waits()
    assert panel.model.rowCount() == 2
    assert {cell(desk, row, NAME) for row in range(2)} == {
        draft(desk).grids[face].name for face in draft(desk).changed_faces
    }
    by = [cell(desk, row, BY) for row in range(2)]
    assert sum("−" in words for words in by) == sum("+" in words for words in by)
    assert all(panel.model.index(row, SHARE).data(GAUGE) is not None for row in range(2))
    last = panel.model.columnCount() - 1
    person.waits_for(lambda: all("km" in cell(desk, row, last) for row in range(2)), "the distances")
    assert all("km²" in cell(desk, row, last - 2) for row in range(2))
    person.keeps_picture("balance_totals")
    chooses_level(person, desk, Level.BRANCH)
    for level in Level:
        rows = level_rows(draft(desk), totals(desk), level)
        assert sum(int(row.after.sum()) for row in rows) == sum(
            int(totals(desk).now(face).sum()) for face in draft(desk).grids
        )
    QTest.mouseClick(panel.only_changed, LEFT, pos=QPoint(10, panel.only_changed.height() // 2))
    person.does("whole_bank")
    box, wide = draft(desk).partition.box, person.canvas.viewport.metres_per_pixel
    where = panel.table.visualRect(panel.model.index(0, NAME)).center()
    QTest.mouseClick(panel.table.viewport(), LEFT, NONE, where)
    person.waits()
    assert person.canvas.viewport.metres_per_pixel < wide
    assert box.contains(person.canvas.viewport.centre_x, person.canvas.viewport.centre_y)


def test_head_office_changes_the_formula_and_sets_a_target_and_both_are_undone(person: Person, desk: PlanDesk) -> None:
    turns_to(person, desk, 1)
    QTest.mouseClick(desk.dock.goals, LEFT)
    dialog = desk.balance.goals
    person.waits_for(dialog.isVisible, "the dialog")
    formula = dialog.formula
    assert not formula.use.isEnabled()
    assert "相同" in formula.use.toolTip()
    for spin in formula.spins.values():
        spin.setValue(0)
    assert "至少" in formula.use.toolTip()
    formula.spins["households"].setValue(1.5)
    assert "每 100 户 1.5 分" in formula._words.text()
    QTest.mouseClick(formula.use, LEFT)
    person.waits_for(lambda: dict(goals(desk).formula.weights) == {"households": 150}, "the formula")
    person.waits()
    assert formula._before.text().count("\n") == 2
    dialog.tabs.setCurrentIndex(1)
    page = dialog.targets
    page.level.setCurrentIndex(page.level.findData(Level.MANAGER))
    page.measure.setCurrentIndex(page.measure.findData("stock"))
    page.target.setValue(200)
    page.tolerance.setValue(10)
    QTest.mouseClick(page.save, LEFT)
    person.waits_for(lambda: goals(desk).targets == {(Level.MANAGER, "stock"): Target(200, 10)}, "the target")
    person.waits()
    assert page.list.count() == 1
    dialog.hide()
    person.does("next_result")
    person.waits_for(lambda: "问题 1 /" in person.window.messages.words, "the problems")
    for _ in range(40):
        if "目标" in person.window.messages.words:
            break
        person.does("next_result")
    assert "容差 ±10 %" in person.window.messages.words
    person.does("undo")
    person.does("undo")
    assert dict(goals(desk).formula.weights) != {"households": 150}
    assert goals(desk).targets == {}


def test_the_panels_are_reached_by_command_and_have_room_in_a_small_window_too(person: Person, desk: PlanDesk) -> None:
    for width, height in ((1366, 768), (911, 512)):
        person.window.resize(width, height)
        person.waits()
        for tab in range(3):
            turns_to(person, desk, tab)
            page = (desk.dock.pending, desk.dock.totals, desk.dock.suggestions)[tab]
            assert page.isVisible()
            for button in page.findChildren(QPushButton):
                if button.isVisible() and button.objectName() == "SmallButton":
                    assert button.width() >= button.sizeHint().width() - 2, button.text()
            assert person.canvas.height() > 80
            person.keeps_picture(f"balance_{width}_{tab}")
    person.does("suggest_moves")
    assert desk.dock.suggestions.isVisible()
    person.does("draft_totals")
    assert desk.dock.totals.isVisible()
    assert not desk.dock.suggestions.isVisible()
    QTest.mouseClick(desk.bar.close_, LEFT)
    person.waits()
    assert not desk.dock.isVisible()
    for key in ("suggest_moves", "draft_totals", "goals"):
        assert not person.window.actions_[key].isEnabled()
        assert "草案" in person.window.actions_[key].toolTip()
