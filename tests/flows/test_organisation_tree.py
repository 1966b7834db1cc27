"""Stories of the organisation tree: it counts, filters and sorts, and is one with map, card and table."""

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from desktop.grids.edits import LockGrid
from desktop.hierarchy.node import Level, Node
from desktop.hierarchy.outline import Measure, Order
from desktop.hierarchy.tree import Arrangement
from desktop.search.answer import Hit, Kind
from desktop.ui.organisation.tree_desk import TreeDesk
from desktop.ui.organisation.tree_view import TreeView
from desktop.ui.subject import BRANCH, CUSTOMER, GRID, MANAGER, TOWN, Subject
from tests.flows.conftest import Opens
from tests.flows.person import LEFT, NONE, Person


def tree_of(person: Person) -> TreeDesk:
    person.waits_for(lambda: person.window.organisation is not None, "the tree's place")
    found = person.window.organisation
    assert found is not None
    return found


def view(person: Person) -> TreeView:
    return tree_of(person).panel.view


def root(person: Person) -> Node:
    person.waits_for(lambda: view(person).rows.root is not None, "the tree")
    found = view(person).rows.root
    assert found is not None
    return found


def listed(person: Person) -> list[Node]:
    found = view(person).rows.root
    return [] if found is None else list(found.walk())


def first(person: Person, fits: Callable[[Node], bool]) -> Node:
    return next(node for node in root(person).walk() if fits(node))


def place(person: Person, node: Node) -> QPoint:
    """Where a node is in the tree; what is above it is unfolded by hand first."""
    tree = view(person)
    assert node.id is not None
    index = tree.rows.first(node.level, node.id)
    above = index.parent()
    while above.isValid():
        tree.expand(above)
        above = above.parent()
    tree.scrollTo(index)
    return tree.visualRect(index).center()


def clicks(person: Person, node: Node) -> None:
    QTest.mouseClick(view(person).viewport(), LEFT, NONE, place(person, node))
    person.waits()


def marked(person: Person) -> Node | None:
    return view(person).current


def writes_filter(person: Person, words: str) -> None:
    field = tree_of(person).panel.words
    field.setFocus()
    field.selectAll()
    person.writes(words, on=field)
    QTest.qWait(180)
    person.waits()


def chip(person: Person, name: str) -> QToolButton:
    chips = tree_of(person).panel.findChildren(QToolButton)
    return next(one for one in chips if one.accessibleName() == name)


def test_the_tree_comes_after_the_map_and_counts_the_whole_bank(person: Person) -> None:
    whole = root(person)
    assert whole.counts.grids == len(person.content.grids)
    assert whole.counts.located == len(person.content.points)
    assert whole.name == person.content.bank_name
    assert {node.level for node in whole.children} >= {Level.BRANCH, Level.HOMELESS}
    person.keeps_picture("30-organisation-light")


def test_a_picked_grid_opens_its_card_and_the_map_goes_there(person: Person) -> None:
    grid = first(person, lambda node: node.level is Level.GRID)
    clicks(person, grid)
    assert person.window.desk.subject == Subject(GRID, grid.id or 0)
    box, seen = person.content.partition.face_box(grid.id or 0), person.canvas.viewport.box
    assert seen.contains(*box.centre)
    assert box.width / seen.width > 0.15 or box.height / seen.height > 0.15
    assert marked(person) == grid
    person.does("back")
    assert person.canvas.viewport.box.width > person.content.partition.box.width


@pytest.mark.parametrize(("level", "kind"), [(Level.BRANCH, BRANCH), (Level.MANAGER, MANAGER)])
def test_a_picked_branch_or_manager_is_outlined_on_the_map(person: Person, level: Level, kind: str) -> None:
    node = first(person, lambda one: one.level is level and one.counts.grids > 1)
    clicks(person, node)
    assert person.window.desk.subject == Subject(kind, node.id or 0)
    selection = next(layer for layer in person.canvas.layers if layer.key == "selection")
    shown = selection.read(person.content, person.canvas.viewport)
    assert len(shown.borders) > 0
    assert len(shown.rings) >= node.counts.grids
    person.keeps_picture(f"31-organisation-{level}")


def test_a_grid_picked_on_the_map_is_marked_and_brought_into_sight(person: Person) -> None:
    root(person)
    grid = person.content.grids[-2]
    person.clicks(*person.content.partition.label_point(grid.id))
    assert person.window.desk.subject == Subject(GRID, grid.id)
    found = marked(person)
    assert found is not None
    assert found.key == (Level.GRID, grid.id)
    rect = view(person).visualRect(view(person).currentIndex())
    assert view(person).viewport().rect().contains(rect.center())


