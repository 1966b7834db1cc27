"""A planner redraws: a draft is begun, borders are swept and dragged, grids split and merged, and all can be undone."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from desktop.grids.boundary import Arc
from desktop.maps.box import Box
from desktop.plans.draft import Draft
from desktop.plans.totals import Totals
from desktop.ui.actions import DRAFT_TOOLS
from desktop.ui.plans.plan_desk import PlanDesk
from tests.flows.conftest import Opens
from tests.flows.person import LEFT, NONE, Person
from tests.plans.checks import assert_sound


def begins(person: Person, title: str = "城区重划") -> PlanDesk:
    person.does("plans")
    desk = person.window.plans.desk
    assert desk is not None
    assert desk.dialog.isVisible()
    person.writes(title, on=desk.dialog.name)
    QTest.mouseClick(desk.dialog.begin, LEFT)
    person.waits_for(lambda: desk.draft is not None, "the draft")
    person.waits()
    return desk


def draft(desk: PlanDesk) -> Draft:
    assert desk.draft is not None
    return desk.draft


def totals(desk: PlanDesk) -> Totals:
    assert desk.totals is not None
    return desk.totals


def free_border(desk: PlanDesk) -> tuple[int, Arc]:
    """A border between two grids that are not locked, where many customers live."""
    now, index = draft(desk), totals(desk).index
    found = [
        (position, arc)
        for position, arc in enumerate(now.partition.arcs)
        if arc.left in now.grids and arc.right in now.grids and not {arc.left, arc.right} & now.locked.keys()
    ]
    return max(found, key=lambda one: len(index.in_box(Box.around(one[1].world))) if len(one[1].e7) > 11 else 0)


def neighbours(desk: PlanDesk) -> tuple[int, int]:
    _, arc = free_border(desk)
    assert arc.left is not None
    assert arc.right is not None
    return arc.left, arc.right


def goes_near(person: Person, arc: Arc) -> None:
    """The whole border on the screen, with room around it."""
    low, high = arc.world.min(axis=0), arc.world.max(axis=0)
    middle, size = (low + high) / 2, float((high - low).max())
    person.looks_at(float(middle[0]), float(middle[1]), size / 260)


def sweeps(person: Person, arc: Arc, aside: float, *, finished: bool = True) -> QPoint:
    """From a quarter of the border to three quarters of it, bulging by `aside` pixels; returns where it ends."""
    n = len(arc.world)
    start, end = (person.pixel(*arc.world[place].tolist()) for place in (n // 4, 3 * n // 4))
    person.moves(QPointF(start))
    QTest.mouseClick(person.canvas, LEFT, NONE, start)
    way = QPointF(end - start)
    across = QPointF(-way.y(), way.x()) / max(1.0, float(np.hypot(way.x(), way.y())))
    for share in np.linspace(0, 1, 24):
        person.moves(QPointF(start) + way * share + across * aside * float(np.sin(share * np.pi)))
    if finished:
        QTest.mouseClick(person.canvas, LEFT, NONE, end)
        person.waits()
    return end


@pytest.fixture
def desk(person: Person) -> PlanDesk:
    return begins(person)


def test_a_border_is_swept_aside_both_sides_float_at_the_cursor_and_undo_brings_it_back(
    person: Person, desk: PlanDesk
) -> None:
    before, held = draft(desk), totals(desk)
    assert "城区重划" in person.window.windowTitle()
    _, arc = free_border(desk)
    goes_near(person, arc)
    end = sweeps(person, arc, 60, finished=False)
    said = person.canvas.tool.said  # type: ignore[attr-defined]
    assert any("存量" in line for line in said), said
    person.keeps_picture("redraw_sweep")
    QTest.mouseClick(person.canvas, LEFT, NONE, end)
    person.waits()
    after = draft(desk)
    assert after.changed_faces == {arc.left, arc.right}
    assert_sound(after.partition)
    assert np.array_equal(
        totals(desk).now(arc.left or 0) + totals(desk).now(arc.right or 0),
        held.now(arc.left or 0) + held.now(arc.right or 0),
    )
    QTest.mouseClick(desk.bar.changes, LEFT)
    person.waits()
    assert desk.pending.table.rowCount() == 2
    assert not desk.pending.unbalanced
    person.keeps_picture("redraw_pending")
    person.does("undo")
    assert draft(desk).changed_faces == frozenset()
    assert len(draft(desk).partition.arcs) == len(before.partition.arcs)
    person.does("redo")
    assert draft(desk).changed_faces == {arc.left, arc.right}


def test_escape_in_the_middle_of_a_sweep_changes_nothing(person: Person, desk: PlanDesk) -> None:
    _, arc = free_border(desk)
    goes_near(person, arc)
    start = person.pixel(*arc.world[len(arc.world) // 4].tolist())
    person.moves(QPointF(start))
    QTest.mouseClick(person.canvas, LEFT, NONE, start)
    person.moves(QPointF(start + QPoint(40, 40)))
    person.presses(Qt.Key.Key_Escape, on=person.window)
    assert draft(desk).changed_faces == frozenset()
    assert not person.window.actions_["undo"].text().endswith("移动边界")


def test_a_vertex_is_dragged_and_both_neighbours_move(person: Person, desk: PlanDesk) -> None:
    person.does("vertex")
    _, arc = free_border(desk)
    goes_near(person, arc)
    n = len(arc.world) // 2
    x, y = arc.world[n].tolist()
    person.looks_at(x, y, float(np.hypot(*(arc.world[n + 1] - arc.world[n]))) / 60)
    here = person.pixel(x, y)
    person.moves(QPointF(here))
    person.keeps_picture("redraw_vertex")
    person.drags(here, here + QPoint(14, -9))
    assert draft(desk).changed_faces == {arc.left, arc.right}
    assert_sound(draft(desk).partition)


def test_a_grid_is_halved_by_workload_instead(person: Person, desk: PlanDesk) -> None:
    face, _ = neighbours(desk)
    person.canvas.zoom_to(draft(desk).partition.face_box(face))
    person.waits()
    person.does("halve")
    x, y = draft(desk).partition.label_point(face)
    person.moves(QPointF(person.pixel(x, y)))
    person.presses(Qt.Key.Key_W)
    person.clicks(x, y)
    person.waits_for(lambda: len(draft(desk).grids) > len(draft(desk).grids_in_force), "the new grid")
    (new,) = set(draft(desk).grids) - set(draft(desk).grids_in_force)
    state = desk.state
    assert state is not None
    held = [
        state.goals.formula.each(state.totals.weights.columns, np.flatnonzero(state.totals.face == one))
        for one in (face, new)
    ]
    assert abs(held[0].sum() - held[1].sum()) <= max(
        2 * max(part.max() for part in held), 0.05 * sum(map(np.sum, held))
    )


def test_a_grid_is_split_halved_and_merged(person: Person, desk: PlanDesk) -> None:
    face, other = neighbours(desk)
    box = draft(desk).partition.face_box(face)
    person.canvas.zoom_to(box)
    person.waits()
    person.does("halve")
    x, y = draft(desk).partition.label_point(face)
    person.moves(QPointF(person.pixel(x, y)))
    person.keeps_picture("redraw_halve")
    person.clicks(x, y)
    (new,) = set(draft(desk).grids) - set(draft(desk).grids_in_force)
    held = [int(totals(desk).face.tolist().count(one)) for one in (face, new)]
    assert abs(held[0] - held[1]) <= max(2, 0.05 * sum(held))
    person.does("merge")
    person.clicks(*draft(desk).partition.label_point(face))
    x, y = draft(desk).partition.label_point(new)
    person.moves(QPointF(person.pixel(x, y)))
    person.keeps_picture("redraw_merge")
    person.clicks(x, y)
    assert new not in draft(desk).grids
    person.does("split")
    middle = (box.south + box.north) / 2
    west, east = person.pixel(box.west, middle), person.pixel(box.east, middle)
    QTest.mouseClick(person.canvas, LEFT, NONE, west - QPoint(6, 0))
    person.moves(QPointF(east))
    QTest.mouseClick(person.canvas, LEFT, NONE, east + QPoint(6, 0))
    person.presses(Qt.Key.Key_Return)
    assert len(set(draft(desk).grids) - set(draft(desk).grids_in_force)) == 1
    assert_sound(draft(desk).partition)
    assert other in draft(desk).grids


def test_a_locked_grid_says_who_may_not_move_it(person: Person, desk: PlanDesk) -> None:
    now = draft(desk)
    position, arc = next(
        (position, arc)
        for position, arc in enumerate(now.partition.arcs)
        if arc.left in now.locked and arc.right in now.grids and len(arc.e7) > 8
    )
    goes_near(person, arc)
    here = person.pixel(*arc.world[len(arc.world) // 2].tolist())
    person.moves(QPointF(here))
    QTest.mouseClick(person.canvas, LEFT, NONE, here)
    said = person.canvas.tool.said  # type: ignore[attr-defined]
    assert "已锁定" in said[0]
    assert draft(desk).partition.arcs[position] is arc


def test_a_draft_is_as_it_was_after_the_program_was_closed(opens: Opens) -> None:
    person = opens()
    desk = begins(person, "甲案")
    _, arc = free_border(desk)
    goes_near(person, arc)
    sweeps(person, arc, 35)
    changed = draft(desk).changed_faces
    assert changed
    person = opens()
    assert "甲案" not in person.window.windowTitle()
    person.does("plans")
    again = person.window.plans.desk
    assert again is not None
    person.waits_for(lambda: again.dialog.list.count() > 0, "the list of plans")
    again.dialog.list.setCurrentRow(0)
    QTest.mouseClick(again.dialog.open_, LEFT)
    person.waits_for(lambda: again.draft is not None, "the draft")
    person.waits()
    assert draft(again).changed_faces == changed
    person.does("undo")
    assert draft(again).changed_faces == frozenset()
    QTest.mouseClick(again.bar.close_, LEFT)
    person.waits()
    assert person.window.plans.title == ""
    assert not person.window.actions_["sweep"].isEnabled()


def test_f3_leads_to_the_next_problem_of_the_draft(person: Person, desk: PlanDesk) -> None:
    vacant = [grid for grid in draft(desk).grids.values() if grid.staff_id is None]
    assert vacant
    person.does("next_result")
    person.waits_for(lambda: "缺主办客户经理" in person.window.messages.words, "the first problem")
    first = person.window.messages.words
    assert f"1 / {len(vacant)}" in first
    person.does("next_result")
    person.waits_for(lambda: person.window.messages.words != first, "the second problem")
    assert f"2 / {len(vacant)}" in person.window.messages.words


def test_people_are_painted_on_grids(person: Person, desk: PlanDesk) -> None:
    person.does("assign")
    person.waits_for(lambda: desk.posts.lead.count() > 1, "the managers")
    assert desk.posts.isVisible()
    giver, getter = neighbours(desk)
    person.canvas.zoom_to(draft(desk).partition.face_box(giver).union(draft(desk).partition.face_box(getter)))
    person.waits()
    here = person.pixel(*draft(desk).partition.label_point(giver))
    QTest.mouseClick(person.canvas, LEFT, Qt.KeyboardModifier.ControlModifier, here)
    other = next(one.id for one in desk.posts.staff if one.id != draft(desk).grids[getter].staff_id)
    desk.posts.lead.setCurrentIndex(desk.posts.lead.findData(other))
    desk.posts.backup.setCurrentIndex(0)
    place = draft(desk).partition.label_point(getter)
    person.moves(QPointF(person.pixel(*place)))
    person.keeps_picture("redraw_assign")
    person.clicks(*place)
    after = draft(desk).grids[getter]
    assert after.staff_id == other
    assert after.branch_id == draft(desk).grids[giver].branch_id
    assert getter in draft(desk).changed_faces
    assert draft(desk).redrawn_faces == frozenset()
    person.does("undo")
    assert draft(desk).changed_faces == frozenset()


def test_the_change_dossier_is_saved_as_a_workbook_and_noted(person: Person, desk: PlanDesk, tmp_path: Path) -> None:
    _, arc = free_border(desk)
    goes_near(person, arc)
    sweeps(person, arc, 60)
    QTest.mouseClick(desk.bar.changes, LEFT)
    person.waits_for(lambda: bool(desk.posts.everybody), "the staff")
    assert desk.pending.dossier.isEnabled()
    desk.papers.write_dossier(tmp_path / "改动说明")
    person.waits_for((tmp_path / "改动说明.xlsx").exists, "the workbook")
    person.waits_for(lambda: "已导出 2 行" in person.window.messages.words, "the word that it is done")
    person.keeps_picture("redraw_dossier")


@pytest.mark.parametrize("width", [1366, 911])
def test_every_button_of_the_draft_is_in_reach(person: Person, desk: PlanDesk, width: int) -> None:
    person.window.resize(width, 512 if width < 1000 else 768)
    person.waits()
    bar = desk.bar
    buttons = [*bar.findChildren(QToolButton)]
    assert len([one for one in buttons if one.isVisible()]) >= len(DRAFT_TOOLS) + 3
    for button in buttons:
        if button.isVisible():
            corner = button.mapTo(bar, QPoint(0, 0))
            assert corner.x() >= 0
            assert corner.x() + button.width() <= bar.width(), button.toolTip()
            assert button.width() >= button.sizeHint().width() - 2, button.toolTip()
    person.keeps_picture(f"redraw_bar_{width}")
