"""A plan is submitted, approved and published from the list of plans, and everything in the window follows it."""

import numpy as np
import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from desktop.drawing.content import MapContent
from desktop.grids.card_queries import GridCard
from desktop.grids.dated_card_queries import GridThen
from desktop.grids.edits import LockGrid
from desktop.grids.grid import Grid
from desktop.grids.membership import Membership
from desktop.hierarchy.node import Level
from desktop.hierarchy.outline import Measure
from desktop.printing.card_sheet import Figures
from desktop.ui.organisation.words import number
from desktop.ui.plans.plan_desk import PlanDesk
from desktop.ui.subject import BRANCH, GRID, Subject
from tests.flows.person import LEFT, Person
from tests.flows.test_redraw import begins, draft, free_border, goes_near, sweeps


@pytest.fixture
def desk(person: Person) -> PlanDesk:
    """A draft that moves one border."""
    desk = begins(person, "城区重划")
    _, arc = free_border(desk)
    goes_near(person, arc)
    sweeps(person, arc, 60)
    assert draft(desk).changed_faces == {arc.left, arc.right}
    return desk


def acts(person: Person, desk: PlanDesk, act: str) -> None:
    person.does("plans")
    person.waits_for(lambda: desk.dialog.acts.buttons[act].isEnabled(), act)
    QTest.mouseClick(desk.dialog.acts.buttons[act], LEFT)
    person.waits()


def approves(person: Person, desk: PlanDesk) -> None:
    acts(person, desk, "approve")
    form = desk.life.approval
    assert not form.done_.isEnabled()
    assert form.done_.toolTip() == "先写审批人和文号"
    person.writes("行长办公会", on=form.approver)
    person.writes("示例〔2016〕8号", on=form.document)
    QTest.mouseClick(form.done_, LEFT)
    person.waits()


def publishes(person: Person, desk: PlanDesk) -> None:
    acts(person, desk, "publish")
    form = desk.life.publication
    person.waits_for(form.done_.isEnabled, "the forecast")
    QTest.mouseClick(form.done_, LEFT)
    person.waits_for(lambda: desk.draft is None, "the publication")
    person.waits()


def test_a_submitted_plan_can_be_looked_at_and_not_edited(person: Person, desk: PlanDesk) -> None:
    off = desk.dialog.acts.buttons
    person.does("plans")
    assert [off[act].isEnabled() for act in ("submit", "send_back", "approve", "publish")] == [True] + [False] * 3
    assert off["publish"].toolTip() == "先审批，才能发布"
    acts(person, desk, "submit")
    assert "退回" in desk.bar.note.text()
    assert not person.window.actions_["sweep"].isEnabled()
    assert person.window.tools.current == "identify"
    assert draft(desk).changed_faces
    acts(person, desk, "send_back")
    assert not desk.bar.note.isVisible()
    assert person.window.actions_["sweep"].isEnabled()


def test_a_published_plan_is_what_the_map_shows_and_undo_takes_it_back(person: Person, desk: PlanDesk) -> None:
    window, before = person.window, person.content
    left, right = sorted(draft(desk).changed_faces)
    codes = {grid.id: grid.code for grid in before.grids}
    now = draft(desk).partition
    window.desk.open((Subject(GRID, left),))
    person.waits()
    acts(person, desk, "submit")
    approves(person, desk)
    assert "文号 示例〔2016〕8号" in desk.dialog.list.item(0).text()
    acts(person, desk, "publish")
    person.waits_for(desk.life.publication.done_.isEnabled, "the forecast")
    assert "2 个网格改变边界" in desk.life.publication.effect.text()
    desk.life.publication.hide()
    publishes(person, desk)
    after = person.content
    assert window.plans.title == ""
    assert {grid.code for grid in after.grids} == set(codes.values())
    assert {left, right}.isdisjoint(grid.id for grid in after.grids)
    new = {grid.code: grid.id for grid in after.grids}
    world = np.column_stack([before.points.world_x, before.points.world_y])
    drawn = Membership(now).assign(world)
    by_ground = Membership(before.partition).assign(world) == before.points.grid_id
    moved = by_ground & np.isin(drawn, [left, right])
    wanted = np.array([new[codes[face]] for face in drawn[moved].tolist()])
    assert np.array_equal(after.points.grid_id[moved], wanted)
    assert np.count_nonzero(drawn[moved] != before.points.grid_id[moved]) > 0
    assert window.desk.subject == Subject(GRID, new[codes[left]])
    person.keeps_picture("plan_published")
    person.does("undo")
    assert [grid.id for grid in person.content.grids] == [grid.id for grid in before.grids]
    assert np.array_equal(person.content.points.grid_id, before.points.grid_id)
    assert window.desk.subject == Subject(GRID, left)


