"""A planner settles who holds the grids 定员: by list, by dragging in the organisation tree."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.hierarchy.node import Level, Node
from desktop.plans.draft import Draft
from desktop.ui.plans.plan_desk import PlanDesk
from desktop.ui.plans.posts_list import PostsList
from desktop.ui.plans.posts_model import LINE, Keep
from tests.flows.person import LEFT, PICTURES, Person
from tests.flows.test_organisation_tree import first, place, root, view
from tests.flows.test_redraw import begins, draft


@pytest.fixture
def desk(person: Person) -> PlanDesk:
    return begins(person)


def opens_list(person: Person, desk: PlanDesk) -> PostsList:
    person.does("posts_list")
    assert desk.by_list.list.isVisible()
    return desk.by_list.list


def chooses(box_of: PostsList, field: str, key: int | None) -> None:
    box = box_of.choices[field]
    place_ = next(i for i in range(box.count()) if box.itemData(i) == key)
    box.setCurrentIndex(place_)
    box.activated.emit(place_)


def drops(person: Person, what: Node, onto: Node) -> None:
    """What Qt does once a drag has begun: the same data, the same events."""
    tree = view(person)
    at = QPointF(place(person, onto))
    index = tree.rows.first(what.level, what.id or 0)
    data = tree.rows.mimeData([index])
    buttons, keys, moves = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.MoveAction
    enter = QDragEnterEvent(at.toPoint(), moves, data, buttons, keys)
    QApplication.sendEvent(tree.viewport(), enter)
    move = QDragMoveEvent(at.toPoint(), moves, data, buttons, keys)
    QApplication.sendEvent(tree.viewport(), move)
    if move.isAccepted():
        QApplication.sendEvent(tree.viewport(), QDropEvent(at, moves, data, buttons, keys))
    person.waits()


def free(now: Draft, number: int) -> list[int]:
    """Grids nobody locked."""
    return [face for face in sorted(now.grids) if face not in now.locked][:number]


def test_many_grids_get_another_lead_in_one_step_and_undo_takes_all_of_it_back(person: Person, desk: PlanDesk) -> None:
    listed = opens_list(person, desk)
    before = draft(desk)
    faces = free(before, 5)
    listed.choose(faces)
    held = {key for face in faces for key in (before.grids[face].staff_id, before.grids[face].backup_id)}
    other, name = next((one.id, one.name) for one in desk.posts.staff if one.id not in held)
    assert not listed.apply.isEnabled()
    assert "先选要设的" in listed.apply.toolTip()
    chooses(listed, "staff_id", other)
    QTest.mouseClick(listed.apply, LEFT)
    person.waits()
    after = draft(desk)
    assert {after.grids[face].staff_id for face in faces} == {other}
    assert after.changed_faces == set(faces)
    assert "5 个网格" in listed.said.text()
    shown = person.canvas.content
    assert shown is not None
    assert {grid.manager_name for grid in shown.grids if grid.id in faces} == {name}
    assert [line.face for line in listed.chosen] == sorted(faces, key=lambda face: after.grids[face].code)
    QTest.mouseClick(listed.keeps.button(Keep.CHANGED), LEFT)
    assert listed.shown.rowCount() == 5
    PICTURES.mkdir(parents=True, exist_ok=True)
    assert listed.grab().save(str(PICTURES / "posts_list.png"))
    person.does("undo")
    assert draft(desk).changed_faces == frozenset()
    assert listed.shown.rowCount() == 0
    assert "没有符合条件" in listed.said.text()


def test_the_list_finds_vacant_grids_and_says_what_each_is_missing(person: Person, desk: PlanDesk) -> None:
    listed = opens_list(person, desk)
    face = free(draft(desk), 1)[0]
    vacant = sum(grid.staff_id is None for grid in draft(desk).grids.values())
    listed.choose([face])
    chooses(listed, "staff_id", None)
    QTest.mouseClick(listed.apply, LEFT)
    person.waits()
    QTest.mouseClick(listed.keeps.button(Keep.VACANT), LEFT)
    lines = [listed.shown.index(row, 0).data(LINE) for row in range(listed.shown.rowCount())]
    assert face in {line.face for line in lines}
    assert len(lines) == vacant + 1
    assert not any(line.is_staffed for line in lines)
    assert all("主办" in listed.shown.index(row, 7).data() for row in range(len(lines)))
    tip = listed.shown.index(0, 6).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "定员 否" in tip
    assert "定责 未知" in tip


def test_another_branch_brings_its_nearest_outlet_along(person: Person, desk: PlanDesk) -> None:
    listed = opens_list(person, desk)
    face = free(draft(desk), 1)[0]
    grid = draft(desk).grids[face]
    other = next(one.branch_id for one in person.content.outlets if one.branch_id != grid.branch_id)
    listed.choose([face])
    chooses(listed, "branch_id", other)
    QTest.mouseClick(listed.apply, LEFT)
    person.waits()
    now = draft(desk).grids[face]
    assert now.branch_id == other
    assert next(one.branch_id for one in person.content.outlets if one.id == now.outlet_id) == other


def test_a_grid_dragged_onto_a_manager_is_led_by_them_and_the_tree_shows_it(person: Person, desk: PlanDesk) -> None:
    person.turns_to("organisation")
    now = draft(desk)
    face = free(now, 1)[0]
    grid = first(person, lambda node: node.level is Level.GRID and node.id == face)
    manager = first(
        person, lambda node: node.level is Level.MANAGER and node.id not in (None, now.grids[face].staff_id)
    )
    drops(person, grid, manager)
    after = draft(desk).grids[face]
    assert after.staff_id == manager.id
    assert manager.name in person.window.messages.accessibleName()
    under = next(node for node in root(person).walk() if node.key == manager.key and face in node.grid_ids)
    assert under.level is Level.MANAGER
    person.keeps_picture("posts_dragged")
    outlets = {one.id: one.branch_id for one in person.content.outlets}
    assert outlets[after.outlet_id or 0] == after.branch_id
    person.does("undo")
    assert draft(desk).grids[face] == now.grids[face]
    still = next(node for node in root(person).walk() if node.key == manager.key)
    assert face not in still.grid_ids


def test_a_whole_manager_dragged_onto_a_branch_comes_with_all_grids(person: Person, desk: PlanDesk) -> None:
    person.turns_to("organisation")
    now = draft(desk)
    branches = [node for node in root(person).children if node.level is Level.BRANCH]
    manager, home = next(
        (node, branch)
        for branch in branches
        for node in branch.children
        if node.level is Level.MANAGER and node.grid_ids and not set(node.grid_ids) & now.locked.keys()
    )
    target = next(branch for branch in branches if branch is not home)
    drops(person, manager, target)
    after = draft(desk)
    assert {after.grids[face].branch_id for face in manager.grid_ids} == {target.id}
    assert {after.grids[face].staff_id for face in manager.grid_ids} == {None}  # works at another branch


def test_without_a_draft_a_drop_is_refused_with_the_way_to_go(person: Person) -> None:
    person.turns_to("organisation")
    grid = first(person, lambda node: node.level is Level.GRID)
    manager = first(person, lambda node: node.level is Level.MANAGER and grid.id not in node.grid_ids)
    drops(person, grid, manager)
    assert "请先打开一个方案草案" in person.window.messages.accessibleName()
    assert not person.window.actions_["posts_list"].isEnabled()
    assert "先打开一个方案草案" in person.window.actions_["posts_list"].toolTip()


def test_a_locked_grid_stays_whatever_is_chosen_with_it(person: Person, desk: PlanDesk) -> None:
    now = draft(desk)
    listed = opens_list(person, desk)
    locked, other = next(iter(sorted(now.locked))), free(now, 1)[0]
    listed.choose([locked, other])
    chooses(listed, "staff_id", None)
    QTest.mouseClick(listed.apply, LEFT)
    person.waits()
    assert "已锁定" in listed.said.text()
    assert draft(desk).changed_faces == frozenset()