def test_of_a_customer_its_home_grid_is_marked(person: Person) -> None:
    root(person)
    points = person.content.points
    spot = int(np.flatnonzero(points.grid_id > 0)[len(points) // 2])
    person.window.desk.open((Subject(CUSTOMER, int(points.customer_id[spot])),))
    person.waits()
    found = marked(person)
    assert found is not None
    assert found.key == (Level.GRID, int(points.grid_id[spot]))
    person.window.desk.close_card()
    assert marked(person) is None


def test_marking_runs_in_no_circle(person: Person) -> None:
    told: list[object] = []
    grid = first(person, lambda node: node.level is Level.GRID)
    place(person, grid)
    person.window.desk.subject_changed.connect(told.append)
    clicks(person, grid)
    assert told == [Subject(GRID, grid.id or 0)]
    person.window.desk.open((Subject(GRID, person.content.grids[3].id),))
    person.waits()
    assert len(told) == 2


def test_what_the_search_finds_is_marked_too(person: Person) -> None:
    branch = first(person, lambda node: node.level is Level.BRANCH and node.counts.grids > 0)
    person.window.ways.show_hit(Hit(Kind.BRANCH, branch.id or 0, branch.name))
    person.waits()
    found = marked(person)
    assert found is not None
    assert found.key == branch.key


def test_a_row_of_the_table_and_the_tree_go_together(person: Person) -> None:
    grid = first(person, lambda node: node.level is Level.GRID and node.counts.located > 0)
    person.does("table")
    desk = person.window.tables.desk
    desk.choose_table("grids")
    person.waits_for(lambda: desk.rows_shown is not None, "the table of grids")
    clicks(person, grid)
    panel = person.window.tables.panel
    chosen = panel.view.chosen_lines()
    assert chosen is not None
    assert panel.model.subject(chosen[0]) == grid.id
    panel.view.picked.emit(0)
    person.waits()
    found = marked(person)
    assert found is not None
    assert found.id == panel.model.subject(0)


def test_the_keyboard_alone_is_enough(person: Person) -> None:
    root(person)
    person.does("organisation")
    tree = view(person)
    assert tree.hasFocus()
    person.presses(Qt.Key.Key_Home, on=tree)
    person.presses(Qt.Key.Key_Down, on=tree)
    person.presses(Qt.Key.Key_Right, on=tree)
    assert tree.isExpanded(tree.currentIndex())
    person.waits_for(lambda: person.window.desk.subject is not None, "the card of the branch")
    branch = marked(person)
    assert branch is not None
    assert person.window.desk.subject == Subject(BRANCH, branch.id or 0)
    before = person.canvas.viewport
    person.presses(Qt.Key.Key_Return, on=tree)
    assert person.canvas.viewport != before or person.canvas.can_go_back


def test_a_filter_keeps_ancestors_and_all_sums(person: Person) -> None:
    whole = root(person)
    grid = first(person, lambda node: node.level is Level.GRID)
    writes_filter(person, grid.name)
    found = listed(person)
    assert found[0].counts == whole.counts
    assert [node.name for node in found if node.level is Level.GRID] == [grid.name]
    writes_filter(person, "没有这样的名字")
    assert listed(person) == []
    person.keeps_picture("32-organisation-nothing-found")
    tree_of(person).panel.clear_filter()
    assert len(listed(person)) == len(list(whole.walk()))


def test_vacant_grids_are_two_clicks_away(person: Person) -> None:
    vacant = root(person).counts.unled
    QTest.mouseClick(chip(person, "缺岗"), LEFT, NONE)
    person.waits()
    assert sum(node.level is Level.GRID for node in listed(person)) == vacant
    assert str(vacant) in chip(person, "缺岗").text()
    QTest.mouseClick(chip(person, "缺岗"), LEFT, NONE)
    assert sum(node.level is Level.GRID for node in listed(person)) == len(person.content.grids)


def test_outlets_and_towns_count_the_same_bank(opens: Opens) -> None:
    person = opens()
    whole = root(person)
    for name, level in (("网点", Level.OUTLET), ("乡镇", Level.TOWN)):
        QTest.mouseClick(chip(person, name), LEFT, NONE)
        assert root(person).counts == whole.counts
        assert any(node.level is level for node in root(person).children)
    town = first(person, lambda node: node.level is Level.TOWN and node.counts.grids > 0)
    clicks(person, town)
    assert person.window.desk.subject == Subject(TOWN, town.id or 0)
    person = opens()
    root(person)
    assert tree_of(person).arrangement is Arrangement.TOWNS


def test_the_count_that_is_shown_and_the_order_are_chosen_and_kept(opens: Opens) -> None:
    person = opens()
    root(person)
    panel = tree_of(person).panel
    panel._measure.setCurrentIndex(list(Measure).index(Measure.HOUSEHOLDS))
    panel._measure.activated.emit(list(Measure).index(Measure.HOUSEHOLDS))
    panel._orders.actions()[list(Order).index(Order.COUNT)].trigger()
    branches = [node.counts.households_est for node in root(person).children if node.level is Level.BRANCH]
    assert branches == sorted(branches, reverse=True)
    index = view(person).rows.index(0, 0)
    assert "户" in str(index.data(Qt.ItemDataRole.AccessibleTextRole))
    person = opens()
    root(person)
    assert view(person).rows.measure is Measure.HOUSEHOLDS


def test_an_edit_is_counted_and_what_is_unfolded_stays(person: Person) -> None:
    grid = first(person, lambda node: node.level is Level.GRID and node.locked_reason is None)
    clicks(person, grid)
    before, path = root(person).counts.locked, view(person).rows.path(view(person).currentIndex())
    unfolded = [
        view(person).rows.path(index) for index in view(person).rows.parents() if view(person).isExpanded(index)
    ]
    bar = view(person).verticalScrollBar().value()
    person.window.runner.run(LockGrid(grid.id or 0, "责任书已签"))
    person.waits_for(lambda: root(person).counts.locked == before + 1, "the count of locked grids")
    person.waits()
    assert view(person).rows.path(view(person).currentIndex()) == path
    again = [view(person).rows.path(index) for index in view(person).rows.parents() if view(person).isExpanded(index)]
    assert again == unfolded
    assert view(person).verticalScrollBar().value() == bar
    person.does("undo")
    person.waits_for(lambda: root(person).counts.locked == before, "the count after undo")


def test_the_menu_selects_lists_and_copies(person: Person) -> None:
    branch = first(person, lambda node: node.level is Level.BRANCH and node.counts.located > 0)
    acts = {action.text(): action for action in tree_of(person).acts.menu_of(branch).actions()}
    acts["选中它的客户"].trigger()
    person.waits()
    assert len(person.window.selection) == branch.counts.located
    acts["复制为文字"].trigger()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == 1 + len(list(branch.walk()))
    assert lines[1].split("\t")[:3] == ["支行", branch.name, branch.code]
    assert str(branch.counts.records) in lines[1].split("\t")
    acts["在表格中列出客户"].trigger()
    desk = person.window.tables.desk
    person.waits_for(lambda: desk.rows_shown is not None and bool(desk.how.filters), "the table")
    person.waits()
    assert desk.rows_shown is not None
    assert len(desk.rows_shown.rows) == branch.counts.records


def test_customers_without_a_grid_are_listed_in_the_table(person: Person) -> None:
    homeless = first(person, lambda node: node.level is Level.HOMELESS)
    tree_of(person).acts.show_in_table(homeless)
    desk = person.window.tables.desk
    person.waits_for(lambda: desk.rows_shown is not None and bool(desk.how.filters), "the table")
    person.waits()
    assert desk.rows_shown is not None
    assert len(desk.rows_shown.rows) == homeless.counts.records


def test_a_filter_that_is_written_leads_into_the_tree_with_the_arrow(person: Person) -> None:
    root(person)
    field = tree_of(person).panel.words
    field.setFocus()
    person.presses(Qt.Key.Key_Down, on=field)
    assert view(person).hasFocus()


def test_the_tab_is_kept_for_the_next_start(opens: Opens) -> None:
    person = opens()
    assert tree_of(person).panel.isVisible()
    person.turns_to("layers")
    assert person.window.left.layers.isVisible()
    assert not tree_of(person).panel.isVisible()
    person = opens()
    assert person.window.left.layers.isVisible()


def test_every_row_says_its_count_its_lights_and_what_it_lacks(person: Person) -> None:
    vacant = first(person, lambda node: node.level is Level.GRID and node.counts.unled == 1)
    index: QModelIndex = view(person).rows.first(Level.GRID, vacant.id or 0)
    for role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
        words = str(index.data(role))
        assert "缺主办客户经理" in words
        assert "定责 未知" in words
        assert vacant.name in words


def test_dark_english_and_small_still_hold(person: Person) -> None:
    root(person)
    person.window.resize(911, 512)
    person.does("dark")
    person.does("language")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    panel = tree_of(person).panel
    assert view(person).height() > 3 * view(person).sizeHintForRow(0)
    for button in panel.findChildren(QToolButton):
        corner = button.mapTo(panel, QPoint(0, 0))
        assert panel.rect().contains(QRect(corner, button.size())), button.accessibleName()
    assert "records" in str(view(person).rows.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole))
    person.keeps_picture("33-organisation-dark-english-small")