def test_a_plan_published_for_later_leaves_the_map_as_it_is(person: Person, desk: PlanDesk) -> None:
    before = [grid.id for grid in person.content.grids]
    acts(person, desk, "submit")
    approves(person, desk)
    acts(person, desk, "publish")
    form = desk.life.publication
    form.day.setDate(QDate(2030, 1, 1))
    person.waits_for(form.done_.isEnabled, "the forecast")
    assert "都不变" in form.effect.text()
    QTest.mouseClick(form.done_, LEFT)
    person.waits_for(lambda: desk.draft is None, "the publication")
    person.waits()
    assert [grid.id for grid in person.content.grids] == before
    person.does("plans")
    assert "待生效" in desk.dialog.list.item(0).text()
    assert "现行" in desk.dialog.list.item(1).text()


def test_tree_table_and_search_speak_of_the_published_plan(person: Person, desk: PlanDesk) -> None:
    window = person.window
    left, _ = sorted(draft(desk).changed_faces)
    name = next(grid.name for grid in person.content.grids if grid.id == left)
    acts(person, desk, "submit")
    approves(person, desk)
    publishes(person, desk)
    new = next(grid.id for grid in person.content.grids if grid.name == name)
    assert new != left
    assert window.organisation is not None
    root = window.organisation.panel.view.rows.root
    assert root is not None
    nodes = {node.id: node for node in root.walk() if node.level is Level.GRID}
    assert left not in nodes
    held = int(np.count_nonzero(person.content.points.grid_id == new))
    assert nodes[new].counts.located == held > 0
    assert nodes[new].counts.records >= held
    person.does("search")
    person.writes(next(grid.code for grid in person.content.grids if grid.id == new), on=window.search.line)
    person.waits()
    person.presses(Qt.Key.Key_Return, on=window.search.line)
    assert window.desk.subject == Subject(GRID, new)


def looks_at_day(person: Person, desk: PlanDesk, year: int, month: int, day: int) -> None:
    person.does("map_on_day")
    desk.dated.form.day.setDate(QDate(year, month, day))
    QTest.mouseClick(desk.dated.form.done_, LEFT)
    person.waits()


def test_the_map_of_an_earlier_day_can_be_looked_at_only(person: Person, desk: PlanDesk) -> None:
    window, before = person.window, person.content
    acts(person, desk, "submit")
    approves(person, desk)
    publishes(person, desk)
    now = person.content
    looks_at_day(person, desk, 2016, 4, 29)
    shown = window.canvas.content
    assert shown is not None
    assert shown.as_of == "2016-04-29"
    assert [grid.id for grid in shown.grids] == [grid.id for grid in before.grids] != [grid.id for grid in now.grids]
    inside = Membership(shown.partition).assign(np.column_stack([shown.points.world_x, shown.points.world_y]))
    assert np.array_equal(inside, shown.points.grid_id)
    assert "2016-04-29" in window.windowTitle()
    assert not window.runner.run(LockGrid(now.grids[0].id, "看一看"))
    assert "只能看" in window.messages.words
    person.keeps_picture("map_of_an_earlier_day")
    then = {grid.id: grid for grid in shown.grids}
    told_of_the_day(person, then, now)
    person.does("second_map")
    second = window.second.second
    assert second is not None
    assert second.canvas.content is not None
    assert second.canvas.content.as_of == "2016-04-29"
    assert any("2016-04-29 的网格" in label.text() for label in second.findChildren(QLabel, "DayNote"))
    second.close()
    QTest.mouseClick(desk.dated.bar.close_, LEFT)
    person.waits()
    assert window.canvas.content is now
    assert "2016" not in window.windowTitle()
    told_of_today(person, now)


