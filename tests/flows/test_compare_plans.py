"""Two plans beside each other: the maps move as one, rows lead to both, and the figures are those of the draft."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QDate, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.plans.draft_changes import Change
from desktop.plans.side_queries import Choice
from desktop.printing.paper import sheet
from desktop.ui.maps.canvas import MapCanvas
from desktop.ui.plans.compare_window import CompareWindow
from desktop.ui.plans.compare_words import customers
from desktop.ui.plans.plan_desk import PlanDesk
from tests.flows.person import LEFT, NONE, PICTURES, Person
from tests.flows.test_make_it_mine import nameless
from tests.flows.test_redraw import begins, draft, free_border, goes_near, sweeps, totals


@pytest.fixture
def desk(person: Person) -> PlanDesk:
    """A draft that moves one border."""
    desk = begins(person, "城区重划")
    _, arc = free_border(desk)
    goes_near(person, arc)
    sweeps(person, arc, 60)
    return desk


def compares(person: Person, desk: PlanDesk) -> CompareWindow:
    person.does("compare_plans")
    person.waits_for(lambda: desk.comparison.window is not None, "the window")
    window = desk.comparison.window
    assert window is not None
    person.waits_for(lambda: window.found is not None, "the comparison")
    rests(person, window)
    return window


def rests(person: Person, window: CompareWindow) -> None:
    person.waits_for(lambda: all(canvas.fresh for canvas in window.maps.canvases), "two still maps")
    person.waits()


def moves(canvas: MapCanvas, to: QPointF, button: Qt.MouseButton = Qt.MouseButton.NoButton) -> None:
    at = QPointF(canvas.mapToGlobal(to.toPoint()))
    QApplication.sendEvent(canvas, QMouseEvent(QEvent.Type.MouseMove, to, at, Qt.MouseButton.NoButton, button, NONE))


def keeps(window: CompareWindow, name: str) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    assert window.grab().toImage().save(str(PICTURES / f"{name}.png"))


def test_a_draft_beside_what_is_in_force(person: Person, desk: PlanDesk, tmp_path: Path) -> None:
    window = compares(person, desk)
    window.resize(1180, 720)
    rests(person, window)
    found, drawn, held = window.found, draft(desk), totals(desk)
    assert found is not None
    assert {one.code for one in found.changes} == {drawn.grids[face].code for face in drawn.changed_faces}
    assert {one.what for one in found.changes} == {Change.BORDER}
    for one in found.changes:
        assert one.after is not None
        assert np.array_equal(one.holds, held.now(one.after.face))
        assert np.array_equal(one.held, held.in_force(one.after.face))
    assert window.tables.grids.rowCount() == 2
    assert window.before.title.startswith("现行网格")
    assert "城区重划" in window.after.title
    moved = sum(customers(amounts) for amounts in found.moved.values())
    assert f"<b>{moved:,}</b>" in window.summary.text()
    assert "后续版本" in window.tables.contracts.text()
    assert not nameless(window)
    keeps(window, "compare_plans")

    # a row leads both maps to the grid, and both trace it
    table = window.tables.grids
    item = table.item(0, 1)
    assert item is not None
    QTest.mouseClick(table.viewport(), LEFT, NONE, table.visualItemRect(item).center())
    rests(person, window)
    left, right = (canvas.viewport for canvas in window.maps.canvases)
    assert (left.centre_x, left.centre_y, left.metres_per_pixel) == (
        right.centre_x, right.centre_y, right.metres_per_pixel,
    )  # fmt: skip
    face = next(face for face, grid in drawn.grids.items() if grid.code == found.changes[0].code)
    assert left.box.intersects(drawn.partition.face_box(face))

    # a click on the map marks the row
    x, y = drawn.partition.label_point(face)
    canvas = window.maps.canvases[1]
    table.clearSelection()
    pixel = canvas.viewport.to_screen(np.array([x, y]))
    QTest.mouseClick(canvas, LEFT, NONE, QPoint(round(pixel[0]), round(pixel[1])))
    assert {index.row() for index in table.selectedIndexes()} == {0}

    move_as_one(window)
    dossier_is_printed(person, desk, tmp_path / "改动.pdf")


def dossier_is_printed(person: Person, desk: PlanDesk, path: Path) -> None:
    """One click beside the workbook; noted in the audit log like every print."""
    assert desk.pending.report.isEnabled()
    desk.papers.write_report(path, sheet("A4", landscape=False))
    assert "停止" in desk.pending.report.text()
    person.waits_for(lambda: not desk.papers.report.under_way, "the PDF")
    assert path.read_bytes().startswith(b"%PDF")
    assert desk.pending.report.text() == "改动说明（PDF）"
    person.waits()


def move_as_one(window: CompareWindow) -> None:
    """And each shows where the mouse is on the other."""
    left, right = window.maps.canvases
    middle = QPoint(left.width() // 2, left.height() // 2)
    QTest.mousePress(left, LEFT, NONE, middle)
    for step in range(1, 6):
        moves(left, QPointF(middle + QPoint(12 * step, 5 * step)), LEFT)
        assert right.viewport.centre_x == left.viewport.centre_x
        assert right.viewport.centre_y == left.viewport.centre_y
    QTest.mouseRelease(left, LEFT, NONE, middle + QPoint(60, 25))
    right.zoom_by(2.0)
    assert left.viewport.metres_per_pixel == right.viewport.metres_per_pixel
    moves(right, QPointF(40, 50))
    assert window.maps.tools[0].cross == pytest.approx(right.world_at(QPointF(40, 50)))
    assert window.maps.tools[1].cross is None
    QApplication.sendEvent(right, QEvent(QEvent.Type.Leave))
    assert window.maps.tools[0].cross is None


def test_sides_are_swapped_other_days_chosen_and_a_step_undone(person: Person, desk: PlanDesk) -> None:
    window = compares(person, desk)
    window.resize(911, 512)
    rests(person, window)
    assert (window.width(), window.height()) == (911, 512), "it fits a small screen"
    assert min(canvas.height() for canvas in window.maps.canvases) >= 120
    assert window.tables.grids.viewport().height() >= 48
    keeps(window, "compare_plans_small")

    there = window.found
    assert there is not None
    QTest.mouseClick(window.swap, LEFT)
    person.waits_for(lambda: window.found is not there, "the way back")
    assert window.found is not None
    back = [(one.code, one.after) for one in window.found.changes]
    assert back == [(one.code, one.before) for one in there.changes]
    window.before.choose(window.after.choice)
    window.before.changed.emit()
    person.waits_for(lambda: window.found is not None and not window.found.changes, "nothing to compare")
    assert "完全相同" in window.summary.text()
    assert window.tables.grids.rowCount() == 0

    # a plan is like itself; a day without a map says so, and the next choice goes on
    window.before.choose(Choice())
    window.after.what.setCurrentIndex(window.after.what.count() - 1)
    window.after.what.activated.emit(window.after.what.currentIndex())
    person.waits_for(lambda: window.found is not None and not window.found.changes, "today beside today")
    window.after.day.setDate(QDate(1990, 1, 1))
    person.waits_for(lambda: "1990-01-01" in window.summary.text(), "the refusal")
    assert window.tables.grids.rowCount() == 0
    window.after.what.setCurrentIndex(1)
    window.after.what.activated.emit(1)
    person.waits_for(lambda: window.found is not None and len(window.found.changes) == 2, "the draft again")

    # what the draft becomes is compared anew, and the lock hides it
    person.does("undo")
    person.waits_for(lambda: window.found is not None and not window.found.changes, "the step undone")
    person.window.privacy.locked.emit()
    assert not window.isVisible()
    person.window.privacy.unlocked.emit()
    assert window.isVisible()
    window.close()
    assert desk.comparison.window is None
    person.waits()