def told_of_the_day(person: Person, then: dict[int, Grid], now: MapContent) -> None:
    """Tree and cards of grids follow the day of the map; what is known of today alone says so."""
    window = person.window
    organisation = window.organisation
    assert organisation is not None
    person.waits_for(lambda: organisation.tree is not None and not organisation.tree.counted, "the tree of that day")
    view = organisation.panel.view
    root = view.rows.root
    assert root is not None
    assert {node.id for node in root.walk() if node.level is Level.GRID} == set(then)
    assert number(root, Measure.RECORDS, counted=view.painter_.counted) == "—"
    assert not root.counts.locked, "locks are of now"
    assert number(root, Measure.GRIDS, counted=view.painter_.counted) == str(len(then))
    spoken = view.rows.data(view.rows.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert "—" in spoken
    ended = next(grid for grid in then.values() if grid.id not in {one.id for one in now.grids})
    window.desk.open((Subject(GRID, ended.id),))
    person.waits()
    card = window.desk.card
    assert isinstance(card, GridThen)
    assert (card.day, card.manager_id, card.branch_id) == ("2016-04-29", ended.manager_id, ended.branch_id)
    assert card.area_km2
    said = person.words_on_card()
    assert "2016-04-29 的网格" in said
    assert "没有另存" in said
    assert window.desk.sheet is not None
    held = [part for block in window.desk.sheet.blocks for part in block.parts if isinstance(part, Figures)]
    assert held[0].figures[0].value == "—", "no customer is counted"
    person.does("copy_card")
    window.desk.open((Subject(BRANCH, ended.branch_id or 0),))
    person.waits()
    assert "今天（2016-04-30）的数据，不是地图上 2016-04-29 的" in person.words_on_card()
    notes = window.plans.desk
    assert notes is not None
    person.turns_to("organisation")
    assert "显示为 —" in notes.notes.left.text()
    person.turns_to("layers")
    assert "今天（2016-04-30）" in notes.notes.left.text()
    person.does("table")
    assert notes.notes.table.isVisible()
    person.keeps_picture("map_of_an_earlier_day_told")
    person.does("table")
    person.does("overview")
    sheet = window.overview.sheet
    assert sheet is not None
    said_there = [label.text() for label in sheet.findChildren(QLabel, "DayNote") if label.isVisible()]
    assert said_there == ["以下为今天（2016-04-30）的数据，不是地图上 2016-04-29 的。"]
    person.does("overview")
    person.turns_to("organisation")
    window.desk.open((Subject(GRID, ended.id),))
    person.waits()


def told_of_today(person: Person, now: MapContent) -> None:
    window = person.window
    organisation = window.organisation
    assert organisation is not None
    person.waits_for(lambda: organisation.tree is not None and organisation.tree.counted, "the tree of today")
    assert isinstance(window.desk.card, GridCard)
    assert window.desk.card.id in {grid.id for grid in now.grids}
    assert "今天（" not in person.words_on_card()
    assert window.plans.desk is not None
    assert not window.plans.desk.notes.left.isVisible()


def test_days_without_a_plan_or_its_borders_are_refused(person: Person, desk: PlanDesk) -> None:
    looks_at_day(person, desk, 2001, 1, 1)
    assert "还没有网格化方案" in person.window.messages.words
    looks_at_day(person, desk, 2014, 6, 1)
    assert "没有它的边界" in person.window.messages.words
    assert desk.dated.content is None
    assert desk.draft is not None


def test_changes_are_coloured_counted_and_the_choice_is_remembered(person: Person, desk: PlanDesk) -> None:
    changed = draft(desk).changed_faces
    QTest.mouseClick(desk.colours.toggle, LEFT)
    person.waits()
    shading = person.window.map.options.territories.shading
    assert shading is not None
    quiet = {colour for face, colour in shading.colours.items() if face not in changed}
    loud = {shading.colours[face] for face in changed}
    assert len(quiet) == len(loud) == 1
    assert quiet != loud
    assert "边界改变 2" in desk.colours.accessibleName()
    QTest.mouseClick(desk.bar.changes, LEFT)
    person.canvas.zoom_to(draft(desk).partition.face_box(min(changed)))
    person.waits()
    person.keeps_picture("plan_changes")
    person.does("dark")
    dark = person.window.map.options.territories.shading
    assert dark is not None
    assert set(dark.colours.values()).isdisjoint(quiet | loud)
    person.keeps_picture("plan_changes_dark")
    QTest.mouseClick(desk.bar.close_, LEFT)
    person.waits()
    assert person.window.map.options.territories.shading is person.window.map.themes.shading
    assert not desk.colours.isVisible()
    person.does("plans")
    desk.dialog.list.setCurrentRow(0)
    QTest.mouseClick(desk.dialog.open_, LEFT)
    person.waits_for(lambda: desk.draft is not None, "the draft")
    person.waits()
    assert desk.colours.isVisible()
